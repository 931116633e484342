"""References in the styles that lists print. Every work here is made up."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from cbris.loaders.evaluation import evaluate_folder
from cbris.loaders.text.document import Name
from cbris.loaders.text.layout import split
from cbris.loaders.text.references import read_references
from cbris.loaders.text.references.dates import parse_date
from cbris.loaders.text.references.entry import parse_entry
from cbris.loaders.text.references.location import equal_words
from cbris.loaders.text.references.repair import known_words

CASES: dict[str, tuple[str, dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "cases/references.json").read_text(encoding="utf-8")
)
PEOPLE = {"authors", "editors"}
KEEP = {"n", "raw", "start", "end", "places"}


def _names(reading: object) -> object:
    if isinstance(reading, tuple) and reading and isinstance(reading[0], Name):
        return [" | ".join(filter(None, [n.family, n.given, n.literal])) for n in reading]
    return list(reading) if isinstance(reading, tuple) else reading


@pytest.mark.parametrize("case", CASES)
def test_fields_of_a_reference(case: str) -> None:
    raw, expected = CASES[case]

    reference = parse_entry(1, raw, 0, known_words("")).reference

    found = {name: _names(value) for name, value in vars(reference).items() if value}
    assert {name: value for name, value in found.items() if name not in KEEP} == expected


LISTS = {
    "starts-at-2": (
        "Prose.\n2. Demo E. A. Fords. Letters. 2001. 3, 4–9.\n3. Testov A. B. Ferries. 2002. 12 p.",
        [2, 3],
    ),
    "brackets": (
        "References\n[1] Demo E. A. Fords. 2001.\n[2] Testov A. B. Ferries. 2002.",
        [1, 2],
    ),
    "wrapped-lines": (
        "References\n1. Demo E. A. Fords. Letters. 2001. Vol.\n12. P. 4–9."
        "\n2. Testov A. B. Ferries. 2002. 12 p.",
        [1, 2],
    ),
    "blank-lines": (
        "Література:\n\n1) Зразок І. І. Мости. 2001. 20 с.\n\n"
        "2) Приклад О. О. Броди. 2002. 12 с.\n",
        [1, 2],
    ),
    "one-line": (
        "References: 1. Demo E. A. Fords. 2001. 12 p. 2. Testov A. B. Ferries. 2002. 12 p.",
        [1, 2],
    ),
    "unnumbered": (
        "Bibliography\nDemo, E. (2001). Fords. Letters, 3, 4–9.\nTestov, A. (2002). Ferries. Kyiv.",
        [1, 2],
    ),
    "prose-list": (
        "Three tasks are set in 2020:\n1. Open the ferry to all.\n2. Close the ford.\n3. Ask why.",
        [],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_list_is_cut_at_its_printed_numbers(case: str) -> None:
    text, numbers = LISTS[case]

    references, _ = read_references(text, split(text))

    assert [reference.n for reference in references] == numbers
    assert all(text[r.start : r.end] == r.raw for r in references)


def test_problems_name_what_is_lost() -> None:
    first = "Demo E. A. Fords. Letters. 2001. 3, 4–9. DOI:"
    text = f"Prose.\n2. {first}\n3. Testov A. B. Ferries. 2002. URL: x/1"

    _, problems = read_references(text, split(text))

    assert [problem.code for problem in problems] == ["list-starts-at", "doi-cut", "url-cut"]


def test_order_of_names_is_a_vote_of_the_whole_list() -> None:
    first = "Demo Ann and Testov Peter and Sample Bo. Fords. 2001. 12 p."
    text = f"References\n1. {first}\n2. Zrazok I. I. Mist. 2002. 9 p."

    references, _ = read_references(text, split(text))

    assert [name.family for name in references[0].authors] == ["Demo", "Testov", "Sample"]


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_fields_agree_with_the_gold_annotations() -> None:
    parts = evaluate_folder(Path(os.environ["CBRIS_SHARED"]) / "gold").parts
    assert parts["references"].f1() >= 0.97
    assert parts["metadata"].f1() >= 0.97


def test_entry_far_too_long_keeps_its_words_only() -> None:
    short = "1. Demo E. A. Fords. 2001. 12 p.\n2. Demo E. A. Ferries. 2002. 9 p."
    text = f"References\n{short}\n3. Testov A. B. " + "Ferries and fords, " * 400

    references, problems = read_references(text, split(text))

    assert references[2].raw == text[references[2].start :].strip()
    assert references[2].title is None
    assert [problem.code for problem in problems] == ["reference-too-long"]


def test_second_list_is_read_and_told() -> None:
    text = (
        "Література\n1. Зразок І. І. Мости. 2001. 20 с.\n2. Приклад О. О. Броди. 2002. 12 с.\n\n"
        "References\n1. Zrazok, I. I. (2001). Mosty [Bridges]. Kyiv, 20 p.\n"
        "2. Pryklad, O. O. (2002). Brody [Fords]. Lviv, 12 p."
    )

    references, problems = read_references(text, split(text))

    assert [reference.n for reference in references] == [1, 2, 1, 2]
    assert references[1].raw == "Приклад О. О. Броди. 2002. 12 с."
    assert [problem.code for problem in problems] == ["list-repeats"]


def _marked_lists() -> dict[str, str]:
    marked = (Path(__file__).parent / "cases/reference-lists.txt").read_text(encoding="utf-8")
    parts = (part.split("\n", 1) for part in marked.split("=== ")[1:])
    return {name: words.rstrip("\n") for name, words in parts}


MARKED_LISTS = _marked_lists()


@pytest.mark.parametrize("case", MARKED_LISTS)
def test_entries_of_a_list(case: str) -> None:
    marked = MARKED_LISTS[case]
    text = marked.replace("⟦", "").replace("⟧", "")

    references, _ = read_references(text, split(text))

    assert [r.raw for r in references] == re.findall("⟦(.*?)⟧", marked, re.DOTALL)
    assert all(text[r.start : r.end] == r.raw for r in references)


WRAPPED = """Prose.

