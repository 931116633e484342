"""The graph that endpoints are measured on, and what they are asked."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from generate import nquads

__all__ = ["AGGREGATES", "JOIN", "SHORT", "distinct", "write_graph"]

SUBJECT = re.compile(r"<([^>]+-)\d+> ")
GRAPH = re.compile(r" <[^>]+> \.\n$")
PREFIXES = """PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX measure: <http://purl.org/linked-data/sdmx/2009/measure#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
JOIN = """SELECT ?value ?name ?other ?most {
  <THING> measure:obsValue ?value ; dimension:refArea ?area .
  ?area rdfs:label ?name .
  ?other dimension:refArea ?area ; measure:obsValue ?most } LIMIT 100"""
SHORT: Mapping[str, str] = {
    "point": "SELECT ?p ?o { <THING> ?p ?o }",
    "exists": "ASK { <THING> a ?type }",
    "incoming": "SELECT ?s ?p { ?s ?p <THING> } LIMIT 20",
    "join": JOIN,
    "labels": "SELECT ?thing ?label { ?thing rdfs:label ?label } LIMIT 50 OFFSET NUMBER",
}
"""What pages and tools ask all the time: each answer is there in a few milliseconds."""
AGGREGATES: Mapping[str, str] = {
    "types": "SELECT ?type (COUNT(?thing) AS ?n) { ?thing a ?type } GROUP BY ?type",
    "all": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "areas": """SELECT ?area (COUNT(?value) AS ?n) (MAX(?value) AS ?most) {
      ?observation dimension:refArea ?area ; measure:obsValue ?value } GROUP BY ?area""",
    "search": """SELECT (COUNT(?exact) AS ?n) {
      ?selector oa:exact ?exact FILTER(CONTAINS(LCASE(?exact), "region")) }""",
    "mentions": """SELECT ?kind (COUNT(DISTINCT ?exact) AS ?n) {
      ?mention cbris:mentionKind ?kind ; oa:hasTarget/oa:hasSelector/oa:exact ?exact
    } GROUP BY ?kind""",
}
"""What goes through much of the graph: more than 50 ms each at a million triples."""


def write_graph(file: Path, triples: int) -> tuple[str, int]:
    """Write so many lines of N-Triples, drawn as the bundled graph is made.

    :returns: how the IRIs of the most frequent kind of things begin, which end in a number,
        and how many there are.
    """
    last = ""
    kinds: Counter[str] = Counter()
    with file.open("w", encoding="utf-8") as output:
        for line in nquads(triples):
            output.write(GRAPH.sub(" .\n", line))
            found = SUBJECT.match(line)
            if found and found[0] != last:  # all that is said of a thing comes in a row
                last = found[0]
                kinds[found[1]] += 1
    return kinds.most_common(1)[0]


def distinct(query: str, head: str, most: int, number: int) -> str:
    """Give a query that is asked of one of the things, in a text that no other number has."""
    text = query.replace("THING", f"{head}{number % most}").replace("NUMBER", f"{number % 1_000}")
    return f"{PREFIXES}{text} # {number}"
