"""Whether the graph has the shape that the ontology asks for, by SHACL."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice

import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, Store, Triple
from rdflib.namespace import SH

from cbris.ontology import terms
from cbris.ontology.shapes import shapes_graph
from cbris.ontology.terms import term
from cbris.store.description import REPORT_GRAPH
from cbris.store.quads import placed
from cbris.store.sight import Sight, check_known
from cbris.store.targets import focus_nodes, targets

__all__ = ["REPORT", "validate"]

REPORT = terms.mint("report")
MAX_LINES = 20
"""How many results are told one by one; the report graph holds all."""
BATCH = 5_000
"""How many nodes are judged at once: what a shape sees of them is in memory together."""
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

    Shapes are judged by pySHACL, BATCH nodes at a time, on what they see of these nodes, so
    that no graph has to be in memory as a whole. The report graph stays outside the default
    graph:

    - `?report a sh:ValidationReport ; sh:conforms ?yes ; sh:result ?result`,
    - `?result a sh:ValidationResult` with KEPT, its IRI a digest of these.

    :raises OntologyError: a shape uses a word of SHACL that is not known here.
    """
    shapes = shapes_graph()
    if not shapes:
        return []
    conforms, first = True, set[Result]()
    for good, results in _judged(store, shapes):
        conforms = conforms and good
        store.extend(placed(triple, REPORT_GRAPH) for triple in _told(results))
        first = set(sorted(first | results, key=str)[:MAX_LINES])
    store.extend(placed(triple, REPORT_GRAPH) for triple in _report(conforms))
    return list(_lines(sorted(first, key=str), _count(store)))


Result = tuple[tuple[NamedNode, NamedNode | Literal], ...]


def _judged(store: Store, shapes: rdflib.Graph) -> Iterator[tuple[bool, set[Result]]]:
    """Yield for each batch of nodes whether all conform, and the results."""
    check_known(shapes)
    for target in targets(shapes):
        sight = Sight(store, target.shapes)
        nodes = focus_nodes(store, target)
        while batch := list(islice(nodes, BATCH)):
            yield _judge(sight.of(target.shape, batch), target.shapes)


def _judge(data: rdflib.Graph, shapes: rdflib.Graph) -> tuple[bool, set[Result]]:
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    return conforms, {_result(report, node) for node in report.objects(None, SH.result)}


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


def _report(conforms: bool) -> Iterator[Triple]:
    yield Triple(REPORT, term("rdf:type"), term("sh:ValidationReport"))
    yield Triple(REPORT, term("sh:conforms"), Literal(conforms))


def _told(results: Iterable[Result]) -> Iterator[Triple]:
    for result in results:
        node = terms.mint("report", sha256(str(result).encode()).hexdigest()[:16])
        yield Triple(REPORT, term("sh:result"), node)
        yield Triple(node, term("rdf:type"), term("sh:ValidationResult"))
        for name, value in result:
            yield Triple(node, name, value)


def _count(store: Store) -> int:
    told = store.quads_for_pattern(REPORT, term("sh:result"), None, REPORT_GRAPH)
    return sum(1 for _ in told)


def _lines(first: Iterable[Result], count: int) -> Iterator[str]:
    yield from map(_line, first)
    if count > MAX_LINES:
        yield f"and {count - MAX_LINES} more results of validation in <{REPORT_GRAPH.value}>"


def _line(result: Result) -> str:
    values = {name.value: value.value for name, value in result}
    message = values.get(str(SH.resultMessage), "a shape is not met")
    return f"{values[str(SH.focusNode)]}: {message}"
