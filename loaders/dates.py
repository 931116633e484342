"""Days known to the day, the month or the year only, and the intervals between them.

A first day that is known by its year alone is read as 1 January, a last day as
31 December; what is known stays in the interval, so that nothing looks more exact than
its source.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from pyoxigraph import NamedNode, Quad

from cbris.errors import SourceError
from cbris.loaders.statements import Value, describe, typed
from cbris.ontology.terms import mint

__all__ = ["dated", "first_day", "interval", "interval_quads", "last_day"]

KNOWN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
INSTANTS = {
    4: ("time:inXSDgYear", "xsd:gYear"),
    7: ("time:inXSDgYearMonth", "xsd:gYearMonth"),
    10: ("time:inXSDDate", "xsd:date"),
}
"""How an instant is said, by the length of the text that is known of it."""


def first_day(text: str) -> date:
    """Give the first day of YYYY, YYYY-MM or YYYY-MM-DD.

    :raises SourceError: the text is none of these, or no day of the calendar.
    """
    year, month, day = _parts(text)
    return _day(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Give the last day of YYYY, YYYY-MM or YYYY-MM-DD.

    :raises SourceError: the text is none of these, or no day of the calendar.
    """
    year, month, day = _parts(text)
    if month is not None and not 1 <= month <= 12:
        raise _error(text)
    return _day(text, year, month or 12, day or monthrange(year, month or 12)[1])


def dated(start: str, end: str) -> Mapping[str, Value]:
    """Give the properties of what holds from a day to a day, both included.

    An empty start is not known; an empty end means that it still holds. Shape:
    `?fact cbris:firstDay ?day ; cbris:lastDay ?day ; org:memberDuring ?interval`.
    """
    return {
        "cbris:firstDay": typed(first_day(start).isoformat(), "xsd:date") if start else None,
        "cbris:lastDay": typed(last_day(end).isoformat(), "xsd:date") if end else None,
        "org:memberDuring": interval(start, end),
    }


def interval(start: str, end: str) -> NamedNode:
    """Mint the IRI of the interval between two days, each as exact as it is known."""
    return mint("interval", f"{start or 'unknown'}--{end or 'open'}")


def interval_quads(graph: NamedNode, start: str, end: str) -> Iterator[Quad]:
    """Yield `?interval a time:Interval` with its instants, each as exact as it is known."""
    yield from describe(
        graph,
        interval(start, end),
        ["time:Interval"],
        {
            "time:hasBeginning": mint("instant", start) if start else None,
            "time:hasEnd": mint("instant", end) if end else None,
        },
    )
    for text in filter(None, (start, end)):
        predicate, datatype = INSTANTS[len(text)]
        value = typed(text, datatype)
        yield from describe(graph, mint("instant", text), ["time:Instant"], {predicate: value})


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = KNOWN.fullmatch(text)
    if not found:
        raise _error(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    return year, month, day


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _error(text) from error


def _error(text: str) -> SourceError:
    return SourceError(f"{text!r} is no date; YYYY, YYYY-MM or YYYY-MM-DD was expected")
