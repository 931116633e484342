"""What the questions on regions, borders, structures and numbers answer."""

from tables import read

from cbris.queries.run import ask
from cbris.store.engine import Engine


def test_the_carpathian_euroregion_has_19_regions_with_their_codes(engine: Engine) -> None:
    found = read(ask(engine, "euroregion-members"), "Code", "Region", "Role", "Since")
    assert len(found) == 19
    assert ("PL82", "Podkarpackie", "member", "") in found
    assert ("UA-21", "Zakarpattia Oblast", "member", "") in found


def test_who_left_and_who_came_later_is_said(engine: Engine) -> None:
    asked = {"structure": "structure/pyr-med"}
    found = read(ask(engine, "euroregion-members", asked), "Code", "Since", "Until")
    assert ("ES24", "2004", "2006") in found
    asked = {"structure": "structure/dkmt"}
    found = read(ask(engine, "euroregion-members", asked), "Code", "Role", "Until", "Note")
    assert ("HU332", "former", "", "Left; the year is not known.") in found


def test_a_structure_without_rows_has_no_member_data_not_no_members(engine: Engine) -> None:
    asked = {"structure": "structure/viadrina"}
    assert read(ask(engine, "euroregion-members", asked), "Code", "Note") == [
        ("", "no member data")
    ]


def test_zakarpattia_is_in_two_structures(engine: Engine) -> None:
    found = read(
        ask(engine, "euroregions-of-a-region"), "Structure", "Since", "Structure founded", "Note"
    )
    assert found == [
        ("Carpathian Euroregion", "", "1993-02-14", ""),
        ("Tisza EGTC", "2015", "2015-10-26", ""),
    ]


def test_a_region_takes_part_through_the_region_in_which_it_lies(engine: Engine) -> None:
    found = read(
        ask(engine, "euroregions-of-a-region", {"region": "PL822"}), "Structure", "Member", "Note"
    )
    assert ("Carpathian Euroregion", "PL82 Podkarpackie", "") in found
    assert ("Euroregion Pro Europa Viadrina", "", "no member data") in found


def test_borders_are_covered_in_full_in_part_not_at_all_or_not_known(engine: Engine) -> None:
    found = read(
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
    found = read(
        ask(engine, "euroregions-of-border-pairs", {"country": "UA"}), "Border pair", "Coverage"
    )
    assert len(found) == 17
    assert [pair for pair, coverage in found if coverage != "all"] == ["PL812 – UA-46"]


def test_greece_is_asked_for_by_either_code(engine: Engine) -> None:
    by_code = [
        read(ask(engine, "euroregions-of-border-pairs", {"country": code}), "Border pair")
        for code in ("GR", "EL")
    ]
    assert by_code[0] == by_code[1]
    assert len(by_code[0]) == 21


def test_a_disputed_founding_shows_both_dates_and_both_sources(engine: Engine) -> None:
    found = read(ask(engine, "disagreements"), "About", "What", "One value", "Other value", "Note")
    assert len(found) >= 20
    assert (
        "Danube-Kris-Mures-Tisa (DKMT)",
        "founded",
        "1997-11-21",
        "2004-11-21",
        "The second is most likely the founding of the non-profit company, or a slip.",
    ) in found


def test_obsolete_codes_name_what_replaced_them_or_that_it_is_not_known(engine: Engine) -> None:
    found = read(ask(engine, "obsolete-codes"), "Code", "Replaced by", "Last day", "Note")
    assert len(found) == 289
    by_code = {code: (replaced, day, note) for code, replaced, day, note in found}
    assert by_code["FI1D3"][:2] == ("FI1DC", "2023-12-31")
    assert by_code["NO082"][0] == "NO083, NO084, NO085"
    assert by_code["UKC11"][2] == "The United Kingdom is not in NUTS 2024."
    assert by_code["LV007"][0] == ""
    assert by_code["LV007"][2].startswith("Which codes replace it is not known here")


def test_obsolete_codes_of_one_country(engine: Engine) -> None:
    codes = [c for (c,) in read(ask(engine, "obsolete-codes", {"country": "NL"}), "Code")]
    assert len(codes) == 17
    assert all(code.startswith("NL") for code in codes)


def test_weak_borders_name_the_pairs_that_are_not_counted(engine: Engine) -> None:
    found = read(ask(engine, "weak-borders"), "Border pair", "Its projects", "Finding")
    assert ("AL011 – MK003", "0", "fewer than 5") in found
    assert ("AL013 – XK004", "1", "fewer than 5; not counted: XK004") in found
    assert ("HU323 – UA-21", "71", "not counted: UA-21") in found
    assert len([row for row in found if row[2].startswith("not counted")]) == 47
    assert len([row for row in found if row[2].startswith("fewer than 5")]) == 39


def test_weak_borders_with_another_threshold(engine: Engine) -> None:
    found = read(ask(engine, "weak-borders", {"below": "1"}), "Border pair", "Finding")
    assert ("AL011 – MK003", "fewer than 1") in found
    assert ("AL013 – ME000", "fewer than 1") not in found


def test_neighbours_with_the_most_joint_projects(engine: Engine) -> None:
    found = read(
        ask(engine, "collaboration-of-neighbours"), "Border", "Horizon Europe", "Horizon 2020"
    )
    assert found[0] == ("DE – FR", "2188", "4074")
    assert ("PL – UA", "80", "81") in found
    assert len(found) == 65


def test_eic_projects_of_a_year_that_is_not_complete_say_so(engine: Engine) -> None:
    found = read(
        ask(engine, "eic-projects"), "Instrument", "Call", "Year of the call", "Projects", "Note"
    )
    assert len(found) == 24
    assert ("EIC Accelerator", "open call", "2022", "145", "") in found
    assert ("EIC Accelerator", "open call", "2024", "52", "Not complete in the export.") in found


def test_the_tisza_egtc_reaches_over_the_outer_border_of_the_eu(engine: Engine) -> None:
    table = ask(engine, "euroregions-outside-the-eu-border")
    found = read(table, "Structure", "Regions in the EU", "Regions outside", "Members known")
    assert ("Tisza EGTC", "HU323", "UA-21", "on both sides") in found
    assert ("Euroregion Baltic", "", "", "no member data") in found
    assert ("Danube-Drava-Sava", "outside only") not in read(table, "Structure", "Members known")


def test_before_2004_poland_was_outside(engine: Engine) -> None:
    table = ask(engine, "euroregions-outside-the-eu-border", {"as_of": "2003"})
    sides = read(table, "Structure", "Countries in the EU", "Countries outside")
    assert ("Euroregion Spree-Neisse-Bober", "DE", "PL") in sides
    assert "Carpathian Euroregion" not in [structure for structure, _, _ in sides]
