"""Instruments, programmes, caps, indices and obstacles: what the graph holds of them."""

from collections.abc import Mapping

import pytest

from cbris.queries.run import ask
from cbris.store.engine import Engine


def rows(
    engine: Engine, name: str, parameters: Mapping[str, str], *headings: str
) -> list[tuple[str, ...]]:
    table = ask(engine, name, parameters)
    places = [table.headings().index(heading) for heading in headings]
    return [tuple(row[place].text for place in places) for row in table.cells()]


def test_parameters_that_changed_between_work_programmes(engine: Engine) -> None:
    headings = ("Later version", "Parameter", "Before", "After", "Years without a row")
    assert rows(engine, "instrument-changes", {}, *headings) == [
        ("EIC Accelerator, WP 2025", "budget of a year (EUR)", "675000000", "634000000", ""),
        ("EIC Accelerator, WP 2025", "equity, at most (EUR)", "15000000", "10000000", ""),
        ("EIC Accelerator, WP 2025", "lowest technology readiness level", "5", "6", ""),
        (
            "EIC Accelerator, WP 2025",
            "rule on who may apply: founders",
            "named",
            "not named",
            "",
        ),
        ("EIC Pathfinder Open, WP 2026", "grant, at most (EUR)", "3000000", "4000000", "2025"),
    ]


def test_programmes_of_zakarpattia(engine: Engine) -> None:
    headings = ("Programme", "Whether the region belongs to it", "Budget (EUR)", "Highest rate (%)")
    assert rows(engine, "programmes-of-a-region", {"region": "UA-21"}, *headings) == [
        ("Interreg Danube Region", "yes", "215050000", "80"),
        ("Interreg NEXT HUSKROUA", "yes", "66000000", "80"),
        ("Interreg NEXT Poland-Ukraine", "yes", "187400000", "90"),
        ("Interreg NEXT Romania-Ukraine", "yes", "54000000", "80"),
        (
            "Interreg NEXT Black Sea Basin",
            "not known: the area in Ukraine is not in the graph",
            "72000000",
            "90",
        ),
    ]


def test_programmes_hold_a_region_in_part_or_not_at_all(engine: Engine) -> None:
    headings = ("Programme", "Whether the region belongs to it")
    assert rows(engine, "programmes-of-a-region", {"region": "SK04"}, *headings) == [
        ("Interreg Danube Region", "yes"),
        ("Interreg NEXT HUSKROUA", "in part"),
    ]
    assert rows(engine, "programmes-of-a-region", {"region": "PL51"}, *headings) == [
        ("Interreg NEXT Poland-Ukraine", "no")
    ]


def test_stopped_programmes_and_where_their_money_went(engine: Engine) -> None:
    headings = (
        "Day, as far as it is known",
        "Programme",
        "What came",
        "Sum moved (EUR)",
        "Moved to",
    )
    found = rows(engine, "stopped-programmes", {}, *headings)
    assert ("2022-03-04", "ENI CBC Poland-Belarus-Ukraine", "suspended", "", "") in found
    assert (
        "2022-06-03",
        "Interreg NEXT",
        "transferred",
        "26200000",
        "Interreg Danube Region, Interreg NEXT Black Sea Basin, Interreg NEXT HUSKROUA, Interreg"
        " NEXT Poland-Ukraine, Interreg NEXT Romania-Moldova, Interreg NEXT Romania-Ukraine",
    ) in found
    assert ("2023-08-16", "Interreg NEXT", "transferred", "135000000", "") in found


def test_caps_say_what_they_depend_on(engine: Engine) -> None:
    headings = ("Region", "Fund or programme", "Category", "Cap (%)", "Whether it holds")
    found = rows(engine, "cofinancing-rates", {}, *headings)
    assert (
        "PL82",
        "European Regional Development Fund",
        "less developed regions",
        "85",
        "if the region is of this category, which is not in the graph",
    ) in found
    assert {(scheme, cap) for region, scheme, _, cap, _ in found if region == "UA-46"} == {
        ("Interreg", "80"),
        ("Interreg", "85"),
    }


def test_the_law_behind_the_forms_of_support(engine: Engine) -> None:
    found = rows(engine, "legal-source-of-forms", {}, "Form", "Words of the text", "Legal source")
    law = "Regulation (EU, Euratom) No 966/2012, Article 2(p)"
    assert found == [
        ("blended finance", "instruments combined with grants", law),
        ("equity", "capital", law),
        ("guarantee", "guarantees", law),
        ("loan", "loans", law),
        ("quasi-equity", "quasi-capital", law),
        ("risk-sharing instrument", "instruments to minimize risks", law),
    ]
    entries = set(rows(engine, "legal-source-of-forms", {}, "Entry in its list"))
    assert len(entries) == 1
    assert "Regulation of the European Parliament and of the Council of 25 October 2012" in str(
        entries
    )


@pytest.mark.parametrize(
    ("country", "covered"),
    [("UZ", "no (2019, not verified)"), ("Ukraine", "yes (2019, not verified)")],
)
def test_indices_have_coverage_but_no_values(engine: Engine, country: str, covered: str) -> None:
    found = rows(
        engine, "index-coverage", {"country": country}, "Index", "Covers the country", "Values"
    )
    assert ("Global Competitiveness Index", covered, "no values in the graph") in found
    assert ("Bloomberg Innovation Index", "not known", "no values in the graph") in found


def test_obstacles_come_with_their_groups_and_who_names_them(engine: Engine) -> None:
    found = rows(engine, "obstacles", {}, "Group", "Obstacle", "Statement", "Named by", "Sentence")
    assert len(found) == 28
    named = [row for row in found if row[1] == "corruption"]
    assert named[0][:4] == (
        "administrative obstacles",
        "corruption",
        "named by",
        "text 002, from ratings",
    )
    assert named[0][4].startswith("Among them, bureaucratization")
    assert (
        "obstacles of public services",
        "weak transport links",
        "named by",
        "b-solutions",
        "",
    ) in found
