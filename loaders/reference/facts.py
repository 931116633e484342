"""What every row of a curated table says of itself, and the codes that rows use."""

from collections.abc import Callable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.source import Source
from cbris.loaders.statements import Value, integer
from cbris.loaders.tables import Row
from cbris.ontology.terms import mint

__all__ = ["PROVENANCE", "TableReader", "kebab", "provenance", "split"]

TableReader = Callable[[Source, NamedNode, Iterator[Row]], Iterator[Quad]]
"""Turns the rows of one table into the quads of its graph."""

PROVENANCE = ("source", "verified", "note")
"""The last columns of every curated table."""
VERIFIED = ("yes", "no", "partly")


def provenance(source: Source, row: Row) -> Mapping[str, Value]:
    """Give what a row says of its own fact, to be said of the node of that fact.

    Shape: `?fact dcterms:source "words" ; cbris:verified "yes|no|partly" ; skos:note "…"@en ;
    csvw:rownum ?number ; prov:wasDerivedFrom ?source`.

    :raises SourceError: the row names no source, or does not say whether it was verified.
    """
    if not row["source"]:
        raise row.error("source", "where the row is from")
    if row["verified"] not in VERIFIED:
        raise row.error("verified", " or ".join(VERIFIED))
    return {
        "dcterms:source": row["source"],
        "cbris:verified": row["verified"],
        "skos:note": Literal(row["note"], language="en") if row["note"] else None,
        "csvw:rownum": integer(row.number),
        "prov:wasDerivedFrom": mint("source", source.id),
    }


def kebab(key: str) -> str:
    """Give the key of a table as it stands in IRIs: ``eu_tr`` as ``eu-tr``."""
    return key.replace("_", "-").lower()


def split(cell: str) -> tuple[str, ...]:
    """Give the values of a cell that holds several, separated by semicolons or spaces."""
    return tuple(cell.replace(";", " ").split())
