"""Graphs that are made up are like the bundled one, and the same each time."""

import tracemalloc
from collections import Counter
from itertools import pairwise

import pytest
from generate import nquads
from graph_profile import measure, read, write
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

from cbris.ontology.terms import BASE

PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def loaded(number: int, **settings: float) -> Store:
    store = Store()
    lines = nquads(number, **settings)  # type: ignore[arg-type]
    store.load("".join(lines), format=RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def graph() -> Store:
    return loaded(60_000)


def value(store: Store, query: str) -> float:
    answer = store.query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    return float(next(answer)[0].value)


@pytest.mark.parametrize("number", [1, 1_000, 10_000, 60_000])
def test_it_has_as_many_quads_as_were_wanted(number: int) -> None:
    lines = list(nquads(number))
    assert len(lines) == number
    assert len(set(lines)) == number


def test_it_is_the_same_each_time() -> None:
    first = list(nquads(5_000, seed=1))
    assert list(nquads(5_000, seed=1)) == first
    assert list(nquads(5_000, seed=2)) != first


def test_every_line_can_be_read(graph: Store) -> None:
    assert len(graph) == 60_000


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_texts_are_the_part_that_was_wanted(share: float) -> None:
    graphs = Counter("/graph/text-" in line.rsplit(" ", 2)[1] for line in nquads(30_000, 1, share))
    assert graphs[True] / 30_000 == pytest.approx(share, abs=0.06)


def test_claims_and_mentions_have_what_those_of_the_bundled_graph_have(graph: Store) -> None:
    assert value(graph, "SELECT (COUNT(*) AS ?n) { ?s a cbris:Claim }") > 400
    claims = "SELECT (COUNT(*) AS ?n) { ?s a cbris:Claim ; %s }"
    for needed in ("rdfs:label ?x", "cbris:claimRelation ?x", "prov:wasQuotedFrom ?x"):
        assert value(graph, claims % needed) >= value(graph, claims % "a ?x") * 0.99
    quotes = "SELECT (COUNT(*) AS ?n) { ?s a oa:TextQuoteSelector ; oa:exact ?x }"
    assert value(graph, quotes) > 1_000
    mentions = value(graph, "SELECT (COUNT(*) AS ?n) { ?s a cbris:Mention }")
    assert mentions / value(graph, claims % "rdfs:label ?x") == pytest.approx(235 / 185, rel=0.1)


def test_a_quote_ends_after_it_begins(graph: Store) -> None:
    wrong = "SELECT (COUNT(*) AS ?n) { ?s oa:start ?a ; oa:end ?b FILTER(?b <= ?a) }"
    assert value(graph, wrong) == 0
    assert value(graph, wrong.replace("?b <= ?a", "?b > ?a")) > 1_000


def test_what_a_text_says_stays_in_its_graph(graph: Store) -> None:
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c a cbris:Claim ; prov:wasQuotedFrom ?q }"
    assert value(graph, f"{inside} GRAPH ?g {{ ?q ?p ?o }} }}") > 800
    assert value(graph, f"{inside} GRAPH ?h {{ ?q ?p ?o }} FILTER(?h != ?g) }}") == 0


def test_countries_and_concepts_do_not_grow() -> None:
    shapes = read().shapes.values()
    most = sum(shape.number for shape in shapes if shape.closed and not shape.text)
    heads = {line.split(" ", 1)[0] for line in nquads(300_000, 42, 0.0)}
    closed = [head for head in heads if head.startswith(f"<{BASE}vocabulary/")]
    assert 500 < len(closed) <= most
    assert len(heads) > 3 * most


def test_some_are_pointed_to_far_more_than_others(graph: Store) -> None:
    counts = Counter(
        quad.object.value
        for quad in graph.quads_for_pattern(
            None, NamedNode("http://www.w3.org/ns/org#organization"), None
        )
        if isinstance(quad.object, NamedNode)
    )
    ranked = [count for _, count in counts.most_common()]
    assert all(one >= other for one, other in pairwise(ranked))
    assert sum(ranked[: len(ranked) // 10]) > sum(ranked) * 0.2


def test_the_profile_is_measured_from_a_graph() -> None:
    store = Store()
    store.load(
        """
        @prefix : <https://w3id.org/cbris/> .
        :graph\\/reference-x { :bloc\\/a a :Bloc ; :size 3 . :bloc\\/b a :Bloc ; :near :bloc\\/a }
        :graph\\/001 { :claim\\/x a :Claim ; :of :bloc\\/a , :bloc\\/b ; :said "so"@en }
        :graph\\/inferred { :claim\\/y a :Claim }
        """,
        format=RdfFormat.TRIG,
    )
    profile = measure(store)
    claim, bloc = (profile.shapes[f"<https://w3id.org/cbris/{name}>"] for name in ("Claim", "Bloc"))
    assert (profile.texts, claim.number, claim.text, bloc.number, bloc.text) == (
        1,
        1,
        True,
        2,
        False,
    )
    assert [(each.iri, each.degrees) for each in bloc.properties] == [
        ("https://w3id.org/cbris/near", {0: 1, 1: 1}),
        ("https://w3id.org/cbris/size", {0: 1, 1: 1}),
    ]
    assert claim.properties[1].objects[0].samples == ['"so"@en']
    assert write(read(write(profile))) == write(profile)


def test_it_streams() -> None:
    profile = read()
    tracemalloc.start()
    for _ in nquads(100_000, profile=profile):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
