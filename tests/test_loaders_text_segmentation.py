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
