"""An object is whole: with the clause, the head and the alternative that it needs."""

import pytest
from claimed import claims


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "The flood hindered those millers for whom no dam was built.",
            "flood -> hinders -> those millers for whom no dam was built",
        ),
        (
            "The ferry has become the only means by which bakers reach the island.",
            "ferry -> becomes -> only means by which bakers reach the island",
        ),
        (
            "A mill requires a guild in which bakers, millers and carters settle their quarrels.",
            "mill -> requires -> guild in which bakers, millers and carters settle their quarrels",
        ),
        (
            "The paper attempts to clarify why the mills closed.",
            "document -> aims-at -> clarify why the mills closed",
        ),
    ],
)
def test_a_clause_that_says_which_one_stays(sentence: str, claim: str) -> None:
    assert claims(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "A place at the quay depends on the flag, and a skipper who calls twice is not served.",
            "place at the quay -> depends-on -> flag",
        ),
        (
            "The chapter analyses the price of flour, and the ways in which it rose are shown.",
            "document -> investigates -> price of flour",
        ),
        (
            "The charter did not contain any rule on mills, bakeries and ovens being forgotten.",
            "charter -> not includes -> any rule on mills",
        ),
        (
            "The guild supports young bakers and advises skippers.",
            "guild -> promotes -> young bakers",
        ),
        (
            "A toll is an important factor of peace and a means of raising taxes.",
            "toll -> promotes -> peace",
        ),
        (
            "Ferries receive fewer guests than mills, and skippers, who are paid by head, leave.",
            "Ferries -> receives -> fewer guests than mills",
        ),
        (
            "Locks reduce the tide, and the pact, under which millers pay, provides for a dam.",
            "Locks -> reduces -> tide",
        ),
        (
            "The canal attracts young bakers and relieves the road.",
            "canal -> attracts -> young bakers",
        ),
        (
            "The paper describes the harbour in 1614-20.5 Following the flood, it moved.",
            "document -> presents -> harbour in 1614-20",
        ),
    ],
)
def test_what_follows_the_object_is_cut(sentence: str, claim: str) -> None:
    assert claim in claims(sentence)
    assert not [one for one in claims(sentence) if len(one) > len(claim)]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "The council consists of representatives of millers, bakers and a guild.",
            [
                "representatives of millers",
                "representatives of bakers",
                "representatives of a guild",
            ],
        ),
        (
            "The valley covers parts of Ardon, Belmar and Corvin.",
            ["parts of Ardon, Belmar and Corvin"],
        ),
        (
            "The winners include villages that live on fishing, milling, and those near a quay.",
            ["villages that live on fishing, milling, and those near a quay"],
        ),
        (
            "The guild consists of a council, a court and offices in Ardon, Belmar and Corvin.",
            ["council, a court and offices in Ardon, Belmar and Corvin"],
        ),
        (
            "The twins of the town include Ardon in Spain, Belmar, Japan and Corvin.",
            ["Ardon in Spain, Belmar, Japan and Corvin"],
        ),
        (
            "The court consists of envoys of six guilds and the bishop.",
            ["envoys of six guilds and the bishop"],
        ),
        (
            "Tolls reduce trade in flour, salt and fish, the courts, and the joy of children.",
            ["trade in flour, salt and fish, the courts, and the joy of children"],
        ),
        ("The fleet includes barges, rafts or ferries.", ["barges, rafts or ferries"]),
        ("The valley covers about 27,500 acres.", ["about 27,500 acres"]),
    ],
)
def test_a_list_keeps_its_head_and_its_sense(sentence: str, items: list[str]) -> None:
    assert [one.rpartition(" -> ")[2] for one in claims(sentence)] == items


def test_what_is_taken_together_is_no_list() -> None:
    assert claims(
        "The split of the valley into a rich bank with mills and a poor bank with sheep leads to"
        " quarrels."
    ) == [
        "split of the valley into a rich bank with mills and a poor bank with sheep"
        " -> leads-to -> quarrels"
    ]


def test_a_repeated_preposition_parts_a_list() -> None:
    found = claims("The flood led to a loss of flour, salt and fish, to hunger and to riots.")
    assert found == [
        "flood -> leads-to -> loss of flour, salt and fish",
        "flood -> leads-to -> hunger",
        "flood -> leads-to -> riots",
    ]


def test_aims_are_parted_at_each_verb() -> None:
    assert claims(
        "The aim of the paper is to weigh the grain, to count the mills and to find their owners."
    ) == [
        "document -> aims-at -> weigh the grain",
        "document -> aims-at -> count the mills",
        "document -> aims-at -> find their owners",
    ]


def test_an_adjective_is_no_item() -> None:
    assert claims("The dam led to lower, more even tides.") == [
        "dam -> leads-to -> lower, more even tides"
    ]


def test_an_alternative_stays_with_its_other_half() -> None:
    assert claims("A mill requires a dam, or at least a ditch.") == [
        "mill -> requires -> dam, or at least a ditch"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The paper provides figures to make this possible.",
        "The bell makes it possible to compare them.",
        "The chapter aims at answering the question: Which mill was first?",
        "The court moved from town to town.",
        "Tolls differ from bridge to bridge.",
        "The dam led to lower when the tide was high.",
        "Fame raises their price.",
        "Wars lead to the third.",
        "The mills closed, and this paper attempts to clarify why.",
        "Doing so enables millers to grind.",
        "The mill was old, and the dam, under which carp bred, enables nothing of this.",
        "The quay is financed by the bishop on one side and by the millers on the other.",
        "There was the northern shore, where trade is based on barter.",
    ],
)
def test_what_points_at_nothing_is_no_claim(sentence: str) -> None:
    assert claims(sentence) == []
