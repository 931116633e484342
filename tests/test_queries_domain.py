"""What touches a region and how deep the integration is, from the bundled tables."""

import pytest

from cbris.queries.run import answer, ask
from cbris.queries.table import Table
from cbris.store.engine import Engine

UA_21 = ["HU323", "PL821", "RO114", "RO115", "SK041", "SK042"]
NOT_HELD = (
    "Neighbours in countries outside NUTS and Ukraine, such as Moldova, Belarus or Russia, are not"
    " in the tables."
)


def column(table: Table, heading: str) -> list[str]:
    """Give what a person reads in one column."""
    place = table.headings().index(heading)
    return [row[place].text for row in table.cells()]


def rows(table: Table, *headings: str) -> list[tuple[str, ...]]:
    """Give what a person reads in some columns."""
    return list(zip(*(column(table, heading) for heading in headings), strict=True))


def code(text: str) -> str:
    return text.split()[0]


@pytest.mark.parametrize("region", ["UA-21", "Закарпатська область", "ua-21"])
@pytest.mark.parametrize(
    ("as_of", "stage", "since", "blocs"),
    [
        ("2003", "none", "", ""),
        ("2015", "none", "", ""),
        ("2016", "free trade area", "2016-01-01", "EU-Ukraine Association Agreement / DCFTA"),
        ("2024", "free trade area", "2016-01-01", "EU-Ukraine Association Agreement / DCFTA"),
    ],
)
def test_the_six_neighbours_of_zakarpattia(
    engine: Engine, region: str, as_of: str, stage: str, since: str, blocs: str
) -> None:
    table = ask(engine, "neighbours", {"region": region, "as_of": as_of})
    assert list(map(code, column(table, "Neighbour"))) == UA_21
    assert set(rows(table, "Stage in fact", "Since", "By")) == {(stage, since, blocs)}
    assert set(rows(table, "Stage by law", "Since (law)", "By (law)")) == {(stage, since, blocs)}
    assert set(rows(table, "They touch along", "Kilometres")) == {("along a line", "not known")}
    assert column(table, "Border")[1] == "border/PL821--UA-21"


def test_every_row_that_says_so_is_in_the_graph(engine: Engine) -> None:
    table = ask(engine, "neighbours", {"as_of": "2024"})
    place = table.headings().index("Rows that say so")
    iris = [iri for row in table.cells() for iri in row[place].iris]
    assert "https://w3id.org/cbris/membership/dcfta-ua/UA/2017-09-01" in iris
    assert "https://w3id.org/cbris/membership/carpathian-euroregion/UA-21/unknown" in iris
    for iri in set(iris):
        said = "PREFIX prov: <http://www.w3.org/ns/prov#> ASK { <%s> prov:wasDerivedFrom ?source }"
        assert engine.query(said % iri), iri


def test_numbers_of_neighbours_lead_to_their_observations(engine: Engine) -> None:
    table = ask(engine, "neighbours")
    counts = [
        row[table.headings().index("Interreg projects of the neighbour")] for row in table.cells()
    ]
    assert next((cell.text, cell.iri) for cell in counts) == (
        "71",
        "https://w3id.org/cbris/observation/interreg-2014-2020/HU323/interreg-projects",
    )


def test_a_member_since_an_unknown_day_counts_from_the_founding_on(engine: Engine) -> None:
    named = "Carpathian Euroregion (both: HU323 since not known, UA-21 since not known)"
    before, after = (
        column(ask(engine, "neighbours", {"as_of": day}), "Euroregions")[0]
        for day in ("1993-02-13", "1993-02-14")
    )
    assert (before, after) == ("", named)


@pytest.mark.parametrize(
    ("as_of", "stage", "blocs", "law"),
    [
        (
            "2003",
            "free trade area",
            "Central European Free Trade Agreement (1992)",
            "free trade area",
        ),
        (
            "2005",
            "common market",
            "European Economic Area; European Union",
            "economic union",
        ),
    ],
)
def test_the_neighbours_of_kosice_before_and_after_accession(
    engine: Engine, as_of: str, stage: str, blocs: str, law: str
) -> None:
    table = ask(engine, "neighbours", {"region": "SK042", "as_of": as_of})
    found = rows(table, "Neighbour", "Stage in fact", "By", "Stage by law")
    inner = [row for row in found if code(row[0])[:2] in ("HU", "PL")]
    assert {row[1:] for row in inner} == {(stage, blocs, law)}
    assert [row[1] for row in found if code(row[0]) == "UA-21"] == ["none"]


def test_a_change_within_the_period_is_said(engine: Engine) -> None:
    table = ask(engine, "neighbours", {"as_of": "2016"})
    assert set(column(table, "Changed in the period")) == {"on 2016-01-01 from none"}
    table = ask(engine, "neighbours", {"region": "SK042", "as_of": "2004-05"})
    assert "on 2004-05-01 from free trade area" in column(table, "Changed in the period")


def test_a_larger_region_stands_for_its_parts(engine: Engine) -> None:
    table = ask(engine, "neighbours", {"region": "PL82"})
    assert {code(text) for text in column(table, "Region")} == {"PL821", "PL822"}
    assert {code(text) for text in column(table, "Neighbour")} == {"SK041", "UA-21", "UA-46"}
    assert len(ask(engine, "neighbours", {"region": "Ukraine"}).rows) == 17


