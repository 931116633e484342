"""The tables on money and theory, read row by row."""

import re

import pytest
from pyoxigraph import Store
from tables import answers, load, rows, stored

from cbris.errors import SourceError
from cbris.loaders.reference.facts import PROVENANCE
from cbris.loaders.reference.funds import FUND_TABLES
from cbris.loaders.reference.versions import scheme, several
from cbris.loaders.tables import Row
from cbris.loaders.text.schemes import read_schemes
from cbris.ontology.terms import BASE

PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eurio: <http://data.europa.eu/s66#>
PREFIX instrument: <https://w3id.org/cbris/instrument/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX programme: <https://w3id.org/cbris/programme/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
PRIVATE = re.compile(r"stored cop|\bseeds?\b(?! of Bravery)|\bGK\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def store() -> Store:
    return stored(*FUND_TABLES)


def with_cells(name: str, **cells: str) -> str:
    """Give the table of one row: the first of the curated table, with some cells changed."""
    row = {**rows(name)[0], **cells}
    quoted = ",".join(f'"{cell}"' for cell in row.values())
    return f"{','.join(row)}\n{quoted}\n"


def test_a_version_has_its_levels_rate_sums_and_days(store: Store) -> None:
    query = """SELECT ?from ?to ?rate ?least ?most ?first ?last {
      <https://w3id.org/cbris/instrument/eic-accelerator/wp-2025> a cbris:InstrumentVersion ;
        eurio:isSubSchemeOf instrument:eic-accelerator ;
        cbris:trlFrom ?from ; cbris:trlTo ?to ; cbris:grantRate ?rate ;
        schema:amount ?sum ; cbris:firstDay ?first ; cbris:lastDay ?last .
      ?sum schema:name "equity" ; schema:minValue ?least ; schema:maxValue ?most }"""
    assert answers(store, PREFIXES + query) == [
        ("6", "8", "70", "500000", "10000000", "2025-01-01", "2025-12-31")
    ]


def test_a_version_leads_to_the_one_before_it(store: Store) -> None:
    query = "SELECT ?later ?earlier { ?later eurio:hasPreviousFundingScheme ?earlier }"
    assert answers(store, PREFIXES + query) == [
        ("wp-2025", "wp-2021-2024"),
        ("wp-2026", "wp-2021-2024"),
    ]


def test_a_rate_that_varies_is_a_range(store: Store) -> None:
    query = """SELECT ?least ?most ?rate {
      <https://w3id.org/cbris/instrument/erdf/2021-2027> schema:additionalProperty ?range .
      ?range schema:propertyID "grant rate" ; schema:minValue ?least ; schema:maxValue ?most
      OPTIONAL { <https://w3id.org/cbris/instrument/erdf/2021-2027> cbris:grantRate ?rate } }"""
    assert answers(store, PREFIXES + query) == [("40", "85", "")]


def test_eic_transition_has_three_rules_of_which_one_suffices(store: Store) -> None:
    query = """SELECT ?name ?least ?most ?countries ?states {
      ?rule dcterms:isPartOf <https://w3id.org/cbris/instrument/eic-transition/wp-2021-2024> ;
        a cbris:EligibilityRule ; skos:notation ?name ;
        cbris:leastPartners ?least ; cbris:mostPartners ?most .
      OPTIONAL { ?rule cbris:leastCountries ?countries }
      OPTIONAL { ?rule cbris:leastMemberStates ?states } }"""
    assert answers(store, PREFIXES + query) == [
        ("single", "1", "1", "", ""),
        ("three-to-five", "3", "5", "3", "1"),
        ("two", "2", "2", "2", ""),
    ]


def test_what_is_not_known_of_a_rule_has_no_triple(store: Store) -> None:
    query = """SELECT ?rule { ?rule a cbris:EligibilityRule
      FILTER NOT EXISTS { ?rule schema:eligibleRegion ?any } }"""
    assert answers(store, PREFIXES + query) == [("running-project",)]


@pytest.mark.parametrize(
    ("country", "role", "day", "verified"),
    [
        ("UA", "associate", "2022-06-09", "yes"),
        ("CH", "provisional", "2025-01-01", "partly"),
        ("GB", "partial", "2024-01-01", "yes"),
        ("NZ", "partial", "2023-01-01", "partly"),
    ],
)
def test_an_association_is_a_dated_membership(
    store: Store, country: str, role: str, day: str, verified: str
) -> None:
    query = f"""SELECT ?role ?day ?verified {{ ?m a org:Membership ;
      org:organization programme:horizon-europe ; org:role ?role ; cbris:firstDay ?day ;
      org:member <{BASE}country/{country}> ; cbris:verified ?verified }}"""
    assert answers(store, PREFIXES + query) == [(role, day, verified)]


def test_every_rule_is_one_of_a_version_with_a_row() -> None:
    versions = {(row["instrument_id"], row["version"]) for row in rows("instruments")}
    rules = {(row["instrument_id"], row["version"]) for row in rows("eligibility_rules")}
    assert rules <= versions
    assert versions - rules == {("programme/interreg-next", "2021-2027")}


def test_every_concept_of_the_tables_is_in_a_scheme() -> None:
    known = {one.iri.removeprefix(BASE): one.preferred for one in read_schemes()}
    named = {
        row["instrument_id"]: row["name"] for row in rows("instruments") + rows("interreg_strands")
    }
    assert named.items() <= known.items()
    assert {row["index_id"]: row["name"] for row in rows("indices")}.items() <= known.items()
    assert {row["concept"] for row in rows("cbris_stages_dimensions")} <= known.keys()
    assert {
        f"vocabulary/{kind}/{row[column]}"
        for row in rows("obstacles_taxonomy")
        for kind, column in (("barrier", "obstacle"), ("obstacle-group", "group"))
    } <= known.keys()
    assert {
        f"vocabulary/{kind}/{name}"
        for row in rows("eligibility_rules")
        for kind, column in (("applicant-kind", "applicants"), ("instrument-form", "forms"))
        for name in several(row[column])
    } <= known.keys()


@pytest.mark.parametrize("name", FUND_TABLES)
def test_a_table_speaks_to_its_readers(name: str) -> None:
    for row in rows(name):
        assert not PRIVATE.search(" ".join(row.values())), row
        assert row["verified"] == "yes" or row["note"] or "general knowledge" in row["source"], row
        assert tuple(row)[-3:] == PROVENANCE


@pytest.mark.parametrize(
    ("name", "cells", "message"),
    [
        ("instruments", {"grant_max_eur": "3 million"}, "a number of xsd:decimal, or nothing"),
        ("instruments", {"instrument_id": "eic"}, "instrument/…, programme/… or index/…"),
        ("instruments", {"budget_is": "about"}, "nothing or 'at least'"),
        ("eligibility_rules", {"composition": "many"}, "single, consortium, either"),
        ("eligibility_rules", {"countries": "the EU"}, "'the EU' is no code of a country"),
        ("associations", {"kind": "some"}, "full, transitional, without-eic-fund, pillar-2"),
        ("programme_events", {"event": "ended"}, "suspended, transferred, cancelled"),
        ("index_coverage", {"covered": "maybe"}, "yes or no"),
        ("obstacles_taxonomy", {"statement": "rumour"}, "obstacle or finding"),
        ("cbris_stages_dimensions", {"position": "first"}, "a number, or nothing"),
    ],
)
def test_a_cell_that_is_not_as_it_must_be_is_an_error(
    name: str, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(SourceError, match=re.escape(message)):
        load(name, with_cells(name, **cells))


def test_two_versions_may_not_begin_in_one_year() -> None:
    text = with_cells("instruments")
    header, row, _ = text.split("\n")
    with pytest.raises(SourceError, match="two versions that begin in one year"):
        load("instruments", "\n".join((header, row, row.replace("wp-2021-2024", "wp-other"), "")))


def test_a_path_names_its_cell() -> None:
    row = Row("t.csv:2", 1, {"instrument_id": "bloc/eu"})
    with pytest.raises(SourceError, match=r"t\.csv:2: instrument_id is 'bloc/eu'"):
        scheme(row)
