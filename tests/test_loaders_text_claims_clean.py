"""A claim has a whole subject, a verb that is one, and a whole object."""

import pytest
from claimed import claims

from cbris.loaders.text.claims.wholeness import is_broken, is_number
from cbris.loaders.text.read import read_document


@pytest.mark.parametrize(
    "words", ["less than one tenth", "fewer than half", "at least two thirds", "up to 40 per cent"]
)
def test_a_share_alone_names_nothing(words: str) -> None:
    assert is_number(words)


@pytest.mark.parametrize(
    "words", ["mills started attracting barges", "mills paid only when the abbots"]
)
def test_a_verb_or_its_time_breaks_a_subject(words: str) -> None:
    assert is_broken(words)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade is a great, but so far little used factor of the growth of mill towns.",
        "A study of the data on flour, EU fund allocations, school rates, and wages.",
        "Part of the domestic mill support ought to be open to millers from abroad.",
        "Treaties have eased matters on the lower river.",
        "The toll houses attracted millers primarily because the road was bad.",
        "The quay has been the weakest component of most harbours.",
        "Under such conditions, the trade of the mills depends on the price of flour.",
        "This article addresses potential endogeneity issues.",
        "Most treaties fail to consistently support the trade of the mills.",
        "They tell how the acts of abbots, towns and mills have affected the river.",
        "Big mills are related to barges, some to quays, and some to roads.",
        "Mills in the west use oak wheels, and those in the east iron ones.",
        "Fast-track permits cut costs and toll checks cut trade.",
        "Old laws hinder trade more than wind, and tolls less than either.",
        "Notable examples include the mill that spans the river.",
        "The market funds support staff often lacked a mill of their own.",
        "Most studies rely on data of the toll houses.",
        "The making of rules for the building, testing, and sale of mills leads to peace.",
        "The plan contributed to the fame of that bishop's quay.",
        "With northern mills it is expedient to develop trade in flour, and with the southern ones"
        " joint schools.",
    ],
)
def test_what_is_not_said_is_not_claimed(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Mill towns attract bakers more reliably than harbours do.",
            ["Mill towns -> attracts -> bakers more reliably than harbours do"],
        ),
        (
            "This paper analyses two major, neglected faults of the mills.",
            ["document -> investigates -> two major, neglected faults of the mills"],
        ),
        (
            "Since 1820 several hundred bakers have been moved to Ely, Ware and Wye, and the quays"
            " became the main gates of the river trade.",
            ["quays -> becomes -> main gates of the river trade"],
        ),
    ],
)
def test_a_claim_is_whole(sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


def test_a_second_verb_shares_the_modal_of_the_first() -> None:
    text = "A title of a paper\n\nIntroduction\n\nA quay can enable trade and foster skill.\n"
    assert [one.modality for one in read_document(text, "x").claims] == ["possible", "possible"]


def test_an_object_does_not_swallow_the_next_clause() -> None:
    found = claims("The studies influence few millers, and the guild's fund supports barges.")
    assert found == ["guild's fund -> promotes -> barges"]
