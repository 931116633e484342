"""Whether the graph has the shape that the ontology asks for, by SHACL."""

from collections.abc import Iterator
from hashlib import sha256

import pyshacl
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple
from rdflib.namespace import SH

from cbris.ontology import terms
from cbris.ontology.shapes import shapes_graph
from cbris.ontology.terms import term
from cbris.store.quads import placed

__all__ = ["REPORT", "REPORT_GRAPH", "validate"]

REPORT = terms.mint("report")
REPORT_GRAPH = terms.graph("report")
MAX_LINES = 20
"""How many results are told one by one; the report graph holds all."""
KEPT = (
    SH.focusNode,
    SH.resultMessage,
    SH.resultPath,
    SH.resultSeverity,
    SH.sourceConstraintComponent,
    SH.sourceShape,
    SH.value,
)
"""What is kept of a result; a value that is a blank node of the shapes is not."""


def validate(store: Store) -> list[str]:
    """Validate the default graph, fill the report graph, and say what is wrong.

    The report graph stays outside the default graph:

    - `?report a sh:ValidationReport ; sh:conforms ?yes ; sh:result ?result`,
    - `?result a sh:ValidationResult` with KEPT, its IRI a digest of these.
    """
    shapes = shapes_graph()
    if not shapes:
        return []
    conforms, report, _ = pyshacl.validate(_as_rdflib(store), shacl_graph=shapes, inplace=True)
    results = sorted({_result(report, node) for node in report.objects(None, SH.result)}, key=str)
    store.extend(placed(triple, REPORT_GRAPH) for triple in _report(conforms, results))
    return list(_lines(results))


Result = tuple[tuple[NamedNode, NamedNode | Literal], ...]


def _as_rdflib(store: Store) -> rdflib.Graph:
    graph = rdflib.Graph()
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(value: NamedNode | BlankNode | Literal | Triple) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(value, NamedNode):
        return rdflib.URIRef(value.value)
    assert isinstance(value, Literal), value
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype == term("xsd:string"):
        return rdflib.Literal(value.value)  # rdflib tells "a" from "a"^^xsd:string
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value))


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> Result:
    found = ((name, value) for name in KEPT for value in report.objects(node, name))
    pairs = ((NamedNode(str(name)), _term(value)) for name, value in found)
    return tuple(sorted(((name, value) for name, value in pairs if value), key=str))


def _term(value: rdflib.term.Node) -> NamedNode | Literal | None:
    if isinstance(value, rdflib.URIRef):
        return NamedNode(str(value))
    if not isinstance(value, rdflib.Literal):
        return None
    if value.language:
        return Literal(str(value), language=value.language)
    datatype = NamedNode(str(value.datatype)) if value.datatype else None
    return Literal(str(value), datatype=datatype)


def _report(conforms: bool, results: list[Result]) -> Iterator[Triple]:
    yield Triple(REPORT, term("rdf:type"), term("sh:ValidationReport"))
    yield Triple(REPORT, term("sh:conforms"), Literal(conforms))
    for result in results:
        node = terms.mint("report", sha256(str(result).encode()).hexdigest()[:16])
        yield Triple(REPORT, term("sh:result"), node)
        yield Triple(node, term("rdf:type"), term("sh:ValidationResult"))
        for name, value in result:
            yield Triple(node, name, value)


def _lines(results: list[Result]) -> Iterator[str]:
    yield from map(_line, results[:MAX_LINES])
    if len(results) > MAX_LINES:
        yield f"and {len(results) - MAX_LINES} more results of validation in <{REPORT_GRAPH.value}>"


def _line(result: Result) -> str:
    values = {name.value: value.value for name, value in result}
    message = values.get(str(SH.resultMessage), "a shape is not met")
    return f"{values[str(SH.focusNode)]}: {message}"
