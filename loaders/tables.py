"""Rows of a CSV file, read one by one, with the columns that they must have."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cbris.errors import SourceError
from cbris.loaders.source import Source

__all__ = ["COMMA", "MAX_LINE", "SEMICOLON", "Dialect", "Row", "decoded", "read_rows"]

MAX_LINE = 1024 * 1024
"""The longest line that is read, in bytes; a file without line ends is no table."""
MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK\x03\x04": "a zip archive"}


@dataclass(frozen=True)
class Dialect:
    """How a publisher writes CSV; `strict` refuses quotes inside of cells without quotes."""

    delimiter: str = ","
    strict: bool = True


COMMA = Dialect()
SEMICOLON = Dialect(";")


@dataclass(frozen=True)
class Row:
    """One row: its cells without surrounding white space, and where it stands."""

    where: str
    number: int
    """Its place among the rows, from 1, as ``csvw:rownum`` counts; the header is none."""
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Give a cell; empty if the row has no such column."""
        return self.cells.get(column, "")

    def error(self, column: str, expected: str, advice: str = "mend the cell") -> SourceError:
        """Make an error that names the file, the line, the column and what it holds."""
        found = f"{column} is {self[column]!r}"
        return SourceError(f"{self.where}: {found}; {expected} was expected; {advice}")


def decoded(source: Source) -> Iterator[str]:
    """Yield the lines of a file in UTF-8, with or without a mark, read piece by piece.

    :raises SourceError: a line is in another encoding, or longer than MAX_LINE.
    """
    name = source.path.name
    with source.open() as file:
        for number, line in enumerate(iter(lambda: file.readline(MAX_LINE), b""), start=1):
            if len(line) == MAX_LINE:
                raise SourceError(f"{name}:{number}: over {MAX_LINE:,} bytes; lines were expected")
            yield _text(line, f"{name}:{number}", first=number == 1)


def _text(line: bytes, where: str, *, first: bool) -> str:
    marks = (found for mark, found in MARKS.items() if first and line.startswith(mark))
    if found := next(marks, ""):
        raise SourceError(f"{where}: {found}; UTF-8 was expected; save the file as CSV, UTF-8")
    try:
        return line.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{where}: byte {line[error.start]:#04x} is not UTF-8; UTF-8 was expected;"
            " save the file as CSV, UTF-8"
        ) from error


def read_rows(
    lines: Iterable[str],
    where: str,
    columns: Sequence[str],
    optional: Sequence[str] | None = (),
    dialect: Dialect = COMMA,
    faulty: Callable[[str], None] | None = None,
) -> Iterator[Row]:
    """Yield the rows of a CSV text with a header line.

    :param columns: the columns that must be there; `optional` ones may be, None allows any.
    :param faulty: called with the place of a row with too few or too many cells, which is
        left out; without it, and for the last row of a file, which was cut off, it is an error.
    :raises SourceError: a column is missing or unknown, or a row has too few or many cells.
    """
    rows = csv.reader(lines, delimiter=dialect.delimiter, strict=dialect.strict)
    header = tuple(name.strip() for name in _first(rows, where))
    _check_header(header, where, columns, optional)
    wrong: tuple[str, SourceError] | None = None
    for number, cells in enumerate(_checked(rows, where), start=1):
        if wrong:
            _left_out(*wrong, faulty)
            wrong = None
        place = f"{where}:{rows.line_num}"
        if len(cells) == len(header):
            yield Row(place, number, dict(zip(header, map(str.strip, cells), strict=True)))
        else:
            found = f"{len(cells)} cells; {len(header)} were expected; mend the row"
            wrong = place, SourceError(f"{place}: {found}")
    if wrong:
        raise wrong[1]


def _left_out(place: str, error: SourceError, faulty: Callable[[str], None] | None) -> None:
    if faulty is None:
        raise error
    faulty(place)


def _first(rows: Iterator[list[str]], where: str) -> list[str]:
    return next(_checked(rows, where), [])


def _check_header(
    header: Sequence[str], where: str, columns: Sequence[str], optional: Sequence[str] | None
) -> None:
    missing = [name for name in columns if name not in header]
    known = {*header} if optional is None else {*columns, *optional}
    unknown = [name for name in header if name not in known]
    twice = sorted({name for name in header if header.count(name) > 1})
    for what, names in (("missing", missing), ("unknown", unknown), ("repeated", twice)):
        if names:
            raise SourceError(
                f"{where}:1: {what} columns {', '.join(names)}; expected were "
                f"{', '.join(columns)}; give the file in its publisher's layout"
            )


def _checked(rows: Iterator[list[str]], where: str) -> Iterator[list[str]]:
    """Yield the rows but for empty lines, with the csv module's own errors named."""
    try:
        yield from (row for row in rows if row)
    except csv.Error as error:
        line = getattr(rows, "line_num", 0)
        raise SourceError(f"{where}:{line}: {error}; CSV was expected; mend the line") from error
