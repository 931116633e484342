"""The dataset that a query names: several graphs as one default graph, without repeats.

The engine's own union of graphs gives a triple once for each graph that holds it, so that
counts come out wrong; where several are named and share a triple, their merge is made first.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, takewhile

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from cbris.ontology.terms import BASE
from cbris.store.engine import Answer
from cbris.store.gate_lexer import FORMS, Token, tokens

__all__ = ["ask"]

COMPARED = 6
"""Of more graphs it costs more to find out whether they share a triple than to merge them."""


@dataclass(frozen=True)
class _Dataset:
    default: Sequence[NamedNode]
    named: Sequence[NamedNode]


def ask(
    store: Store, sparql: str, default: Sequence[NamedNode] = (), named: Sequence[NamedNode] = ()
) -> Answer:
    """Run a query over the dataset that is given, else over the one that its text names.

    :raises SyntaxError: it is not SPARQL.
    """
    given = _Dataset(default, named)
    if len(default) > 1:
        return _over_merge(store, sparql, given)
    if default or named:
        return _over(store, sparql, given)
    if sparql.casefold().count("from") > 1:
        found = _named_in(sparql)
        if len(found.default) > 1:
            return _over_merge(store, sparql, found)
    return store.query(sparql, base_iri=BASE)


def _over(store: Store, sparql: str, dataset: _Dataset) -> Answer:
    default: list[NamedNode | BlankNode | DefaultGraph] = [*dataset.default]
    return _query(store, sparql, default, dataset.named)


def _over_merge(store: Store, sparql: str, dataset: _Dataset) -> Answer:
    graphs = tuple(dict.fromkeys(dataset.default))
    if not _may_overlap(store, graphs):
        return _over(store, sparql, _Dataset(graphs, dataset.named))
    merge = Store()
    merge.bulk_extend(chain(_merged(store, dataset.default), _kept(store, dataset.named)))
    return _query(merge, sparql, [DefaultGraph()], dataset.named)


def _query(
    store: Store,
    sparql: str,
    default: list[NamedNode | BlankNode | DefaultGraph],
    named: Sequence[NamedNode],
) -> Answer:
    return store.query(sparql, base_iri=BASE, default_graph=default, named_graphs=[*named])


def _may_overlap(store: Store, graphs: Collection[NamedNode]) -> bool:
    """Tell whether two of the graphs may share a triple, so that the union is no merge."""
    shared = (
        f"ASK {{ GRAPH {one} {{ ?s ?p ?o }} GRAPH {other} {{ ?s ?p ?o }} }}"
        for one, other in combinations(graphs, 2)
    )
    return len(graphs) > COMPARED or any(bool(store.query(ask)) for ask in shared)


def _merged(store: Store, graphs: Sequence[NamedNode]) -> Iterator[Quad]:
    for graph in dict.fromkeys(graphs):
        for quad in store.quads_for_pattern(None, None, None, graph):
            yield Quad(quad.subject, quad.predicate, quad.object)


def _kept(store: Store, graphs: Sequence[NamedNode]) -> Iterator[Quad]:
    for graph in dict.fromkeys(graphs):
        yield from store.quads_for_pattern(None, None, None, graph)


def _named_in(sparql: str) -> _Dataset:
    """Give the graphs of FROM and FROM NAMED, their names as the engine itself reads them."""
    words = tokens(sparql)
    prologue = " ".join(text for _, text in takewhile(_is_prologue, words))
    default, named = _clauses(words)
    return _Dataset(_read(prologue, default), _read(prologue, named))


def _is_prologue(token: Token) -> bool:
    return token[0] != "word" or token[1].casefold() not in FORMS


def _clauses(words: Sequence[Token]) -> tuple[list[str], list[str]]:
    default, named = [], []
    head = takewhile(lambda pair: pair[1] != ("open", "{"), enumerate(words))
    for index, (kind, text) in head:
        if kind == "word" and text.casefold() == "from":
            (_, graph), (_, other) = (*words[index + 1 : index + 3], ("", ""), ("", ""))[:2]
            if graph.casefold() == "named":
                named.append(other)
            else:
                default.append(graph)
    return default, named


def _read(prologue: str, names: Sequence[str]) -> list[NamedNode]:
    """Let the engine read names of graphs, by the prefixes and the base of the query."""
    if not names:
        return []
    columns = " ".join(f"({name} AS ?g{index})" for index, name in enumerate(names))
    answer = Store().query(f"{prologue} SELECT {columns} {{}}", base_iri=BASE)
    assert isinstance(answer, QuerySolutions)
    return [term for term in next(answer) if isinstance(term, NamedNode)]
