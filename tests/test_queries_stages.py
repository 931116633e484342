"""What the questions on stages of integration in time answer."""

import pytest
from tables import read

from cbris.queries.run import answer, ask
from cbris.store.engine import Engine

STAGE = "Deepest stage"
EEA = (
    "In the European Economic Area a common market stands without a customs union, so it does not"
    " include that stage."
)


def stage(engine: Engine, a: str, b: str, as_of: str, *columns: str) -> list[tuple[str, ...]]:
    """Ask what two countries share, in fact and by law."""
    table = ask(engine, "stage-of-a-border", {"a": a, "b": b, "as_of": as_of})
    return read(table, *columns)


@pytest.mark.parametrize(
    ("a", "b", "as_of", "fact", "law"),
    [
        ("PL", "UA", "2003", "none", "none"),
        ("UA", "PL", "2016", "free trade area", "free trade area"),
        ("FR", "DE", "1960", "preferential trade area", "customs union"),
        ("FR", "DE", "1999-01-01", "economic union", "economic union"),
        ("Greece", "TR", "2024", "customs union", "customs union"),
        ("CY", "TR", "2024", "none", "customs union"),
        ("EL", "UK", "2022", "free trade area", "free trade area"),
        ("CS", "HU", "1975", "none", "none"),
    ],
)
def test_the_stage_in_fact_stands_beside_that_by_law(
    engine: Engine, a: str, b: str, as_of: str, fact: str, law: str
) -> None:
    found = stage(engine, a, b, as_of, "In fact or by law", STAGE)
    assert found == [("de facto", fact), ("de jure", law)]


def test_since_when_until_when_and_by_what(engine: Engine) -> None:
    found = stage(engine, "CZ", "SK", "2003", STAGE, "Since", "Until", "By")
    union = ("customs union", "1993-01-01", "2004-04-30", "Czech-Slovak Customs Union")
    assert found == [union, union]


def test_changes_within_the_period_are_said_with_what_was_before(engine: Engine) -> None:
    found = stage(engine, "DE", "FR", "1993", STAGE, "Changed in the period")
    assert found == [
        ("common market", "on 1993-01-01 from customs union"),
        ("economic union", "on 1993-01-01 from customs union; on 1993-11-01 from common market"),
    ]
    assert stage(engine, "DE", "FR", "1994", "Changed in the period") == [("",), ("",)]


def test_none_says_since_when_and_why(engine: Engine) -> None:
    ((stage_in_fact, since, note), law) = stage(
        engine, "RU", "UA", "2020", STAGE, "Since", "To be known"
    )
    assert (stage_in_fact, since) == ("none", "2016-01-01")
    assert note.startswith(
        "exception in Treaty on a Free Trade Area of the CIS (2011): suspended by Russia"
    )
    assert law[0] == "none"


def test_a_day_before_the_state_is_said(engine: Engine) -> None:
    found = stage(engine, "PL", "UA", "1980", STAGE, "To be known")
    said = "Ukraine was no state on the day: 1991-08-24 to now"
    assert found == [("none", said), ("none", said)]


def test_a_common_market_without_a_customs_union_is_said(engine: Engine) -> None:
    answered = answer(engine, "stage-of-a-border", {"a": "NO", "b": "SE", "as_of": "2024"})
    notes = read(answered.table, STAGE, "By", "To be known")
    assert {row[:2] for row in notes} == {("common market", "European Economic Area")}
    assert all("without a common external tariff" in row[2] for row in notes)
    assert EEA in answered.notes


def test_rows_and_sources_say_so(engine: Engine) -> None:
    table = ask(engine, "stage-of-a-border", {"a": "UA", "b": "SK", "as_of": "2024"})
    place = table.headings().index("Rows that say so")
    (fact, law) = [row[place].iris for row in table.cells()]
    assert fact == (
        "https://w3id.org/cbris/bloc/dcfta-ua/stage/de-facto/2016-01-01",
        "https://w3id.org/cbris/membership/dcfta-ua/UA/2017-09-01",
        "https://w3id.org/cbris/membership/dcfta-ua/SK/2017-09-01",
    )
    assert law[0] == "https://w3id.org/cbris/bloc/dcfta-ua/stage/de-jure/2016-01-01"
    assert all(source for (source,) in read(table, "Source"))


def test_a_reading_of_a_treaty_is_said_to_be_verified_in_part(engine: Engine) -> None:
    (_, (source,)) = stage(engine, "CZ", "PL", "2024", "Source")
    assert source.endswith("(ECMSTR_1992O) (verified: partly)")


def test_the_history_of_two_countries(engine: Engine) -> None:
    table = ask(engine, "stage-history", {"a": "PL", "b": "CZ"})
    found = read(
        table,
        "Day of change",
        "In fact or by law",
        "Stage before",
        "Stage from that day on",
        "By",
    )
    cefta = "Central European Free Trade Agreement (1992), signed 1992"
    union = "European Union, signed 1992"
    assert found == [
        ("1993-03-01", "de facto", "none", "free trade area", cefta),
        ("1993-03-01", "de jure", "none", "free trade area", cefta),
        (
            "2004-05-01",
            "de facto",
            "free trade area",
            "common market",
            f"European Economic Area, signed 1992; {union}",
        ),
        ("2004-05-01", "de jure", "free trade area", "economic union", union),
    ]


def test_a_history_ends_with_what_ended(engine: Engine) -> None:
    table = ask(engine, "stage-history", {"a": "RU", "b": "UA"})
    found = read(table, "Day of change", "Stage from that day on", "By")
    assert found[-1] == ("2016-01-01", "none", "")


def test_a_pair_without_history_is_told_so(engine: Engine) -> None:
    answered = answer(engine, "stage-history", {"a": "IN", "b": "UA"})
    assert answered.notes[0] == (
        "India (IN) and Ukraine (UA) have shared no stage of integration at any time that the"
        " tables know."
    )


def test_accession_in_2004_changed_15_borders_by_the_treaty_on_european_union(
    engine: Engine,
) -> None:
    table = ask(engine, "integration-changes", {"start": "2003", "end": "2004-05"})
    found = read(table, "Day of change", "In fact or by law", "Stage before", "By", "Borders")
    law = [row for row in found if row[1] == "de jure"]
    assert law == [
        ("2004-05-01", "de jure", "customs union", "European Union, signed 1992", "1"),
        ("2004-05-01", "de jure", "free trade area", "European Union, signed 1992", "14"),
    ]


def test_changes_at_the_borders_of_one_country(engine: Engine) -> None:
    table = ask(engine, "integration-changes", {"country": "UA"})
    found = read(table, "Day of change", "Stage before", "Stage from that day on", "Between")
    row = ("2016-01-01", "none", "free trade area", "HU – UA; PL – UA; RO – UA; SK – UA")
    assert found == [row, row]
