"""Data sets of Eurostat in SDMX-CSV, as its interface delivers them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Quad

from cbris.errors import SourceError
from cbris.loaders.open_data.cube import Codes, OpenCube
from cbris.loaders.open_data.headers import first_line, has_columns
from cbris.loaders.open_data.observation import Observations
from cbris.loaders.open_data.problems import Problems
from cbris.loaders.open_data.values import day
from cbris.loaders.source import Source
from cbris.loaders.tables import Row, decoded, read_rows
from cbris.ontology.terms import graph

__all__ = ["EUROSTAT", "EurostatLoader"]

EUROSTAT = "http://publications.europa.eu/resource/authority/licence/COM_REUSE"
"""The reuse notice of the European Commission, under which Eurostat gives its data."""
CREDIT = "© European Union, Eurostat"
COLUMNS = ("DATAFLOW", "LAST UPDATE", "geo", "TIME_PERIOD", "OBS_VALUE")
STATUS = ("OBS_FLAG", "CONF_STATUS")
NOT_DIMENSIONS = frozenset({*COLUMNS, *STATUS})
MARKS = frozenset({"TIME_PERIOD", "OBS_VALUE"})
WIDE = "\\TIME_PERIOD"
"""What the first line of Eurostat's other format, one column a period, has in its corner."""
DATAFLOW = re.compile(r"ESTAT:(\w+)(?:\([\d.]+\))?")


class EurostatLoader:
    """Loads any data set of Eurostat that has a column ``geo``."""

    name = "eurostat"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Accept what has the columns TIME_PERIOD and OBS_VALUE, or Eurostat's wide format."""
        wide = path.suffix.lower() in (".tsv", ".csv") and WIDE in first_line(path)
        return wide or has_columns(path, MARKS)

    def origin(self, path: Path) -> Mapping[str, str]:
        """Give the terms of reuse of Eurostat."""
        return {"licence": EUROSTAT, "graph_licence": EUROSTAT}

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the data set, its structure, its codes and one observation for each value.

        See `OpenCube` and `Observations` for their shape. A row without a value says
        nothing; one whose geo is no country or region is left out and noted on the source.

        :raises SourceError: a column, a value, a period or a flag is not as Eurostat
            writes it, or no row can be used.
        """
        rows = _rows(source)
        first = next(rows, None)
        if first is None:
            raise SourceError(f"{source.path.name}: no rows; SDMX-CSV was expected; load it again")
        problems, home = Problems(), graph(source.id)
        cube = _cube(source, first)
        codes = Codes(home, "eurostat", "Eurostat", "Євростат", EUROSTAT)
        yield from cube.quads(home)
        observations = Observations(source, cube, codes, problems)
        yield from observations.row(first)
        for row in rows:
            if row["DATAFLOW"] != first["DATAFLOW"]:
                raise row.error("DATAFLOW", first["DATAFLOW"], "give each data set a file")
            yield from observations.row(row)
        yield from problems.quads(source)
        if not observations.count:
            raise SourceError(f"{source.path.name}: no observation; {problems.first()}")


def _rows(source: Source) -> Iterator[Row]:
    lines, name = decoded(source), source.path.name
    header = next(lines, "")
    if WIDE in header:
        raise SourceError(
            f"{name}:1: the wide format of Eurostat, one column a period; SDMX-CSV was expected;"
            " choose SDMX-CSV when you download, or format=SDMX-CSV in the address"
        )
    return read_rows(_again(header, lines), name, COLUMNS, optional=None)


def _again(header: str, lines: Iterator[str]) -> Iterator[str]:
    yield header
    yield from lines


def _cube(source: Source, row: Row) -> OpenCube:
    found = DATAFLOW.fullmatch(row["DATAFLOW"])
    if not found:
        raise row.error("DATAFLOW", "a data set such as ESTAT:NAMA_10R_3GDP(1.0)")
    return OpenCube(
        key=f"eurostat-{found[1].lower()}",
        title_en=f"Eurostat data set {found[1]}",
        title_uk=f"Набір даних Євростату {found[1]}",
        licence=EUROSTAT,
        credit=CREDIT,
        source=f"Eurostat, data set {found[1]}",
        modified=day(row, "LAST UPDATE"),
        dimensions=tuple(name for name in row.cells if name not in NOT_DIMENSIONS),
        codes="eurostat",
    )
