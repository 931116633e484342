"""The vocabularies from the command line: what they hold, and what they lack."""

import json
from pathlib import Path

from click.testing import CliRunner

from cbris.cli import cli

TEXT = (
    "The harbour pilot service meets the customs union. A harbour pilot service costs little; "
    "harbour pilot services are rare. Write to able@example.org.\n"
)


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["vocabulary", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_a_term_that_no_vocabulary_has_is_proposed_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    code, out, _ = run("suggest", str(tmp_path), "--format", "json")
    (first,) = json.loads(out)
    assert (code, first["term"], first["times"], first["documents"]) == (
        0,
        "harbour pilot service",
        3,
        1,
    )
    assert first["contexts"][0].startswith("The harbour pilot service meets the customs union.")
    assert "example.org" not in out


def test_a_known_term_is_not_proposed(tmp_path: Path) -> None:
    text = "The customs union is old. A customs union is new. Customs unions are rare.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert run("suggest", str(tmp_path))[1] == (
        "no unknown term is used 3 times in 1 documents, or more\n"
    )


def test_a_term_may_have_to_be_used_in_several_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(f"{TEXT}Old.\n", "utf-8")
    (tmp_path / "c.txt").write_text("Salt mine. Salt mine. Salt mine.\n", "utf-8")
    lines = run("suggest", str(tmp_path), "--documents", "2")[1].splitlines()
    assert lines[0] == "harbour pilot service (used 6 times in 2 documents)"
    assert not [line for line in lines if line.lower().startswith("salt mine")]


def test_concepts_are_listed_by_kind_with_their_wordings() -> None:
    code, out, _ = run("list", "--kind", "integration-form", "--format", "csv")
    row = next(line for line in out.splitlines() if line.startswith("customs union,"))
    assert code == 0
    assert row.startswith("customs union,integration-form,")
    assert "митний союз" in row
    assert "index," not in out


def test_an_unknown_kind_names_the_known_ones() -> None:
    code, _, err = run("list", "--kind", "indices")
    assert code == 2
    assert "'indices' is none of barrier, condition" in err
