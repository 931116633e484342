"""What a graph says of one thing, in slices: each question is bounded, whatever it is about.

A slice comes in the order in which the engine keeps it, which is the same for as long as
a generation is the newest, so that one slice after another gives everything once.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions

from cbris.ontology.terms import NAMESPACES
from cbris.queries.table import Table, Term
from cbris.store.engine import Engine

__all__ = ["MOST_COUNTED", "MOST_QUOTES", "NAMING", "Linked", "Name", "Row", "Slice", "known"]

Row = tuple[Term | None, ...]

MOST_COUNTED = 10_000
"""Links are counted up to so many."""
MOST_QUOTES = 20
MOST_GRAPHS = 100
MOST_NAMES = 200
"""So many things are asked for their names at once."""
MOST_CHARACTERS = 12_000
"""The IRIs of one question have no more characters together, so that it is not refused."""
LONGEST_NAMED = 500
"""An IRI of more characters is not asked for its name."""
NAMES_EACH = 10

PREFIXES = "".join(
    f"PREFIX {prefix}: <{NAMESPACES[prefix]}>\n"
    for prefix in ("cbris", "dcterms", "foaf", "oa", "prov", "rdfs", "skos")
)
KNOWN = """
SELECT ?thing {
  VALUES ?thing { $things }
  FILTER(EXISTS { ?thing ?p ?o } || EXISTS { ?s ?p ?thing } || EXISTS { ?s ?thing ?o }
    || EXISTS { GRAPH ?thing { ?s ?p ?o } })
}
"""
OUTGOING = "SELECT ?property ?value { $thing ?property ?value }"
INCOMING = """
SELECT ?subject ?property { ?subject ?property $thing FILTER(?property != rdfs:isDefinedBy) }
"""
USES = "SELECT ?subject ?value { ?subject $thing ?value }"
DEFINED = "SELECT ?term { ?term rdfs:isDefinedBy $thing }"
SAID = "SELECT ?subject ?property ?value { VALUES ?subject { $things } ?subject ?property ?value }"
TOKEN = re.compile(r"\$(things|thing|most)\b")
NAMING = ("skos:prefLabel", "rdfs:label", "dcterms:title", "foaf:name")
"""The properties that name a thing, the first first."""
NAMED = " UNION ".join(
    f"{{ VALUES ?thing {{ $things }} ?thing {name} ?name BIND({name} AS ?property) }}"
    for name in NAMING
)
SOURCES = """
SELECT ?graph ?source ?license {
  { SELECT ?graph {
    GRAPH ?graph {}
    FILTER(EXISTS { GRAPH ?graph { $thing ?p ?o } } || EXISTS { GRAPH ?graph { ?s ?p $thing } })
  } }
  OPTIONAL { ?graph prov:wasDerivedFrom ?source }
  OPTIONAL { ?graph dcterms:license ?license }
}
"""
QUOTES = """
SELECT ?source ?start ?end ?quote {
  { SELECT DISTINCT ?span {
    { $thing prov:wasQuotedFrom|oa:hasTarget ?span }
    UNION
    { ?annotation oa:hasBody $thing ; oa:hasTarget ?span }
    UNION
    { ?claim cbris:claimSubject|cbris:claimObject|cbris:heldBy $thing ; prov:wasQuotedFrom ?span }
  } LIMIT $most }
  ?span oa:hasSource ?source ; oa:hasSelector/oa:exact ?quote ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
}
"""


@dataclass(frozen=True)
class Slice:
    """Some rows of an answer; `more` says that others follow."""

    rows: tuple[Row, ...] = ()
    more: bool = False


@dataclass(frozen=True)
class Name:
    """A name of a thing, and the property that gives it."""

    property: NamedNode
    text: Literal


@dataclass(frozen=True)
class Linked:
    """The questions about one thing over one graph."""

    engine: Engine
    thing: NamedNode

    def outgoing(self, start: int, most: int) -> Slice:
        """Give property and value of what it says."""
        return self._slice(OUTGOING, start, most)

    def incoming(self, start: int, most: int) -> Slice:
        """Give subject and property of what points to it, but for terms that it defines."""
        return self._slice(INCOMING, start, most)

    def uses(self, start: int, most: int) -> Slice:
        """Give subject and value of the triples whose property it is."""
        return self._slice(USES, start, most)

    def defined(self, start: int, most: int) -> Slice:
        """Give what the terms that it defines say, so many terms: subject, property, value."""
        terms = self._slice(DEFINED, start, most)
        listed = [row[0] for row in terms.rows if isinstance(row[0], NamedNode)]
        chunks = _chunks(listed)
        rows = (row for chunk in chunks for row in self._rows(SAID, chunk))
        return Slice(tuple(rows), terms.more)

    def number(self) -> int:
        """Count what points to it; one more than MOST_COUNTED stands for more."""
        inner = f"{INCOMING} LIMIT {MOST_COUNTED + 1}"
        (row,) = self._rows(f"SELECT (COUNT(*) AS ?n) {{ {{ {inner} }} }}")
        assert isinstance(row[0], Literal)  # COUNT always binds
        return int(row[0].value)

    def is_graph(self) -> bool:
        """Tell whether it is a named graph."""
        answer = self.engine.query(f"ASK {{ GRAPH {self.thing} {{ ?s ?p ?o }} }}")
        assert isinstance(answer, QueryBoolean)  # it is an ASK
        return bool(answer)

    def names(self, things: Iterable[NamedNode]) -> dict[NamedNode, list[Name]]:
        """Give the names of things, for those that have some."""
        names: dict[NamedNode, list[Name]] = {}
        for chunk in _chunks(things):
            query = f"SELECT ?thing ?name ?property {{ {NAMED} }} LIMIT {NAMES_EACH * MOST_NAMES}"
            for thing, name, by in self._rows(query, chunk):
                if isinstance(thing, NamedNode) and isinstance(name, Literal):
                    assert isinstance(by, NamedNode)  # one of NAMING
                    names.setdefault(thing, []).append(Name(by, name))
        return names

    def sources(self) -> Table:
        """Give the graphs that know it, what they were read from, and their licences."""
        rows = sorted(self._rows(f"{SOURCES} LIMIT {MOST_GRAPHS}"), key=str)
        return Table(("graph", "source", "license"), tuple(rows))

    def quotes(self) -> Table:
        """Give the first sentences that speak of it: source, start, end and words."""
        rows = self._rows(f"{QUOTES} LIMIT {MOST_QUOTES}")
        return Table(("source", "start", "end", "quote"), tuple(sorted(rows, key=_place)))

    def _slice(self, query: str, start: int, most: int) -> Slice:
        rows = tuple(self._rows(f"{query} OFFSET {start} LIMIT {most + 1}"))
        return Slice(rows[:most], more=len(rows) > most)

    def _rows(self, query: str, things: Sequence[NamedNode] = ()) -> Iterator[Row]:
        return _rows(self.engine, query, self.thing, things)


def known(engine: Engine, candidates: Sequence[NamedNode]) -> NamedNode | None:
    """Give the first of the candidates that the graph knows, in whatever place."""
    found = {row[0] for row in _rows(engine, KNOWN, candidates[0], candidates)}
    return next((each for each in candidates if each in found), None)


def _rows(
    engine: Engine, query: str, thing: NamedNode, things: Sequence[NamedNode]
) -> Iterator[Row]:
    values = {
        "thing": str(thing),
        "things": " ".join(map(str, things)),
        "most": str(MOST_QUOTES),
    }
    # In one go, since an IRI may have a $thing of its own.
    answer = engine.query(PREFIXES + TOKEN.sub(lambda found: values[found[1]], query))
    assert isinstance(answer, QuerySolutions)  # each text is a SELECT
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield tuple(solution[name] for name in names)


def _chunks(things: Iterable[NamedNode]) -> Iterator[list[NamedNode]]:
    """Part things, each once, into as many as a query takes."""
    chunk: list[NamedNode] = []
    characters = 0
    for thing in dict.fromkeys(things):
        length = len(thing.value)
        if length > LONGEST_NAMED:
            continue
        if len(chunk) == MOST_NAMES or characters + length > MOST_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
        chunk.append(thing)
        characters += length
    if chunk:
        yield chunk


def _place(row: Row) -> tuple[str, int]:
    source, start = row[0], row[1]
    number = start.value if isinstance(start, Literal) else ""
    return str(source), int(number) if number.isdecimal() and len(number) < 19 else 0
