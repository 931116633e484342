"""What a loader leaves out, counted, and told as notes on the source."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import graph, mint

__all__ = ["Problems"]

SHOWN = 5
"""How many lines of one kind of problem are named."""


@dataclass
class Problems:
    """Counts what was left out, by the reason; memory does not grow with the rows."""

    _places: dict[str, list[str]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def tell(self, reason: str, row: Row, found: str = "") -> None:
        """Count a row; the first few are named with what was found there."""
        line = row.where.rpartition(":")[2]
        self.note(reason, f"{line} ({found})" if found else line)

    def note(self, reason: str, place: str) -> None:
        """Count a place, which has no row of its own."""
        self._counts[reason] = self._counts.get(reason, 0) + 1
        places = self._places.setdefault(reason, [])
        if len(places) < SHOWN:
            places.append(place)

    def quads(self, source: Source) -> Iterator[Quad]:
        """Yield `?source skos:editorialNote ?note`, one for each reason."""
        notes = [Literal(self._sentence(reason), language="en") for reason in self._counts]
        subject: NamedNode = mint("source", source.id)
        yield from describe(graph(source.id), subject, [], {"skos:editorialNote": notes})

    def first(self) -> str:
        """Give the first problem as a sentence; empty if there is none."""
        return next((self._sentence(reason) for reason in self._counts), "")

    def _sentence(self, reason: str) -> str:
        count = self._counts[reason]
        more = f" and {count - SHOWN:,} more" if count > SHOWN else ""
        rows = "1 row" if count == 1 else f"{count:,} rows"
        return f"{rows}: {reason}; lines {', '.join(self._places[reason])}{more}"
