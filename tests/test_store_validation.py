from collections.abc import Iterator

import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import SH

from cbris.errors import OntologyError
from cbris.store import validation
from cbris.store.description import REPORT_GRAPH
from cbris.store.validation import validate

PREFIXES = """
@prefix e: <http://e/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPES = """
e:node a sh:NodeShape ; sh:targetClass e:Node ; sh:property
    [ sh:path e:name ; sh:uniqueLang true ; sh:languageIn ( "en" "uk" ) ; sh:minCount 1 ] ,
    [ sh:path ( e:next e:name ) ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path [ sh:inversePath e:next ] ; sh:class e:Node ; sh:maxCount 1 ] ,
    [ sh:path [ sh:oneOrMorePath e:next ] ; sh:disjoint e:self ; sh:class e:Node ] ,
    [ sh:path [ sh:alternativePath ( e:from e:begin ) ] ; sh:lessThanOrEquals e:until ] ,
    [ sh:path e:kind ; sh:or ( [ sh:class e:Good ] [ sh:hasValue e:bad ] ) ] ,
    [ sh:path e:next ; sh:qualifiedValueShape [ sh:class e:Good ] ; sh:qualifiedMinCount 1 ] ,
    [ sh:path e:next ; sh:node [ sh:property [ sh:path e:kind ; sh:minCount 1 ] ] ] .
e:closed a sh:NodeShape ; sh:targetSubjectsOf e:only ; sh:closed true ;
    sh:ignoredProperties ( e:x ) ;
    sh:property [ sh:path e:only ; sh:maxCount 1 ] .
e:value a sh:NodeShape ; sh:targetObjectsOf e:number ; sh:datatype xsd:integer .
e:one a sh:NodeShape ; sh:targetNode e:n1 , "a word" ; sh:not [ sh:nodeKind sh:Literal ] .
e:off a sh:NodeShape ; sh:deactivated true ; sh:targetClass e:Node ;
    sh:property [ sh:path e:never ; sh:minCount 1 ] .
"""
CLASSES = "e:Better rdfs:subClassOf e:Good . e:Knot rdfs:subClassOf e:Node ."
PROPERTIES = ("name", "next", "self", "from", "begin", "until", "kind", "only", "number", "x")
VALUES = (
    *('"a"@en', '"b"@en', '"a"@uk', '"a"', '"3"', "3", "7", "2.5"),
    *("e:n1", "e:n2", "e:n3", "e:n5", "e:bad", "e:good", "e:better"),
)


def graph_of(seed: int) -> str:
    """Give a graph in which a bit of everything is broken, the same for a seed."""
    lines = [CLASSES, "e:good a e:Good . e:better a e:Better ."]
    for n in range(9):
        lines += [f"e:n{n} a e:{('Node', 'Knot', 'Other')[n % 3]} ."]
        for k in range(6):
            pick = (seed * 31 + n * 17 + k * 7 + n * k) % 150
            lines += [f"e:n{n} e:{PROPERTIES[pick % 10]} {VALUES[pick % 15]} ."]
    return "\n".join(lines)


def stored(turtle: str) -> Store:
    store = Store()
    for quad in parse(PREFIXES + turtle, RdfFormat.TURTLE):
        store.add(Quad(*quad.triple))
    return store


def told(store: Store) -> set[tuple[str, ...]]:
    names = (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent, SH.value)
    result = NamedNode(str(SH.result))
    nodes = [quad.object for quad in store.quads_for_pattern(None, result, None, REPORT_GRAPH)]
    return {tuple(_one(store, node, str(name)) for name in names) for node in nodes}


def _one(store: Store, node: NamedNode | Literal | object, name: str) -> str:
    assert isinstance(node, NamedNode)
    found = store.quads_for_pattern(node, NamedNode(name), None, REPORT_GRAPH)
    return next((quad.object.value for quad in found if not isinstance(quad.object, Triple)), "")


def of_the_whole(turtle: str) -> Iterator[tuple[str, ...]]:
    """Yield what pySHACL says of the whole graph at once."""
    data, shapes = rdflib.Graph(), rdflib.Graph()
    data.parse(data=PREFIXES + turtle)
    shapes.parse(data=PREFIXES + SHAPES)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    names = (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent, SH.value)
    for node in report.objects(None, SH.result):
        values = [report.value(node, name) for name in names]
        yield tuple("" if isinstance(v, rdflib.BNode | None) else str(v) for v in values)


@pytest.fixture(autouse=True)
def shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = rdflib.Graph().parse(data=PREFIXES + SHAPES)
    monkeypatch.setattr(validation, "shapes_graph", lambda: parsed)


@pytest.mark.parametrize("batch", [1, 2, 1000])
@pytest.mark.parametrize("seed", range(6))
def test_batches_are_judged_as_the_whole_graph_is(
    seed: int, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validation, "BATCH", batch)
    store = stored(graph_of(seed))
    validate(store)
    whole = set(of_the_whole(graph_of(seed)))
    assert len(whole) > 15
    assert told(store) == whole


def test_literals_are_judged_too() -> None:
    store = stored('e:a e:number 3 , "three" .')
    validate(store)
    datatype = str(SH.DatatypeConstraintComponent)
    assert ("three", "", datatype, "three") in told(store)
    assert ("3", "", datatype, "3") not in told(store)


def test_a_word_of_shacl_that_is_not_known_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    text = PREFIXES + 'e:s sh:targetClass e:Node ; sh:sparql [ sh:select "SELECT * {}" ] .'
    monkeypatch.setattr(validation, "shapes_graph", lambda: rdflib.Graph().parse(data=text))
    with pytest.raises(OntologyError, match=r"shacl#select, .*shacl#sparql found; words of SHACL"):
        validate(stored("e:a a e:Node ."))


def test_the_first_results_are_told_whatever_the_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    turtle = "".join(f"e:m{n:02} a e:Node ." for n in range(30))
    monkeypatch.setattr(validation, "BATCH", 7)
    lines = validate(stored(turtle))
    monkeypatch.setattr(validation, "BATCH", 1000)
    assert lines == validate(stored(turtle))
    assert len(lines) == 21
    assert lines[-1].startswith("and 71 more results")
