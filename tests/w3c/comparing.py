"""Whether an answer is the expected one, whatever its blank nodes are called.

Numbers, booleans and times are compared by value: a store may keep ``01`` as ``1``, and the
suites' own results are written in one of several valid ways. The same holds for all servers.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

__all__ = ["FORMS", "Row", "Rows", "expected_rows", "form_of", "read_rows", "row_of", "same"]

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = """
decimal integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger
negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte
"""
EXACT = {f"{XSD}{name}" for name in INTEGERS.split()}
INEXACT = {f"{XSD}double", f"{XSD}float"}
FORMS = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".ttl": "text/turtle",
}
READERS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}

Value = BlankNode | tuple[object, ...] | str | None
Row = tuple[Value, ...]
Rows = bool | Sequence[Row]


def form_of(path: Path) -> str:
    """Give the suffix of the form to ask for, where a result is expected."""
    return ".srj" if _in_turtle(path) else path.suffix


def expected_rows(path: Path, base: str) -> Rows:
    """Read an expected result."""
    return (
        _result_set(path, base) if _in_turtle(path) else read_rows(path.suffix, path.read_bytes())
    )


def _in_turtle(path: Path) -> bool:
    """Tell whether solutions are written in RDF, as older results are."""
    return path.suffix == ".ttl" and b"ResultSet" in path.read_bytes()


def _result_set(path: Path, base: str) -> Rows:
    store = Store()
    store.load(path=path, format=RdfFormat.TURTLE, base_iri=base)
    variables = store.quads_for_pattern(None, NamedNode(f"{RS}resultVariable"), None)
    names = sorted(_text(quad.object) for quad in variables)
    solutions = store.quads_for_pattern(None, NamedNode(f"{RS}solution"), None)
    found = [_solution(store, quad.object) for quad in solutions]
    head: Row = tuple(("variable", name) for name in names)
    return [head, *(tuple(each.get(name) for name in names) for each in found)]


def _solution(store: Store, solution: object) -> Mapping[str, Value]:
    assert isinstance(solution, NamedNode | BlankNode)
    values = {}
    for quad in store.quads_for_pattern(solution, NamedNode(f"{RS}binding"), None):
        assert isinstance(quad.object, NamedNode | BlankNode)
        found = {
            q.predicate.value: q.object for q in store.quads_for_pattern(quad.object, None, None)
        }
        values[_text(found[f"{RS}variable"])] = _value(found[f"{RS}value"])
    return values


def _text(term: object) -> str:
    assert isinstance(term, Literal)
    return term.value


def read_rows(suffix: str, content: bytes) -> Rows:
    """Read an answer in the form that a suffix stands for."""
    if suffix == ".csv":
        return _columns_sorted(csv.reader(io.StringIO(content.decode())))
    if suffix == ".ttl":
        return [row_of(quad.triple) for quad in parse(content, format=RdfFormat.TURTLE)]
    answer = parse_query_results(content, format=READERS[suffix])
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    assert isinstance(answer, QuerySolutions)
    names = sorted(variable.value for variable in answer.variables)
    head: Row = tuple(("variable", name) for name in names)
    return [head, *(tuple(_value(each[name]) for name in names) for each in answer)]


def _columns_sorted(lines: Iterable[Sequence[str]]) -> Rows:
    head, *rows = lines
    order = sorted(range(len(head)), key=lambda index: head[index])
    return [tuple(_cell(row[index]) for index in order) for row in (head, *rows)]


def row_of(triple: Triple) -> Row:
    """Give a triple as a row."""
    return tuple(map(_value, (triple.subject, triple.predicate, triple.object)))


def same(found: Rows, expected: Rows) -> bool:
    """Tell whether the rows are the same but for order and the names of blank nodes."""
    if isinstance(found, bool) or isinstance(expected, bool):
        return found is expected
    if Counter(map(_shape, found)) != Counter(map(_shape, expected)):
        return False
    left = sorted(filter(_has_blank, found), key=lambda row: _rarity(row, found))
    return _match(left, [row for row in expected if _has_blank(row)], {})


def _match(left: Sequence[Row], right: Sequence[Row], names: Mapping[BlankNode, BlankNode]) -> bool:
    """Match the rows one by one, and go back where it does not go on."""
    if not left:
        return not right
    for index, candidate in enumerate(right):
        more = _unified(left[0], candidate, names)
        if more is not None and _match(left[1:], [*right[:index], *right[index + 1 :]], more):
            return True
    return False


def _unified(
    row: Row, other: Row, names: Mapping[BlankNode, BlankNode]
) -> Mapping[BlankNode, BlankNode] | None:
    found = dict(names)
    for one, two in zip(row, other, strict=True):
        if isinstance(one, BlankNode) and isinstance(two, BlankNode):
            if found.setdefault(one, two) != two:
                return None
        elif one != two:
            return None
    return found if len(set(found.values())) == len(found) else None


def _shape(row: Row) -> tuple[object, ...]:
    return tuple("_:" if isinstance(value, BlankNode) else value for value in row)


def _has_blank(row: Row) -> bool:
    return any(isinstance(value, BlankNode) for value in row)


def _rarity(row: Row, rows: Iterable[Row]) -> int:
    return sum(_shape(row) == _shape(other) for other in rows)


def _value(term: object) -> Value:
    if isinstance(term, BlankNode) or term is None:
        return term
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, NamedNode):
        return ("iri", term.value)
    assert isinstance(term, Triple)
    return ("triple", *row_of(term))


def _literal(literal: Literal) -> tuple[object, ...]:
    datatype, text = literal.datatype.value, literal.value
    kind = (datatype, (literal.language or "").lower())
    if datatype in EXACT and (number := _number(text)) is not None:
        return (*kind, number)
    if datatype in INEXACT and _number(text) is not None:
        return (*kind, float(text))
    if datatype == f"{XSD}boolean":
        return (*kind, {"1": "true", "0": "false"}.get(text, text))
    if datatype == f"{XSD}dateTime":
        return (*kind, text.replace("+00:00", "Z"))
    return (*kind, text)


def _cell(text: str) -> Value:
    """Read a cell of CSV, where a number is written in one of several ways."""
    if text.startswith("_:"):
        return BlankNode(text[2:])
    number = _number(text)
    return text if number is None else ("number", number)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
