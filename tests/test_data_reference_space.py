"""The curated tables on regions, borders, structures and numbers make sense row by row."""

import re
from collections import Counter

import pycountry
import pytest
from tables import rows

from cbris.loaders.dates import first_day, last_day
from cbris.loaders.text.countries import countries

NUTS = {row["code"]: row for row in rows("nuts_regions")}
SUBDIVISIONS = {row["code"]: row for row in rows("subdivisions")}
KNOWN = {**NUTS, **SUBDIVISIONS}
STRUCTURES = {row["id"]: row for row in rows("euroregions")}
MEMBERS = rows("euroregion_members")
COUNTRIES = {one.iri.rsplit("/", 1)[1] for one in countries()} | {"XK"}
ISO = {"EL": "GR", "UK": "GB"}
SPACE = (
    "nuts_regions",
    "subdivisions",
    "border_pairs",
    "euroregions",
    "euroregion_members",
    "euroregion_conflicts",
    "interreg_2014_2020_nuts3",
    "framework_country_collaboration",
    "horizon_europe_country_funding",
    "eic_project_counts",
)
OF_THE_COMPILATION = re.compile(r"\b(stored|seed|GK|cop(y|ies)|session|unverified)\b", re.I)


@pytest.mark.parametrize("name", SPACE)
def test_every_row_names_its_source_in_words_for_readers(name: str) -> None:
    for row in rows(name):
        assert row["source"], row
        assert row["verified"] in {"yes", "no", "partly"}, row
        assert row["verified"] != "partly" or row["note"], row
        assert not OF_THE_COMPILATION.search(" ".join(row.values())), row


def test_there_are_2048_regions_in_the_two_versions() -> None:
    assert Counter((r["in_nuts_2021"], r["in_nuts_2024"]) for r in NUTS.values()) == {
        ("true", "true"): 1684,
        ("true", "false"): 289,
        ("false", "true"): 75,
    }


def test_a_region_lies_in_one_of_the_level_above() -> None:
    for row in NUTS.values():
        above = NUTS[row["parent"]]["level"] if row["level"] != "1" else "0"
        assert int(row["level"]) == int(above) + 1, row
        assert row["code"].startswith(row["parent"]), row


def test_a_code_that_nuts_2024_dropped_names_codes_of_the_same_level_that_it_has() -> None:
    dropped = [row for row in NUTS.values() if row["in_nuts_2024"] == "false"]
    assert {row["valid_until"] for row in dropped} == {"2023-12-31"}
    for row in dropped:
        for code in row["replaced_by"].split():
            assert NUTS[code]["in_nuts_2024"] == "true", row
            assert NUTS[code]["level"] == row["level"], row


def test_of_the_57_dropped_codes_one_has_no_known_successor() -> None:
    dropped = [r for r in NUTS.values() if r["in_nuts_2024"] == "false" and r["country"] != "UK"]
    assert len(dropped) == 57
    assert [row["code"] for row in dropped if not row["replaced_by"]] == ["LV007"]
    assert NUTS["NO082"]["replaced_by"] == "NO083 NO084 NO085"


def test_a_new_code_is_valid_from_the_first_day_of_nuts_2024() -> None:
    new = [row for row in NUTS.values() if row["in_nuts_2021"] == "false"]
    assert {row["valid_from"] for row in new} == {"2024-01-01"}


def test_all_27_units_of_ukraine_are_there_with_both_names() -> None:
    ukraine = [row for row in SUBDIVISIONS.values() if row["country"] == "UA"]
    assert len(ukraine) == 27
    assert all(re.search("[а-яіїє]", row["name_uk"]) for row in ukraine)
    assert SUBDIVISIONS["UA-21"]["name_uk"] == "Закарпатська область"


def test_subdivisions_are_those_of_iso_3166_2() -> None:
    listed = {one.code: (one.name, one.country_code) for one in pycountry.subdivisions}
    for code, row in SUBDIVISIONS.items():
        assert listed[code] == (row["name"], row["country"])


def test_pairs_are_sorted_unique_and_of_two_countries() -> None:
    pairs = [(row["code_a"], row["code_b"]) for row in rows("border_pairs")]
    assert pairs == sorted(set(pairs))
    for row in rows("border_pairs"):
        assert row["code_a"] < row["code_b"], row
        for side in "ab":
            code = KNOWN[row[f"code_{side}"]]["country"]
            assert ISO.get(code, code) == row[f"country_{side}"], row
        assert row["country_a"] != row["country_b"], row


