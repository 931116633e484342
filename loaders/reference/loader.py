"""The loader of the curated tables."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Quad

from cbris.errors import SourceError
from cbris.loaders.reference.facts import PROVENANCE, TableReader
from cbris.loaders.reference.funds import FUND_TABLES
from cbris.loaders.reference.space import SPACE_TABLES
from cbris.loaders.reference.time import TIME_TABLES
from cbris.loaders.source import Source
from cbris.loaders.tables import Row, decoded, read_rows
from cbris.ontology.terms import graph

__all__ = ["ReferenceLoader"]

Table = tuple[TableReader, tuple[str, ...]]
"""What reads a table, and the columns before those of PROVENANCE."""

TABLES: Mapping[str, Table] = {
    **SPACE_TABLES,
    **FUND_TABLES,
    **TIME_TABLES,
}
"""The tables by their file's name without ``.csv``."""


class ReferenceLoader:
    """Loads a table of ``data/reference``, known by its folder and its name."""

    name = "reference"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Tell whether the path ends in ``reference/<a known table>.csv``."""
        return path.parent.name == "reference" and path.suffix == ".csv" and path.stem in TABLES

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the facts of the table.

        :raises SourceError: a column, a code or a date is not as it must be.
        """
        read, columns = TABLES[source.path.stem]
        rows = _Places(read_rows(decoded(source), source.path.name, (*columns, *PROVENANCE)))
        try:
            yield from read(source, graph(source.id), rows)
        except SourceError as error:
            if str(error).startswith(source.path.name):
                raise
            raise SourceError(f"{rows.where}: {error}") from error


class _Places(Iterator[Row]):
    """Rows that are read one by one; `where` is the place of the newest."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self.rows, self.where = rows, ""

    def __next__(self) -> Row:
        row = next(self.rows)
        self.where = row.where
        return row
