"""Whoever a sentence lets speak holds the claim, however far the name stands from the verb."""

import pytest

from cbris.loaders.text.read import read_document


def last(text: str) -> tuple[tuple[str, ...], str]:
    claim = read_document(text, "x.txt").claims[-1]
    return claim.holder, claim.modality


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Able and Baker (2011), having asked forty millers, concluded that trade leads to"
            " growth.",
            ("Able", "Baker"),
        ),
        ("Able (2011) built a table of ports and found that trade leads to growth.", ("Able",)),
        ("Able and Baker had earlier shown that trade leads to growth.", ("Able", "Baker")),
        ("As had been shown by Able (2011), trade leads to growth.", ("Able",)),
        ("Trade leads to growth, as had been shown by Able.", ("Able",)),
        ("Trade leads to growth, as Able has shown.", ("Able",)),
        ("Able found no relationship between tolls and trade.", ("Able",)),
        ("In the works of Able it is stated that trade leads to growth.", ("Able",)),
        ("O. Able sees no use in tolls. In her opinion, the toll hinders trade.", ("O. Able",)),
        ("Trade leads to growth, at least according to Able.", ("Able",)),
        ("Able, who studied ports for ten years, observed that trade leads to growth.", ("Able",)),
        (
            "Able (2011) argues that trade needs roads. He adds that trade leads to growth.",
            ("Able",),
        ),
        (
            "Able (2011) argues that trade needs roads. In his view, trade leads to growth.",
            ("Able",),
        ),
        (
            "Able and Baker (2011) asked forty millers. The authors conclude that trade leads to"
            " growth.",
            ("Able", "Baker"),
        ),
    ],
)
def test_the_one_who_is_named_holds_it(text: str, holder: tuple[str, ...]) -> None:
    assert last(text) == (holder, "reported")


@pytest.mark.parametrize(
    "text",
    [
        "Millers in the valley complained that the toll hinders trade.",
        "The audit office of the valley insisted that the toll hinders trade.",
        "As one miller put it, the toll hinders trade.",
        "Beneficiaries report that the toll hinders trade.",
        "The toll hinders trade, say the millers.",
        "The toll hinders trade, or so the millers say.",
        "The toll, according to the mayors, hinders trade.",
        "The mayors see it differently: according to them, the toll hinders trade.",
        "Physicians gave another answer: the toll hinders trade.",
        "As millers note, the toll hinders trade.",
        "In the millers' opinion, the toll hinders trade.",
        "Earlier studies, which asked millers, had concluded that the toll hinders trade.",
        "In our town it was repeatedly emphasised that the toll hinders trade.",
        "The mayors agreed on one thing: the toll hinders trade.",
        "In the eyes of most residents, the toll hinders trade.",
        'One miller put it so: "The old toll hinders trade in the valley."',
        "About a third of the firms reported that the toll hinders trade.",
    ],
)
def test_people_without_a_name_hold_it(text: str) -> None:
    assert last(text) == ((), "reported")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("In contrast to Able (2011), the results show that trade leads to growth.", "proven"),
        ("In Poland (2004) it was shown that trade depends on the roads.", "proven"),
        ("The authors conclude that trade leads to growth.", "asserted"),
        ("Many say that tolls are low; in reality, the toll hinders trade.", "asserted"),
        ("We drew on a survey. The findings show that trade leads to growth.", "proven"),
        ("The state of the roads that millers use shows that trade leads to growth.", "asserted"),
        ("Firms in Rye gained more, which suggests that the ferry promotes trade.", "possible"),
        ("The evaluation finds that trade leads to growth.", "asserted"),
        ("According to the figures, trade leads to growth.", "asserted"),
        ("The comparison reveals that trade leads to growth.", "asserted"),
    ],
)
def test_results_speak_for_the_text(text: str, modality: str) -> None:
    assert last(text) == ((), modality)


@pytest.mark.parametrize(
    "text",
    [
        "Millers told us that the toll may hinder trade.",
        "Millers said that it is advisable to create a common fund for locks.",
    ],
)
def test_what_people_only_think_possible_or_wish_is_no_claim(text: str) -> None:
    assert read_document(text, "x.txt").claims == ()
