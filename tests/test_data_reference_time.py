"""The curated tables on countries and blocs make sense row by row."""

import csv
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale
from tables import rows

from cbris.loaders.dates import first_day, last_day
from cbris.loaders.reference.codes import country

COUNTRIES = {row["country"]: row for row in rows("countries")}
BLOCS = {row["bloc_id"]: row for row in rows("blocs")}
MEMBERSHIPS = rows("bloc_memberships")
STAGES = rows("bloc_stages")
EXCEPTIONS = rows("bloc_pair_exceptions")
HUBS = {row["bloc_id"]: set(row["partner_iso2"].split()) for row in rows("bloc_hubs")}
FORMER = {"CSHH": "CS", "DDDE": "DD", "SUHH": "SU", "YUCS": "YU"}
SHARING = {"member", "associate", "provisional"}
BEFORE_STATEHOOD = {"ME", "XK"}
"""Parts of Yugoslavia with agreements that go back to before they were states."""


def key(code: str) -> str:
    return country(code).value.rsplit("/", 1)[1]


def span(row: dict[str, str]) -> tuple[date, date]:
    """Give the first and the last day of a row, both included."""
    end = row["to_date"]
    return first_day(row["from_date"]), last_day(end) if end else date.max


def days(name: str, code: str) -> list[tuple[date, date]]:
    """Give when a country was in a bloc in a status that shares its stage."""
    return [
        span(row)
        for row in MEMBERSHIPS
        if (row["bloc_id"], row["country_iso2"]) == (name, code) and row["status"] in SHARING
    ]


def overlapping(spans: Iterable[tuple[date, date]]) -> bool:
    ordered = sorted(spans)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(ordered))


def test_there_are_as_many_rows_as_were_compiled() -> None:
    assert len(BLOCS) == 305
    assert len(MEMBERSHIPS) == 2561
    assert len(STAGES) == 633
    assert len(EXCEPTIONS) == 33
    assert len(HUBS) == 62
    assert Counter(row["verified"] for row in MEMBERSHIPS) == {
        "yes": 2274,
        "partly": 163,
        "no": 124,
    }
    assert Counter(row["verified"] for row in STAGES) == {"yes": 517, "partly": 68, "no": 48}


def test_codes_of_countries_are_those_of_iso_3166() -> None:
    pycountry = pytest.importorskip("pycountry", reason="pycountry is not installed")
    assert set(COUNTRIES) == {one.alpha_2 for one in pycountry.countries} | {"XK", *FORMER}
    for code, row in COUNTRIES.items():
        if code in FORMER:
            found = pycountry.historic_countries.get(alpha_4=code)
            assert (found.alpha_2, found.alpha_3) == (row["other_code"], row["iso3"])
        elif code != "XK":
            assert pycountry.countries.get(alpha_2=code).alpha_3 == row["iso3"]


def test_names_of_countries_are_those_of_the_cldr() -> None:
    for code, row in COUNTRIES.items():
        if code not in FORMER:
            for language in ("en", "uk"):
                assert row[f"name_{language}"] == Locale(language).territories[code], row


def test_other_codes_are_those_of_eurostat_and_of_former_states() -> None:
    other = {code: row["other_code"] for code, row in COUNTRIES.items() if row["other_code"]}
    assert other == {"GR": "EL", "GB": "UK", **FORMER}
    for code, alias in other.items():
        assert country(alias) == country(code)


def test_a_former_state_ended_before_its_successors_began() -> None:
    ended = {code: row["last_day"] for code, row in COUNTRIES.items() if row["last_day"]}
    assert ended == {
        "CSHH": "1992-12-31",
        "DDDE": "1990-10-02",
        "SUHH": "1991-12-26",
        "YUCS": "1992-04-27",
    }
    for code, row in COUNTRIES.items():
        assert set(row["successors"].split()) <= set(COUNTRIES), row
        assert bool(row["successors"]) == (code in FORMER), row


