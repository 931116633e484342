"""Every question answers from the bundled graph, with the rows that the texts hold."""

import pytest

from cbris.queries.catalog import catalog
from cbris.queries.run import ask
from cbris.queries.table import Table, fold
from cbris.store.engine import Engine

BALASSA = (
    "In economic literature, the most widespread interpretation of the evolution of integration"
    " forms was given by B. Balassa, who distinguished a free trade zone, a customs union, a common"
    " market, an economic and monetary union, and full economic integration."
)


def column(table: Table, heading: str) -> list[str]:
    """Give what a person reads in one column."""
    place = table.headings().index(heading)
    return [row[place].text for row in table.cells()]


def rows(table: Table, *headings: str) -> list[tuple[str, ...]]:
    """Give what a person reads in some columns."""
    return list(zip(*(column(table, heading) for heading in headings), strict=True))


@pytest.mark.parametrize("name", list(catalog()))
def test_a_question_gives_its_minimum_of_rows_each_once(engine: Engine, name: str) -> None:
    given = ask(engine, name).rows
    assert len(given) >= catalog()[name].minimum
    assert len(set(given)) == len(given)


def test_the_five_stages_come_in_their_order(engine: Engine) -> None:
    table = ask(engine, "integration-stages")
    assert rows(table, "Order", "Stage", "In the words of the text", "Distinguished by") == [
        ("1", "free trade area", "free trade zone", "B. Balassa"),
        ("2", "customs union", "customs union", "B. Balassa"),
        ("3", "common market", "common market", "B. Balassa"),
        ("4", "economic union", "economic and monetary union", "B. Balassa"),
        ("5", "complete economic integration", "full economic integration", "B. Balassa"),
    ]
    assert {fold(sentence) for sentence in column(table, "Sentence")} == {BALASSA}


def test_the_seven_conditions_come_in_the_order_of_the_text(engine: Engine) -> None:
    table = ask(engine, "conditions")
    assert rows(table, "Order", "Condition")[:7] == [
        (
            "1",
            "high level of cross-border flows of knowledge and technologies, their coherence in the"
            " functional aspect",
        ),
        (
            "2",
            "cross-border cooperation in research, educational activities and the use of advanced"
            " innovative knowledge and technologies",
        ),
        ("3", "joint innovative products, services, technology transfer"),
        (
            "4",
            "principles of co-financing and diversification of sources of financing of subjects and"
            " participants of innovation activity",
        ),
        (
            "5",
            "overcoming the barrier function of the border and the formation of joint cross-border"
            " innovation structures",
        ),
        ("6", "derogation from the legislation"),
        ("7", "cultural, historical and ethnic kinship"),
    ]


def test_the_forms_of_instruments_and_the_three_tools(engine: Engine) -> None:
    said = rows(ask(engine, "instruments"), "Instrument", "What is said")
    assert {what for instrument, what in said if instrument == "instruments"} >= {
        "capital",
        "quasi-capital",
        "investment",
        "loans",
        "guarantees",
    }
    for name in ("Pathfinder", "Accelerator", "Transition"):
        assert (name, "financing cross-border innovations") in said


def test_barriers_come_with_who_names_them(engine: Engine) -> None:
    named = rows(ask(engine, "barriers"), "Barrier", "In the way of", "Status")
    way = "country's innovative development"
    assert ("corruption", way, "claimed") in named
    assert ("bureaucratization", way, "claimed") in named


def test_publications_come_with_what_they_cite(engine: Engine) -> None:
    table = ask(engine, "publications")
    assert [number for number in column(table, "No.") if number] == [
        *map(str, range(2, 11)),
        *map(str, range(1, 8)),
    ]
    assert ("7", "2021") in rows(table, "No.", "Year")


def test_shared_references_are_candidates_by_the_name_of_an_author(engine: Engine) -> None:
    table = ask(engine, "shared-references")
    assert set(rows(table, "Kind of sharing", "Shared")) == {
        ("candidate: cited authors of the same name", "T. Makkonen")
    }


def test_claims_are_asked_by_holder(engine: Engine) -> None:
    table = ask(engine, "claims", {"holder": "mindeli"})
    assert set(column(table, "Holder")) == {"L.E. Mindeli"}
    assert ("regional proximity", "ties between business entities") in rows(
        table, "Subject", "Object"
    )


def test_the_concept_that_is_mentioned_most(engine: Engine) -> None:
    assert column(ask(engine, "concepts"), "Concept")[0] == "cross-border cooperation"


@pytest.mark.parametrize("name", ["customs union", "митний союз"])
def test_mentions_come_with_their_sentence(engine: Engine, name: str) -> None:
    table = ask(engine, "mentions", {"concept": name})
    assert rows(table, "Part", "Words", "Sentence") == [("body", "customs union", BALASSA)]


def test_indices_come_with_what_is_said_of_them(engine: Engine) -> None:
    said = rows(ask(engine, "indices"), "Index", "What is said")
    readiness = (
        "readiness of countries to transition to an innovative type of development and a knowledge"
        " economy"
    )
    assert ("Global Innovation Index", readiness) in said


def test_innovation_systems_come_with_what_is_claimed_of_them(engine: Engine) -> None:
    said = rows(ask(engine, "innovation-systems"), "Innovation system", "Subject", "Object")
    assert (
        "national innovation system",
        "use of certain mechanisms and tools",
        "formation of qualitatively different national innovation systems",
    ) in said


def test_what_the_texts_do_not_say_of_directions_is_said(engine: Engine) -> None:
    table = rows(ask(engine, "integration-directions"), "From", "Direction", "Status", "Object")
    assert ("above (top-down)", "regionalism", "claimed", "interstate relations") in table
    below = [row for row in table if row[0] == "below (bottom-up)"]
    assert below == [
        ("below (bottom-up)", "regionalisation", "named, but no text claims anything of it", "")
    ]
