"""Cells of a mapped table as IRIs and literals."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from cbris.errors import SourceError
from cbris.loaders.open_data.csvw_metadata import Column
from cbris.loaders.statements import typed
from cbris.loaders.tables import Row
from cbris.ontology.terms import NAMESPACES

__all__ = ["check_columns", "expand", "literals", "variables"]

SCHEMES = ("http", "https", "urn")
PART = re.compile(r"\{([+#]?)([^{}]*)\}")
SAFE = {"": "-._~", "+": "-._~:/?#[]@!$&'()*+,;=%", "#": "-._~:/?#[]@!$&'()*+,;=%"}
DATATYPES = {
    "any": "xsd:string",
    "anyURI": "xsd:anyURI",
    "boolean": "xsd:boolean",
    "date": "xsd:date",
    "dateTime": "xsd:dateTime",
    "datetime": "xsd:dateTime",
    "decimal": "xsd:decimal",
    "double": "xsd:double",
    "gYear": "xsd:gYear",
    "gYearMonth": "xsd:gYearMonth",
    "integer": "xsd:integer",
    "nonNegativeInteger": "xsd:nonNegativeInteger",
    "number": "xsd:double",
    "string": "xsd:string",
}
FORMS = {
    "xsd:boolean": re.compile(r"true|false|0|1"),
    "xsd:date": re.compile(r"-?\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "xsd:dateTime": re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?"),
    "xsd:decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    "xsd:double": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|NaN|[+-]?INF"),
    "xsd:gYear": re.compile(r"-?\d{4,}"),
    "xsd:gYearMonth": re.compile(r"-?\d{4}-(0[1-9]|1[0-2])"),
    "xsd:integer": re.compile(r"[+-]?\d+"),
    "xsd:nonNegativeInteger": re.compile(r"\+?\d+"),
}
DAYS = {"yyyy": "%Y", "MM": "%m", "M": "%m", "dd": "%d", "d": "%d"}
NUMERIC = frozenset({"xsd:decimal", "xsd:double", "xsd:integer", "xsd:nonNegativeInteger"})
MARKS = frozenset({"decimalChar", "groupChar"})

Normal = Callable[[str], str | None]
"""Turns what a cell holds into the form of XML Schema; None if it is not as it must be."""


def variables(template: str) -> tuple[str, ...]:
    """Give the names that a template refers to."""
    return tuple(name for _, name in PART.findall(template))


def expand(template: str, values: Mapping[str, str], base: str) -> NamedNode:
    """Expand a template of RFC 6570 with single variables, and resolve what comes out.

    ``schema:name`` is a CURIE over our namespaces; ``#code`` and ``code`` hang on the base.

    :raises ValueError: what comes out is no IRI, or its prefix is not known.
    """
    text = PART.sub(lambda part: _part(part[1], values[part[2]]), template)
    prefix, colon, name = text.partition(":")
    if not colon:
        return NamedNode(f"{base}{'' if text.startswith('#') else '/'}{text}")
    if prefix in NAMESPACES:
        return NamedNode(NAMESPACES[prefix] + name)
    if prefix not in SCHEMES:
        raise ValueError(f"{prefix}: is no prefix known here, in {text!r}")
    return NamedNode(text)


def literals(column: Column, row: Row, text: str) -> Iterator[Literal]:
    """Yield the values of a cell, several if the column has a separator.

    :raises SourceError: a value is not of the datatype, or is missing though required.
    """
    parts = text.split(column.separator) if column.separator else [text]
    given = [part.strip() or column.default for part in parts]
    values = [part for part in given if part not in column.null]
    if column.required and not values:
        raise SourceError(f"{row.where}: {column.name} is empty; it is required; fill the cell")
    yield from (_literal(column, row, value) for value in values)


def check_columns(columns: tuple[Column, ...]) -> None:
    """Check datatypes, formats and templates before a row is read.

    :raises SourceError: one is not read here, or a template refers to no column.
    """
    known = {column.name for column in columns} | {"_row", "_sourceRow", "_name"}
    for column in columns:
        if column.datatype not in DATATYPES:
            column.fail(f"datatype {column.datatype!r}", f"read are {', '.join(sorted(DATATYPES))}")
        _normal(column)
        if column.virtual and column.value_url is None and not column.default:
            column.fail("a virtual column without valueUrl or default", "one was expected")
        for template in (column.about_url, column.property_url, column.value_url):
            for name in variables(template or ""):
                if name not in known:
                    column.fail(
                        f"{{{name}}} in a template", f"there are {', '.join(sorted(known))}"
                    )


def _part(operator: str, value: str) -> str:
    return ("#" if operator == "#" else "") + quote(value, safe=SAFE[operator])


def _literal(column: Column, row: Row, value: str) -> Literal:
    datatype = DATATYPES[column.datatype]
    normal = _normal(column)(value)
    if normal is None or not FORMS.get(datatype, re.compile(r"(?s).*")).fullmatch(normal):
        wanted = f"{column.datatype}{f' as {column.format}' if column.format else ''}"
        raise SourceError(
            f"{row.where}: {column.name} is {value!r}; {wanted} was expected; mend the cell"
        )
    if datatype != "xsd:string":
        return typed(normal, datatype)
    return Literal(normal, language=column.lang) if column.lang else Literal(normal)


def _normal(column: Column) -> Normal:
    """Choose how a cell is brought into the form of its datatype."""
    datatype, form = DATATYPES[column.datatype], column.format
    if datatype == "xsd:date":
        form = form or "yyyy-MM-dd"
    if form is None:
        return lambda value: value
    if datatype == "xsd:date" and isinstance(form, str):
        return _day(column, form)
    if datatype == "xsd:boolean" and isinstance(form, str) and form.count("|") == 1:
        true, false = form.split("|")
        return {true: "true", false: "false"}.get
    if datatype in NUMERIC and isinstance(form, dict) and form.keys() <= MARKS:
        group, point = str(form.get("groupChar", "")), str(form.get("decimalChar", "."))
        return lambda value: value.replace(group, "").replace(point, ".")
    column.fail(
        f"format {form!r} of {column.datatype}",
        "read are dates such as dd/MM/yyyy, booleans such as Y|N, and decimalChar and groupChar",
    )


def _day(column: Column, form: str) -> Normal:
    parts = re.findall(r"[A-Za-z]+|[^A-Za-z]+", form)
    if not {"yyyy"} < {part for part in parts if part.isalpha()} <= DAYS.keys():
        column.fail(f"format {form!r} of a date", "yyyy, MM and dd in some order were expected")
    pattern = "".join(DAYS.get(part, part.replace("%", "%%")) for part in parts)

    def normal(value: str) -> str | None:
        try:
            return datetime.strptime(value, pattern).date().isoformat()
        except ValueError:
            return None

    return normal
