"""What the questions on regions, borders, structures and numbers answer."""

from statistics import median

import pytest
from pyoxigraph import QuerySolutions
from tables import rows as table_rows
from tables import text as last_step

from cbris.queries.fragments import expand
from cbris.queries.run import ask
from cbris.queries.table import Table
from cbris.store.engine import Engine


def rows(table: Table, *headings: str) -> list[tuple[str, ...]]:
    """Give what a person reads in some columns."""
    places = [table.headings().index(heading) for heading in headings]
    return [tuple(row[place].text for place in places) for row in table.cells()]


def test_the_carpathian_euroregion_has_19_regions_with_their_codes(engine: Engine) -> None:
    found = rows(ask(engine, "euroregion-members"), "Code", "Region", "Role", "Since")
    assert len(found) == 19
    assert ("PL82", "Podkarpackie", "member", "") in found
    assert ("UA-21", "Zakarpattia Oblast", "member", "") in found


def test_who_left_and_who_came_later_is_said(engine: Engine) -> None:
    asked = {"structure": "structure/pyr-med"}
    found = rows(ask(engine, "euroregion-members", asked), "Code", "Since", "Until")
    assert ("ES24", "2004", "2006") in found
    asked = {"structure": "structure/dkmt"}
    found = rows(ask(engine, "euroregion-members", asked), "Code", "Role", "Until", "Note")
    assert ("HU332", "former", "", "Left; the year is not known.") in found


def test_a_structure_without_rows_has_no_member_data_not_no_members(engine: Engine) -> None:
    asked = {"structure": "structure/viadrina"}
    assert rows(ask(engine, "euroregion-members", asked), "Code", "Note") == [
        ("", "no member data")
    ]


def test_zakarpattia_is_in_two_structures(engine: Engine) -> None:
    found = rows(
        ask(engine, "euroregions-of-a-region"), "Structure", "Since", "Structure founded", "Note"
    )
    assert found == [
        ("Carpathian Euroregion", "", "1993-02-14", ""),
        ("Tisza EGTC", "2015", "2015-10-26", ""),
    ]


def test_a_region_takes_part_through_the_region_in_which_it_lies(engine: Engine) -> None:
    found = rows(
        ask(engine, "euroregions-of-a-region", {"region": "PL822"}), "Structure", "Member", "Note"
    )
    assert ("Carpathian Euroregion", "PL82 Podkarpackie", "") in found
    assert ("Euroregion Pro Europa Viadrina", "", "no member data") in found


def test_borders_are_covered_in_full_in_part_not_at_all_or_not_known(engine: Engine) -> None:
    found = rows(
        ask(engine, "borders-without-euroregion"), "Border", "Coverage", "Pairs of regions"
    )
    assert len(found) == 65
    assert [border for border, coverage, _ in found if coverage == "no structure known"] == [
        "AL – XK",
        "ME – RS",
        "ME – XK",
        "MK – RS",
        "MK – XK",
        "RS – XK",
    ]
    assert ("SK – UA", "all", "2") in found
    assert ("PL – UA", "part", "6") in found
    assert ("EE – LV", "not known", "2") in found


def test_a_side_that_takes_part_in_part_does_not_cover_a_pair(engine: Engine) -> None:
    found = rows(
        ask(engine, "euroregions-of-border-pairs", {"country": "UA"}), "Border pair", "Coverage"
    )
    assert len(found) == 17
    assert [pair for pair, coverage in found if coverage != "all"] == ["PL812 – UA-46"]


def test_greece_is_asked_for_by_either_code(engine: Engine) -> None:
    by_code = [
        rows(ask(engine, "euroregions-of-border-pairs", {"country": code}), "Border pair")
        for code in ("GR", "EL")
    ]
    assert by_code[0] == by_code[1]
    assert len(by_code[0]) == 21


def test_a_disputed_founding_shows_both_dates_and_both_sources(engine: Engine) -> None:
    found = rows(ask(engine, "disagreements"), "About", "What", "One value", "Other value", "Note")
    assert len(found) >= 20
    assert (
        "Danube-Kris-Mures-Tisa (DKMT)",
        "founded",
        "1997-11-21",
        "2004-11-21",
        "The second is most likely the founding of the non-profit company, or a slip.",
    ) in found


def test_obsolete_codes_name_what_replaced_them_or_that_it_is_not_known(engine: Engine) -> None:
    found = rows(ask(engine, "obsolete-codes"), "Code", "Replaced by", "Last day", "Note")
    assert len(found) == 289
    by_code = {code: (replaced, day, note) for code, replaced, day, note in found}
    assert by_code["FI1D3"][:2] == ("FI1DC", "2023-12-31")
    assert by_code["NO082"][0] == "NO083, NO084, NO085"
    assert by_code["UKC11"][2] == "The United Kingdom is not in NUTS 2024."
    assert by_code["LV007"][0] == ""
    assert by_code["LV007"][2].startswith("Which codes replace it is not known here")