@pytest.mark.parametrize("region", ["UA-21", "RO213", "FI1D1", "IS"])
def test_what_the_tables_do_not_hold_is_said(engine: Engine, region: str) -> None:
    assert NOT_HELD in answer(engine, "neighbours", {"region": region}).notes


def test_a_region_that_touches_none_is_told_what_that_means(engine: Engine) -> None:
    answered = answer(engine, "neighbours", {"region": "IS001"})
    assert answered.notes[0].startswith(
        "Höfuðborgarsvæði (IS001) touches no region of another country in the tables"
    )


def test_euroregions_of_countries_that_share_no_stage(engine: Engine) -> None:
    found = rows(
        ask(engine, "euroregions-without-common-bloc", {"as_of": "2024"}),
        "Structure",
        "Country",
        "Country that shares no stage with it",
    )
    assert ("Euregio Karelia", "Finland", "Russia") in found
    assert ("Euroregion Dnipro", "Russia", "Ukraine") in found
    assert "Carpathian Euroregion" not in {structure for structure, *_ in found}
    before = ask(engine, "euroregions-without-common-bloc", {"as_of": "2003"})
    assert ("Carpathian Euroregion", "Poland", "Ukraine") in rows(
        before, "Structure", "Country", "Country that shares no stage with it"
    )


def test_every_table_says_how_far_it_is_verified(engine: Engine) -> None:
    table = ask(engine, "dataset-coverage")
    found = {
        name: numbers
        for name, *numbers in rows(
            table, "Table", "Rows", "Verified", "Partly", "Not verified", "First day", "Last day"
        )
    }
    assert [found["bloc_memberships.csv"][place] for place in (0, 4, 5)] == [
        "2561",
        "1912-01-01",
        "2026-01-01",
    ]
    for total, *parts in ([int(number) for number in each[:4]] for each in found.values()):
        assert total == sum(parts)
    assert found["euroregion_members.csv"][0] == "151"
    assert found["interreg_2014_2020_nuts3.csv"] == ["1514", "1514", "0", "0", "2014", "2020"]


def test_all_that_was_true_of_the_oresund_region_in_2010(engine: Engine) -> None:
    answered = answer(engine, "euroregion-at-a-date", {"as_of": "2010"})
    assert answered.notes[0] == "Day used: 2010-12-31 (the last day of 2010)."
    found = rows(answered.table, "What", "Value", "Since")
    assert found == [
        ("name (en)", "Øresund Committee (Greater Copenhagen and Skåne Committee)", ""),
        ("name (uk)", "Ересуннський комітет", ""),
        ("kind", "cross-border partnership", ""),
        ("founded", "yes", "1993"),
        ("country", "Denmark", ""),
        ("country", "Sweden", ""),
        ("member", "DK01 Hovedstaden", "not known"),
        ("member", "DK02 Sjælland", "not known"),
        ("member", "SE22 Sydsverige", "not known"),
        ("stage de facto, Denmark – Sweden", "common market", "1994-01-01"),
        ("stage de jure, Denmark – Sweden", "economic union", "1995-01-01"),
    ]


@pytest.mark.parametrize(
    ("structure", "as_of", "row"),
    [
        ("oresund", "2020", ("member", "SE231 Hallands län", "2019")),
        ("carpathian-euroregion", "1992", ("founded", "not yet", "1993-02-14")),
        ("carpathian-euroregion", "2024", ("disputed: Romania joined", "1997-04", "")),
        ("carpathian-euroregion", "2024", ("disputed: Romania joined", "2000", "")),
        ("euregio", "2024", ("member: approximate", "NL213 Twente", "not known")),
    ],
)
def test_what_was_true_of_a_structure(
    engine: Engine, structure: str, as_of: str, row: tuple[str, ...]
) -> None:
    values = {"structure": f"structure/{structure}", "as_of": as_of}
    assert row in rows(ask(engine, "euroregion-at-a-date", values), "What", "Value", "Since")


def test_all_that_is_known_of_one_border(engine: Engine) -> None:
    found = rows(ask(engine, "border-profile"), "What", "Of", "Value", "Since")
    assert [row for row in found if row[0] in ("they touch", "kilometres", "programme")] == [
        ("they touch", "PL822 – UA-46", "along a line", ""),
        ("kilometres", "PL822 – UA-46", "not known", ""),
        ("programme", "PL822 – UA-46", "Interreg NEXT Poland-Ukraine", ""),
    ]
    assert ("stage de facto", "PL – UA", "free trade area", "2016-01-01") in found
    assert ("Interreg projects", "PL822", "15", "") in found
    assert ("Interreg projects", "UA-46", "not counted", "") in found
    assert ("joint projects of Horizon 2020", "PL – UA", "81", "") in found


def test_regions_that_do_not_touch_have_no_profile_and_are_told_so(engine: Engine) -> None:
    answered = answer(engine, "border-profile", {"region": "PL82", "partner": "HU"})
    assert not answered.table.rows
    assert answered.notes[0].startswith("Podkarpackie (PL82) and Hungary (HU) do not touch")


def test_pairs_with_fewer_projects_than_usual_for_their_stage(engine: Engine) -> None:
    found = rows(
        ask(engine, "low-interreg-for-stage", {"country": "SK"}),
        "Border pair",
        "Deepest stage shared",
        "Projects of the weaker side",
        "Median of the stage",
    )
    assert found[0] == ("PL218 – SK041", "common market", "10", "25")
    assert ("AT125 – SK021", "economic union", "16", "18") in found
