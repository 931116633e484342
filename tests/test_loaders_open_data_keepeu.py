import csv
from datetime import datetime
from pathlib import Path

import pytest
from open_data import CASES, expected, facts, load, notes, text
from openpyxl import Workbook
from pyoxigraph import Quad

from cbris.errors import SourceError
from cbris.loaders.open_data.keepeu import KeepEuLoader
from cbris.loaders.source import Source

LOADER = KeepEuLoader()
EURIO = "http://data.europa.eu/s66#"
BANKS = "project/keep-2014-2020-drawn-programme-east-two-banks"
LEAD = f"<{BANKS}/role/lead%20partner/keep-made-up-municipality-pl>"
SHEETS = {
    "Search results, projects": "projects.csv",
    "Search results, partners": "partners.csv",
}
PARTNERS = "Programme,Project acronym,Organisation in English,Lead partner,Country code\n"


def both() -> list[Quad]:
    return [quad for name in SHEETS.values() for quad in load(LOADER, f"keepeu/{name}")]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Give a spreadsheet as keep.eu exports it: a cover sheet, then the two tables."""
    book = Workbook()
    for sheet, name in SHEETS.items():
        table = book.create_sheet(sheet)
        for row in csv.reader((CASES / "keepeu" / name).read_text("utf-8").splitlines()):
            table.append([typed(cell) for cell in row])
    path = tmp_path / "Project_search_results_keep_eu.xlsx"
    book.save(path)
    return path


def typed(cell: str) -> object:
    if cell.replace(".", "").isdigit():
        return float(cell)
    try:
        return datetime.strptime(cell, "%Y-%m-%d")
    except ValueError:
        return cell or None


def test_the_case_gives_what_was_read_and_kept() -> None:
    quads = both()
    assert {str(quad) for quad in quads} == expected("keepeu")
    assert both() == quads


def test_a_spreadsheet_gives_what_its_sheets_give(export: Path) -> None:
    assert LOADER.accepts(export)
    quads = facts(LOADER.load(Source("case", export)))
    wanted = facts(both())
    for name in ("999000009", "12345678"):  # a whole number in a cell may come with a point
        assert not [fact for fact in quads if f"{name}.0" in fact]
    assert {one for one in quads if "#decimal" not in one and "#editorialNote" not in one} == {
        one for one in wanted if "#decimal" not in one and "#editorialNote" not in one
    }


@pytest.mark.parametrize(
    "fact",
    [
        f"<{BANKS}> <{EURIO}hasInvolvedParty> {LEAD}",
        f'<{BANKS}> <{EURIO}title> "Two banks of a made-up river"',
        f"<{BANKS}> <{EURIO}hasFundingSchemeProgramme> <programme/2014-2020-drawn-programme-east>",
        f'<{BANKS}> <ontology#firstDay> "2019-01-01"^^<http://www.w3.org/2001/XMLSchema#date>',
        f'<{BANKS}/amount/eu-contribution> <{EURIO}value> "1879493.6"'
        "^^<http://www.w3.org/2001/XMLSchema#decimal>",
        f'{LEAD} <{EURIO}roleLabel> "lead partner"',
        f"{LEAD} <{EURIO}isRoleOf> <organisation/keep-made-up-municipality-pl>",
        "<organisation/keep-made-up-municipality-pl> <http://purl.org/dc/terms/spatial>"
        " <region/PL822>",
        '<organisation/keep-made-up-municipality-pl> <https://schema.org/location> "Przemyśl"',
        "<organisation/pic-999000009> <http://purl.org/dc/terms/spatial> <country/GR>",
        f'<project/keep-2021-2027-drawn-programme-next-dpn00001> <{EURIO}identifier> "DPN00001"',
        '<dataset/keep-eu> <https://schema.org/creditText> "keep.eu / Interact"',
    ],
)
def test_projects_and_partners_are_joined(fact: str) -> None:
    assert fact in facts(both())


@pytest.mark.parametrize("private", ["ul. Zmy", "37-700", "12345678", "example.org"])
def test_addresses_and_numbers_are_not_kept(private: str) -> None:
    assert not [fact for fact in facts(both()) if private in fact]


def test_what_is_not_read_is_noted() -> None:
    assert notes(load(LOADER, "keepeu/partners.csv")) == [
        "1 row: columns that are not read; lines 1 (NUTS1 (or equivalent), Street, Postcode,"
        " Partner's ID if not PIC, Type of Organisation)",
        "1 row: NUTS3 code (or equivalent): the code is no country or region; the partner is"
        " kept without it; lines 4 (UA-21X9)",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "t.csv:1: missing columns Programme, Project acronym, Project name in English,"),
        (PARTNERS, "t.csv: no rows; an export of keep.eu was expected"),
        (PARTNERS.replace("Country code", "Land"), "t.csv:1: missing columns Country code;"),
        (PARTNERS + "P,A,Org,maybe,PL\n", "t.csv:2: Lead partner is 'maybe'; Yes or No was"),
        (PARTNERS + "P,A,Org\n", "t.csv:2: 3 cells; 5 were expected; mend the row"),
        (PARTNERS.encode() + b"P,A,K\xf6ln,Yes,DE\n", "t.csv:2: byte 0xf6 is not UTF-8;"),
        (
            PARTNERS.replace("\n", ",ERDF contribution (2014-2020 only)\n") + "P,A,O,No,PL,much\n",
            "t.csv:2: ERDF contribution (2014-2020 only) is 'much'; a number such as 1234.5",
        ),
    ],
)
def test_a_sheet_in_another_form_is_an_error_with_its_line(
    content: str | bytes, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        text(LOADER, "t.csv", content)
    assert str(caught.value).startswith(message)


def test_semicolons_and_rows_without_a_project_are_read_or_left_out() -> None:
    rows = "P;A;Org;No;PL\nP;;Org;No;PL\nP;A;;No;PL\n"
    assert notes(text(LOADER, "t.csv", PARTNERS.replace(",", ";") + rows)) == [
        "1 row: no programme, or neither acronym nor id; left out; lines 3",
        "1 row: a partner without a name; left out; lines 4",
    ]


def test_a_spreadsheet_that_is_cut_off_or_another_one_says_so(export: Path) -> None:
    whole = export.read_bytes()
    with pytest.raises(SourceError, match=r"keep.xlsx: .*; a spreadsheet was expected; it may be"):
        text(LOADER, "keep.xlsx", whole[: len(whole) // 2])
    book = Workbook()
    book.save(export)
    with pytest.raises(SourceError, match=r"its sheets are \['Sheet'\]; 'Search results, projects"):
        load(LOADER, str(export))


def test_other_spreadsheets_are_not_accepted(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "budget.xlsx")
    (tmp_path / "bookkeeping.xlsx").write_bytes(b"")
    assert not LOADER.accepts(tmp_path / "bookkeeping.xlsx")
    assert LOADER.accepts(tmp_path / "Project_search_results_keep_eu.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    assert not LOADER.accepts(tmp_path / "budget.xlsx")
    assert not LOADER.accepts(tmp_path / "broken.xlsx")
    assert LOADER.accepts(CASES / "keepeu" / "partners.csv")
