"""Rows of a CSV file, read one by one, with the columns that they must have."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cbris.errors import SourceError

__all__ = ["Row", "read_rows"]


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


def read_rows(
    lines: Iterable[str], where: str, columns: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[Row]:
    """Yield the rows of a CSV text with a header line.

    :param columns: the columns that must be there; `optional` ones may be.
    :raises SourceError: a column is missing or unknown, or a row has too few or many cells.
    """
    rows = csv.reader(lines, strict=True)
    header = tuple(name.strip() for name in next(rows, ()))
    _check_header(header, where, columns, optional)
    for number, cells in enumerate(_checked(rows, where), start=1):
        place = f"{where}:{rows.line_num}"
        if len(cells) != len(header):
            raise SourceError(
                f"{place}: {len(cells)} cells; {len(header)} were expected; mend the row"
            )
        values = (cell.strip() for cell in cells)
        yield Row(place, number, dict(zip(header, values, strict=True)))


def _check_header(
    header: Sequence[str], where: str, columns: Sequence[str], optional: Sequence[str]
) -> None:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in columns and name not in optional]
    for what, names in (("missing", missing), ("unknown", unknown)):
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
