"""Counts of projects and money: Interreg by region, CORDIS by country and by instrument."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from cbris.loaders.bundled import CC_BY
from cbris.loaders.dates import interval, interval_quads
from cbris.loaders.reference.codes import country, region
from cbris.loaders.reference.cube import Cube, Measure, observe
from cbris.loaders.source import Source
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = [
    "COLLABORATION_COLUMNS",
    "EIC_COLUMNS",
    "FUNDING_COLUMNS",
    "INTERREG_COLUMNS",
    "read_collaboration",
    "read_eic",
    "read_funding",
    "read_interreg",
]

AREA = "sdmx-dimension:refArea"
TIME = "sdmx-dimension:refPeriod"
H2020 = ("2014", "2020")
HORIZON_EUROPE = ("2021", "2027")
EUROPEAN_COMMISSION = "CORDIS, © European Union, CC BY 4.0"

INTERREG_COLUMNS = ("region", "projects", "partners", "total_budget_meur", "erdf_meur")
INTERREG = Cube(
    slug="interreg-2014-2020",
    title_en="Interreg projects, partners and money by region, 2014–2020",
    title_uk="Проєкти, партнери та кошти Interreg за регіонами, 2014–2020",
    licence=CC_BY,
    credit="keep.eu / Interact",
    source="keep.eu (Interact): Interreg, IPA CBC, ENI CBC, 2014-2020",
    verified="yes",
    note="By NUTS 3 code of 2021. Regions outside NUTS, such as those of Ukraine, are not counted."
    " keep.eu lets its data be used again if it is named.",
)
INTERREG_MEASURES = {
    "projects": Measure("interreg-projects", "count"),
    "partners": Measure("interreg-partners", "count"),
    "total_budget_meur": Measure("interreg-budget", "million-euro", "xsd:decimal"),
    "erdf_meur": Measure("interreg-erdf", "million-euro", "xsd:decimal"),
}

COLLABORATION_COLUMNS = ("country_a", "country_b", "h2020_projects", "horizon_europe_projects")
COLLABORATION = Cube(
    slug="framework-collaboration",
    title_en="Projects of Horizon 2020 and Horizon Europe with participants of two countries",
    title_uk="Проєкти «Горизонт 2020» і «Горизонт Європа» з учасниками з двох країн",
    licence=CC_BY,
    credit=EUROPEAN_COMMISSION,
    source="CORDIS, projects with participants of both countries",
    verified="yes",
    note="Horizon Europe as far as its projects were in CORDIS when it was read, in 2025 at the"
    " latest. A pair without an observation is not in the source: none, or not known.",
    dimensions=(AREA, "cbris:counterpart"),
)
PERIODS = {"h2020_projects": H2020, "horizon_europe_projects": HORIZON_EUROPE}
JOINT = {
    "h2020_projects": Measure("h2020-joint-projects", "count"),
    "horizon_europe_projects": Measure("horizon-europe-joint-projects", "count"),
}

FUNDING_COLUMNS = ("country", "ec_contribution_eur", "net_ec_contribution_eur")
FUNDING = Cube(
    slug="horizon-europe-funding",
    title_en="Horizon Europe: contribution of the European Commission by country",
    title_uk="«Горизонт Європа»: внесок Європейської комісії за країнами",
    licence=CC_BY,
    credit=EUROPEAN_COMMISSION,
    source="CORDIS, Horizon Europe",
    verified="yes",
    note="As far as its projects were in CORDIS when it was read, in 2025 at the latest. The"
    " money of participants without a country (83,577.50 euro) is left out.",
)
FUNDING_MEASURES = {
    "ec_contribution_eur": Measure("horizon-europe-contribution", "euro", "xsd:decimal"),
    "net_ec_contribution_eur": Measure("horizon-europe-net-contribution", "euro", "xsd:decimal"),
}

EIC_COLUMNS = ("instrument", "call", "call_year", "projects")
CALLS = ("open", "challenges")
EIC = Cube(
    slug="eic-projects",
    title_en="Projects of the European Innovation Council by instrument and year of the call",
    title_uk="Проєкти Європейської ради з інновацій за інструментом і роком конкурсу",
    licence=CC_BY,
    credit=EUROPEAN_COMMISSION,
    source="CORDIS, topics of Horizon Europe projects, export of spring 2025",
    verified="yes",
    note="The year 2024 is not complete.",
    dimensions=("schema:about", "dcterms:type"),
)
EIC_MEASURES = {"projects": Measure("eic-projects", "count")}


def read_interreg(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield projects, partners, budget and ERDF of each region; see `cube.observe`.

    :raises SourceError: a code or a number is not as it must be.
    """
    yield from INTERREG.quads(graph)
    yield from interval_quads(graph, *H2020)
    for row in rows:
        place = {AREA: region(row["region"]), TIME: interval(*H2020)}
        yield from observe(source, graph, row, INTERREG, [row["region"]], place, INTERREG_MEASURES)


def read_collaboration(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the joint projects of two countries, sorted by code, once for each pair.

    Shape: that of `cube.observe`, with `cbris:counterpart ?country`.

    :raises SourceError: the codes are not sorted, or a code or a number is wrong.
    """
    yield from COLLABORATION.quads(graph)
    for days in PERIODS.values():
        yield from interval_quads(graph, *days)
    for row in rows:
        pair = (row["country_a"], row["country_b"])
        if pair[0] >= pair[1]:
            raise row.error("country_a", f"a code before {pair[1]}", "swap the two sides")
        sides = {AREA: country(pair[0]), "cbris:counterpart": country(pair[1])}
        for column, days in PERIODS.items():
            dimensions = {**sides, TIME: interval(*days)}
            measure = {column: JOINT[column]}
            yield from observe(
                source, graph, row, COLLABORATION, ["--".join(pair)], dimensions, measure
            )


def read_funding(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield what the Commission gives to the participants of each country.

    :raises SourceError: a code or a number is not as it must be.
    """
    yield from FUNDING.quads(graph)
    yield from interval_quads(graph, *HORIZON_EUROPE)
    for row in rows:
        place = {AREA: country(row["country"]), TIME: interval(*HORIZON_EUROPE)}
        yield from observe(source, graph, row, FUNDING, [row["country"]], place, FUNDING_MEASURES)


def read_eic(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the projects of each instrument, kind of call and year.

    Shape: that of `cube.observe`, with `schema:about ?instrument ; dcterms:type ?call`.

    :raises SourceError: the kind of call, the year or a number is not as it must be.
    """
    yield from EIC.quads(graph)
    for row in rows:
        if row["call"] not in CALLS:
            raise row.error("call", " or ".join(CALLS))
        year = row["call_year"]
        yield from interval_quads(graph, year, year)
        dimensions = {
            "schema:about": mint("instrument", row["instrument"]),
            "dcterms:type": concept("call-kind", row["call"]),
            TIME: interval(year, year),
        }
        keys = [row["instrument"], row["call"], year]
        yield from observe(source, graph, row, EIC, keys, dimensions, EIC_MEASURES)
