"""Countries, blocs, their members and their stages, as quads."""

import pytest
from pyoxigraph import Store
from tables import answers, load, stored

from cbris.errors import SourceError
from cbris.loaders.reference.facts import PROVENANCE
from cbris.loaders.reference.loader import TABLES

PREFIXES = """
PREFIX bloc: <https://w3id.org/cbris/bloc/>
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX country: <https://w3id.org/cbris/country/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX time: <http://www.w3.org/2006/time#>
"""


def table(name: str, *lines: str) -> str:
    """Write a small table with the columns of a curated one."""
    header = ",".join((*TABLES[name][1], *PROVENANCE))
    return "\n".join((header, *lines)) + "\n"


@pytest.fixture(scope="module")
def time() -> Store:
    return stored("countries", "blocs", "bloc_memberships", "bloc_stages", "bloc_pair_exceptions")


def ask(store: Store, query: str) -> list[tuple[str, ...]]:
    return answers(store, PREFIXES + query)


def test_a_country_has_every_code_in_use_and_names_in_two_languages(time: Store) -> None:
    codes = ask(time, "SELECT ?code { country:GR skos:notation ?code }")
    assert codes == [("EL",), ("GR",), ("GRC",)]
    names = ask(time, "SELECT ?name { country:UA skos:prefLabel ?name }")
    assert names == [("Ukraine",), ("Україна",)]


def test_a_former_state_goes_by_its_own_code_and_names_its_successors(time: Store) -> None:
    query = """SELECT ?code ?last ?next {
      country:CSHH skos:notation ?code ; cbris:lastDay ?last ; dcterms:isReplacedBy ?next
      FILTER(?code = "CS")
    }"""
    assert ask(time, query) == [("CS", "1992-12-31", "CZ"), ("CS", "1992-12-31", "SK")]


def test_a_bloc_has_its_names_its_kind_and_its_predecessor(time: Store) -> None:
    query = """SELECT ?name ?short ?kind ?before ?same {
      bloc:eu rdfs:label ?name ; skos:altLabel ?short ; dcterms:type ?kind ;
        dcterms:replaces ?before ; skos:exactMatch ?same
    }"""
    assert ask(time, query) == [("European Union", "EU", "bloc", "eec", "Q458")]


def test_a_membership_is_dated_and_says_where_it_is_from(time: Store) -> None:
    query = """SELECT ?member ?role ?first ?verified ?source {
      <https://w3id.org/cbris/membership/eu/HR/2013-07-01> a org:Membership ;
        org:organization bloc:eu ; org:member ?member ; org:role ?role ; cbris:firstDay ?first ;
        cbris:verified ?verified ; prov:wasDerivedFrom ?source
    }"""
    found = ("HR", "member", "2013-07-01", "yes", "reference-bloc_memberships")
    assert ask(time, query) == [found]


def test_the_partner_of_an_agreement_has_that_role_too(time: Store) -> None:
    query = """SELECT DISTINCT ?member {
      ?m org:organization bloc:dcfta-ua ; org:role/skos:notation? ?role ; org:member ?member
      FILTER(STRENDS(STR(?role), "/partner"))
    }"""
    assert ask(time, query) == [("UA",)]


def test_a_day_known_by_its_year_stays_a_year_in_the_interval(time: Store) -> None:
    query = """SELECT ?first ?year {
      ?m org:organization bloc:bi-fi-su ; org:member country:FI ; cbris:firstDay ?first ;
        org:memberDuring/time:hasBeginning/time:inXSDgYear ?year
    }"""
    assert ask(time, query) == [("1961-01-01", "1961")]


def test_a_stage_in_fact_stands_beside_that_by_law(time: Store) -> None:
    query = """SELECT ?basis ?stage ?first {
      ?s a cbris:BlocStage ; org:organization bloc:eaeu ; cbris:basis ?basis ;
        cbris:stage ?stage ; cbris:firstDay ?first
    }"""
    assert ask(time, query) == [
        ("de-facto", "customs-union", "2015-01-01"),
        ("de-jure", "economic-union", "2015-01-01"),
    ]


def test_an_exception_on_both_bases_without_a_stage_is_none(time: Store) -> None:
    query = """SELECT ?basis ?pair ?stage {
      ?x a cbris:PairException ; org:organization bloc:cisfta11 ; cbris:basis ?basis ;
        cbris:joins country:RU, country:UA ; cbris:joins ?pair
      OPTIONAL { ?x cbris:stage ?stage }
    }"""
    assert ask(time, query) == [
        ("de-facto", "RU", ""),
        ("de-facto", "UA", ""),
        ("de-jure", "RU", ""),
        ("de-jure", "UA", ""),
    ]


def test_a_membership_is_at_most_13_quads(time: Store) -> None:
    ((count,),) = ask(time, "SELECT (COUNT(*) AS ?n) { ?m a org:Membership . ?m ?p ?o }")
    ((members,),) = ask(time, "SELECT (COUNT(*) AS ?n) { ?m a org:Membership }")
    assert int(count) / int(members) <= 13


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        (
            "bloc_memberships",
            "eu,PL,2004-05-01,,membre,,by hand,no,",
            "bloc_memberships.csv:2: status is 'membre'; member or associate or provisional or"
            " suspended was expected; mend the cell",
        ),
        (
            "bloc_memberships",
            "eu,ZZ,2004-05-01,,member,,by hand,no,",
            "bloc_memberships.csv:2: 'ZZ' is no code of a country; ISO 3166-1 alpha-2 was expected",
        ),
        (
            "bloc_memberships",
            "eu,PL,2004-13,,member,,by hand,no,",
            "bloc_memberships.csv:2: '2004-13' is no date; YYYY, YYYY-MM or YYYY-MM-DD was"
            " expected",
        ),
        (
            "bloc_stages",
            "eu,union,de_jure,2004,,by hand,no,",
            "bloc_stages.csv:2: stage_id is 'union'; pta or fta or cu or cm or eu_mu or full was"
            " expected; mend the cell",
        ),
        (
            "bloc_stages",
            "eu,cm,in_fact,2004,,by hand,no,",
            "bloc_stages.csv:2: basis is 'in_fact'; de_jure or de_facto was expected; mend the"
            " cell",
        ),
        (
            "bloc_stages",
            "eu,cm,both,2004,,by hand,no,",
            "bloc_stages.csv:2: basis is 'both'; de_jure or de_facto was expected; mend the cell",
        ),
        (
            "bloc_stages",
            "eu,cm,de_jure,2004,,by hand,maybe,",
            "bloc_stages.csv:2: verified is 'maybe'; yes or no or partly was expected; mend the"
            " cell",
        ),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(name: str, line: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        load(name, table(name, line))
    assert str(caught.value) == message
