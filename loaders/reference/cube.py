"""Numbers as observations of data sets, after the RDF Data Cube vocabulary."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe, integer, typed
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint, term

__all__ = ["Cube", "Measure", "observe"]


COMMON = ("sdmx-dimension:refPeriod", "cbris:indicator")
"""The dimensions that every data set has."""
VALUES = (
    ("sdmx-measure:obsValue", "qb:measure"),
    ("sdmx-attribute:unitMeasure", "qb:attribute"),
)
NUMBERS = {
    "xsd:integer": re.compile(r"-?\d+"),
    "xsd:decimal": re.compile(r"-?\d+(\.\d+)?"),
}


@dataclass(frozen=True)
class Measure:
    """What one column of a table counts: an indicator, in a unit, of a datatype."""

    indicator: str
    unit: str
    datatype: str = "xsd:integer"


@dataclass(frozen=True)
class Cube:
    """A data set: all of its observations have the same dimensions.

    `dimensions` are CURIEs, besides that of the period and the indicator, which every
    observation has.
    """

    slug: str
    title_en: str
    title_uk: str
    licence: str
    credit: str
    source: str
    verified: str
    note: str
    dimensions: tuple[str, ...] = ("sdmx-dimension:refArea",)

    @property
    def iri(self) -> NamedNode:
        """The IRI of the data set."""
        return mint("dataset", self.slug)

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """Yield the data set and its structure.

        - `?dataset a qb:DataSet, dcat:Dataset ; dcterms:title ?title ; dcterms:license ?iri ;
          schema:creditText ?credit ; dcterms:source ?words ; cbris:verified ?word ;
          skos:note ?note ; qb:structure ?structure`,
        - `?structure a qb:DataStructureDefinition ; qb:component ?component`,
        - `?component a qb:ComponentSpecification ; qb:dimension | qb:measure | qb:attribute ?p`.
        """
        titles = {"en": self.title_en, "uk": self.title_uk}
        yield from describe(
            graph,
            self.iri,
            ["qb:DataSet", "dcat:Dataset"],
            {
                "dcterms:title": [Literal(title, language=tag) for tag, title in titles.items()],
                "rdfs:label": Literal(self.title_en, language="en"),
                "dcterms:license": NamedNode(self.licence),
                "schema:creditText": self.credit,
                "dcterms:source": self.source,
                "cbris:verified": self.verified,
                "skos:note": Literal(self.note, language="en"),
                "qb:structure": mint("dataset", self.slug, "structure"),
            },
        )
        yield from self._structure(graph)

    def _structure(self, graph: NamedNode) -> Iterator[Quad]:
        components = [*((name, "qb:dimension") for name in (*self.dimensions, *COMMON)), *VALUES]
        structure = mint("dataset", self.slug, "structure")
        parts = [
            mint("dataset", self.slug, "structure", name.partition(":")[2])
            for name, _ in components
        ]
        types = ["qb:DataStructureDefinition"]
        yield from describe(graph, structure, types, {"qb:component": parts})
        for part, (name, role) in zip(parts, components, strict=True):
            yield from describe(graph, part, ["qb:ComponentSpecification"], {role: term(name)})


def observe(
    source: Source,
    graph: NamedNode,
    row: Row,
    cube: Cube,
    keys: Iterable[str],
    dimensions: Mapping[str, Value],
    measures: Mapping[str, Measure],
) -> Iterator[Quad]:
    """Yield one observation for each column of `measures` that the row fills.

    Shape: `?observation a qb:Observation ; qb:dataSet ?dataset ; cbris:indicator ?indicator ;
    sdmx-measure:obsValue ?number ; sdmx-attribute:unitMeasure ?unit ; csvw:rownum ?number ;
    prov:wasDerivedFrom ?source`, the dimensions, and source,
    verification and note where they are not those of the data set. An empty cell says nothing.

    :param keys: what names the row within the data set, for the IRI.
    :raises SourceError: a cell is no number of the measure's datatype.
    """
    for column, measure in measures.items():
        if row[column]:
            yield from describe(
                graph,
                mint("observation", cube.slug, *keys, measure.indicator),
                ["qb:Observation"],
                {
                    "qb:dataSet": cube.iri,
                    **dimensions,
                    "cbris:indicator": concept("indicator", measure.indicator),
                    "sdmx-measure:obsValue": _number(row, column, measure.datatype),
                    "sdmx-attribute:unitMeasure": concept("unit", measure.unit),
                    "csvw:rownum": integer(row.number),
                    "prov:wasDerivedFrom": mint("source", source.id),
                    **_own(cube, row),
                },
            )


def _own(cube: Cube, row: Row) -> Mapping[str, Value]:
    """Give what the row says of itself that differs from what its data set says."""
    own = {
        "dcterms:source": row["source"] if row["source"] != cube.source else "",
        "cbris:verified": row["verified"] if row["verified"] != cube.verified else "",
    }
    note = Literal(row["note"], language="en") if row["note"] else None
    return {"skos:note": note, **{name: word or None for name, word in own.items()}}


def _number(row: Row, column: str, datatype: str) -> Literal:
    if not NUMBERS[datatype].fullmatch(row[column]):
        raise row.error(column, f"a number of {datatype}, or nothing")
    return typed(row[column], datatype)
