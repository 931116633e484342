"""What an evaluation counts as right, on annotated texts written here."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cbris.cli import cli
from cbris.errors import SourceError
from cbris.loaders.evaluation import evaluate_folder

TEXT = (
    "The customs union helps trade in Ukraine.\n\nReferences\n"
    "1. Able, A. (2019). Ferries of the north. Harbour Studies, 4(2), 11-19.\n"
    "2. Baker, B. (2001). Tides of the south. Harbour Studies, 3(1), 5-9.\n"
)
FIRST = "Able, A. (2019). Ferries of the north. Harbour Studies, 4(2), 11-19."


def _write(folder: Path, **parts: object) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "one.gold.json").write_text(json.dumps(parts), "utf-8")
    return folder


def _concept(words: str, kind: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"text": words, "kind": kind, "start": start, "end": start + len(words)}


def _reference(**fields: object) -> dict[str, object]:
    start = TEXT.index(FIRST)
    return {"n": 1, "raw": FIRST, "start": start, "end": start + len(FIRST), **fields}


def test_reference_is_right_but_for_case_and_dash_and_a_second_one_is_found_beside(
    tmp_path: Path,
) -> None:
    fields = {
        "authors": [{"family": "Able", "given": "A."}],
        "title": "FERRIES of the North",
        "container": "Harbour Studies",
        "pages": "11–19",
        "year": "2018",
    }
    tally = evaluate_folder(_write(tmp_path, references=[_reference(**fields)])).parts["references"]

    assert [tally.right[name] for name in fields] == [1, 1, 1, 1, 0]
    assert [tally.found[name] for name in fields] == [2, 2, 2, 2, 2]
    assert tally.precision(["title"]) == 0.5
    assert tally.recall(["title"]) == 1.0
    assert ("one reference 1", "year", "2018", "2019") in tally.differences


def test_a_value_where_the_annotation_says_null_is_wrong(tmp_path: Path) -> None:
    one = _reference(title="Ferries of the north", volume=None)
    tally = evaluate_folder(_write(tmp_path, references=[one])).parts["references"]
    assert (tally.expected["volume"], tally.found["volume"], tally.right["volume"]) == (0, 2, 0)


def test_mention_is_right_where_kind_and_stretch_agree(tmp_path: Path) -> None:
    concepts = [
        _concept("customs union", "integration-form"),
        _concept("Ukraine", "region"),
        _concept("trade", "country"),
    ]
    tally = evaluate_folder(_write(tmp_path, concepts=concepts)).parts["mentions"]
    assert tally.recall(["integration-form"]) == 1.0
    assert tally.recall(["region"]) == 0.0
    assert (tally.found["country"], tally.right["country"]) == (1, 0)


def test_a_note_gives_other_right_readings(tmp_path: Path) -> None:
    note = 'volume="4", issue=null is equally right; title="Ferries of the north" is equally right'
    one = _reference(title="Ferries", volume="4(2)", issue="7", note=note)
    tally = evaluate_folder(_write(tmp_path, references=[one])).parts["references"]
    assert [tally.right[name] for name in ("title", "volume", "issue")] == [1, 1, 0]


def test_a_mention_at_an_optional_place_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    concepts = [_concept("customs union", "country")]
    optional = [_concept("Ukraine", "country")]
    folder = _write(tmp_path, concepts=concepts, optional_concepts=optional)
    tally = evaluate_folder(folder).parts["mentions"]
    assert (tally.expected["country"], tally.found["country"]) == (1, 0)


def test_only_the_listed_occurrences_count(tmp_path: Path) -> None:
    concept = {**_concept("Ukraine", "country"), "occurrences": [[0, 3]]}
    tally = evaluate_folder(_write(tmp_path, concepts=[concept])).parts["mentions"]
    assert (tally.found["country"], tally.right["country"]) == (1, 0)


def test_annotation_that_is_not_at_its_offsets_is_refused_with_its_place(tmp_path: Path) -> None:
    wrong = {**_concept("customs union", "integration-form"), "end": 12}
    with pytest.raises(SourceError, match=r"concepts 1: 'customs union' is not at 4 to 12"):
        evaluate_folder(_write(tmp_path, concepts=[wrong]))


def test_empty_folder_says_what_was_expected(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path)])
    assert result.exit_code == 1
    assert "no file *.gold.json; annotated texts were expected" in result.output


def test_command_prints_a_table_and_the_errors(tmp_path: Path) -> None:
    folder = _write(tmp_path, concepts=[_concept("Ukraine", "region")])
    result = CliRunner().invoke(cli, ["evaluate", str(folder), "--errors"])
    assert result.exit_code == 0
    assert "texts: 1" in result.output
    assert "one: region: read None; annotated 'Ukraine'" in result.output


def test_command_gives_json(tmp_path: Path) -> None:
    folder = _write(tmp_path, concepts=[_concept("customs union", "integration-form")])
    result = CliRunner().invoke(cli, ["evaluate", str(folder), "--format", "json"])
    figures = json.loads(result.output)
    assert figures["mentions"]["integration-form"]["recall"] == 1.0
