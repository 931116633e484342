"""Claims: what a sentence claims, who holds it, how it is meant, and where it stands."""

import time

import pytest

from cbris.loaders.text.claims import find_claims
from cbris.loaders.text.document import Claim, Kind, Layout, Mention, Reference, Span

MILL = "https://example.org/mill"


class Concepts:
    """Knows one concept."""

    def lookup(self, phrase: str, kind: Kind | None = None) -> str | None:
        return MILL if phrase.casefold() in ("old mill", "old mills") else None


def read(text: str, *mentions: Mention) -> tuple[Claim, ...]:
    end = len(text)
    layout = Layout(Span(0, 0), Span(0, end), Span(end, end))
    return find_claims(text, layout, (), mentions, Concepts())


def said(text: str) -> list[str]:
    return [f"{claim.subject} | {claim.relation} | {claim.object}" for claim in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It has been proven that old mills, which stand on rivers, attract visitors.",
            ["old mills, which stand on rivers | attracts | visitors"],
            id="lead-in-and-relative-clause",
        ),
        pytest.param(
            "Fees attract thieves, and the closing of two old mills led to a rise in rents.",
            ["Fees | attracts | thieves", "closing of two old mills | leads-to | rise in rents"],
            id="two-clauses",
        ),
        pytest.param(
            "Barges reduce the price of flour and attract new bakers.",
            ["Barges | reduces | price of flour", "Barges | attracts | new bakers"],
            id="two-verbs-of-one-subject",
        ),
        pytest.param(
            "Old mills require water. This leads to a rise in tolls.",
            ["Old mills | requires | water", "Old mills require water | leads-to | rise in tolls"],
            id="this-is-the-claim-before",
        ),
        pytest.param("Rain fell. This leads to a rise in tolls.", [], id="this-is-unknown"),
        pytest.param("These mills lead to a rise in rents.", [], id="these-is-unknown"),
        pytest.param("It leads to a rise in rents.", [], id="pronoun"),
        pytest.param("Do old mills lead to a rise in rents?", [], id="question"),
        pytest.param("The bakers want to reduce the price of flour.", [], id="infinitive"),
        pytest.param("A new dam would reduce the flow of water.", [], id="wish"),
        pytest.param("The price was quickly reduced the year after.", [], id="passive"),
        pytest.param(
            "For a good mill it is necessary: 2) water; 3) grain.", [], id="list-that-lost-an-item"
        ),
        pytest.param(
            "Prices depend on social, economic and technical aspects.",
            ["Prices | depends-on | social, economic and technical aspects"],
            id="adjectives-share-a-noun",
        ),
        pytest.param(
            "Roads led to the rise of towns, ports and markets.",
            ["Roads | leads-to | rise of towns, ports and markets"],
            id="nouns-share-a-head",
        ),
        pytest.param(
            "The inno-\nvation of the cross-\nborder mill attracts innovation.",
            ["innovation of the cross-border mill | attracts | innovation"],
            id="broken-words",
        ),
    ],
)
def test_claims_of(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Old mills attract visitors.", "asserted", "positive"),
        ("Old mills can attract visitors.", "possible", "positive"),
        ("If rain falls, old mills can attract visitors.", "possible", "positive"),
        ("Old mills should receive more water.", "recommended", "positive"),
        ("Old mills must receive more water.", "necessary", "positive"),
        ("Old mills do not attract visitors.", "asserted", "negative"),
        ("Old mills never attract visitors.", "asserted", "negative"),
        ("As A. Able noted, old mills attract visitors.", "reported", "positive"),
    ],
)
def test_modality_and_polarity(text: str, modality: str, polarity: str) -> None:
    (claim,) = read(text)
    assert (claim.subject.lower(), claim.modality, claim.polarity) == (
        "old mills",
        modality,
        polarity,
    )


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Old mills attract visitors.", ()),
        (
            "According to A. Able and B.C. Baker, old mills attract visitors.",
            ("A. Able", "B.C. Baker"),
        ),
        ("As T.lI. Cole noted, “old mills attract visitors.”", ("T.I. Cole",)),
        ("A. Able argues that old mills attract visitors.", ("A. Able",)),
        ("B. Baker's first study of rivers shows that old mills attract visitors.", ("B. Baker",)),
    ],
)
def test_holder(text: str, holder: tuple[str, ...]) -> None:
    assert [claim.holder for claim in read(text) if claim.relation == "attracts"] == [holder]


def held(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = read(text)
    return [(claim.subject, claim.holder) for claim in found if claim.relation == "attracts"]


def test_a_holder_is_carried_into_a_list_as_long_as_announced() -> None:
    text = (
        "A. Able, studying mills, distinguishes two kinds:\n\n1. Wind attracts sails.\n\n"
        "2. Water attracts boats."
    )
    assert held(text) == [("Wind", ("A. Able",)), ("Water", ("A. Able",))]


def test_a_list_longer_than_announced_is_two_lists_run_together() -> None:
    text = (
        "A. Able, studying mills, distinguishes two kinds:\n\n1. Wind attracts sails.\n\n"
        "2. Water attracts boats.\n\n3. Gold attracts thieves."
    )
    assert held(text) == [("Wind", ("A. Able",)), ("Water", ()), ("Gold", ())]


def test_the_quote_is_raw_and_the_smallest_with_all_three() -> None:
    text = "Today, the “old\nmills” of Rye attract vis-\nitors, as is known."
    (claim,) = read(text)
    assert claim.quote == "old\nmills” of Rye attract vis-\nitors"
    assert text[claim.start : claim.end] == claim.quote
    assert (claim.subject, claim.object) == ("old mills of Rye", "visitors")
    assert claim.sentence == Span(0, len(text))


def test_items_of_a_numbered_list_are_quoted_alone_and_in_order() -> None:
    found = read("For a good mill it is necessary: 1) deep water; 2) grain.")
    assert [(claim.quote, claim.order) for claim in found] == [
        ("1) deep water", 1),
        ("2) grain", 2),
    ]


def test_a_concept_is_looked_up() -> None:
    (claim,) = read("Old mills attract visitors.")
    assert (claim.subject_concept, claim.object_concept) == (MILL, None)


def test_a_mention_that_fills_the_slot_gives_the_concept() -> None:
    mention = Mention("Rye", "region", 0, 3, "https://example.org/rye", "body")
    (claim,) = read("Rye attracts visitors.", mention)
    assert claim.subject_concept == "https://example.org/rye"


def test_references_are_read_only_for_what_an_entry_says_of_its_work() -> None:
    raw = "Act of the Bread Council on loaves and repealing Directive 12/1999. Mills attract men."
    layout = Layout(Span(0, 0), Span(0, 0), Span(0, len(raw)))
    found = find_claims(raw, layout, (Reference(1, raw, 0, len(raw)),), (), Concepts())
    assert [(claim.relation, claim.object) for claim in found] == [("repeals", "Directive 12/1999")]


@pytest.mark.parametrize("filler", ["is based on ", "leads to a, ", "((((", "A. and "])
def test_a_long_line_of_noise_is_read_in_bounded_time(filler: str) -> None:
    started = time.perf_counter()
    read(filler * (60_000 // len(filler)))
    assert time.perf_counter() - started < 10  # about half a second; quadratic would be minutes
