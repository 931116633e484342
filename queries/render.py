"""A table as text in a format."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import zip_longest

from pyoxigraph import BlankNode, Literal, NamedNode

from cbris.queries.table import Table, Term

__all__ = ["RENDERERS", "render", "to_csv", "to_json", "to_markdown", "to_text"]

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RDF_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def render(table: Table, name: str) -> str:
    """Render a table in a format of RENDERERS."""
    return RENDERERS[name](table)


def to_text(table: Table) -> str:
    """Render aligned columns, nothing cut; the last column is not padded."""
    lines = [table.headings(), *([cell.text for cell in row] for row in table.cells())]
    widths = [max(map(len, column)) for column in zip_longest(*lines, fillvalue="")]
    return "".join(f"{_aligned(line, widths)}\n" for line in lines)


def to_markdown(table: Table) -> str:
    """Render a Markdown table; what has an IRI links to it."""
    rows = (
        [_link(_escape(cell.text), cell.iri) if cell.iri else _escape(cell.text) for cell in row]
        for row in table.cells()
    )
    lines = [[_escape(text) for text in table.headings()], ["---"] * len(table.headings()), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def to_csv(table: Table) -> str:
    """Render CSV as SPARQL 1.1 has it: plain values, unbound is empty; lines end in LF."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_value(term) for term in row] for row in table.rows)
    return out.getvalue()


def to_json(table: Table) -> str:
    """Render SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _json(term) for name, term in zip(table.columns, row, strict=True) if term}
        for row in table.rows
    ]
    answer = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


RENDERERS: Mapping[str, Callable[[Table], str]] = {
    "table": to_text,
    "csv": to_csv,
    "json": to_json,
    "markdown": to_markdown,
}


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("[", "\\[").replace("<", "&lt;")


def _link(text: str, iri: str) -> str:
    return f"[{text}](<{iri}>)"


def _value(term: Term | None) -> str:
    match term:
        case None:
            return ""
        case BlankNode(value=value):
            return f"_:{value}"
        case NamedNode(value=value) | Literal(value=value):
            return value
        case _:
            return str(term)


def _json(term: Term) -> dict[str, object]:
    match term:
        case NamedNode(value=value):
            return {"type": "uri", "value": value}
        case BlankNode(value=value):
            return {"type": "bnode", "value": value}
        case Literal():
            return {"type": "literal", "value": term.value, **dict(_qualified(term))}
        case _:
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {k: _json(part) for k, part in parts.items()}}


def _qualified(literal: Literal) -> Iterator[tuple[str, str]]:
    if literal.language:
        yield "xml:lang", literal.language
    elif literal.datatype.value not in (XSD_STRING, RDF_LANG_STRING):
        yield "datatype", literal.datatype.value
