"""Lists: numbered, lettered, with bullets, in one line; none that lost an item."""

import pytest

from cbris.loaders.text.claims import find_claims
from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.vocabulary import Vocabulary


def said(text: str) -> list[str]:
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    found = find_claims(text, layout, (), (), Vocabulary.load())
    return [f"{one.subject} | {one.relation} | {one.object}" for one in found]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param("1) weak roads; 2) low trust; 3) old laws.", id="numbers"),
        pytest.param("(1) weak roads; (2) low trust; and (3) old laws.", id="numbers-in-brackets"),
        pytest.param("(a) weak roads; (b) low trust; (c) old laws.", id="letters"),
        pytest.param("i. weak roads; ii. low trust; iii. old laws.", id="roman"),
        pytest.param("\n• weak roads;\n• low trust,\n• old laws.", id="bullets"),
        pytest.param("\n– weak roads;\n– low trust;\n– old laws.", id="dashes"),
        pytest.param("weak roads; low trust; old laws.", id="semicolons"),
        pytest.param("weak roads, low trust and old laws.", id="commas"),
    ],
)
def test_the_items_are_found_by_any_mark(items: str) -> None:
    assert said(f"The development of border regions is hindered by: {items}") == [
        f"{item} | hinders | development of border regions"
        for item in ("weak roads", "low trust", "old laws")
    ]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param("2) low trust; 3) old laws.", id="first-lost"),
        pytest.param("1) weak roads; 3) old laws.", id="one-lost"),
        pytest.param("1) weak roads; 2) low trust; 1) old laws.", id="two-lists"),
        pytest.param("(a) weak roads; (c) old laws.", id="letter-lost"),
        pytest.param("• weak roads.", id="one-item"),
    ],
)
def test_a_list_that_lost_an_item_gives_nothing(items: str) -> None:
    assert said(f"The development of border regions is hindered by: {items}") == []


def test_adjectives_get_the_noun_of_the_list() -> None:
    assert said("R. Boschma distinguishes two forms of proximity: social and geographical.") == [
        "R. Boschma | distinguishes | social proximity",
        "R. Boschma | distinguishes | geographical proximity",
    ]


def test_stages_are_in_order() -> None:
    text = (
        "B. Balassa (1961) distinguished three stages: free trade area, customs union and market."
    )
    assert said(text)[-2:] == [
        "free trade area | precedes | customs union",
        "customs union | precedes | market",
    ]


def test_names_behind_one_head_stay_together() -> None:
    assert said("The Carpathian Euroregion includes regions of Poland, Slovakia and Hungary.") == [
        "Carpathian Euroregion | includes | regions of Poland, Slovakia and Hungary"
    ]