def test_every_row_is_of_a_known_bloc_and_country() -> None:
    named = {row["bloc_id"] for row in (*MEMBERSHIPS, *STAGES, *EXCEPTIONS)} | set(HUBS)
    assert named <= set(BLOCS)
    assert {row["bloc_id"] for row in MEMBERSHIPS} == set(BLOCS)
    codes = {row["country_iso2"] for row in MEMBERSHIPS}
    codes |= {row[side] for row in EXCEPTIONS for side in ("country_a", "country_b")}
    assert {key(code) for code in codes} <= set(COUNTRIES)
    predecessors = {row["predecessor"] for row in BLOCS.values()} - {""}
    assert predecessors <= set(BLOCS)


@pytest.mark.parametrize("table", [MEMBERSHIPS, STAGES, EXCEPTIONS])
def test_dates_are_in_order(table: list[dict[str, str]]) -> None:
    for row in table:
        first, last = span(row)
        assert first <= last, row


def test_the_years_of_a_bloc_are_in_order() -> None:
    for row in BLOCS.values():
        years = [row[f"{name}_year"] for name in ("signature", "entry_into_force", "ended")]
        known = [year for year in years if year]
        assert known == sorted(known), row


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (MEMBERSHIPS, ("bloc_id", "country_iso2")),
        (STAGES, ("bloc_id", "basis")),
        (EXCEPTIONS, ("bloc_id", "country_a", "country_b", "basis")),
    ],
)
def test_rows_of_one_thing_do_not_overlap(
    table: list[dict[str, str]], columns: tuple[str, ...]
) -> None:
    groups = defaultdict(list)
    for row in table:
        groups[tuple(row[column] for column in columns)].append(span(row))
    assert [group for group, spans in groups.items() if overlapping(spans)] == []


def test_members_are_so_within_the_life_of_their_state() -> None:
    for row in MEMBERSHIPS:
        state = COUNTRIES[key(row["country_iso2"])]
        first, last = span(row)
        if state["country"] not in BEFORE_STATEHOOD and state["first_day"]:
            assert first >= first_day(state["first_day"]), row
        assert not state["last_day"] or last <= last_day(state["last_day"]), row


def test_the_partner_of_an_agreement_is_the_member_on_the_other_side() -> None:
    for row in MEMBERSHIPS:
        partner = row["country_iso2"] in HUBS.get(row["bloc_id"], set())
        assert (row["side"] == "partner") == partner, row
    sides = {(row["bloc_id"], row["country_iso2"]) for row in MEMBERSHIPS if row["side"]}
    assert sides == {(name, code) for name, codes in HUBS.items() for code in codes}


def test_an_exception_is_of_two_members_of_the_bloc() -> None:
    for row in EXCEPTIONS:
        first, last = span(row)
        assert row["country_a"] < row["country_b"], row
        for side in ("country_a", "country_b"):
            member = days(row["bloc_id"], row[side])
            assert any(start <= last and first <= end for start, end in member), row


def test_the_script_of_the_compilation_finds_no_fault(tmp_path: Path) -> None:
    if "CBRIS_SHARED" not in os.environ:
        pytest.skip("CBRIS_SHARED does not name the folder with the script")
    facts = Path(os.environ["CBRIS_SHARED"]) / "facts"
    for name in ("blocs", "bloc_memberships", "bloc_stages", "bloc_pair_exceptions", "bloc_hubs"):
        in_words_of_the_script(name, tmp_path / f"{name}.csv")
    for name in ("balassa_stages", "border_pair_profile"):
        shutil.copy(facts / f"{name}.csv", tmp_path)
    run = subprocess.run(
        [sys.executable, str(facts / "check_bloc_tables.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "\nproblems: 0\n" in run.stdout
    counts = [line.split() for line in run.stdout.splitlines() if line.startswith("  ok ")]
    assert len(counts) == 92
    assert "BAD" not in run.stdout
    found = [int(words[-1]) for words in counts if words[1] == "EEC/EU"]
    assert found == [0, 6, 6, 9, 10, 10, 12, 12, 12, 15, 15, 25, 27, 27, 28, 28, 27, 27]
    assert "426 pairs, 0 differ" in run.stdout


def in_words_of_the_script(name: str, path: Path) -> None:
    """Write a table with `verified` as the script of the compilation has it."""
    said = {"yes": "verified"}
    table = rows(name)
    for row in table:
        row["verified"] = said.get(row["verified"], "from general knowledge, unverified")
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