def test_pairs_are_of_nuts_3_of_2024_or_of_ukraine() -> None:
    for row in rows("border_pairs"):
        for code in (row["code_a"], row["code_b"]):
            if code in NUTS:
                assert (NUTS[code]["level"], NUTS[code]["in_nuts_2024"]) == ("3", "true"), row
            else:
                assert code.startswith("UA-"), row


def test_there_are_426_pairs_of_nuts_and_17_of_ukraine() -> None:
    pairs = rows("border_pairs")
    assert Counter("UA" in (row["country_a"], row["country_b"]) for row in pairs) == {
        False: 426,
        True: 17,
    }
    assert Counter(row["kind"] for row in pairs) == {
        "line": 434,
        "point": 7,
        "near-point": 1,
        "river": 1,
    }


def test_a_length_is_known_for_each_line_between_regions_of_nuts_only() -> None:
    for row in rows("border_pairs"):
        known = row["kind"] == "line" and "UA" not in (row["country_a"], row["country_b"])
        assert bool(row["shared_km"]) == known, row


def test_structures_join_countries_of_iso_3166() -> None:
    assert len(STRUCTURES) == len(rows("euroregions")) == 88
    for row in STRUCTURES.values():
        codes = row["countries"].split()
        assert len(codes) >= 2, row
        assert codes == sorted(set(codes)), row
        assert set(codes) <= COUNTRIES, row


def test_a_member_is_a_known_region_of_a_country_of_its_structure() -> None:
    assert len(MEMBERS) == 151
    for row in MEMBERS:
        country = KNOWN[row["code"]]["country"]
        countries = STRUCTURES[row["structure"]]["countries"].split()
        assert ISO.get(country, country) in countries, row


def test_no_member_takes_part_twice_or_leaves_before_it_comes() -> None:
    keys = [(row["structure"], row["code"]) for row in MEMBERS]
    assert keys == sorted(set(keys))
    for row in MEMBERS:
        if row["from"] and row["to"]:
            assert first_day(row["from"]) <= last_day(row["to"]), row
        if row["role"] == "former":
            assert not row["to"], row


def test_no_member_is_older_than_its_structure() -> None:
    for row in MEMBERS:
        founded = STRUCTURES[row["structure"]]["founded"]
        if row["from"] and founded:
            assert last_day(row["from"]) >= first_day(founded), row


def test_structures_without_members_are_56() -> None:
    assert len(STRUCTURES.keys() - {row["structure"] for row in MEMBERS}) == 56


def test_a_status_has_a_source_and_general_knowledge_is_named_so() -> None:
    for row in STRUCTURES.values():
        assert bool(row["status"]) == bool(row["status_source"]), row
        assert row["status"] or not row["status_from"], row
    eastern = [row for row in STRUCTURES.values() if {"BY", "RU"} & set(row["countries"].split())]
    assert {row["status_source"] for row in eastern if "suspended" in row["status"]} == {
        "general knowledge",
        STRUCTURES["baltic"]["source"],
    }


def test_a_dispute_has_two_values_and_two_sources() -> None:
    disputes = rows("euroregion_conflicts")
    assert len(disputes) == 20
    for row in disputes:
        assert row["value_a"] != row["value_b"], row
        assert row["source_a"] != row["source_b"], row
        kind, key = row["about"].split("/")
        assert kind == "bloc" or key in STRUCTURES, row


def test_interreg_counts_are_of_the_nuts_3_regions_of_2021() -> None:
    counted = [row["region"] for row in rows("interreg_2014_2020_nuts3")]
    level_3 = [c for c, r in NUTS.items() if (r["level"], r["in_nuts_2021"]) == ("3", "true")]
    assert counted == sorted(level_3)
    assert sum(int(row["partners"]) for row in rows("interreg_2014_2020_nuts3")) == 42_770


def test_collaboration_is_of_sorted_pairs_of_countries() -> None:
    pairs = [(r["country_a"], r["country_b"]) for r in rows("framework_country_collaboration")]
    assert pairs == sorted(set(pairs))
    assert all(a < b and {a, b} <= COUNTRIES for a, b in pairs)


def test_funding_is_of_countries() -> None:
    codes = [row["country"] for row in rows("horizon_europe_country_funding")]
    assert codes == sorted(set(codes))
    assert set(codes) <= COUNTRIES


def test_eic_projects_from_2021_to_2024_are_1080() -> None:
    assert sum(int(row["projects"]) for row in rows("eic_project_counts")) == 1080
