"""What one row of the export of keep.eu says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from cbris.loaders.open_data.problems import Problems
from cbris.loaders.open_data.projects import Partner, Project, places
from cbris.loaders.open_data.values import day, decimal
from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import graph, mint, slug

__all__ = ["PARTNERS", "PROJECTS", "Table", "read_row"]


@dataclass(frozen=True)
class Table:
    """A sheet of the export: its `mark` is the column that tells it from the other one."""

    sheet: str
    mark: str
    columns: tuple[str, ...]
    optional: tuple[str, ...]


LANGUAGES = ("in English", "in language 2", "in language 3", "in language 4")
THEMES = ("Theme 1", "Theme 2", "Theme 3")
ID = "Project ID (2021-2027 only)"
PIC = "Participant Identification Code"
PLACES = ("NUTS3 code (or equivalent)", "NUTS2 code (or equivalent)")
PROJECT_AMOUNTS = {
    "total-cost": ("Project's total budget / expenditure",),
    "eu-contribution": ("Project's EU funding",),
}
PARTNER_AMOUNTS = {
    "total-cost": ("Partner's total eligible budget / expenditure",),
    "eu-contribution": (
        "Partner's programme co-financing (EUR) (2021-2027 only)",
        "ERDF contribution (2014-2020 only)",
    ),
}
"""Columns by the kind of amount; the first that is filled counts."""
PROJECTS = Table(
    "Search results, projects",
    "Project name in English",
    ("Programme", "Project acronym", "Project name in English", "Project start", "Project end"),
    (
        *(ID, "Period", *THEMES),
        *(f"Project name {language}" for language in LANGUAGES[1:]),
        *(column for columns in PROJECT_AMOUNTS.values() for column in columns),
    ),
)
PARTNERS = Table(
    "Search results, partners",
    "Organisation in English",
    ("Programme", "Project acronym", "Organisation in English", "Lead partner", "Country code"),
    (
        *(ID, PIC, *PLACES, "Town"),
        *(f"Organisation {language}" for language in LANGUAGES[1:]),
        *(column for columns in PARTNER_AMOUNTS.values() for column in columns),
    ),
)
LEAD = {"yes": "lead partner", "no": "partner", "": "partner"}


def read_row(source: Source, table: Table, row: Row, problems: Problems) -> Iterator[Quad]:
    """Yield a project or a partner.

    A project is known by its programme and its acronym, which both sheets have; one without
    an acronym by its id. A row with neither, or without a name, is left out and noted.

    :raises SourceError: a number, a day or a yes-or-no is not as it must be.
    """
    read = _project if table is PROJECTS else _partner
    if not row["Programme"] or not (row["Project acronym"] or row[ID]):
        problems.tell("no programme, or neither acronym nor id; left out", row)
        return
    yield from read(source, row, problems)


def _project(source: Source, row: Row, problems: Problems) -> Iterator[Quad]:
    title = _first(row, "Project name") or row["Project acronym"]
    programme = mint("programme", slug(row["Programme"]))
    yield from Project(
        key=_key(row),
        identifier=row[ID],
        title=title,
        acronym=row["Project acronym"],
        first_day=day(row, "Project start"),
        last_day=day(row, "Project end"),
        amounts=_amounts(row, PROJECT_AMOUNTS),
        properties={
            "eurio:hasFundingSchemeProgramme": programme,
            "schema:keywords": [row[theme] for theme in THEMES if row[theme]],
        },
    ).quads(source, row)
    label = {"rdfs:label": row["Programme"]}
    yield from describe(graph(source.id), programme, ["eurio:FundingScheme"], label)


def _partner(source: Source, row: Row, problems: Problems) -> Iterator[Quad]:
    name, lead = _first(row, "Organisation"), row["Lead partner"].lower()
    if not name:
        problems.tell("a partner without a name; left out", row)
        return
    if lead not in LEAD:
        raise row.error("Lead partner", "Yes or No")
    column = next((column for column in PLACES if row[column]), PLACES[0])
    nuts = places(row, (column,), problems)
    key = f"pic-{row[PIC]}" if row[PIC] else f"keep-{slug(name)}-{slug(row['Country code'])}"
    yield from Partner(
        project=_key(row),
        organisation=key,
        name=name,
        role=LEAD[lead],
        amounts=_amounts(row, PARTNER_AMOUNTS),
        town=row["Town"],
        places=tuple(dict.fromkeys((*nuts, *places(row, ("Country code",), problems)))),
        nuts=row[column].upper() if nuts else "",
    ).quads(source, row)


def _key(row: Row) -> str:
    return f"keep-{slug(row['Programme'])}-{slug(row['Project acronym'] or row[ID])}"


def _first(row: Row, what: str) -> str:
    names = (row[f"{what} {language}"] for language in LANGUAGES)
    return next((name for name in names if name), "")


def _amounts(row: Row, columns: Mapping[str, tuple[str, ...]]) -> dict[str, Literal | None]:
    return {
        kind: next((value for name in names if (value := decimal(row, name))), None)
        for kind, names in columns.items()
    }
