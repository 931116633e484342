"""A publisher's data set as a data cube, with its own dimensions and code lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.statements import Value, describe, typed
from cbris.ontology.terms import concept, mint, term

__all__ = ["UNITS", "Codes", "OpenCube"]

UNITS = {
    "EUR": "euro",
    "KM": "kilometre",
    "MIO_EUR": "million-euro",
    "NR": "count",
    "PC": "per-cent",
}
"""The units that our own scheme has, by Eurostat's codes."""
REUSED = {
    "age": "sdmx-dimension:age",
    "freq": "sdmx-dimension:freq",
    "sex": "sdmx-dimension:sex",
    "unit": "sdmx-attribute:unitMeasure",
}
"""Dimensions that the SDMX vocabulary has a property for."""
COMMON = {
    "sdmx-dimension:refArea": "qb:dimension",
    "sdmx-dimension:refPeriod": "qb:dimension",
    "cbris:indicator": "qb:dimension",
    "sdmx-measure:obsValue": "qb:measure",
    "sdmx-attribute:unitMeasure": "qb:attribute",
    "sdmx-attribute:obsStatus": "qb:attribute",
    "sdmx-attribute:confStatus": "qb:attribute",
}


@dataclass(frozen=True)
class OpenCube:
    """A data set: `dimensions` are its columns besides area, period, value and status."""

    key: str
    title_en: str
    title_uk: str
    licence: str
    credit: str
    source: str
    modified: str
    dimensions: tuple[str, ...]
    codes: str

    @property
    def iri(self) -> NamedNode:
        """The IRI of the data set."""
        return mint("dataset", self.key)

    @property
    def indicator(self) -> NamedNode:
        """The IRI of what the data set counts."""
        return concept("indicator", self.key)

    def property(self, dimension: str) -> NamedNode:
        """Give the property that says the code of a dimension."""
        reused = REUSED.get(dimension)
        return term(reused) if reused else mint("dimension", self.codes, dimension)

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """Yield the data set, what it counts, and its structure.

        - `?dataset a qb:DataSet, dcat:Dataset ; dcterms:title ?title ; dcterms:license ?iri ;
          schema:creditText ?credit ; dcterms:source ?words ; dcterms:modified ?day ;
          cbris:verified "no" ; qb:structure ?structure`,
        - `?indicator a skos:Concept ; skos:inScheme vocabulary/indicator`,
        - `?structure qb:component ?component`, one a dimension, measure or attribute,
        - `?dimension a qb:DimensionProperty ; rdfs:label ?name`, of those not reused.
        """
        titles = [Literal(self.title_en, language="en"), Literal(self.title_uk, language="uk")]
        yield from describe(
            graph,
            self.iri,
            ["qb:DataSet", "dcat:Dataset"],
            {
                "dcterms:title": titles,
                "rdfs:label": titles[0],
                "dcterms:license": NamedNode(self.licence),
                "schema:creditText": self.credit,
                "dcterms:source": self.source,
                "dcterms:modified": typed(self.modified, "xsd:date") if self.modified else None,
                "cbris:verified": "no",
                "qb:structure": mint("dataset", self.key, "structure"),
            },
        )
        scheme = mint("vocabulary", "indicator")
        properties: Mapping[str, Value | list[Literal]] = {
            "skos:prefLabel": titles,
            "skos:inScheme": scheme,
        }
        yield from describe(graph, self.indicator, ["skos:Concept"], properties)
        yield from self._structure(graph)

    def _structure(self, graph: NamedNode) -> Iterator[Quad]:
        structure = mint("dataset", self.key, "structure")
        own = {name: self.property(name) for name in self.dimensions if name not in REUSED}
        roles = {term(name): (name, role) for name, role in COMMON.items()}
        for name in self.dimensions:
            roles.setdefault(self.property(name), (f":{name}", "qb:dimension"))
        yield from describe(graph, structure, ["qb:DataStructureDefinition"], {})
        for value, (name, role) in roles.items():
            part = mint("dataset", self.key, "structure", name.partition(":")[2])
            yield from describe(graph, structure, [], {"qb:component": part})
            yield from describe(graph, part, ["qb:ComponentSpecification"], {role: value})
        for name, value in own.items():
            label = Literal(name, language="en")
            types = ["qb:DimensionProperty", "rdf:Property"]
            scheme = mint("vocabulary", f"{self.codes}-{name}")
            yield from describe(graph, value, types, {"rdfs:label": label, "qb:codeList": scheme})


@dataclass
class Codes:
    """Mints the codes of a publisher's lists, and describes each once."""

    graph: NamedNode
    key: str
    publisher_en: str
    publisher_uk: str
    licence: str
    _known: dict[tuple[str, str], NamedNode] = field(default_factory=dict)
    _lists: set[str] = field(default_factory=set)
    _new: list[Quad] = field(default_factory=list)

    def code(self, dimension: str, code: str) -> NamedNode:
        """Give the IRI of a code; a unit that we have is ours."""
        known = self._known.get((dimension, code))
        return known or self._add(dimension, code)

    def new(self) -> Iterator[Quad]:
        """Yield the description of the codes that were asked for since the last time.

        `?code a skos:Concept ; skos:notation "EUR_HAB" ; skos:prefLabel ?label ;
        skos:inScheme ?list`, `?list a skos:ConceptScheme ; dcterms:title ?title`.
        """
        if self._new:
            new, self._new = self._new, []
            yield from new

    def _add(self, dimension: str, code: str) -> NamedNode:
        ours = UNITS.get(code) if dimension == "unit" else None
        if ours:
            return self._known.setdefault((dimension, code), concept("unit", ours))
        scheme = f"{self.key}-{dimension}"
        iri = self._known[dimension, code] = concept(scheme, code)
        labels = [
            Literal(f"{code} ({self.publisher_en}, {dimension})", language="en"),
            Literal(f"{code} ({self.publisher_uk}, {dimension})", language="uk"),
        ]
        self._describe(
            iri,
            "skos:Concept",
            {
                "skos:notation": code,
                "skos:prefLabel": labels,
                "skos:inScheme": mint("vocabulary", scheme),
            },
        )
        if dimension not in self._lists:
            self._lists.add(dimension)
            self._describe_list(dimension)
        return iri

    def _describe_list(self, dimension: str) -> None:
        titles = [
            Literal(f"{self.publisher_en}, code list of {dimension}", language="en"),
            Literal(f"{self.publisher_uk}, список кодів {dimension}", language="uk"),
        ]
        self._describe(
            mint("vocabulary", f"{self.key}-{dimension}"),
            "skos:ConceptScheme",
            {"dcterms:title": titles, "dcterms:license": NamedNode(self.licence)},
        )

    def _describe(
        self, subject: NamedNode, kind: str, properties: Mapping[str, Value | list[Literal]]
    ) -> None:
        self._new += describe(self.graph, subject, [kind], properties)
