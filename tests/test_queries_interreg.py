"""What the questions on Interreg answer: border against inner regions, against stage."""

from statistics import median

import pytest
from pyoxigraph import QuerySolutions
from tables import read, rows
from tables import text as last_step

from cbris.queries.fragments import expand
from cbris.queries.run import ask
from cbris.queries.table import Table
from cbris.store.engine import Engine


def test_border_regions_have_a_median_of_28_projects_and_inner_ones_of_4(engine: Engine) -> None:
    found = read(
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
    border = {row[side] for row in rows("border_pairs") for side in ("code_a", "code_b")}
    counts = [
        int(row["projects"])
        for row in rows("interreg_2014_2020_nuts3")
        if row["region"] in border and row["region"].startswith("DE")
    ]
    found = read(
        ask(engine, "interreg-by-border-region"),
        "Country",
        "Border regions",
        "Median of border regions",
    )
    assert ("Germany", str(len(counts)), f"{median(counts):g}") in found


def test_interreg_projects_by_the_deepest_stage_shared(engine: Engine) -> None:
    table = ask(engine, "interreg-against-stage", {"as_of": "2024-06-30"})
    assert read(
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
    return read(table, "Deepest stage shared", "Which")


def test_pairs_that_are_not_counted_are_named(engine: Engine) -> None:
    table = ask(engine, "interreg-against-stage")
    (named,) = [
        which
        for stage, which in read(table, "Deepest stage shared", "Which")
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
        for row in rows("bloc_memberships")
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
    projects = {r["region"]: int(r["projects"]) for r in rows("interreg_2014_2020_nuts3")}
    weaker = [
        min(projects[row["code_a"]], projects[row["code_b"]])
        for row in rows("border_pairs")
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
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
OF_ALL_BORDERS = """SELECT ?countries ?depth {
  #include stages-of-borders
}"""
# The rule once more, in other words: row by row, where the fragment joins all rows at once.
OF_PAIRS = """SELECT ?here ?there (MAX(?order) AS ?depth) {
  VALUES (?here ?there) { $pairs }
  VALUES ?day { $as_of }
  VALUES ?basis { basis:de-facto }
  ?hereMember org:member ?here ; org:organization ?bloc ; org:role/skos:broader status:sharing .
  ?thereMember org:organization ?bloc ; org:member ?there ; org:role/skos:broader status:sharing .
  ?blocStage org:organization ?bloc ; cbris:basis ?basis ; cbris:stage ?blocForm .
  ?blocForm cbris:stageOrder ?blocOrder .
  FILTER NOT EXISTS { ?hereMember cbris:firstDay ?hereFirst FILTER(?day < ?hereFirst) }
  FILTER NOT EXISTS { ?hereMember cbris:lastDay ?hereLast FILTER(?day > ?hereLast) }
  FILTER NOT EXISTS { ?thereMember cbris:firstDay ?thereFirst FILTER(?day < ?thereFirst) }
  FILTER NOT EXISTS { ?thereMember cbris:lastDay ?thereLast FILTER(?day > ?thereLast) }
  FILTER NOT EXISTS { ?blocStage cbris:firstDay ?stageFirst FILTER(?day < ?stageFirst) }
  FILTER NOT EXISTS { ?blocStage cbris:lastDay ?stageLast FILTER(?day > ?stageLast) }
  # In an agreement with a partner only the partner faces the others.
  FILTER NOT EXISTS {
    ?bloc dcterms:type bloc-kind:agreement-with-partner .
    FILTER(
      EXISTS { ?hereMember org:role status:partner } =
      EXISTS { ?thereMember org:role status:partner }
    )
  }
  OPTIONAL {
    ?exception a cbris:PairException ;
      org:organization ?bloc ;
      cbris:joins ?here, ?there ;
      cbris:basis ?basis .
    FILTER NOT EXISTS { ?exception cbris:firstDay ?exceptionFirst FILTER(?day < ?exceptionFirst) }
    FILTER NOT EXISTS { ?exception cbris:lastDay ?exceptionLast FILTER(?day > ?exceptionLast) }
    OPTIONAL { ?exception cbris:stage/cbris:stageOrder ?exceptionOrder }
  }
  # An exception without a stage leaves nothing of the bloc between the two.
  BIND(IF(BOUND(?exception), ?exceptionOrder, ?blocOrder) AS ?order)
  FILTER(BOUND(?order))
} GROUP BY ?here ?there"""
PAIRS = ("BG--RO", "CH--LI", "DE--PL", "FI--NO", "GR--TR", "HR--RS", "HU--UA", "PL--UA", "RS--XK")


@pytest.mark.parametrize(
    "day", ["1985-06-30", "2003-12-31", "2016-12-31", "2019-06-30", "2024-12-31"]
)
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


def test_a_pair_that_its_bloc_excepts_shares_nothing(engine: Engine) -> None:
    depths = dict(pair_depths(engine, "2019-06-30"))
    assert depths["RS--XK"] == "-1"
    assert dict(pair_depths(engine, "2024-06-30"))["RS--XK"] == "1"


def pair_depths(engine: Engine, day: str) -> list[tuple[str, str]]:
    """Give the depth that the countries of each border share."""
    return [(pair, depth) for pair, depth in solutions(engine, OF_ALL_BORDERS, day)]
