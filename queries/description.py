"""What the graph says of one thing: what it says, what is said of it, and who says so."""

from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolutions

from cbris.queries.table import Table
from cbris.store.engine import Engine

__all__ = ["Description", "describe"]

PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
OUTGOING = """
SELECT ?property ?value (MIN(?label) AS ?valueLabel) {
  $thing ?property ?value .
  OPTIONAL {
    ?value rdfs:label|skos:prefLabel ?label
    FILTER(LANG(?label) IN ("en", ""))
  }
} GROUP BY ?property ?value ORDER BY ?property ?value
"""
INCOMING = """
SELECT ?subject (MIN(?label) AS ?subjectLabel) ?property {
  ?subject ?property $thing .
  OPTIONAL {
    ?subject rdfs:label|skos:prefLabel ?label
    FILTER(LANG(?label) IN ("en", ""))
  }
} GROUP BY ?subject ?property ORDER BY ?property ?subject
"""
SOURCES = """
SELECT DISTINCT ?graph ?source ?license {
  GRAPH ?graph { { $thing ?p ?o } UNION { ?s ?p $thing } }
  OPTIONAL { ?graph prov:wasDerivedFrom ?source }
  OPTIONAL { ?graph <http://purl.org/dc/terms/license> ?license }
} ORDER BY ?graph
"""
QUOTES = """
SELECT DISTINCT ?source ?start ?end ?quote {
  { $thing prov:wasQuotedFrom|oa:hasTarget ?span }
  UNION
  { ?annotation oa:hasBody $thing ; oa:hasTarget ?span }
  UNION
  { ?claim cbris:claimSubject|cbris:claimObject|cbris:heldBy $thing ; prov:wasQuotedFrom ?span }
  ?span oa:hasSource ?source ; oa:hasSelector/oa:exact ?quote .
  ?span oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
} ORDER BY ?source ?start ?end
"""


@dataclass(frozen=True)
class Description:
    """Four tables about one thing; each may be without rows."""

    iri: NamedNode
    outgoing: Table
    incoming: Table
    sources: Table
    quotes: Table


def describe(engine: Engine, thing: NamedNode) -> Description:
    """Describe a thing of the graph."""
    tables = (_table(engine, thing, query) for query in (OUTGOING, INCOMING, SOURCES, QUOTES))
    return Description(thing, *tables)


def _table(engine: Engine, thing: NamedNode, query: str) -> Table:
    answer = engine.query(PREFIXES + query.replace("$thing", str(thing)))
    assert isinstance(answer, QuerySolutions)  # every text above is a SELECT
    return Table.of(answer)
