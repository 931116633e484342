"""What people decided: two IRIs are the same, or are not.

Decisions are a table, ``identity-decisions.csv``, that a team keeps beside its papers; it is
a source like any other. One row a pair: ``first,second,decision,by,date,note``, where
`decision` is ``same`` or ``different``; by, date and note may be empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Triple

from cbris.errors import SourceError
from cbris.loaders.identity.match import pair
from cbris.loaders.source import Source
from cbris.loaders.statements import describe, typed
from cbris.loaders.tables import decoded, read_rows
from cbris.ontology.terms import BASE, graph, mint, term

__all__ = ["COLUMNS", "FILE", "Decisions", "DecisionsLoader"]

FILE = "identity-decisions.csv"
COLUMNS = ("first", "second", "decision", "by", "date", "note")
DECISIONS = ("same", "different")


class DecisionsLoader:
    """Loads the decisions of people on what is the same."""

    name = "identity-decisions"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Accept a file called ``identity-decisions.csv``."""
        return path.name == FILE

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield each decision as a node of the source's graph.

        - `?decision a prov:Entity ; schema:about ?first, ?second ; schema:value "same"`,
          with `schema:propertyID "identity"`, `schema:creator`, `dcterms:date`, `skos:note`.

        :raises SourceError: a column is missing, an IRI is none of ours, or a decision is
            neither same nor different.
        """
        home = graph(source.id)
        for row in read_rows(decoded(source), source.path.name, COLUMNS):
            first, second = pair(row["first"], row["second"])
            if row["decision"] not in DECISIONS or not _ours(first, second):
                raise SourceError(
                    f"{row.where}: {first!r}, {second!r}, {row['decision']!r}; two IRIs that begin "
                    f"with {BASE} and one of {', '.join(DECISIONS)} were expected; mend the row"
                )
            key = sha256(f"{first}\x1f{second}".encode()).hexdigest()[:20]
            yield from describe(
                home,
                mint("decision", key),
                ["prov:Entity"],
                {
                    "schema:about": [NamedNode(first), NamedNode(second)],
                    "schema:propertyID": "identity",
                    "schema:value": row["decision"],
                    "schema:creator": row["by"] or None,
                    "dcterms:date": typed(row["date"], "xsd:date") if row["date"] else None,
                    "skos:note": row["note"] or None,
                },
            )


def _ours(*iris: str) -> bool:
    return all(iri.startswith(BASE) and iri != BASE for iri in iris) and len(set(iris)) == 2


_ABOUT, _VALUE = term("schema:about").value, term("schema:value").value
_PREFIX = f"{BASE}decision/"


@dataclass
class Decisions:
    """The decisions in a stream of statements."""

    _about: dict[str, set[str]] = field(default_factory=dict)
    _value: dict[str, str] = field(default_factory=dict)

    def add(self, statement: Triple | Quad) -> None:
        """Note a statement, if it is part of a decision."""
        predicate = statement.predicate.value
        if predicate not in (_ABOUT, _VALUE) or not isinstance(statement.subject, NamedNode):
            return
        node, value = statement.subject.value, statement.object
        if node.startswith(_PREFIX) and isinstance(value, Literal | NamedNode):
            if predicate == _ABOUT:
                self._about.setdefault(node, set()).add(value.value)
            else:
                self._value[node] = value.value

    @property
    def same(self) -> set[tuple[str, str]]:
        """The pairs that people hold to be one."""
        return self._pairs("same")

    @property
    def different(self) -> set[tuple[str, str]]:
        """The pairs that people hold to be two."""
        return self._pairs("different")

    def _pairs(self, decision: str) -> set[tuple[str, str]]:
        nodes = (node for node, value in self._value.items() if value == decision)
        found = (sorted(self._about.get(node, ())) for node in nodes)
        return {(both[0], both[1]) for both in found if len(both) == 2}
