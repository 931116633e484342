"""Facts on which two sources disagree: both values stay, side by side."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from cbris.loaders.reference.assertions import assertion, assertion_iri
from cbris.loaders.reference.facts import provenance
from cbris.loaders.source import Source
from cbris.loaders.tables import Row
from cbris.ontology.terms import mint

__all__ = ["DISPUTE_COLUMNS", "read_disputes"]

DISPUTE_COLUMNS = ("about", "property", "value_a", "source_a", "value_b", "source_b")
KINDS = ("bloc", "structure")


def read_disputes(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield two assertions for each row, each `cito:disagreesWith` the other.

    `about` is the path of the thing, such as ``structure/dkmt``; the source of an assertion
    is the side's own, its note that of the row.

    :raises SourceError: the thing is neither a bloc nor a structure, or a side lacks a value.
    """
    for row in rows:
        kind, _, key = row["about"].partition("/")
        if kind not in KINDS or not key:
            raise row.error("about", " or ".join(f"{name}/…" for name in KINDS))
        for own, other in (("a", "b"), ("b", "a")):
            yield from _side(source, graph, row, mint(kind, key), own, other)


def _side(
    source: Source, graph: NamedNode, row: Row, about: NamedNode, own: str, other: str
) -> Iterator[Quad]:
    for column in (f"value_{own}", f"source_{own}"):
        if not row[column]:
            raise row.error(column, "what the side says, and where")
    yield from assertion(
        graph,
        about,
        row["property"],
        row[f"value_{own}"],
        {
            **provenance(source, row),
            "dcterms:source": row[f"source_{own}"],
            "cito:disagreesWith": assertion_iri(about, row["property"], row[f"value_{other}"]),
        },
    )
