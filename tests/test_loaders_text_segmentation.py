"""Tests that lists of references of many shapes are found and cut into their entries."""

import re
from pathlib import Path

import pytest

from cbris.loaders.text.layout import split
from cbris.loaders.text.references.segmentation import find_entries

CASES = Path(__file__).parent / "cases"
PARTS = re.split(r"^=== ", (CASES / "reference-segmentation.txt").read_text("utf-8"), flags=re.M)
LISTS = dict(part.split("\n", 1) for part in PARTS[1:])


def entries(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_entries(text, *split(text).references)]


@pytest.mark.parametrize("case", LISTS)
def test_entries_of_a_list(case: str) -> None:
    marked = LISTS[case]

    found = entries(marked.replace("⟦", "").replace("⟧", ""))

    assert found == re.findall("⟦(.*?)⟧", marked, re.DOTALL)


def printed(entry: str) -> str:
    """Join the lines of an entry, and the words that a line end broke."""
    return " ".join(re.sub(r"(?<=[a-z])-\n\s*(?=[a-z])", "", entry).split())


WHOLE = [
    printed(entry)
    for marked in LISTS.values()
    for entry in re.findall("⟦(.*?)⟧", marked, re.DOTALL)
    if "\n\n" not in entry and "REVIEW" not in entry
]


def test_entries_of_all_styles_are_told_apart_by_numbers() -> None:
    lines = (f"[{n}] {entry}" for n, entry in enumerate(WHOLE, start=1))

    assert entries("References\n\n" + "\n".join(lines)) == WHOLE


def test_entries_of_all_styles_are_told_apart_by_blank_lines() -> None:
    found = entries("References\n\n" + "\n\n".join(WHOLE))

    assert [entry for entry in WHOLE if entry not in found] == []


def test_labels_of_links_behind_entries_are_no_part_of_them() -> None:
    lines = (f"{entry} [Crossref] [Google Scholar]" for entry in WHOLE[:20])

    assert entries("References\n\n" + "\n\n".join(lines)) == WHOLE[:20]


@pytest.mark.parametrize("word", ["BORDER REGION ", "Ab-", "Google Scholar Crossref ", "1 (2) "])
def test_senseless_words_take_no_time(word: str) -> None:
    assert len(entries("References\n\n" + word * 400)) <= 1
