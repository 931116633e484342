"""Barriers and conditions told by what a sentence says of them, whatever their words."""

import pytest

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.vocabulary import Vocabulary


def named(text: str, kind: str) -> list[str]:
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    found = find_mentions(text, layout, None, Vocabulary.load())
    return [one.text for one in found if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "barriers"),
    [
        (
            "Besides, the early closing of the ferry blocks joint evenings.",
            ["early closing of the ferry"],
        ),
        ("The timetable of the ferries remains the main hurdle.", ["timetable of the ferries"]),
        (
            "The main obstacle to joint work is that nobody answers letters.",
            ["nobody answers letters"],
        ),
        (
            "What keeps the towns apart is that the last ferry leaves at noon, says the mayor.",
            ["last ferry leaves at noon"],
        ),
        (
            "Skippers complained about the colour of the tickets and about the noise of the horn.",
            ["colour of the tickets", "noise of the horn"],
        ),
        (
            "Few boats were shared because of the colour of the sails.",
            ["colour of the sails"],
        ),
        (
            "We asked about difficulties. Skippers are calm. Firms named the price of the sails, "
            "the habit of sleeping late and the noise of the horn.",
            ["price of the sails", "habit of sleeping late", "noise of the horn"],
        ),
        (
            "Why is there so little trade? First, letters are sent by boat. "
            "Secondly, stamps are sold in one town.",
            ["letters are sent by boat", "stamps are sold in one town"],
        ),
        ("Ранній відхід порома гальмує торгівлю.", ["Ранній відхід порома"]),
        ("Главным препятствием остаётся ранний уход парома.", ["ранний уход парома"]),
        ("The results are limited by the colour of the sample.", []),
        ("It is a problem. This blocks trade. The horn is not a problem.", []),
        ("Several barriers block trade. We mention the mayor.", []),
    ],
)
def test_barriers_stand_in_frames(text: str, barriers: list[str]) -> None:
    assert named(text, "barrier") == barriers


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        (
            "The success of the network hinges on the patience of two skippers.",
            ["patience of two skippers"],
        ),
        (
            "Such projects succeed only where skippers speak both languages.",
            ["skippers speak both languages"],
        ),
        (
            "Networks thrive where a ferry sails daily; where songs are shared.",
            ["ferry sails daily", "songs are shared"],
        ),
        (
            "Joint work is facilitated by the old guild of skippers, a wide river and "
            "the love of songs.",
            ["old guild of skippers", "wide river", "love of songs"],
        ),
        ("What is still needed is a harbour with two gates.", ["harbour with two gates"]),
        (
            "The key to lasting exchange is the patience of skippers.",
            ["patience of skippers"],
        ),
        ("Trade cannot be revived without a bell on each bank.", ["bell on each bank"]),
        (
            "Співпраця можлива лише там, де пороми ходять щодня.",
            ["пороми ходять щодня"],
        ),
        ("Обмен возможен только если паромы ходят ежедневно.", ["паромы ходят ежедневно"]),
        ("The success of the network does not depend on the bell of the ferry.", []),
        ("It depends on it. Without doubt the network cannot grow.", []),
    ],
)
def test_conditions_stand_in_frames(text: str, conditions: list[str]) -> None:
    assert named(text, "condition") == conditions


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        (
            "The towns pay for feasibility studies, joint professorships, industrial doctorates "
            "and proof-of-concept funding.",
            [
                "feasibility studies",
                "joint professorships",
                "industrial doctorates",
                "proof-of-concept funding",
            ],
        ),
        (
            "They offer graduate placements, pilot projects, mobility grants and living labs.",
            ["graduate placements", "pilot projects", "mobility grants", "living labs"],
        ),
        ("Firms use tax deductions for joint research.", ["tax deductions for joint research"]),
        ("пілотні проєкти та податкові знижки", ["пілотні проєкти", "податкові знижки"]),
        ("Finnish pension funds stay at home.", []),
        ("The mayor functions as a knowledge broker.", []),
    ],
)
def test_instruments_of_the_field(text: str, instruments: list[str]) -> None:
    assert named(text, "instrument") == instruments


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("As Ferrybaum pointed out, bells ring.", "person", ["Ferrybaum"]),
        (
            "It rests, according to van der Quay and Bellini, on bells.",
            "person",
            ["van der Quay", "Bellini"],
        ),
        ("Bells rang. Ferrybaum has asked why.", "person", ["Ferrybaum"]),
        ("As Poland pointed out, bells ring.", "person", []),
        ("Enterprise Estonia pays.", "organization", ["Enterprise Estonia"]),
        (
            "The Northern Border Bell Network meets.",
            "cross-border-structure",
            ["Northern Border Bell Network"],
        ),
    ],
)
def test_names_without_a_label(text: str, kind: str, names: list[str]) -> None:
    assert named(text, kind) == names