def test_obsolete_codes_of_one_country(engine: Engine) -> None:
    codes = [c for (c,) in rows(ask(engine, "obsolete-codes", {"country": "NL"}), "Code")]
    assert len(codes) == 17
    assert all(code.startswith("NL") for code in codes)


def test_border_regions_have_a_median_of_28_projects_and_inner_ones_of_4(engine: Engine) -> None:
    found = rows(
        ask(engine, "interreg-by-border-region"),
        "Country",
        "Border regions",
        "Median of border regions",
        "Inner regions",
        "Median of inner regions",
        "Regions left out",
    )
    assert found[0] == ("all countries", "367", "28", "916", "4", "")
    assert ("Poland", "17", "21", "56", "3", "0") in found
    assert ("Estonia", "2", "82.5", "3", "18", "0") in found
    assert ("Ukraine", "0", "", "0", "", "6") in found


def test_medians_are_those_of_the_table(engine: Engine) -> None:
    border = {row[side] for row in table_rows("border_pairs") for side in ("code_a", "code_b")}
    counts = [
        int(row["projects"])
        for row in table_rows("interreg_2014_2020_nuts3")
        if row["region"] in border and row["region"].startswith("DE")
    ]
    found = rows(
        ask(engine, "interreg-by-border-region"),
        "Country",
        "Border regions",
        "Median of border regions",
    )
    assert ("Germany", str(len(counts)), f"{median(counts):g}") in found


def test_weak_borders_name_the_pairs_that_are_not_counted(engine: Engine) -> None:
    found = rows(ask(engine, "weak-borders"), "Border pair", "Its projects", "Finding")
    assert ("AL011 – MK003", "0", "fewer than 5") in found
    assert ("AL013 – XK004", "1", "fewer than 5; not counted: XK004") in found
    assert ("HU323 – UA-21", "71", "not counted: UA-21") in found
    assert len([row for row in found if row[2].startswith("not counted")]) == 47
    assert len([row for row in found if row[2].startswith("fewer than 5")]) == 39


def test_weak_borders_with_another_threshold(engine: Engine) -> None:
    found = rows(ask(engine, "weak-borders", {"below": "1"}), "Border pair", "Finding")
    assert ("AL011 – MK003", "fewer than 1") in found
    assert ("AL013 – ME000", "fewer than 1") not in found


def test_neighbours_with_the_most_joint_projects(engine: Engine) -> None:
    found = rows(
        ask(engine, "collaboration-of-neighbours"), "Border", "Horizon Europe", "Horizon 2020"
    )
    assert found[0] == ("DE – FR", "2188", "4074")
    assert ("PL – UA", "80", "81") in found
    assert len(found) == 65


def test_eic_projects_of_a_year_that_is_not_complete_say_so(engine: Engine) -> None:
    found = rows(
        ask(engine, "eic-projects"), "Instrument", "Call", "Year of the call", "Projects", "Note"
    )
    assert len(found) == 24
    assert ("EIC Accelerator", "open call", "2022", "145", "") in found
    assert ("EIC Accelerator", "open call", "2024", "52", "Not complete in the export.") in found


def test_the_tisza_egtc_reaches_over_the_outer_border_of_the_eu(engine: Engine) -> None:
    table = ask(engine, "euroregions-outside-the-eu-border")
    found = rows(table, "Structure", "Regions in the EU", "Regions outside", "Members known")
    assert ("Tisza EGTC", "HU323", "UA-21", "on both sides") in found
    assert ("Euroregion Baltic", "", "", "no member data") in found
    assert ("Danube-Drava-Sava", "outside only") not in rows(table, "Structure", "Members known")


def test_before_2004_poland_was_outside(engine: Engine) -> None:
    table = ask(engine, "euroregions-outside-the-eu-border", {"as_of": "2003"})
    sides = rows(table, "Structure", "Countries in the EU", "Countries outside")
    assert ("Euroregion Spree-Neisse-Bober", "DE", "PL") in sides
    assert "Carpathian Euroregion" not in [structure for structure, _, _ in sides]


def test_interreg_projects_by_the_deepest_stage_shared(engine: Engine) -> None:
    table = ask(engine, "interreg-against-stage", {"as_of": "2024-06-30"})
    assert rows(
        table,
        "Deepest stage shared",
        "Pairs counted",
        "Median of the weaker side",
        "Pairs not counted",
    ) == [
        ("economic union", "170", "18", "16"),
        ("common market", "121", "25", "6"),
        ("customs union", "5", "25", "0"),
        ("free trade area", "91", "20", "34"),
    ]


