"""Versions of instruments: what an instrument was in one work programme or period."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.dates import dated, interval_quads
from cbris.loaders.reference.facts import provenance
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe, typed
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = [
    "Amount",
    "euro",
    "number",
    "scheme",
    "several",
    "sum_quads",
    "version_iri",
    "version_quads",
]

PATH = re.compile(r"(instrument|programme|index)/[a-z0-9-]+")
NUMBERS = {"xsd:integer": re.compile(r"\d+"), "xsd:decimal": re.compile(r"\d+(\.\d+)?")}


@dataclass(frozen=True)
class Amount:
    """A sum of money in euro: of a form of support, or a budget; empty bounds are not known."""

    name: str
    least: str
    most: str
    form: str = ""


def scheme(row: Row, column: str = "instrument_id") -> NamedNode:
    """Give the instrument, programme or index that a cell names by the path of its IRI.

    :raises SourceError: the cell holds no such path.
    """
    if not PATH.fullmatch(row[column]):
        raise row.error(column, "instrument/…, programme/… or index/…")
    return mint(*row[column].split("/"))


def several(cell: str) -> tuple[str, ...]:
    """Give the values of a cell that holds several, separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def number(row: Row, column: str, datatype: str = "xsd:decimal") -> Literal | None:
    """Give the number of a cell, None if it is empty.

    :raises SourceError: the cell holds something else.
    """
    if row[column] and not NUMBERS[datatype].fullmatch(row[column]):
        raise row.error(column, f"a number of {datatype}, or nothing")
    return typed(row[column], datatype) if row[column] else None


def euro(row: Row, column: str = "budget_meur") -> str:
    """Give a cell of million euro in euro, without decimals; empty if it is empty.

    :raises SourceError: the cell holds no number.
    """
    if number(row, column) is None:
        return ""
    return format((Decimal(row[column]) * 1_000_000).quantize(Decimal(1)), "f")


def version_iri(row: Row) -> NamedNode:
    """Mint the IRI of the version that a row names: that of its scheme, then the version."""
    if not row["version"]:
        raise row.error("version", "a version, such as wp-2025")
    return mint(*f"{scheme(row).value.split('/', 4)[4]}/{row['version']}".split("/"))


def version_quads(
    source: Source,
    graph: NamedNode,
    row: Row,
    more: Mapping[str, Value | Sequence[Value]],
    amounts: Sequence[Amount] = (),
) -> Iterator[Quad]:
    """Yield a version with its years, its sums and what `more` says.

    - `?version a cbris:InstrumentVersion ; rdfs:label ?label ; eurio:isSubSchemeOf ?scheme`,
      its days, and where the row is from,
    - `?version schema:amount ?sum`, `?sum a schema:MonetaryAmount ; schema:minValue ?euro ;
      schema:maxValue ?euro ; schema:currency "EUR"`, with `dcterms:type` a form of support.
    """
    version, first, last = version_iri(row), row["first_year"], row["last_year"]
    sums = {mint(*_path(version), "amount", one.name): one for one in amounts if _known(one)}
    label = f"{row['name']}, {row['version_label']}"
    yield from describe(
        graph,
        version,
        ["cbris:InstrumentVersion"],
        {
            "rdfs:label": Literal(label, language="en"),
            "eurio:isSubSchemeOf": scheme(row),
            "schema:amount": list(sums),
            **more,
            **dated(first, last),
            **provenance(source, row),
        },
    )
    yield from interval_quads(graph, first, last)
    for node, one in sums.items():
        yield from sum_quads(graph, node, one)


def sum_quads(graph: NamedNode, node: NamedNode, one: Amount) -> Iterator[Quad]:
    """Yield a sum of money, in the shape that `version_quads` gives."""
    yield from describe(
        graph,
        node,
        ["schema:MonetaryAmount"],
        {
            "schema:name": one.name,
            "schema:minValue": typed(one.least, "xsd:decimal") if one.least else None,
            "schema:maxValue": typed(one.most, "xsd:decimal") if one.most else None,
            "schema:currency": "EUR",
            "dcterms:type": concept("instrument-form", one.form) if one.form else None,
        },
    )


def _known(one: Amount) -> bool:
    return bool(one.least or one.most)


def _path(node: NamedNode) -> list[str]:
    return node.value.split("/")[4:]
