"""The ontology as class diagrams, in the text of Mermaid, made from its own file."""

from collections.abc import Iterator, Mapping

from rdflib import OWL, RDF, RDFS, SDO, Graph, URIRef
from rdflib.term import Node

from cbris.ontology.files import ontology_file
from cbris.ontology.terms import NAMESPACES

__all__ = ["DIAGRAMS", "class_diagram", "curie", "read_ontology"]

DIAGRAMS: Mapping[str, tuple[str, ...]] = {
    "Places, blocs and structures": (
        "cbris:Bloc",
        "cbris:BlocStage",
        "cbris:BorderPair",
        "cbris:Country",
        "cbris:CrossBorderRegion",
        "cbris:CrossBorderStructure",
        "cbris:IntegrationForm",
        "cbris:IntegrationStage",
        "cbris:PairException",
        "cbris:Region",
        "org:Membership",
    ),
    "Support and numbers": (
        "cbris:Bloc",
        "cbris:BorderPair",
        "cbris:Country",
        "cbris:EligibilityRule",
        "cbris:Index",
        "cbris:Instrument",
        "cbris:InstrumentVersion",
        "cbris:Programme",
        "cbris:Region",
        "cbris:Strategy",
        "qb:DataSet",
        "qb:Observation",
    ),
    "What texts and sources say": (
        "bibo:Document",
        "cbris:Assertion",
        "cbris:Barrier",
        "cbris:Claim",
        "cbris:Condition",
        "cbris:CrossBorderInnovationSystem",
        "cbris:InnovationSystem",
        "cbris:Mention",
        "cbris:NationalInnovationSystem",
        "cbris:RegionalInnovationSystem",
        "oa:SpecificResource",
        "skos:Concept",
    ),
}
"""The classes of each diagram; the arrows between them are found in the ontology."""
EVERYWHERE = {"cbris:verified"}
"""Properties that nearly every class has: they would only fill the boxes."""


def read_ontology() -> Graph:
    """Parse the OWL ontology into a new graph."""
    return Graph().parse(data=ontology_file().read_text("utf-8"), format="turtle")


def curie(iri: Node) -> str:
    """Shorten an IRI by NAMESPACES; give it whole where no prefix fits."""
    fitting = (p for p, base in NAMESPACES.items() if str(iri).startswith(base))
    prefix = max(fitting, key=lambda name: len(NAMESPACES[name]), default=None)
    return f"{prefix}:{str(iri).removeprefix(NAMESPACES[prefix])}" if prefix else str(iri)


def class_diagram(ontology: Graph, shown: tuple[str, ...]) -> str:
    """Draw some classes: their literal properties, what lies above them, what joins them."""
    lines = ["classDiagram", "    direction LR"]
    for name in sorted(shown):
        lines += _box(ontology, name)
    lines += sorted(_above(ontology, shown))
    lines += sorted(_arrows(ontology, shown))
    return "\n".join(lines)


def _box(ontology: Graph, name: str) -> Iterator[str]:
    """Yield a class with the properties that have literal values, by name."""
    properties = _properties(ontology, OWL.DatatypeProperty)
    held = [n for n, t in properties if name in _ends(ontology, t, RDFS.domain, SDO.domainIncludes)]
    title = "" if name.startswith("cbris:") else f'["{name}"]'
    yield f"    class {_key(name)}{title}"
    yield from (f"    {_key(name)} : {_label(property_)}" for property_ in held)


def _above(ontology: Graph, shown: tuple[str, ...]) -> Iterator[str]:
    for lower, higher in ontology.subject_objects(RDFS.subClassOf):
        if isinstance(higher, URIRef) and curie(lower) in shown and curie(higher) in shown:
            yield f"    {_key(curie(higher))} <|-- {_key(curie(lower))}"


def _arrows(ontology: Graph, shown: tuple[str, ...]) -> Iterator[str]:
    for curied, term in _properties(ontology, OWL.ObjectProperty):
        for start in _ends(ontology, term, RDFS.domain, SDO.domainIncludes) & set(shown):
            number, of = _asked(ontology, start, term)
            ends = {of} if of in shown else _ends(ontology, term, RDFS.range, SDO.rangeIncludes)
            for end in ends & set(shown):
                arrow = f'--> "{number}"' if number else "-->"
                yield f"    {_key(start)} {arrow} {_key(end)} : {_label(curied)}"


def _asked(ontology: Graph, start: str, term: Node) -> tuple[str, str]:
    """Give how many values of which class a class asks for, nothing where it does not ask."""
    for restriction in ontology.subjects(OWL.onProperty, term):
        if start in {curie(c) for c in ontology.subjects(RDFS.subClassOf, restriction)}:
            number = ontology.value(restriction, OWL.qualifiedCardinality)
            return str(number), curie(ontology.value(restriction, OWL.onClass) or OWL.Thing)
    return "", ""


def _properties(ontology: Graph, kind: Node) -> list[tuple[str, Node]]:
    """Give the properties of a kind by name, those of EVERYWHERE left out."""
    found = {curie(term): term for term in ontology.subjects(RDF.type, kind)}
    return sorted((name, term) for name, term in found.items() if name not in EVERYWHERE)


def _ends(ontology: Graph, term: Node, *said: URIRef) -> set[str]:
    return {curie(end) for name in said for end in ontology.objects(term, name)}


def _key(name: str) -> str:
    return name.removeprefix("cbris:").replace(":", "_")


def _label(name: str) -> str:
    """Show an own term alone, another with its prefix; Mermaid has no colon in a label."""
    prefix, _, short = name.partition(":")
    return short if prefix == "cbris" else f"{short} ({prefix})"
