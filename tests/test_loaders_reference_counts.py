import pytest
from pyoxigraph import Store
from tables import answers, load, stored

from cbris.errors import SourceError
from cbris.loaders.reference.counts import COLLABORATION_COLUMNS, EIC_COLUMNS
from cbris.loaders.reference.facts import PROVENANCE

TABLES = (
    "eic_project_counts",
    "framework_country_collaboration",
    "horizon_europe_country_funding",
    "interreg_2014_2020_nuts3",
)
PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX country: <https://w3id.org/cbris/country/>
PREFIX csvw: <http://www.w3.org/ns/csvw#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX instrument: <https://w3id.org/cbris/instrument/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX region: <https://w3id.org/cbris/region/>
PREFIX schema: <https://schema.org/>
PREFIX sdmx-attribute: <http://purl.org/linked-data/sdmx/2009/attribute#>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return stored(*TABLES)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (
            "region:PL821",
            [
                ("interreg-budget", "15.36", "million-euro", "2014--2020"),
                ("interreg-erdf", "4.35", "million-euro", "2014--2020"),
                ("interreg-partners", "36", "count", "2014--2020"),
                ("interreg-projects", "29", "count", "2014--2020"),
            ],
        ),
        (
            "country:PL ; cbris:counterpart country:UA",
            [
                ("h2020-joint-projects", "81", "count", "2014--2020"),
                ("horizon-europe-joint-projects", "80", "count", "2021--2027"),
            ],
        ),
    ],
)
def test_a_number_has_its_unit_and_its_period(
    store: Store, pattern: str, expected: list[tuple[str, ...]]
) -> None:
    query = f"""SELECT ?indicator ?value ?unit ?period {{
      ?o a qb:Observation ; sdmx-dimension:refArea {pattern} ; cbris:indicator ?indicator ;
        sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure ?unit ;
        sdmx-dimension:refPeriod ?period }}"""
    assert answers(store, PREFIXES + query) == expected


def test_a_number_leads_to_its_row_and_its_table(store: Store) -> None:
    query = """SELECT ?row ?table ?credit {
      ?o sdmx-dimension:refArea region:AL011 ; cbris:indicator ?i ; csvw:rownum ?row ;
        prov:wasDerivedFrom ?table ; qb:dataSet/schema:creditText ?credit
      FILTER(STRENDS(STR(?i), "interreg-projects")) }"""
    assert answers(store, PREFIXES + query) == [
        ("1", "reference-interreg_2014_2020_nuts3", "keep.eu / Interact")
    ]


def test_a_pair_that_the_source_does_not_have_is_not_read_as_zero(store: Store) -> None:
    query = """SELECT ?i { ?o sdmx-dimension:refArea country:AL ;
      cbris:counterpart country:BY ; cbris:indicator ?i }"""
    assert answers(store, PREFIXES + query) == [("h2020-joint-projects",)]


def test_what_is_not_complete_says_so(store: Store) -> None:
    query = """SELECT ?value ?note { ?o schema:about instrument:eic-accelerator ;
      dcterms:type <https://w3id.org/cbris/vocabulary/call-kind/open> ;
      sdmx-dimension:refPeriod <https://w3id.org/cbris/interval/2024--2024> ;
      sdmx-measure:obsValue ?value ; skos:note ?note }"""
    assert answers(store, PREFIXES + query) == [("52", "Not complete in the export.")]


def test_every_data_set_has_titles_licence_credit_and_structure(store: Store) -> None:
    query = """SELECT ?dataset (COUNT(DISTINCT ?title) AS ?titles)
        (COUNT(DISTINCT ?part) AS ?parts) {
      ?dataset a qb:DataSet ; dcterms:title ?title ; dcterms:license ?licence ;
        schema:creditText ?credit ; dcterms:source ?source ; cbris:verified "yes" ;
        qb:structure/qb:component ?part } GROUP BY ?dataset"""
    assert answers(store, PREFIXES + query) == [
        ("eic-projects", "2", "6"),
        ("framework-collaboration", "2", "6"),
        ("horizon-europe-funding", "2", "5"),
        ("interreg-2014-2020", "2", "5"),
    ]


@pytest.mark.parametrize(
    ("name", "columns", "row", "message"),
    [
        (
            "framework_country_collaboration",
            COLLABORATION_COLUMNS,
            "UA,PL,1,2",
            "country_a is 'UA'; a code before PL was expected; swap the two sides",
        ),
        (
            "framework_country_collaboration",
            COLLABORATION_COLUMNS,
            "PL,UA,1.5,2",
            "h2020_projects is '1.5'; a number of xsd:integer, or nothing was expected",
        ),
        (
            "eic_project_counts",
            EIC_COLUMNS,
            "eic-accelerator,closed,2021,1",
            "call is 'closed'; open or challenges was expected",
        ),
    ],
)
def test_a_wrong_cell_is_an_error(
    name: str, columns: tuple[str, ...], row: str, message: str
) -> None:
    header = ",".join((*columns, *PROVENANCE))
    with pytest.raises(SourceError, match=message):
        load(name, f"{header}\n{row},by hand,no,\n")
