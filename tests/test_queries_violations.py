import re
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest
from published import published_ontology
from pyoxigraph import Quad, QuerySolutions, Store

from cbris.ontology.files import parse_turtle, rules
from cbris.store.inference import infer

CASES = Path(__file__).parent / "cases"
SUMMARY = re.compile(r"\A#\+ summary: [A-Z][^\n]+\.\n")
NAMES = [
    "agreement-without-member-of-the-union",
    "blank-node",
    "circle",
    "claim-with-unknown-relation",
    "claim-without-quote",
    "concept-without-label",
    "fact-without-source",
    "graph-without-licence",
    "literal-of-wrong-type",
    "membership-outside-life-of-state",
    "memberships-overlap",
    "mention-of-unknown-concept",
    "mention-outside-sentence",
    "observation-without-dimension",
    "person-with-private-data",
    "quote-length-mismatch",
    "reference-without-work",
    "stage-in-fact-deeper-than-by-law",
    "stage-out-of-order",
    "stage-without-order",
    "stage-without-two-members",
    "two-disjoint-classes",
    "two-things-with-one-key",
    "two-values-of-functional-property",
    "value-of-wrong-sort",
    "wrong-number-of-values",
]


def text(name: str) -> str:
    return (files("cbris.queries") / "violations" / f"{name}.rq").read_text("utf-8")


def rows(name: str, store: Store) -> list[list[str]]:
    found = store.query(text(name))
    assert isinstance(found, QuerySolutions)
    return [[str(value) for value in row] for row in found]


@pytest.fixture(scope="module")
def good() -> Store:
    store = Store()
    data = parse_turtle((CASES / "ontology/good.ttl").read_bytes())
    store.bulk_extend(Quad(*triple) for triple in chain(data, published_ontology()))
    infer(store, rules())
    return store


def broken(name: str) -> Store:
    store = Store()
    data = parse_turtle((CASES / "violations" / f"{name}.ttl").read_bytes())
    store.bulk_extend(Quad(*triple) for triple in data)
    return store


def test_every_violation_is_tested_here() -> None:
    folder = files("cbris.queries") / "violations"
    assert sorted(entry.name for entry in folder.iterdir()) == [f"{name}.rq" for name in NAMES]
    cases = (CASES / "violations").iterdir()
    assert sorted(case.name for case in cases) == [f"{name}.ttl" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_a_good_graph_has_no(good: Store, name: str) -> None:
    assert rows(name, good) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_violation_says_what_it_is(name: str) -> None:
    assert SUMMARY.match(text(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("agreement-without-member-of-the-union", 1),
        ("blank-node", 2),
        ("circle", 1),
        ("claim-with-unknown-relation", 1),
        ("claim-without-quote", 1),
        ("concept-without-label", 1),
        ("fact-without-source", 2),
        ("graph-without-licence", 1),
        ("literal-of-wrong-type", 2),
        ("membership-outside-life-of-state", 2),
        ("memberships-overlap", 1),
        ("mention-of-unknown-concept", 1),
        ("mention-outside-sentence", 1),
        ("observation-without-dimension", 1),
        ("person-with-private-data", 4),
        ("quote-length-mismatch", 1),
        ("reference-without-work", 1),
        ("stage-in-fact-deeper-than-by-law", 2),
        ("stage-out-of-order", 1),
        ("stage-without-order", 1),
        ("stage-without-two-members", 3),
        ("two-disjoint-classes", 2),
        ("two-things-with-one-key", 1),
        ("two-values-of-functional-property", 1),
        ("value-of-wrong-sort", 2),
        ("wrong-number-of-values", 2),
    ],
)
def test_a_broken_example_is_caught(name: str, expected: int) -> None:
    assert len(rows(name, broken(name))) == expected
