"""Any CSV with a mapping in the CSVW vocabulary beside it."""

import csv
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from cbris.errors import SourceError
from cbris.loaders.open_data.csvw_cells import check_columns, expand, literals, variables
from cbris.loaders.open_data.csvw_metadata import KEPT, Column, Table, read_table
from cbris.loaders.open_data.headers import mapping
from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Dialect, Row, decoded, read_rows
from cbris.ontology.terms import graph, mint

__all__ = ["CsvwLoader"]

LICENCE = "dc:license"


class CsvwLoader:
    """Loads ``x.csv`` by the mapping in ``x.csv-metadata.json``, in CSVW's minimal mode.

    Without `aboutUrl` a row is ``source/<id>/row/<n>``, without `propertyUrl` a column is
    ``source/<id>#<name>``. Of a table that a publisher's own loader would read, a mapping
    beside it decides.
    """

    name = "csvw"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Accept a CSV beside which lies a mapping of its name."""
        return path.suffix.lower() in (".csv", ".tsv") and mapping(path).is_file()

    def beside(self, path: Path) -> tuple[Path, ...]:
        """Give the mapping, which is read with the table."""
        return (mapping(path),)

    def origin(self, path: Path) -> Mapping[str, str]:
        """Give the licence that the mapping states, if it states one.

        :raises SourceError: the mapping is not one that is read.
        """
        properties = read_table(mapping(path).read_bytes(), path, mapping(path)).properties
        licence = properties.get(LICENCE)
        found = licence.get("@id") if isinstance(licence, dict) else licence
        return {"licence": found, "graph_licence": found} if isinstance(found, str) else {}

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield what the mapping makes of each row.

        - `?about ?property ?value` for each cell that is not null, `?about` by aboutUrl,
          `?property` by propertyUrl, `?value` by valueUrl or else a literal of datatype,
        - `?dataset a dcat:Dataset` with what the mapping says of the table.

        :raises SourceError: the mapping holds what is not read, the columns are not those of
            the mapping, or a cell is not of its datatype.
        """
        table = _mapped(source)
        check_columns(table.columns)
        yield from _dataset(source, table)
        given = [column for column in table.columns if not column.virtual]
        lines = decoded(source)
        names = _names(source, next(lines, ""), table, given)
        name, dialect = source.path.name, Dialect(table.delimiter)
        for row in read_rows(_again(names, table, lines), name, names, (), dialect):
            yield from _row(source, table, row)


def _mapped(source: Source) -> Table:
    path = mapping(source.path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}; a mapping was expected there") from error
    known = source.notes.get(f"beside:{path.name}")
    if known and known != sha256(content).hexdigest():
        raise SourceError(f"{path}: changed while it was read; build again")
    return read_table(content, source.path, path)


def _names(source: Source, header: str, table: Table, given: list[Column]) -> list[str]:
    """Give the names of the columns, where the header has one of their titles each."""
    cells = next(csv.reader([header], delimiter=table.delimiter), [])
    titles = [title.strip() for title in cells]
    wanted = [column.titles for column in given]
    fits = len(titles) == len(wanted) and all(
        title in known for title, known in zip(titles, wanted, strict=True)
    )
    if not fits:
        expected = ", ".join(known[0] for known in wanted)
        raise SourceError(
            f"{source.path.name}:1: columns {', '.join(titles)}; {expected} were expected,"
            f" by the mapping {mapping(source.path).name}; mend one of the two"
        )
    return [column.name for column in given]


def _again(names: list[str], table: Table, lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines with the names of the columns instead of their titles."""
    quoted = ('"' + name.replace('"', '""') + '"' for name in names)
    yield table.delimiter.join(quoted) + "\n"
    yield from lines


def _dataset(source: Source, table: Table) -> Iterator[Quad]:
    values = {KEPT[key]: _annotation(value) for key, value in table.properties.items()}
    dataset = mint("dataset", source.id)
    properties = {**values, "prov:wasDerivedFrom": mint("source", source.id)}
    yield from describe(graph(source.id), dataset, ["dcat:Dataset"], properties)


def _annotation(value: object) -> NamedNode | Literal:
    members = value if isinstance(value, dict) else {"@value": value}
    iri, text, tag = (members.get(key) for key in ("@id", "@value", "@language"))
    link = iri or (text if isinstance(text, str) and text.startswith("http") else None)
    if link:
        return NamedNode(str(link))
    return Literal(str(text), language=str(tag)) if tag else Literal(str(text))


def _row(source: Source, table: Table, row: Row) -> Iterator[Quad]:
    line = row.where.rpartition(":")[2]
    values = {**row.cells, "_row": str(row.number), "_sourceRow": line}
    for column in table.columns:
        if not column.suppressed:
            yield from _cell(source, column, row, {**values, "_name": column.name})


def _cell(source: Source, column: Column, row: Row, values: Mapping[str, str]) -> Iterator[Quad]:
    base, home = mint("source", source.id).value, graph(source.id)
    found = list(literals(column, row, values.get(column.name, "")))
    if not found and not (column.virtual and column.value_url):
        return
    used = variables(column.value_url or "")
    if any(values[name] in column.null for name in used if name != column.name):
        return
    try:
        subject = _about(column, row, values, base)
        predicate = expand(column.property_url or "{#_name}", values, base)
        for value in _objects(column, found, values, base):
            yield Quad(subject, predicate, value, home)
    except ValueError as error:
        raise SourceError(f"{row.where}: {column.name}: {error}; an IRI was expected") from error


def _about(column: Column, row: Row, values: Mapping[str, str], base: str) -> NamedNode:
    template = column.about_url
    if template is None:
        return NamedNode(f"{base}/row/{row.number}")
    for name in variables(template):
        if not values[name]:
            raise row.error(name, "a value, since aboutUrl is made of it", "fill the cell")
    return expand(template, values, base)


def _objects(
    column: Column, found: list[Literal], values: Mapping[str, str], base: str
) -> Iterator[NamedNode | Literal]:
    if column.value_url is None:
        yield from found
    elif column.virtual:
        yield expand(column.value_url, values, base)
    else:
        for one in found:
            yield expand(column.value_url, {**values, column.name: one.value}, base)
