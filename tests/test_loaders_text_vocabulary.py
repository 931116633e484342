"""Concepts by their words."""

import pytest

from cbris.loaders.text.vocabulary import Vocabulary
from cbris.ontology.terms import BASE


@pytest.mark.parametrize(
    ("phrase", "concept"),
    [
        ("Customs unions", "vocabulary/integration-form/customs-union"),
        ("a free trade\nzone", "vocabulary/integration-form/free-trade-area"),
        ("free-trade area", "vocabulary/integration-form/free-trade-area"),
        (
            "the national innovation system",
            "vocabulary/innovation-system/national-innovation-system",
        ),
        ("NIS", "vocabulary/innovation-system/national-innovation-system"),
        ("митного союзу", "vocabulary/integration-form/customs-union"),
        ("Ukraine", "country/UA"),
        ("України", "country/UA"),
        ("the Czech Republic", "country/CZ"),
        ("Deutschland", "country/DE"),
        ("Polsce", "country/PL"),
        ("Türkiye'nin", "country/TR"),
    ],
)
def test_lookup(phrase: str, concept: str) -> None:
    assert Vocabulary.load().lookup(phrase) == BASE + concept


@pytest.mark.parametrize(
    "phrase", ["nis", "turkey", "us", "customs", "customs union of states", ""]
)
def test_lookup_of_other_words_gives_none(phrase: str) -> None:
    assert Vocabulary.load().lookup(phrase) is None


def test_lookup_keeps_to_the_kind() -> None:
    vocabulary = Vocabulary.load()
    assert vocabulary.lookup("customs union", "integration-form") is not None
    assert vocabulary.lookup("customs union", "country") is None


def test_the_label_of_a_concept_is_english() -> None:
    assert Vocabulary.load().label(BASE + "country/UA") == "Ukraine"
