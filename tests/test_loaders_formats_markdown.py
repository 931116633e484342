"""A Markdown file gives its words without marks, and what its front matter states."""

import pytest
from formats import entries, only

from cbris.loaders.text.document import Author, Metadata

FILE = """---
title: Harbours of border regions
author:
  - name: Eva B. Poe
    affiliation: Institute of Harbours
    orcid: 0000-0002-1825-0097
  - Doe, John
date: 2021-06-30
doi: https://doi.org/10.5555/made.1
keywords: [ferry, customs union]
---

# Stages

The *customs* **union** [helps](https://example.org) the
ferries of `two` states[^1].

1. free trade;
2. a union:
   - of customs;

| Region | 2019 |
|--------|------|
| Lviv   | 12   |

## References

3. Able, A. (2019). Ferries. *Harbour Studies*, 4(2), 11–19.
4. Bake, B. (2020). Old harbours. *Harbour Studies*, 5(1), 1–9.
"""


def test_the_words_stay_and_the_marks_go() -> None:
    found = only(FILE, "a.md")
    assert found.text == (
        "Stages\n\nThe customs union helps the ferries of two states[^1].\n\n"
        "1. free trade;\n2. a union:\n• of customs;\n\nRegion 2019\nLviv 12\n\nReferences\n\n"
        "3. Able, A. (2019). Ferries. Harbour Studies, 4(2), 11–19.\n"
        "4. Bake, B. (2020). Old harbours. Harbour Studies, 5(1), 1–9."
    )
    assert entries(found) == [
        "Able, A. (2019). Ferries. Harbour Studies, 4(2), 11–19.",
        "Bake, B. (2020). Old harbours. Harbour Studies, 5(1), 1–9.",
    ]


def test_the_front_matter_is_the_metadata() -> None:
    assert only(FILE, "a.md").metadata == Metadata(
        title="Harbours of border regions",
        authors=(
            Author(
                "Eva B. Poe",
                "Poe",
                "Eva B.",
                affiliation="Institute of Harbours",
                orcid="0000-0002-1825-0097",
            ),
            Author("John Doe", "Doe", "John"),
        ),
        year="2021",
        doi="10.5555/made.1",
        keywords=("ferry", "customs union"),
    )


@pytest.mark.parametrize("front", ["a: [", "- one", "a: &a [*a]", "\ttab: 1"])
def test_a_front_matter_that_is_none_is_left_out(front: str) -> None:
    found = only(f"---\n{front}\n---\n\nWords.\n", "a.md")
    assert (found.text, found.metadata) == ("Words.", Metadata())


def test_html_in_it_gives_its_words() -> None:
    assert only("<div>\nIn a <b>box</b>\n</div>\n\nOut.<br>", "a.md").text == "In a box\n\nOut."
