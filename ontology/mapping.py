"""The own terms of the ontology beside the reused ones that they build on."""

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from cbris.ontology.diagram import curie
from cbris.ontology.terms import NAMESPACES

__all__ = ["reuse_table", "term_table"]

ABOVE = {RDFS.subClassOf: "⊑", RDFS.subPropertyOf: "⊑", SKOS.closeMatch: "≈"}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
REUSED_KINDS = (*KINDS, OWL.AnnotationProperty)


def term_table(ontology: Graph) -> str:
    """Give a Markdown table: each own term, what it means, what it stands below or near."""
    lines = ["| own term | meaning | reused term |", "|---|---|---|"]
    for kind in KINDS:
        for term in sorted(_own(ontology, kind)):
            comment = ontology.value(term, RDFS.comment)
            reused = ", ".join(_reused(ontology, term)) or "none fits"
            lines.append(f"| `{curie(term)}` | {comment} | {reused} |")
    return "\n".join(lines)


def reuse_table(ontology: Graph) -> str:
    """Give a Markdown table: each vocabulary that is reused, and its terms."""
    lines = ["| vocabulary | reused terms |", "|---|---|"]
    declared = {t for kind in REUSED_KINDS for t in ontology.subjects(RDF.type, kind)}
    names = sorted(curie(t) for t in declared if isinstance(t, URIRef))
    for prefix in sorted({name.partition(":")[0] for name in names} - {"cbris"}):
        terms = [name for name in names if name.startswith(f"{prefix}:")]
        listed = ", ".join(f"`{name.partition(':')[2]}`" for name in terms)
        lines.append(f"| [{prefix}]({NAMESPACES[prefix]}) | {listed} |")
    return "\n".join(lines)


def _own(ontology: Graph, kind: Node) -> Iterator[URIRef]:
    for term in ontology.subjects(RDF.type, kind):
        if isinstance(term, URIRef) and term.startswith(NAMESPACES["cbris"]):
            yield term


def _reused(ontology: Graph, term: URIRef) -> Iterator[str]:
    """Yield what a term stands below (⊑) or is close to (≈), own terms included."""
    for said, sign in ABOVE.items():
        for other in sorted(ontology.objects(term, said), key=str):
            if isinstance(other, URIRef):
                yield f"{sign} `{curie(other)}`"
