"""What may be applied for, by whom and when, and what is said where that is not known."""

from collections.abc import Mapping

import pytest
from engines import StoreEngine
from pyoxigraph import Quad, QueryTriples, Store

from cbris.ontology.terms import mint, term
from cbris.queries.run import ask
from cbris.store.engine import Engine

Said = dict[tuple[str, str], tuple[str, ...]]
"""Verdict, rate and ceiling by instrument and way of applying."""

ALONE = "alone"
TOGETHER = "with a partner"
EARLIER_PROJECT = (
    "whether the project builds on results of an eligible earlier project (EIC Pathfinder, FET,"
    " ERC Proof of Concept or, in 2024, others of Horizon Europe) that has run for 12 months or"
    " ended at most 24 months ago"
)
ACCELERATOR_2024 = "equity from 500000 to 15 million EUR; grant up to 2.5 million EUR"
ACCELERATOR_2025 = "equity from 500000 to 10 million EUR; grant up to 2.5 million EUR"


def rows(
    engine: Engine, name: str, parameters: Mapping[str, str], *headings: str
) -> list[tuple[str, ...]]:
    table = ask(engine, name, parameters)
    places = [table.headings().index(heading) for heading in headings]
    return [tuple(row[place].text for place in places) for row in table.cells()]


def eligibility(engine: Engine, **parameters: str) -> Said:
    found = rows(
        engine,
        "eligibility",
        parameters,
        "Instrument",
        "Applying",
        "Verdict",
        "Rate (%)",
        "Ceiling",
    )
    said = {(instrument, applying): tuple(rest) for instrument, applying, *rest in found}
    assert len(said) == len(found)
    return said


def test_a_firm_of_lviv_alone_at_level_5_in_2024(engine: Engine) -> None:
    said = eligibility(engine, region="UA-46", trl="5", as_of="2024")
    assert said["EIC Accelerator", ALONE] == ("may apply", "70", ACCELERATOR_2024)
    assert said["EIC Transition", ALONE] == (
        f"may be eligible: {EARLIER_PROJECT} not known",
        "100",
        "grant up to 2.5 million EUR",
    )
    assert said["EIC Pathfinder Open", ALONE][0] == "may not: TRL 1 to 4; at least 3 partners"
    assert said["European Regional Development Fund", ALONE][:2] == (
        "may not: Ukraine is no EU member state",
        "40 to 85",
    )
    assert {applying for _, applying in said} == {ALONE, ""}


def test_what_a_partner_in_rzeszow_changes(engine: Engine) -> None:
    said = eligibility(engine, region="UA-46", trl="5", as_of="2024", partner="PL82")
    assert said["EIC Accelerator", ALONE][0] == "may apply"
    assert said["EIC Accelerator", TOGETHER][0] == "may not: one applicant alone"
    assert said["EIC Transition", TOGETHER][0] == f"may be eligible: {EARLIER_PROJECT} not known"
    assert said["Interreg NEXT Poland-Ukraine", ALONE][0] == (
        "may not: only for: non-profit organisation; at least 2 partners"
    )
    assert said["Interreg NEXT Poland-Ukraine", TOGETHER][0] == (
        "may not: only for: non-profit organisation"
    )
    assert said["Interreg NEXT HUSKROUA", TOGETHER][0] == (
        "may not: Poland takes no part in the programme; UA-46 lies outside the programme area"
    )


def test_one_partner_is_too_few_for_pathfinder(engine: Engine) -> None:
    said = eligibility(engine, region="UA-46", trl="3", as_of="2024", partner="PL82")
    assert said["EIC Pathfinder Open", TOGETHER] == (
        "may not: at least 3 partners",
        "100",
        "grant up to 3 million EUR",
    )
    assert said["EIC Pathfinder Challenges", TOGETHER][0] == (
        "may be eligible: whether the challenge admits consortia of this size not known"
    )


def test_a_university_may_apply_across_the_border(engine: Engine) -> None:
    said = eligibility(
        engine,
        region="UA-46",
        partner="PL82",
        applicant="vocabulary/applicant-kind/university",
        as_of="2024",
    )
    assert said["Interreg NEXT Poland-Ukraine", TOGETHER][:2] == (
        "may be eligible: the TRL range; the kind of the partner; whether the call supports the"
        " topic not known",
        "90",
    )


def test_level_6_in_2025_with_the_smaller_ceiling(engine: Engine) -> None:
    said = eligibility(engine, region="UA-46", trl="6", as_of="2025")
    assert said["EIC Accelerator", ALONE] == ("may apply", "70", ACCELERATOR_2025)
    assert said["EIC Pathfinder Open", ""][0] == (
        "not known: no work programme row for 2025; rows cover 2021-2024, 2026"
    )
    assert said["EIC STEP Scale-Up", ALONE][0] == (
        "may be eligible: the TRL range; whether a qualified investor takes part not known"
    )
    earlier = eligibility(engine, region="UA-46", trl="5", as_of="2025")
    assert earlier["EIC Accelerator", ALONE][0] == "may not: TRL 6 to 8"


