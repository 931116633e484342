"""Wordings whose trigger means something else than its relation."""

import pytest
from claimed import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild raised objections to the new tolls.",
        "The abbey raised two million crowns from pilgrims.",
        "The price of flour increased faster than that of oats.",
        "The old mill employs nine bakers and a clerk.",
        "The league of millers employs an inspector.",
        "The mayors demand a second lock.",
        "The abbots govern the valley.",
        "The ferry school reached 46 pupils.",
        "The guild is seen as a crucial factor that promotes the barge trade of towns.",
        "The guild employs workers from three valleys.",
        "The harbour fee covers the salaries of pilots.",
        "The chronicle of the abbey covers familiar ground.",
        "Wet summers in the valley contain the spread of rust.",
        "The barges reach the quay before noon.",
        "The talks of the millers reached a dead end.",
        "Two thirds of the respondents support a common mill.",
        "Experts of the guild support a common toll.",
        "The theory of tolls supports their case.",
        "Cheap grain was a driver in all four valleys and both towns.",
        "The toll of the abbots created a stir.",
        "The charter of the guild lacks teeth.",
        "Weavers who live abroad contribute to the sickness insurance of the town.",
        "The proposed index contributes to a growing literature on mills.",
        "The findings of the second survey support the critics of the toll.",
        "Some of our results support critiques of the guild.",
        "The second part expands the analysis of the barge trade.",
        "A number of recent studies have emerged in the literature on mills.",
        "The rise of tolls is reflected in the last row of the table.",
    ],
)
def test_no_claim_is_read_where_the_trigger_means_something_else(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "The new toll raised the price of flour in the valley.",
            "new toll -> increases -> price of flour in the valley",
        ),
        ("The bakers employ the oldest ovens.", "bakers -> uses -> oldest ovens"),
        ("The harbour covers three islands.", "harbour -> includes -> three islands"),
        (
            "The price of flour reached the level of 1848.",
            "price of flour -> achieves -> level of 1848",
        ),
        ("The guild supports young bakers.", "guild -> promotes -> young bakers"),
    ],
)
def test_the_plain_sense_of_the_same_verb_is_a_claim(sentence: str, claim: str) -> None:
    assert claims(sentence) == [claim]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fog is no obstacle to the ferry between the islands.",
        "The old quay plays a minor role in the barge trade.",
        "The canal is a former part of the harbour.",
        "The toll is not the main barrier to the barge trade.",
        "The bakers are given the part of mediators between millers and farmers.",
        "Closing the lock means the end of the barge trade.",
        "The last column of the ledger refers to the price of oats.",
        "The league is regarded as the most successful union of millers.",
        "This thesis has become a commonplace.",
        "A recent study explores the mills of the valley.",
    ],
)
def test_no_claim_is_read_where_the_noun_is_taken_back(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_study_that_was_just_cited_is_not_this_text() -> None:
    assert claims("Able (2001) went to Rye. The study examines its mills.") == []


def test_the_study_is_this_text_where_no_other_was_named() -> None:
    assert claims("The study examines the mills of the valley.") == [
        "document -> investigates -> mills of the valley"
    ]
