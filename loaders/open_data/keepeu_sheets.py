"""The rows of an export of keep.eu, from a spreadsheet or from one sheet saved as CSV."""

import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from cbris.errors import SourceError
from cbris.loaders.open_data.headers import delimiter
from cbris.loaders.open_data.keepeu_rows import Table
from cbris.loaders.open_data.problems import Problems
from cbris.loaders.source import Source
from cbris.loaders.tables import Dialect, Row, decoded, read_rows

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["csv_rows", "is_export", "sheet_rows"]

EMPTY = frozenset({"n.a.", "n/a", "na", "none", "-"})
"""What stands in a cell for nothing, in lower case."""
SHEETS = b"Search results, p"
NOT_READ = "columns that are not read"
BROKEN = (BadZipFile, KeyError, ValueError, ParseError, EOFError, zlib.error)
"""What a spreadsheet that was cut off raises, depending on where."""


def is_export(path: Path) -> bool:
    """Tell whether a spreadsheet has one of the sheets of the export."""
    if not path.is_file():
        return False
    try:
        with ZipFile(path) as archive:
            return SHEETS in archive.read("xl/workbook.xml")
    except (OSError, BadZipFile, KeyError, zlib.error):
        return False


def sheet_rows(
    source: Source, tables: Sequence[Table], problems: Problems
) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of the sheets of a spreadsheet, one row in memory at a time.

    :raises SourceError: it is no spreadsheet, has none of the sheets, or lacks a column.
    """
    name, found = source.path.name, False
    try:
        with source.open() as file:
            book = _workbook(file)
            for table in (table for table in tables if table.sheet in book.sheetnames):
                found = True
                values = book[table.sheet].iter_rows(values_only=True)
                rows = _rows(f"{name} ({table.sheet})", table, values, problems)
                yield from ((table, row) for row in rows)
    except BROKEN as error:
        raise SourceError(
            f"{name}: {error}; a spreadsheet was expected; it may be cut off, export it again"
        ) from error
    if not found:
        sheets = " or ".join(repr(table.sheet) for table in tables)
        raise SourceError(f"{name}: its sheets are {book.sheetnames}; {sheets} was expected")


def _workbook(file: BinaryIO) -> "Workbook":
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on styles, which are not read
        return load_workbook(file, read_only=True, data_only=True)


def csv_rows(
    source: Source, tables: Sequence[Table], problems: Problems
) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of one sheet that was saved as CSV, with any usual delimiter.

    :raises SourceError: a column is missing, or a line is not as CSV must be.
    """
    lines, name = decoded(source), source.path.name
    header = _plain(next(lines, ""))
    table = next((table for table in tables if table.mark in header), tables[0])
    rows = read_rows(_again(header, lines), name, table.columns, None, Dialect(delimiter(header)))
    for row in rows:
        if row.number == 1:
            _note_unread(f"{name}:1", table, row.cells, problems)
        yield table, Row(row.where, row.number, {key: _text(v) for key, v in row.cells.items()})


def _rows(
    where: str, table: Table, values: Iterable[Sequence[object]], problems: Problems
) -> Iterator[Row]:
    rows = iter(values)
    header = [_plain(_text(cell)) for cell in next(rows, ())]
    missing = [column for column in table.columns if column not in header]
    if missing:
        raise SourceError(
            f"{where}:1: missing columns {', '.join(missing)}; expected were"
            f" {', '.join(table.columns)}; give the export as it was downloaded"
        )
    _note_unread(f"{where}:1", table, header, problems)
    for number, cells in enumerate(rows, start=1):
        texts = dict(zip(header, map(_text, cells), strict=False))
        if any(texts.values()):
            yield Row(f"{where}:{number + 1}", number, texts)


def _note_unread(where: str, table: Table, header: Iterable[str], problems: Problems) -> None:
    known = {*table.columns, *table.optional}
    unread = [name for name in header if name and name not in known]
    if unread:
        problems.note(NOT_READ, f"{where.rpartition(':')[2]} ({', '.join(unread)})")


def _again(header: str, lines: Iterator[str]) -> Iterator[str]:
    yield header
    yield from lines


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    text = " ".join(str(cell).split())
    return "" if text.lower() in EMPTY else text