References
1. Demo, E. & Sample-Jones,  C. (2015). Rivers as
bridges: Trade across water. Invented Stu-
dies, 12 (3), 45 – 67. Retrieved 5 March 2020, from https://example.org/12
"""


def test_places_say_where_each_field_stands() -> None:
    references, _ = read_references(WRAPPED, split(WRAPPED))

    found = [(name, WRAPPED[start:end]) for name, start, end in references[0].places]
    assert found == [
        ("authors", "Demo, E."),
        ("authors", "Sample-Jones,  C."),
        ("title", "Rivers as\nbridges: Trade across water"),
        ("year", "2015"),
        ("volume", "12"),
        ("issue", "3"),
        ("pages", "45 – 67"),
        ("url", "https://example.org/12"),
        ("accessed", "5 March 2020"),
    ]
    assert references[0].repaired == ("container",)


@pytest.mark.parametrize("case", CASES)
def test_words_of_each_place_equal_its_field(case: str) -> None:
    raw, _ = CASES[case]

    reference = parse_entry(1, raw, 100, known_words("")).reference

    spans = {name: raw[start - 100 : end - 100] for name, start, end in reference.places}
    one_value = {name: words for name, words in spans.items() if name not in PEOPLE}
    for name, words in one_value.items():
        value = getattr(reference, name)
        assert value in (equal_words(words), words, parse_date(words)) or (
            equal_words(value) == equal_words(words)
        )
    fields = {name for name in vars(reference) if getattr(reference, name)} - KEEP
    assert fields - {"type", "repaired"} == {*spans, *reference.repaired}


def test_dash_repeats_the_author_of_the_entry_before() -> None:
    text = (
        "References\nDemo, E. (2011). Fords and ferries. River Letters, 4(2), 11–19.\n"
        "——— (2012). Bridges. Oxford: Fictive Press."
    )

    references, _ = read_references(text, split(text))

    assert [one.authors for one in references] == [(Name("Demo", "E."),)] * 2
    assert [one.repaired for one in references] == [(), ("authors",)]


def test_lines_of_the_page_within_an_entry_are_no_part_of_its_fields() -> None:
    text = (
        "River Letters 2015, No. 3\n44\nReferences\n1. Demo, E. (2011). Fords and ferries on the "
        "rivers\n\nRiver Letters 2015, No. 3\n45\n\nof nowhere. Ford News, 4(2), 11–19."
    )

    references, _ = read_references(text, split(text))

    assert references[0].title == "Fords and ferries on the rivers of nowhere"


def test_lines_of_author_and_year_part_the_entries_below_them() -> None:
    blocks = (
        "Able et al., 2011\nB.T. Able, C. Baker, D. Cook\nFerries and the theory of fords\n"
        "Harb. Stud., 45 (7) (2011), pp. 875-891",
        "Dorn and Baker, 2016\nE. Dorn, C. Baker\nSalt and fog\nQuay Press, Oslo (2016)",
        "Harbour Board, 2019\nHarbour Board\nReport on tides\nHarbour Board, Bergen (2019)",
    )
    text = "References\n" + "\n".join(blocks)

    references, _ = read_references(text, split(text))

    assert [reference.raw for reference in references] == list(blocks)
    assert [reference.title for reference in references[:2]] == [
        "Ferries and the theory of fords",
        "Salt and fog",
    ]
    assert [name.family for name in references[0].authors] == ["Able", "Baker", "Cook"]
    assert (references[0].container, references[0].pages) == ("Harb. Stud.", "875-891")
