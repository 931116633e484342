"""The export of a search of keep.eu: projects and partners of Interreg and its neighbours."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Quad

from cbris.errors import SourceError
from cbris.loaders.open_data.headers import has_columns
from cbris.loaders.open_data.keepeu_rows import PARTNERS, PROJECTS, Table, read_row
from cbris.loaders.open_data.keepeu_sheets import csv_rows, is_export, sheet_rows
from cbris.loaders.open_data.problems import Problems
from cbris.loaders.open_data.projects import dataset_quads
from cbris.loaders.source import Source
from cbris.loaders.tables import Row

__all__ = ["KeepEuLoader"]

CREDIT = "keep.eu / Interact"
RIGHTS = "keep.eu, Interact; reuse with this credit and a link to https://keep.eu"
TITLES = {
    "en": "keep.eu, projects of territorial cooperation",
    "uk": "keep.eu, проєкти територіального співробітництва",
}
NAMED = re.compile(r"keep[._ -]?eu", re.IGNORECASE)
TABLES = (PROJECTS, PARTNERS)
MARKS = tuple(frozenset({"Programme", "Project acronym", table.mark}) for table in TABLES)


class KeepEuLoader:
    """Loads the spreadsheet that keep.eu exports, or one of its sheets saved as CSV."""

    name = "keepeu"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Accept a spreadsheet of keep.eu, by its name or its sheets, or a CSV of one sheet."""
        if path.suffix.lower() == ".xlsx":
            return bool(NAMED.search(path.name)) or is_export(path)
        return any(has_columns(path, marks) for marks in MARKS)

    def origin(self, path: Path) -> Mapping[str, str]:
        """Give the credit that keep.eu asks for."""
        return {"licence": RIGHTS, "graph_licence": RIGHTS}

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield what each row says; see `Project` and `Partner` for the shape.

        :raises SourceError: a column is missing, a number or a day is not one, a sheet is
            missing, or there are no rows.
        """
        problems, count = Problems(), 0
        yield from dataset_quads(source, "keep-eu", TITLES, CREDIT, RIGHTS)
        for table, row in _rows(source, problems):
            count += 1
            yield from read_row(source, table, row, problems)
        yield from problems.quads(source)
        if not count:
            raise SourceError(f"{source.path.name}: no rows; an export of keep.eu was expected")


def _rows(source: Source, problems: Problems) -> Iterator[tuple[Table, Row]]:
    if source.path.suffix.lower() == ".xlsx":
        return sheet_rows(source, TABLES, problems)
    return csv_rows(source, TABLES, problems)
