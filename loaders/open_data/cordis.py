"""Tables of CORDIS: projects, organisations, topics, fields of science."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from cbris.errors import SourceError
from cbris.loaders.bundled import CC_BY
from cbris.loaders.open_data.cordis_rows import (
    read_field,
    read_organisation,
    read_project,
    read_topic,
)
from cbris.loaders.open_data.headers import has_columns
from cbris.loaders.open_data.problems import Problems
from cbris.loaders.open_data.projects import dataset_quads
from cbris.loaders.source import Source
from cbris.loaders.tables import Dialect, Row, decoded, read_rows

__all__ = ["CordisLoader"]

CREDIT = "© European Union, CORDIS"
TITLES = {
    "en": "CORDIS, projects of the framework programmes",
    "uk": "CORDIS, проєкти рамкових програм",
}
DIALECT = Dialect(";", strict=False)
"""Some texts of CORDIS begin with a quote that is not written as the format asks."""
FAULTY = "another number of cells than the header; left out"

Reader = Callable[[Source, Row, Problems], Iterator[Quad]]


@dataclass(frozen=True)
class _Table:
    """A table of CORDIS; its marks tell it apart by the header, its columns are words."""

    read: Reader
    marks: frozenset[str]
    columns: str
    optional: str


TABLES = (
    _Table(
        read_project,
        frozenset({"id", "acronym", "frameworkProgramme", "ecMaxContribution"}),
        "id acronym status title startDate endDate totalCost ecMaxContribution topics"
        " frameworkProgramme",
        "legalBasis ecSignatureDate masterCall subCall fundingScheme nature objective"
        " contentUpdateDate rcn grantDoi keywords",
    ),
    _Table(
        read_organisation,
        frozenset({"projectID", "organisationID", "role"}),
        "projectID organisationID name country nutsCode role",
        "projectAcronym vatNumber shortName SME activityType street postCode city geolocation"
        " organizationURL contactForm contentUpdateDate rcn order ecContribution"
        " netEcContribution totalCost endOfParticipation active",
    ),
    _Table(read_topic, frozenset({"projectID", "topic"}), "projectID topic title", "rcn"),
    _Table(
        read_field,
        frozenset({"projectID", "euroSciVocCode"}),
        "projectID euroSciVocCode euroSciVocTitle",
        "euroSciVocPath euroSciVocDescription rcn",
    ),
)


class CordisLoader:
    """Loads project.csv, organization.csv, topics.csv and euroSciVoc.csv of CORDIS."""

    name = "cordis"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Accept a file whose header has the marks of one of TABLES."""
        return any(has_columns(path, table.marks) for table in TABLES)

    def origin(self, path: Path) -> Mapping[str, str]:
        """Give the licence of CORDIS."""
        return {"licence": CC_BY, "graph_licence": CC_BY}

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield what each row says; see `Project` and `Partner` for the shape.

        :raises SourceError: a column is missing or unknown, a number or a day is not one,
            or the file has no rows or was cut off.
        """
        table = _table(source)
        problems, count = Problems(), 0
        yield from dataset_quads(source, "cordis", TITLES, CREDIT, CC_BY)
        for row in _rows(source, table, problems):
            count += 1
            yield from table.read(source, row, problems)
        yield from problems.quads(source)
        if not count:
            raise SourceError(f"{source.path.name}: no rows; a table of CORDIS was expected")


def _table(source: Source) -> _Table:
    header = next(decoded(source), "")
    names = {name.strip().strip('"') for name in header.split(";")}
    found = next((table for table in TABLES if table.marks <= names), None)
    if found is None:
        expected = " or ".join(",".join(sorted(table.marks)) for table in TABLES)
        raise SourceError(
            f"{source.path.name}:1: columns {', '.join(sorted(names))}; {expected}, with"
            " semicolons between, were expected; give a table of CORDIS as it was downloaded"
        )
    return found


def _rows(source: Source, table: _Table, problems: Problems) -> Iterator[Row]:
    def faulty(place: str) -> None:
        problems.note(FAULTY, place.rpartition(":")[2])

    columns, optional = table.columns.split(), table.optional.split()
    return read_rows(decoded(source), source.path.name, columns, optional, DIALECT, faulty)
