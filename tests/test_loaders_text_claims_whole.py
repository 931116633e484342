"""A trigger is a verb, and a subject a whole noun phrase that names something."""

import pytest
from claimed import claims

from cbris.loaders.text.claims.wholeness import is_broken, is_number, starts_with_verb


@pytest.mark.parametrize(
    "words",
    [
        "187",
        "Three",
        "only two",
        "Two thirds",
        "40 per cent",
        "most",
        "which",
        "decline of the last",
    ],
)
def test_a_number_or_a_pointer_alone_names_nothing(words: str) -> None:
    assert is_number(words)


@pytest.mark.parametrize("words", ["three mills", "first mill", "Two thirds of the mills", "EU-27"])
def test_what_is_counted_names_something(words: str) -> None:
    assert not is_number(words)


@pytest.mark.parametrize(
    "words",
    [
        "chronicle estimates the effect of abbey",
        "terms the millers agreed on",
        "a mill has no wheel, and in principle nothing",
        "mills were built, that barges came, and that the tolls",
    ],
)
def test_a_subject_with_a_clause_in_it_is_broken(words: str) -> None:
    assert is_broken(words)


@pytest.mark.parametrize(
    "words",
    [
        "price of the flour in the valley",
        "mills that feed the towns below the dam",
        "attempts to build a bridge over the river",
        "renewal of both the quay and the lock",
        "barges, mills and the quay",
        "ferries serving the islands",
    ],
)
def test_a_noun_phrase_with_determiners_is_whole(words: str) -> None:
    assert not is_broken(words)


@pytest.mark.parametrize("words", ["declined to pay", "set it apart", "century ago drew settlers"])
def test_a_verb_in_the_past_opens_no_object(words: str) -> None:
    assert starts_with_verb(words)


@pytest.mark.parametrize("words", ["applied research", "improved roads", "set of ten rules"])
def test_a_participle_before_its_noun_opens_an_object(words: str) -> None:
    assert not starts_with_verb(words)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Bavarian fund refused to cover the damage.",
        "Millers who were offered lower wages left the valley.",
        "Bakers offered lower wages to strangers than to neighbours.",
        "Mild winter conditions a century ago drew settlers to the valley.",
        "Four conditions set it apart from other mills.",
        "The chronicle estimates the yield of mill funds upon the prices of bread.",
        "Of the forty mills, 31 include a bakery.",
        "In principle nothing prevents a baker from buying a barge.",
    ],
)
def test_no_claim_is_read_from_a_noun_or_a_number(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_noun_that_looks_like_a_verb_is_one_where_its_object_follows() -> None:
    assert claims("The harbour fees fund the repair of the quay.") == [
        "harbour fees -> finances -> repair of the quay"
    ]


def test_a_participle_that_opens_a_clause_is_no_verb_of_the_one_before() -> None:
    assert claims("Floods reduce the harvest; reduced income forces mills to close.") == [
        "Floods -> reduces -> harvest"
    ]
