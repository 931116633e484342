"""A mapping in the CSVW vocabulary: what it may hold, read strictly.

Read are `url`, `dialect` (delimiter), `suppressOutput`, `tableSchema` with its `columns`, and
the properties of KEPT about the table; of columns those of COLUMN. What else the vocabulary
has is refused by name, so that no mapping means less here than it says.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from cbris.errors import SourceError

__all__ = ["KEPT", "Column", "Table", "read_table"]

CONTEXT = "http://www.w3.org/ns/csvw"
KEPT = {
    "dc:creator": "dcterms:creator",
    "dc:description": "dcterms:description",
    "dc:license": "dcterms:license",
    "dc:rights": "dcterms:rights",
    "dc:source": "dcterms:source",
    "dc:title": "dcterms:title",
}
"""What is kept of the table itself, and as which property."""
TABLE = frozenset({"@context", "@id", "@type", "url", "dialect", "suppressOutput", "tableSchema"})
INHERITED = frozenset(
    {"aboutUrl", "datatype", "default", "lang", "null", "propertyUrl", "required", "separator"}
)
SCHEMA = INHERITED | {"@id", "@type", "columns", "primaryKey"} | {"foreignKeys"}
COLUMN = INHERITED | {"@id", "@type", "name", "suppressOutput", "titles", "valueUrl", "virtual"}
DIALECT = frozenset({"@type", "delimiter", "encoding", "header", "headerRowCount", "quoteChar"})
FIXED = {"encoding": "utf-8", "header": True, "headerRowCount": 1, "quoteChar": '"'}

Members = Mapping[str, object]


@dataclass(frozen=True)
class Column:
    """A column of the table, with what it has from the schema around it."""

    where: str
    name: str
    titles: tuple[str, ...]
    about_url: str | None
    property_url: str | None
    value_url: str | None
    datatype: str
    format: object
    null: tuple[str, ...]
    default: str
    lang: str | None
    separator: str | None
    required: bool
    virtual: bool
    suppressed: bool

    def fail(self, found: str, expected: str) -> NoReturn:
        """Raise an error that names the column in the mapping."""
        raise SourceError(f"{self.where}: {found}; {expected}; mend the mapping")


@dataclass(frozen=True)
class Table:
    """A table as its mapping describes it."""

    delimiter: str
    columns: tuple[Column, ...]
    properties: Members


def read_table(content: bytes, path: Path, mapping: Path) -> Table:
    """Read the description of the table at `path` from the content of its mapping.

    :raises SourceError: it is no JSON, describes another table, or holds what is not read.
    """
    name = mapping.name
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{name}: {error}; JSON in UTF-8 was expected; mend the file") from error
    table = _table(_members(name, found), path, name)
    _check(name, table, TABLE | KEPT.keys())
    if table.get("suppressOutput"):
        raise SourceError(f"{name}: suppressOutput of the whole table; nothing would be loaded")
    dialect = _members(f"{name}: dialect", table.get("dialect", {}))
    _check(f"{name}: dialect", dialect, DIALECT)
    for key, only in FIXED.items():
        value = dialect.get(key, only)
        if str(value).lower() != str(only).lower():
            raise SourceError(f"{name}: dialect: {key} is {value!r}; only {only!r} is read")
    delimiter = dialect.get("delimiter", ",")
    if not isinstance(delimiter, str) or len(delimiter) != 1:
        raise SourceError(f"{name}: dialect: delimiter is {delimiter!r}; one sign was expected")
    schema = _members(f"{name}: tableSchema", table.get("tableSchema"))
    _check(f"{name}: tableSchema", schema, SCHEMA)
    properties = {key: value for key, value in table.items() if key in KEPT}
    return Table(delimiter, _columns(name, schema), properties)


def _table(found: Members, path: Path, name: str) -> Members:
    """Give the description of the table, alone or one of a group."""
    context = found.get("@context")
    if CONTEXT not in (context[:1] if isinstance(context, list) else [context]):
        raise SourceError(f"{name}: @context is {context!r}; {CONTEXT!r} was expected; mend it")
    tables = found.get("tables", [found])
    for one in tables if isinstance(tables, list) else []:
        members = _members(f"{name}: tables", one)
        if members.get("url", path.name) == path.name:
            return {"@context": context, **members}
    raise SourceError(f"{name}: url is not {path.name!r}; the mapping is of another table")


def _columns(name: str, schema: Members) -> tuple[Column, ...]:
    columns = schema.get("columns")
    if not isinstance(columns, list) or not columns:
        raise SourceError(f"{name}: tableSchema: columns is {columns!r}; a list was expected")
    around = {key: value for key, value in schema.items() if key in INHERITED}
    found = tuple(_column(name, number, around, one) for number, one in enumerate(columns, 1))
    names = [column.name for column in found]
    virtual = [column.virtual for column in found]
    if len(set(names)) < len(names):
        raise SourceError(f"{name}: tableSchema: two columns of one name among {names}")
    if virtual != sorted(virtual):
        raise SourceError(f"{name}: tableSchema: virtual columns stand last; reorder them")
    return found


def _column(name: str, number: int, around: Members, found: object) -> Column:
    where = f"{name}: column {number}"
    own = _members(where, found)
    _check(where, own, COLUMN)
    members = {**around, **own}
    titles = _titles(where, own.get("titles"))
    datatype = members.get("datatype", "string")
    form: object = None
    if isinstance(datatype, dict):
        _check(f"{where}: datatype", datatype, frozenset({"base", "format"}))
        datatype, form = datatype.get("base", "string"), datatype.get("format")
    title = own.get("name") or (titles[0] if titles else f"_col.{number}")
    return Column(
        where=f"{where} ({title})",
        name=str(title),
        titles=titles or (str(title),),
        about_url=_text(where, members, "aboutUrl"),
        property_url=_text(where, members, "propertyUrl"),
        value_url=_text(where, own, "valueUrl"),
        datatype=str(datatype),
        format=form,
        null=_titles(where, members.get("null", "")) or ("",),
        default=_text(where, members, "default") or "",
        lang=_text(where, members, "lang"),
        separator=_text(where, members, "separator"),
        required=members.get("required") is True,
        virtual=own.get("virtual") is True,
        suppressed=own.get("suppressOutput") is True,
    )


def _titles(where: str, found: object) -> tuple[str, ...]:
    values: Sequence[object] = [found] if isinstance(found, str) else []
    if isinstance(found, list):
        values = found
    elif isinstance(found, dict):
        values = [text for one in found.values() for text in _titles(where, one)]
    elif found is not None and not values:
        raise SourceError(f"{where}: {found!r}; a text, or a list of texts, was expected")
    return tuple(str(value) for value in values)


def _text(where: str, members: Members, key: str) -> str | None:
    value = members.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"{where}: {key} is {value!r}; a text was expected; mend the mapping")
    return value


def _members(where: str, found: object) -> Members:
    if not isinstance(found, dict):
        raise SourceError(f"{where}: {found!r}; an object was expected; mend the mapping")
    return found


def _check(where: str, found: Members, known: frozenset[str]) -> None:
    unknown = sorted(set(found) - known)
    if unknown:
        raise SourceError(
            f"{where}: {', '.join(unknown)}; read are {', '.join(sorted(known))}; leave it out"
        )
