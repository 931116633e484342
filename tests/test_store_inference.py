import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from cbris.errors import OntologyError
from cbris.store.inference import infer

UP = "CONSTRUCT { ?a <http://e/up> ?c } { ?a <http://e/up> ?b . ?b <http://e/up> ?c }"
DOWN = "CONSTRUCT { ?b <http://e/down> ?a } { ?a <http://e/up> ?b }"
BACK = "CONSTRUCT { ?b <http://e/up> ?a } { ?a <http://e/down> ?b }"


def stored(*pairs: tuple[str, str]) -> Store:
    store = Store()
    for low, high in pairs:
        nodes = (NamedNode(f"http://e/{name}") for name in (low, "up", high))
        store.add(Quad(*nodes))
    return store


def test_rules_that_feed_each_other_run_until_all_are_quiet() -> None:
    store = stored(("a", "b"), ("b", "c"), ("c", "d"))
    assert infer(store, {"back": BACK, "down": DOWN, "up": UP}) == 3 + 6


def test_no_rules_infer_nothing() -> None:
    assert infer(stored(("a", "b")), {}) == 0


def test_two_rules_that_never_end_together_are_an_error() -> None:
    store = Store()
    store.add(Quad(NamedNode("http://e/s"), NamedNode("http://e/even"), Literal(0)))
    step = "CONSTRUCT { ?s <http://e/%s> ?m } { ?s <http://e/%s> ?n . BIND(?n + 1 AS ?m) }"
    rules = {"even": step % ("even", "odd"), "odd": step % ("odd", "even")}
    with pytest.raises(OntologyError, match="rules even, odd: still something new after 100 round"):
        infer(store, rules)
