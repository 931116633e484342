"""From what a person calls a thing to its IRI.

A thing is called by its IRI, by the path of its IRI below the base IRI, or by a label.
"""

from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cbris.errors import QueryError
from cbris.ontology.terms import BASE, NAMESPACES
from cbris.queries.table import Table, shorten
from cbris.store.engine import Engine

__all__ = ["identify"]

LABELLED = """
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing {
  ?thing %s ?label .
  FILTER(LCASE(STR(?label)) = LCASE($label))
} ORDER BY ?thing
"""
KNOWN = "SELECT ?p { { $thing ?p ?o } UNION { ?s ?p $thing } } LIMIT 1"
ALL_LABELS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?label { ?thing skos:prefLabel ?label } ORDER BY ?label
"""
# The first property that leads to a thing decides: a preferred label outranks another.
LABELS = ("skos:prefLabel", "skos:altLabel", "foaf:name", "skos:hiddenLabel", "rdfs:label")


def identify(engine: Engine, name: str) -> NamedNode:
    """Give the IRI of the thing that is called so.

    :raises QueryError: nothing, or more than one thing, is called so.
    """
    found = _by_iri(engine, name) or _by_label(engine, name)
    if not found:
        raise QueryError(f"{name!r} is not in the graph; {_advice(engine, name)}")
    if len(found) > 1:
        meant = ", ".join(shorten(thing.value) for thing in found)
        raise QueryError(f"{name!r} is the name of more than one thing; give one of {meant}")
    return found[0]


def _by_iri(engine: Engine, name: str) -> list[NamedNode]:
    candidates = (name, BASE + name, _expanded(name))
    try:
        nodes = [NamedNode(iri) for iri in candidates if iri.startswith(("http:", "https:"))]
    except ValueError:
        return []
    return [node for node in nodes if _rows(engine, KNOWN.replace("$thing", str(node))).rows][:1]


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return NAMESPACES.get(prefix, f"{prefix}:") + local


def _by_label(engine: Engine, name: str) -> list[NamedNode]:
    for label in LABELS:
        sparql = (LABELLED % label).replace("$label", str(Literal(" ".join(name.split()))))
        found = [row[0] for row in _rows(engine, sparql).rows if isinstance(row[0], NamedNode)]
        if found:
            return found
    return []


def _advice(engine: Engine, name: str) -> str:
    rows = _rows(engine, ALL_LABELS).rows
    labels = [label.value for (label,) in rows if isinstance(label, Literal)]
    close = get_close_matches(name, labels, n=3, cutoff=0.5)
    quoted = " or ".join(repr(label) for label in close)
    return f"did you mean {quoted}?" if quoted else "give an IRI or a label of a concept"


def _rows(engine: Engine, sparql: str) -> Table:
    answer = engine.query(sparql)
    assert isinstance(answer, QuerySolutions)  # every text above is a SELECT
    return Table.of(answer)
