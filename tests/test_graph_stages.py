"""The stage that two countries share on a day, by SPARQL on the bundled graph."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from cbris.loaders.reference.codes import country
from cbris.queries.fragments import expand
from cbris.store.engine import Engine

CASES = Path(__file__).parent / "cases" / "stages.csv"
"""What pairs of states shared, written down from public history before the rule was run."""
ORDERS = ("pta", "fta", "cu", "cm", "eu_mu", "full")
PREFIXES = """
PREFIX bloc-kind: <https://w3id.org/cbris/vocabulary/bloc-kind/>
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX status: <https://w3id.org/cbris/vocabulary/membership-status/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
ON_DAYS = """
SELECT ?here ?there ?day ?basis (MAX(?order) AS ?deepest) {
  VALUES ?day { $days }
  #include shared-on-a-day for countries-a-and-b
}
GROUP BY ?here ?there ?day ?basis
"""
ALIVE = """
SELECT ?day ?state {
  VALUES ?day { $days }
  VALUES ?state { $states }
  FILTER NOT EXISTS { ?state cbris:firstDay ?first FILTER(?day < ?first) }
  FILTER NOT EXISTS { ?state cbris:lastDay ?last FILTER(?day > ?last) }
}
"""
EUROPE = (
    "AD AL AM AT AZ BA BE BG BY CH CS CY CZ DD DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU"
    " LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM SU TR UA XK YU"
)
EUROPEAN_PAIRS = """
VALUES ?here { $states }
VALUES ?there { $states }
FILTER(STR(?here) < STR(?there))
"""
# Day, basis, states, then pairs: all, none, pta, fta, cu, cm, eu_mu; counted once by a program
# of another hand, in another language than SPARQL.
COUNTS = """
1960-01-01 de-jure  32  496 478  0   0  17   0   1
1960-01-01 de-facto 32  496 478 12   0   5   0   1
1975-01-01 de-jure  34  561 368 25 121  44   0   3
1975-01-01 de-facto 34  561 368 103 43  44   2   1
1985-01-01 de-jure  34  561 333 39 132  53   0   4
1985-01-01 de-facto 34  561 334 63 107  53   2   2
1992-01-01 de-jure  45  990 750 12 136  88   0   4
1992-01-01 de-facto 45  990 750 40 108  88   2   2
1995-01-01 de-jure  47 1081 600 30 267  47  31 106
1995-01-01 de-facto 47 1081 600 73 225  46 135   2
2003-12-31 de-jure  47 1081 487  0 378  61  49 106
2003-12-31 de-facto 47 1081 487 19 360  61  87  67
2005-01-01 de-jure  47 1081 401  0 200 100  79 301
2005-01-01 de-facto 47 1081 402  4 197  99 312  67
2008-01-01 de-jure  48 1128 389  0 194 108  85 352
2008-01-01 de-facto 48 1128 390  2 193 107 330 106
2014-01-01 de-jure  49 1176 353  0 247 112  85 379
2014-01-01 de-facto 49 1176 354  2 245 112 309 154
2022-01-01 de-jure  49 1176 235  1 393 108  84 355
2022-01-01 de-facto 49 1176 236  3 391 110 264 172
2026-01-01 de-jure  49 1176 231  1 397 108  84 355
2026-01-01 de-facto 49 1176 233  3 394 110 225 211
"""

Shared = dict[tuple[str, str, str, str], int]
"""The order of the deepest stage by country, country, day and basis."""


def answers(engine: Engine, query: str) -> Iterator[list[str]]:
    """Yield the rows of an answer, IRIs by their last step."""
    found = engine.query(PREFIXES + query)
    assert isinstance(found, QuerySolutions)
    for row in found:
        yield [str(cell.value).rsplit("/", 1)[-1] for cell in row]


def shared(engine: Engine, pairs: str, days: list[str]) -> Shared:
    """Ask what pairs of countries share on days."""
    query = expand(ON_DAYS, "a test").replace("VALUES (?here ?there) { ($a $b) }", pairs)
    found = answers(engine, query.replace("$days", dates(days)))
    return {(a, b, day, basis): int(deepest) for a, b, day, basis, deepest in found}


def dates(days: list[str]) -> str:
    return " ".join(f'"{day}"^^xsd:date' for day in days)


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_cases_are_of_ten_pairs_at_five_days_each(cases: list[dict[str, str]]) -> None:
    assert len(cases) == 50
    assert Counter(Counter((row["a"], row["b"]) for row in cases).values()) == {5: 10}
    assert all(row["why"] for row in cases)


@pytest.mark.parametrize("number", range(50))
def test_history_is_as_it_was_written_down(
    engine: Engine, cases: list[dict[str, str]], number: int
) -> None:
    row = cases[number]
    pair = f"VALUES (?here ?there) {{ ({country(row['a'])} {country(row['b'])}) }}"
    found = shared(engine, pair, [row["day"]])
    stages = [
        "none" if order is None else ORDERS[order]
        for order in (
            found.get((row["a"], row["b"], row["day"], basis)) for basis in ("de-jure", "de-facto")
        )
    ]
    assert stages == [row["de_jure"], row["de_facto"]], row["why"]


def test_all_pairs_of_europe_are_counted_as_by_the_script_of_the_tables(engine: Engine) -> None:
    days = list(dict.fromkeys(line.split()[0] for line in COUNTS.strip().splitlines()))
    states = " ".join(str(country(code)) for code in EUROPE.split())
    alive = {(day, state) for day, state in answers(engine, alive_query(days, states))}
    found = shared(engine, EUROPEAN_PAIRS.replace("$states", states), days)
    for line in COUNTS.strip().splitlines():
        day, basis, *numbers = line.split()
        living = sum(1 for on, _ in alive if on == day)
        pairs = living * (living - 1) // 2
        counted = Counter(
            order
            for (a, b, on, by), order in found.items()
            if (on, by) == (day, basis) and {(day, a), (day, b)} <= alive
        )
        orders = [counted[order] for order in range(5)]
        got = [living, pairs, pairs - sum(orders), *orders]
        assert got == [int(number) for number in numbers], line


def alive_query(days: list[str], states: str) -> str:
    return ALIVE.replace("$days", dates(days)).replace("$states", states)
