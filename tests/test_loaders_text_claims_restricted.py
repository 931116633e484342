"""What a sentence restricts, imagines or takes back is no claim; a condition stays with its own."""

import pytest

from cbris.loaders.text.read import read_document


def said(text: str) -> list[str]:
    found = read_document(text, "x.txt").claims
    return [f"{one.subject} | {one.said} | {one.object} | {one.modality}" for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Two ports do not entitle anyone to claim that the ferry leads to growth.",
        "There is little to suggest that the ferry leads to growth.",
        "It is a myth that the ferry leads to growth.",
        "It is too early to say that the ferry leads to growth.",
        "Our first hypothesis was that the ferry leads to growth.",
        "It was hoped that the ferry leads to growth.",
        "Pilots ask whether the ferry leads to growth.",
        "Tolls should not be the only source of income of the port.",
        "Trust is not the main driver of the growth of towns.",
        "In theory, the ferry leads to the growth of towns.",
        "Nor does the ferry lead to the growth of towns.",
        "Even if the ferry leads to the growth of towns, fares rise.",
        "The ferry should have led to the growth of towns.",
        "The ferry has not been shown to lead to the growth of towns.",
        "It is not the ferry that hinders the growth of towns.",
        "The old ferry and nothing hinders the growth of towns.",
        "The ferry increases trade by 2%, though the effect is not significant.",
        "The ferry leads to the growth of towns. This is a myth.",
        "Myth: the ferry leads to the growth of towns.",
        "Should tolls be lifted, the ferry will lead to the growth of towns.",
        "The ferry does not have to hinder the growth of towns.",
        "Ferries hinder trade, if at all, in winter.",
        "Ferries create more jobs than barges do.",
        "The port hardly uses the old ferry.",
        "The model assumes that the ferry leads to the growth of towns.",
        "The ferry leads to the growth of towns. This belief has been refuted.",
    ],
)
def test_what_is_taken_back_is_no_claim(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ferries lead to growth, if the tolls are low.",
            ["Ferries | leads-to | growth, if the tolls are low | asserted"],
        ),
        (
            "If the tolls are low, ferries lead to growth.",
            ["Ferries | leads-to | growth if the tolls are low | asserted".replace("F", "f")],
        ),
        (
            "In the absence of tolls, ferries can lead to growth.",
            ["ferries | leads-to | growth in the absence of tolls | possible"],
        ),
        (
            "As long as tolls exist, ferries depend on the harbour master.",
            ["ferries | depends-on | harbour master as long as tolls exist | asserted"],
        ),
        (
            "Where the river is wide, ferries reduce the use of bridges.",
            ["ferries | reduces | use of bridges where the river is wide | asserted"],
        ),
        (
            "When prices fell, skippers blocked the import of barges.",
            ["skippers | hinders | import of barges | asserted"],
        ),
        (
            "Ferries raised the income of the port, if slowly.",
            ["Ferries | increases | income of the port | asserted"],
        ),
        (
            "The survey shows that ferries raise the income of ports, but they reduce the number"
            " of barges only if the tolls are low.",
            ["ferries | increases | income of ports | proven"],
        ),
    ],
)
def test_a_condition_stays_with_its_claim(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Skippers may come, and the ferry leads to growth.", "asserted"),
        ("The tables indicate that the ferry leads to growth.", "asserted"),
        ("The tables suggest that the ferry leads to growth.", "possible"),
        ("The tables seem to show that the ferry leads to growth.", "possible"),
        ("Harbours should require a signed plan of the skippers.", "recommended"),
        ("Skippers may need a new pier.", "possible"),
        ("There is no doubt that the ferry leads to growth.", "asserted"),
        ("The ferry could not lead to growth.", "asserted"),
        ("The ferry sometimes leads to growth.", "possible"),
    ],
)
def test_a_hedge_counts_where_it_governs(text: str, modality: str) -> None:
    [claim] = read_document(text, "x.txt").claims
    assert claim.modality == modality


def test_a_not_inside_of_a_recommendation_does_not_deny_it() -> None:
    text = "Agencies of a region should first learn what they cannot do alone."
    [claim] = read_document(text, "x.txt").claims
    assert (claim.said, claim.modality) == ("recommends", "recommended")
