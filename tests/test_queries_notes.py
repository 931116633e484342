"""Under an answer stands what a person must know to read it."""

from dataclasses import replace

import pytest
from conftest import CASES
from engines import StoreEngine
from pyoxigraph import RdfFormat, Store

from cbris.errors import QueryError
from cbris.queries.catalog import read_question
from cbris.queries.run import answer

ASKED = read_question(
    """\
#+ summary: What was a place called?
#+ description: Its names.
#+ tags: [regions]
#+ parameters:
#+   region: {label: Region, type: place}
#+   partner: {label: Partner, type: place, default: ""}
#+   level: {label: Level, type: integer, default: ""}
#+   as_of: {label: Day, type: period, default: "2024"}
#+ columns:
#+   name: Name
#+   first: First
#+   open: Left open
#+ minimum: 1
#+ notes: ["Asked of $region, $partner, level $level.", "From $as_of_first on."]
#+ empty: $region has no name.
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?first ?open {
  $region rdfs:label ?name .
  FILTER($as_of >= $as_of_first && LANG(?name) != "uk")
  BIND($as_of_first AS ?first)
  BIND($partner = <urn:cbris:not-given> && STR($level) = "" AS ?open)
}
""",
    "names",
)


@pytest.fixture(scope="module")
def places() -> StoreEngine:
    store = Store()
    store.load(path=str(CASES / "places.ttl"), format=RdfFormat.TURTLE)
    return StoreEngine(store)


@pytest.mark.parametrize(
    ("as_of", "first", "day"),
    [
        ("2024", "2024-01-01", "Day used: 2024-12-31 (the last day of 2024)."),
        ("2024-02", "2024-02-01", "Day used: 2024-02-29 (the last day of 2024-02)."),
        ("2003-05-17", "2003-05-17", "Day used: 2003-05-17."),
    ],
)
def test_the_day_that_was_used_is_said(
    places: StoreEngine, as_of: str, first: str, day: str
) -> None:
    answered = answer(places, ASKED, {"region": "UA-21", "as_of": as_of})
    assert [[cell.text for cell in row] for row in answered.table.cells()] == [
        ["Zakarpattia Oblast", first, "true"]
    ]
    assert answered.notes == (
        day,
        "Asked of Zakarpattia Oblast (UA-21), any, level any.",
        f"From {first} on.",
    )


def test_what_was_filled_in_is_not_left_open(places: StoreEngine) -> None:
    values = {"region": "UA-21", "partner": "PL82", "level": "3"}
    answered = answer(places, ASKED, values)
    assert [row[2].text for row in answered.table.cells()] == ["false"]
    assert "Asked of Zakarpattia Oblast (UA-21), Podkarpackie (PL82), level 3." in answered.notes


def test_no_rows_say_what_they_mean(places: StoreEngine) -> None:
    nothing = replace(ASKED, sparql=ASKED.sparql.replace("rdfs:label", "rdfs:seeAlso"))
    assert answer(places, nothing, {"region": "EL"}).notes[0] == "Greece (GR) has no name."


@pytest.mark.parametrize("as_of", ["24", "2024-13", "2023-02-29", "2024-1", "yesterday", ""])
def test_what_is_no_day_is_an_error(places: StoreEngine, as_of: str) -> None:
    with pytest.raises(QueryError) as caught:
        answer(places, ASKED, {"region": "UA-21", "as_of": as_of})
    assert str(caught.value) == (
        f"names: as_of: {as_of!r} is no date; YYYY, YYYY-MM or YYYY-MM-DD was expected"
    )
