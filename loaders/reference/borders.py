"""Border pairs: two regions that touch across a state border, and their countries."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from cbris.loaders.bundled import CC_BY
from cbris.loaders.dates import interval, interval_quads
from cbris.loaders.reference.codes import country, region
from cbris.loaders.reference.cube import Cube, Measure, observe
from cbris.loaders.reference.facts import provenance
from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = ["BORDER_COLUMNS", "read_borders"]

BORDER_COLUMNS = ("code_a", "code_b", "country_a", "country_b", "kind", "shared_km")
KINDS = ("line", "near-point", "point", "river")
LENGTHS = Cube(
    slug="border-length",
    title_en="Length of the common border of two regions",
    title_uk="Довжина спільного кордону двох регіонів",
    licence=CC_BY,
    credit="© EuroGeographics for the administrative boundaries",
    source="Computed from the GISCO NUTS 2024 shapes, 1:20 million",
    verified="yes",
    note=(
        "Measured along the generalised line, so shorter than the surveyed border;"
        " a pair without an observation has a border of unknown length."
    ),
)
MEASURES = {"shared_km": Measure("border-length", "kilometre", "xsd:decimal")}
YEAR = ("2024", "2024")


def read_borders(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the pairs of regions that touch, each with its pair of countries.

    - `?pair a cbris:BorderPair ; cbris:joins ?region_a, ?region_b ; rdfs:label "A – B" ;
      dcterms:type ?kind ; dcterms:isPartOf ?countries`, kind being of border-kind,
    - `?region_a geo:sfTouches ?region_b` and the other way round,
    - `?countries a cbris:BorderPair ; cbris:joins ?country_a, ?country_b ; rdfs:label "PL – UA"`,
    - the length, where it is known, as an observation of dataset/border-length.

    :raises SourceError: codes are not sorted, or a kind, a code or a length is wrong.
    """
    yield from LENGTHS.quads(graph)
    yield from interval_quads(graph, *YEAR)
    countries: set[NamedNode] = set()
    for row in rows:
        _check(row)
        whole = _country_pair(row)
        if whole not in countries:
            countries.add(whole)
            yield from _countries(source, graph, row, whole)
        yield from _pair(source, graph, row, whole)
        yield from _length(source, graph, row)


def _check(row: Row) -> None:
    if row["kind"] not in KINDS:
        raise row.error("kind", " or ".join(KINDS))
    if row["code_a"] >= row["code_b"]:
        raise row.error("code_a", f"a code before {row['code_b']}", "swap the two sides")


def _pair(source: Source, graph: NamedNode, row: Row, whole: NamedNode) -> Iterator[Quad]:
    first, second = region(row["code_a"]), region(row["code_b"])
    yield from describe(
        graph,
        _region_pair(row),
        ["cbris:BorderPair"],
        {
            "rdfs:label": f"{row['code_a']} – {row['code_b']}",
            "cbris:joins": [first, second],
            "dcterms:type": concept("border-kind", row["kind"]),
            "dcterms:isPartOf": whole,
            **provenance(source, row),
        },
    )
    yield from describe(graph, first, [], {"geo:sfTouches": second})
    yield from describe(graph, second, [], {"geo:sfTouches": first})


def _countries(source: Source, graph: NamedNode, row: Row, whole: NamedNode) -> Iterator[Quad]:
    codes = _country_codes(row)
    yield from describe(
        graph,
        whole,
        ["cbris:BorderPair"],
        {
            "rdfs:label": " – ".join(codes),
            "cbris:joins": [country(code) for code in codes],
            "dcterms:source": "follows from the pairs of regions",
            "cbris:verified": "yes",
            "prov:wasDerivedFrom": mint("source", source.id),
        },
    )


def _length(source: Source, graph: NamedNode, row: Row) -> Iterator[Quad]:
    dimensions = {
        "sdmx-dimension:refArea": _region_pair(row),
        "sdmx-dimension:refPeriod": interval(*YEAR),
    }
    keys = [f"{row['code_a']}--{row['code_b']}"]
    yield from observe(source, graph, row, LENGTHS, keys, dimensions, MEASURES)


def _region_pair(row: Row) -> NamedNode:
    return mint("border", f"{row['code_a']}--{row['code_b']}")


def _country_pair(row: Row) -> NamedNode:
    return mint("border", "--".join(_country_codes(row)))


def _country_codes(row: Row) -> list[str]:
    return sorted((row["country_a"], row["country_b"]))
