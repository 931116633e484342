"""What follows from the sources by the rules of the ontology."""

from collections.abc import Iterable, Mapping
from itertools import cycle, islice

from pyoxigraph import BlankNode, DefaultGraph, QueryTriples, Store, Triple

from cbris.errors import OntologyError
from cbris.ontology.terms import graph
from cbris.store.quads import placed

__all__ = ["INFERRED_GRAPH", "MAX_ROUNDS", "infer"]

INFERRED_GRAPH = graph("inferred")
GRAPHS = (DefaultGraph(), INFERRED_GRAPH)
MAX_ROUNDS = 100
"""More rounds than any rule needs by itself: one that makes terms would never end."""


def infer(store: Store, rules: Mapping[str, str]) -> int:
    """Run the rules over the default graph until nothing new follows.

    What follows goes to the default graph and to the inferred graph.

    :param rules: SPARQL CONSTRUCT queries by name.
    :return: the number of inferred triples.
    :raises OntologyError: a rule is no CONSTRUCT, makes blank nodes or does not end.
    """
    total = 0
    quiet = 0  # how many rules in a row gave nothing new
    for name in islice(cycle(sorted(rules)), MAX_ROUNDS * len(rules)):
        new = _exhaust(store, name, rules[name])
        total += new
        quiet = 1 if new else quiet + 1
        if quiet == len(rules):
            return total
    if not rules:
        return 0
    raise _endless(rules)


def _exhaust(store: Store, name: str, rule: str) -> int:
    """Run a rule until it gives nothing new, so that the others need not run in between."""
    total = 0
    for _ in range(MAX_ROUNDS):
        new = _apply(store, name, rule)
        total += new
        if not new:
            return total
    raise _endless([name])


def _endless(names: Iterable[str]) -> OntologyError:
    return OntologyError(
        f"rules {', '.join(sorted(names))}: still something new after {MAX_ROUNDS} rounds; "
        "a rule does not end"
    )


def _apply(store: Store, name: str, rule: str) -> int:
    answer = _run(store, name, rule)
    new = {t for t in answer if placed(t, DefaultGraph()) not in store}
    for triple in new:
        _check(name, triple)
    store.extend(placed(triple, where) for triple in new for where in GRAPHS)
    return len(new)


def _run(store: Store, name: str, rule: str) -> QueryTriples:
    try:
        answer = store.query(rule)
    except SyntaxError as error:
        raise OntologyError(f"rule {name}: {error}; SPARQL CONSTRUCT was expected") from error
    if not isinstance(answer, QueryTriples):
        raise OntologyError(f"rule {name}: not a CONSTRUCT; a rule constructs what follows")
    return answer


def _check(name: str, triple: Triple) -> None:
    if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
        raise OntologyError(f"rule {name}: constructs a blank node in {triple}; use IRIs")
