"""What a text denies is never claimed."""

import pytest

from cbris.loaders.text.read import read_document


def said(text: str) -> list[tuple[str, str]]:
    return [(one.subject, one.polarity) for one in read_document(text, "x.txt").claims]


@pytest.mark.parametrize(
    "text",
    [
        "No ferry leads to growth.",
        "Neither grants nor loans lead to innovation in border regions.",
        "Few ferries lead to growth.",
        "It is not true that innovation is the basis for growth of regions.",
        "It is wrong to say that the ferry leads to growth.",
        "Scholars deny that the ferry leads to growth.",
        "There is no evidence that border openness leads to innovation.",
        "It is doubtful whether integration leads to growth of regions.",
        "It cannot be said that Interreg leads to growth of regions.",
        "The results do not show that trust leads to growth.",
        "It remains unclear whether trust leads to growth.",
        "The idea that trust leads to growth is old.",
        "Cross-border cooperation cannot be considered as a driver of growth.",
        "It has not been proven that trust leads to growth.",
        "It has not yet been shown that trust leads to growth.",
        "It has never been demonstrated that trust leads to growth.",
        "The survey failed to show that trust leads to growth.",
        "No study has shown that trust leads to growth.",
        "None of the surveys confirmed that trust leads to growth.",
        "Nobody has proved that trust leads to growth.",
        "We found nothing to suggest that trust leads to growth.",
        "It would be a mistake to think that trust leads to growth.",
        "Proximity does not mean that trust leads to growth.",
        "Trade does not automatically lead to the growth of towns.",
        "Trade does not necessarily lead to the growth of towns.",
        "Trade does not always lead to the growth of towns.",
        "Trade has not yet led to the growth of towns.",
        "Trade need not lead to the growth of towns.",
        "Regional policy rarely leads to growth of border regions.",
    ],
)
def test_a_denied_statement_is_no_claim(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The project cannot ensure regional competitiveness.", "project"),
        ("Border openness does not lead to innovation.", "Border openness"),
        ("Cross-border cooperation never leads to growth.", "Cross-border cooperation"),
        ("The programme fails to lead to growth of regions.", "programme"),
        ("Trust is unlikely to lead to growth of regions.", "Trust"),
    ],
)
def test_a_negated_verb_is_a_negative_claim(text: str, subject: str) -> None:
    assert said(text) == [(subject, "negative")]


def test_a_denial_ends_with_its_clause() -> None:
    text = "Makers doubt whether mills lead to growth; the ferry leads to joy."
    assert said(text) == [("ferry", "positive")]


def test_a_name_may_begin_with_any_letter() -> None:
    text = "Ł. Nowak, who distinguished a free trade zone and a customs union, wrote on."
    assert {subject for subject, _ in said(text)} >= {"Ł. Nowak"}


def test_a_negative_claim_is_said_with_not() -> None:
    [claim] = read_document(
        "The corruption of officials does not hinder the cooperation of regions.", "x.txt"
    ).claims
    assert (claim.said, claim.polarity) == ("not hinders", "negative")


def test_not_only_denies_nothing() -> None:
    text = "The border does not only hinder trade but also reduces the income of regions."
    assert said(text) == [("border", "positive"), ("border", "positive")]


def test_a_denied_view_does_not_deny_what_follows() -> None:
    text = "Contrary to the view that borders hinder trade, we found that roads lead to trade."
    assert said(text) == [("roads", "positive")]