def pairs_by_stage(table: Table) -> list[tuple[str, ...]]:
    """Give the stages with the pairs that are not counted."""
    return rows(table, "Deepest stage shared", "Which")


def test_pairs_that_are_not_counted_are_named(engine: Engine) -> None:
    table = ask(engine, "interreg-against-stage")
    (named,) = [
        which
        for stage, which in rows(table, "Deepest stage shared", "Which")
        if stage == "free trade area"
    ]
    assert "HU323 – UA-21" in named
    assert "AL013 – XK004" in named


def test_in_2003_ukraine_shared_no_stage_with_its_western_neighbours(engine: Engine) -> None:
    table = ask(engine, "interreg-against-stage", {"as_of": "2003"})
    (named,) = [which for stage, which in pairs_by_stage(table) if stage == "none"]
    assert "HU323 – UA-21" in named


MEMBERS_2024 = {
    name: {
        row["country_iso2"]
        for row in table_rows("bloc_memberships")
        if row["bloc_id"] == bloc
        and row["status"] == "member"
        and row["from_date"] <= "2024-06-30" <= (row["to_date"] or "9999")
    }
    for name, bloc in {"euro": "euroarea", "eu": "eu", "cefta": "cefta06", "efta": "efta"}.items()
}


def relation(pair: set[str]) -> str:
    """Name what two neighbours have in common in 2024, in groups that do not overlap."""
    union = MEMBERS_2024["eu"]
    if pair <= MEMBERS_2024["euro"]:
        return "euro area"
    if pair <= union:
        return "EU"
    outside = pair - union
    if not pair & union:
        return "CEFTA" if pair <= MEMBERS_2024["cefta"] else "EFTA"
    known = {"CH": "EU and Switzerland", "TR": "EU and Turkey", "UA": "EU and Ukraine"}
    (other,) = outside
    if other in {"IS", "LI", "NO"}:
        return "EEA"
    return known.get(other, "EU and Western Balkans")


@pytest.mark.parametrize(
    ("group", "pairs", "middle"),
    [
        ("EEA", 10, 32),
        ("EU and Turkey", 5, 25),
        ("EU", 111, 24),
        ("EU and Switzerland", 39, 23),
        ("EU and Western Balkans", 41, 20),
        ("euro area", 168, 18),
        ("CEFTA", 11, 2),
    ],
)
def test_medians_by_relation_are_those_found_before(group: str, pairs: int, middle: int) -> None:
    projects = {r["region"]: int(r["projects"]) for r in table_rows("interreg_2014_2020_nuts3")}
    weaker = [
        min(projects[row["code_a"]], projects[row["code_b"]])
        for row in table_rows("border_pairs")
        if row["code_a"] in projects
        and row["code_b"] in projects
        and relation({row["country_a"], row["country_b"]}) == group
    ]
    assert (len(weaker), median(weaker)) == (pairs, middle)


STAGES = """
PREFIX basis: <https://w3id.org/cbris/vocabulary/stage-basis/>
PREFIX bloc-kind: <https://w3id.org/cbris/vocabulary/bloc-kind/>
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX country: <https://w3id.org/cbris/country/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX status: <https://w3id.org/cbris/vocabulary/membership-status/>
"""
OF_ALL_BORDERS = """SELECT ?countries ?depth {
  #include stages-of-borders
}"""
OF_PAIRS = """SELECT ?here ?there (MAX(?order) AS ?depth) {
  VALUES (?here ?there) { $pairs }
  VALUES ?day { $as_of }
  VALUES ?basis { basis:de-facto }
  #include stage-on-a-day
} GROUP BY ?here ?there"""
PAIRS = ("BG--RO", "CH--LI", "DE--PL", "FI--NO", "GR--TR", "HR--RS", "HU--UA", "PL--UA")


@pytest.mark.parametrize("day", ["1990-06-30", "2003-12-31", "2016-12-31", "2024-12-31"])
def test_the_stages_of_all_borders_are_those_of_each_pair(engine: Engine, day: str) -> None:
    sides = " ".join(f"(country:{pair.replace('--', ' country:')})" for pair in PAIRS)
    bulk, single = (
        solutions(engine, query.replace("$pairs", sides), day)
        for query in (OF_ALL_BORDERS, OF_PAIRS)
    )
    depths = {f"{here}--{there}": depth for here, there, depth in single}
    assert {pair: depth for pair, depth in bulk if pair in PAIRS} == {
        pair: depths.get(pair, "-1") for pair in PAIRS
    }


def solutions(engine: Engine, query: str, day: str) -> list[tuple[str, ...]]:
    """Answer a query with fragments at a day."""
    literal = f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>'
    answer = engine.query(STAGES + expand(query, "test").replace("$as_of", literal))
    assert isinstance(answer, QuerySolutions)
    return [tuple(last_step(term) for term in solution) for solution in answer]