def test_no_other_version_stands_in_for_a_year_without_one(engine: Engine) -> None:
    said = eligibility(engine, region="UA-46", trl="6", as_of="2026")
    assert said["EIC Accelerator", ""] == (
        "not known: no work programme row for 2026; rows cover 2021-2024, 2025",
        "",
        "",
    )
    assert said["EIC Pathfinder Open", ALONE] == (
        "may not: TRL 1 to 4; at least 3 partners",
        "100",
        "grant up to 4 million EUR",
    )


@pytest.mark.parametrize(
    ("region", "as_of", "verdict"),
    [
        (
            "CH01",
            "2024",
            "may be eligible: the association of Switzerland to Horizon Europe on that day"
            " not known",
        ),
        ("CH01", "2025", "may apply"),
        (
            "UZ",
            "2024",
            "may be eligible: the association of Uzbekistan to Horizon Europe on that day"
            " not known",
        ),
        (
            "UA-46",
            "2022-05",
            "may be eligible: the association of Ukraine to Horizon Europe on that day not known",
        ),
        ("UA-46", "2022-06", "may apply"),
        ("PL82", "2021", "may apply"),
    ],
)
def test_an_association_counts_from_its_day_on(
    engine: Engine, region: str, as_of: str, verdict: str
) -> None:
    said = eligibility(engine, region=region, trl="6", as_of=as_of)
    assert said["EIC Accelerator", ALONE][0] == verdict


def test_who_is_not_meant_and_who_may_be_meant(engine: Engine) -> None:
    large = eligibility(engine, applicant="vocabulary/applicant-kind/large-enterprise", trl="6")
    assert large["EIC Accelerator", ALONE][0] == (
        "may not: only for: natural person, small mid-cap, small or medium-sized enterprise"
    )
    anyone = eligibility(engine, applicant="vocabulary/applicant-kind/any-legal-entity", trl="6")
    assert anyone["EIC Accelerator", ALONE][0] == (
        "may be eligible: whether the applicant is of these kinds (natural person, small mid-cap,"
        " small or medium-sized enterprise) not known"
    )


def test_a_small_mid_cap_gets_equity_alone(engine: Engine) -> None:
    said = eligibility(engine, applicant="vocabulary/applicant-kind/small-mid-cap", trl="6")
    assert said["EIC Accelerator", ALONE] == (
        "may apply",
        "",
        "equity from 500000 to 15 million EUR",
    )


def test_a_region_may_lie_in_an_area_in_part(engine: Engine) -> None:
    said = eligibility(engine, region="UA-21", partner="SK04")
    assert said["Interreg NEXT HUSKROUA", TOGETHER][0] == (
        "may be eligible: the TRL range; the kinds of applicant; which part of SK04 lies in the"
        " programme area; whether one of the partners is from Ukraine and the call supports the"
        " topic not known"
    )


def test_an_area_without_regions_of_a_country_is_not_known(engine: Engine) -> None:
    store = Store()
    answer = engine.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    assert isinstance(answer, QueryTriples)
    store.extend(Quad(*triple) for triple in answer)
    programme = mint("programme", "interreg-next-poland-ukraine")
    for quad in list(store.quads_for_pattern(programme, term("schema:areaServed"), None)):
        if "/region/PL" in str(quad.object):
            store.remove(quad)
    said = eligibility(
        StoreEngine(store),
        region="UA-46",
        partner="PL82",
        applicant="vocabulary/applicant-kind/public-authority",
    )
    assert said["Interreg NEXT Poland-Ukraine", TOGETHER][0] == (
        "may be eligible: the TRL range; the kind of the partner; the programme area in Poland;"
        " whether the call supports the topic not known"
    )


def test_an_unverified_rule_is_neither_a_yes_nor_a_no(engine: Engine) -> None:
    said = eligibility(engine, region="UA-46")
    assert said["European Social Fund Plus", ALONE][0] == (
        "may be eligible: the TRL range; the kinds of applicant; the number of partners; whether"
        " the rule holds, which is not verified (Ukraine is no EU member state); whether a"
        " programme of the region supports the project not known"
    )


def test_the_rule_that_says_so_comes_with_its_source(engine: Engine) -> None:
    found = rows(engine, "eligibility", {}, "Version", "Form", "Rule", "Verified", "Source")
    assert found[0] == (
        "EIC Accelerator, WP 2021-2024",
        "equity, grant, quasi-equity",
        "One small or medium-sized firm, start-ups included.",
        "yes",
        "sunrise.co.il; typewiser.com; grants8; eic.ec.europa.eu, frequently asked questions",
    )
