from pathlib import Path

import pytest
from open_data import expected, facts, load, notes, text
from pyoxigraph import Quad

from cbris.errors import SourceError
from cbris.loaders.open_data.cordis import CordisLoader

LOADER = CordisLoader()
FILES = ("project.csv", "organization.csv", "topics.csv", "euroSciVoc.csv")
EURIO = "http://data.europa.eu/s66#"
DECIMAL = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
ROLE = "<project/990000001/role/coordinator/pic-999000001>"
PARTNER = "projectID;organisationID;name;country;nutsCode;role;ecContribution\n"
PROJECT = (
    "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;topics;"
    "frameworkProgramme\n"
)


def everything() -> list[Quad]:
    return [quad for name in FILES for quad in load(LOADER, f"cordis/{name}")]


def test_the_case_gives_what_was_read_and_kept() -> None:
    quads = everything()
    assert {str(quad) for quad in quads} == expected("cordis")
    assert everything() == quads


@pytest.mark.parametrize(
    "fact",
    [
        f"<project/990000001> <{EURIO}isFundedBy> <project/990000001/grant>",
        f"<project/990000001/grant> <{EURIO}hasFundingScheme> <instrument/eic-pathfinder-open>",
        f"<project/990000001> <{EURIO}hasFundingSchemeProgramme> <programme/horizon-europe>",
        "<project/990000001> <ontology#firstDay>"
        ' "2022-10-01"^^<http://www.w3.org/2001/XMLSchema#date>',
        f'<project/990000001/amount/total-cost> <{EURIO}value> "2489000.5"{DECIMAL}',
        f"<project/990000001> <{EURIO}hasInvolvedParty> {ROLE}",
        f'{ROLE} <{EURIO}roleLabel> "coordinator"',
        f"{ROLE} <{EURIO}isRoleOf> <organisation/pic-999000001>",
        "<organisation/pic-999000001> <http://purl.org/dc/terms/spatial> <region/PL823>",
        f'<organisation/pic-999000001> <{EURIO}hasNUTSCode> "PL823"',
        '<organisation/pic-999000001> <https://schema.org/location> "RZESZOW"',
        "<organisation/pic-999000002> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        f" <{EURIO}SME>",
        "<organisation/pic-999000002> <http://purl.org/dc/terms/spatial> <country/GR>",
        "<topic/HORIZON-EIC-2021-PATHFINDEROPEN-01> <http://www.w3.org/2000/01/rdf-schema#label>"
        ' "EIC Pathfinder Open 2021"',
        '<dataset/cordis> <https://schema.org/creditText> "© European Union, CORDIS"',
        "<dataset/cordis> <http://purl.org/dc/terms/license>"
        " <https://creativecommons.org/licenses/by/4.0/>",
    ],
)
def test_projects_partners_and_topics_are_joined(fact: str) -> None:
    assert fact in facts(everything())


@pytest.mark.parametrize(
    "private",
    ["ULICA ZMYSLONA", "35-000", "PL0000000000", "50.0,22.0", "example.org", "objective"],
)
def test_addresses_numbers_and_contacts_are_not_kept(private: str) -> None:
    assert not [fact for fact in facts(everything()) if private in fact]


def test_a_partner_with_an_unknown_region_is_kept_in_its_country() -> None:
    quads = load(LOADER, "cordis/organization.csv")
    spatial = "<organisation/pic-999000003> <http://purl.org/dc/terms/spatial>"
    assert [fact for fact in facts(quads) if fact.startswith(spatial)] == [
        f"{spatial} <country/UA>"
    ]
    assert notes(quads) == [
        "1 row: nutsCode: the code is no country or region; the partner is kept without it;"
        " lines 4 (UA999X)"
    ]


@pytest.mark.parametrize(
    ("topic", "instrument"),
    [
        ("HORIZON-EIC-2021-PATHFINDEROPEN-01", "eic-pathfinder-open"),
        ("HORIZON-EIC-2023-PATHFINDERCHALLENGES-01-02", "eic-pathfinder-challenges"),
        ("HORIZON-EIC-2021-TRANSITION-CHALLENGES-01", "eic-transition"),
        ("HORIZON-EIC-2022-TRANSITIONOPEN-01", "eic-transition"),
        ("HORIZON-EIC-2022-ACCELERATOROPEN-01", "eic-accelerator"),
        ("HORIZON-EIC-2023-BOOSTER-IBA-01", "eic-booster"),
        ("HORIZON-EIC-2022-SCALEUP-02", None),
        ("HORIZON-CL5-2021-D2-01-11", None),
    ],
)
def test_a_topic_of_the_council_names_its_instrument(topic: str, instrument: str | None) -> None:
    quads = facts(text(LOADER, "t.csv", f"projectID;topic;title\n101;{topic};x\n"))
    found = [fact for fact in quads if f"<{EURIO}isSubSchemeOf>" in fact]
    wanted = f"<topic/{topic}> <{EURIO}isSubSchemeOf> <instrument/{instrument}>"
    assert found == ([wanted] if instrument else [])


def test_a_text_with_a_stray_quote_is_read_or_left_out_with_its_line() -> None:
    cells = "1;A;SIGNED;{};2020-01-01;2021-01-01;1;1;T;HORIZON\n"
    title, broken, good = '""The "X" works"', '""one; two"', "fine"
    lines = "".join(cells.format(words) for words in (title, broken, good))
    assert notes(text(LOADER, "t.csv", PROJECT + lines)) == [
        "1 row: another number of cells than the header; left out; lines 3"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "t.csv:1: columns ; "),
        ("projectID;legalBasis\n1;x\n", "t.csv:1: columns legalBasis, projectID; acronym,"),
        (PARTNER, "t.csv: no rows; a table of CORDIS was expected"),
        (PARTNER.replace("name", "nom") + "1;2;x;PL;PL823;r;1\n", "t.csv:1: missing columns name"),
        (PARTNER.replace(";ec", ";my;ec"), "t.csv:1: unknown columns my; expected were"),
        (PARTNER + "x;2;N;PL;PL823;r;1\n", "t.csv:2: projectID is 'x'; a number of CORDIS was"),
        (PARTNER + "1;2;;PL;PL823;r;1\n", "t.csv:2: name is ''; a text was expected"),
        (PARTNER + "1;2;N;PL;PL823;r;1 000\n", "t.csv:2: ecContribution is '1 000'; a number such"),
        (PARTNER + "1;2;N;PL;PL823;r;1\n1;3;M;P", "t.csv:3: 4 cells; 7 were expected"),
        (PARTNER.encode() + b"1;2;K\xf6ln;DE;DEA23;r;1\n", "t.csv:2: byte 0xf6 is not UTF-8"),
        (
            PROJECT + "1;A;SIGNED;T;01.02.2020;;1;1;;HORIZON\n",
            "t.csv:2: startDate is '01.02.2020'; a day such as 2025-12-31, or nothing",
        ),
    ],
)
def test_a_table_in_another_form_is_an_error_with_its_line(
    content: str | bytes, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        text(LOADER, "t.csv", content)
    assert str(caught.value).startswith(message)


def test_the_header_tells_which_files_are_tables_of_cordis(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PARTNER)
    (tmp_path / "b.csv").write_text("projectID;legalBasis;title\n")
    (tmp_path / "a.txt").write_text(PARTNER)
    accepted = [path.name for path in sorted(tmp_path.iterdir()) if LOADER.accepts(path)]
    assert accepted == ["a.csv"]
