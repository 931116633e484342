"""A thing of the graph, with what it says and what is said of it, page by page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from cbris.errors import QueryError, UnfitAnswerError
from cbris.ontology.terms import NAMESPACES, term
from cbris.queries.table import Term, shorten
from cbris.server.linked import NAMING, Linked, Name, Slice, known
from cbris.store.description import DATASET, DATASET_GRAPH, OWN_GRAPHS, REPORT_GRAPH
from cbris.store.engine import Answer, Engine
from cbris.store.rdfxml import closing, description, opening
from cbris.store.turtle import RDF_TYPE, block, prefixes

__all__ = ["Page", "Resource", "find", "preferred"]

LANGUAGES = ("en", None, "uk")
IS_REPLACED_BY = term("dcterms:isReplacedBy")
TURN = [term(name) for name in NAMING]


@dataclass(frozen=True)
class Page:
    """Which part of what is known: the first is 1.

    A page has `links` of those that point to the thing, and `rows` of what it says.
    """

    number: int = 1
    links: int = 100
    rows: int = 1_000

    def __post_init__(self) -> None:
        """Check that there may be such a page."""
        assert self.number > 0


@dataclass(frozen=True)
class Resource:
    """A page of what is known of a thing, and the graph that knows it.

    `uses` are the triples whose property it is, `defined` what the terms say that it
    defines, where it is an ontology; `names` those of all that is linked, and its own.
    """

    linked: Linked
    page: Page
    outgoing: Slice
    incoming: Slice
    uses: Slice
    defined: Slice
    names: Mapping[NamedNode, Sequence[Name]]

    @property
    def iri(self) -> NamedNode:
        """The IRI of the thing."""
        return self.linked.thing

    @property
    def label(self) -> str:
        """Its name: English first; its short IRI if it has none."""
        return preferred(self.names.get(self.iri, ())) or shorten(self.iri.value)

    @property
    def more(self) -> bool:
        """Tell whether there is a next page."""
        return any(each.more for each in self._slices)

    @property
    def empty(self) -> bool:
        """Tell whether the page has nothing, as one beyond the last."""
        return not any(each.rows for each in self._slices)

    @property
    def replaced_by(self) -> NamedNode | None:
        """What stands for it now, if that is all that it says."""
        if self.page.number > 1 or len(self.outgoing.rows) != 1:
            return None
        property_, value = self.outgoing.rows[0]
        replaced = property_ == IS_REPLACED_BY and value != self.iri
        return value if replaced and isinstance(value, NamedNode) else None

    def written(self, form: RdfFormat) -> bytes:
        """Write the page, with the names of what is linked.

        :raises UnfitAnswerError: what it says has no place in this form.
        """
        triples = sorted(dict.fromkeys(self._triples()), key=self._place)
        try:
            if form in OWN_WRITERS and all(map(_is_plain, triples)):
                return OWN_WRITERS[form](triples)
            content = serialize(triples, format=form, prefixes=NAMESPACES)
        except (OSError, ValueError, QueryError) as error:
            raise UnfitAnswerError(
                "what is said of it cannot be written in this form; take text/turtle", "triples"
            ) from error
        assert content is not None
        return content

    @property
    def _slices(self) -> tuple[Slice, ...]:
        return self.outgoing, self.incoming, self.uses, self.defined

    def _triples(self) -> Iterator[Triple]:
        for property_, value in self.outgoing.rows:
            yield _triple(self.iri, property_, value)
        for subject, property_ in self.incoming.rows:
            yield _triple(subject, property_, self.iri)
        for subject, value in self.uses.rows:
            yield _triple(subject, self.iri, value)
        for row in self.defined.rows:
            yield _triple(*row)
        for thing, names in self.names.items():
            yield from (Triple(thing, name.property, name.text) for name in names)

    def _place(self, triple: Triple) -> tuple[object, ...]:
        subject, verb = triple.subject, triple.predicate
        return subject != self.iri, str(subject), verb != RDF_TYPE, str(verb), str(triple.object)


def find(engine: Engine, candidates: Sequence[NamedNode], page: Page) -> Resource | None:
    """Find the first of the candidates that the graph knows; None if it knows none."""
    for graph in _graphs(engine, candidates):
        iri = known(graph, candidates)
        if iri is not None:
            return _read(Linked(graph, iri), page)
    return None


def preferred(names: Sequence[Name]) -> str | None:
    """Give the name that a reader of English likes best; None if there is none."""
    turns = [*LANGUAGES, *sorted({name.text.language or "" for name in names})]
    ranked = sorted(
        names,
        key=lambda n: (turns.index(n.text.language), TURN.index(n.property), n.text.value),
    )
    return ranked[0].text.value if ranked else None


def _graphs(engine: Engine, candidates: Sequence[NamedNode]) -> Iterator[Engine]:
    """Give the default graph and those beside it, in the order in which they are asked."""
    beside = [OneGraph(engine, graph) for graph in (DATASET_GRAPH, REPORT_GRAPH)]
    if not {DATASET, *OWN_GRAPHS}.isdisjoint(candidates):
        yield beside[0]
    yield engine
    yield from beside


def _read(linked: Linked, page: Page) -> Resource:
    skipped = page.number - 1
    outgoing = linked.outgoing(skipped * page.rows, page.rows)
    incoming = linked.incoming(skipped * page.links, page.links)
    uses = linked.uses(skipped * page.links, page.links)
    defined = linked.defined(skipped * page.rows, page.rows)
    shown = chain.from_iterable(chain(outgoing.rows, incoming.rows, uses.rows))
    named = [linked.thing, *(each for each in shown if isinstance(each, NamedNode))]
    return Resource(linked, page, outgoing, incoming, uses, defined, linked.names(named))


class OneGraph:
    """An engine that sees one named graph alone, such as one outside the default graph."""

    def __init__(self, engine: Engine, graph: NamedNode) -> None:
        """Take the engine, and the graph it is to see."""
        self._engine = engine
        self._graph = graph

    @property
    def generation(self) -> str:
        """The name of the generation that the next query reads."""
        return self._engine.generation

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        """Run a query over the one graph.

        :raises QueryError: the text is not a SPARQL query that can be run.
        """
        one = (self._graph,)
        return self._engine.query(
            sparql, default_graphs=default_graphs or one, named_graphs=named_graphs or one
        )


def _triple(subject: Term | None, property_: Term | None, value: Term | None) -> Triple:
    assert isinstance(subject, NamedNode | BlankNode)  # each comes from a triple
    assert isinstance(property_, NamedNode)
    assert value is not None
    return Triple(subject, property_, value)


def _is_plain(triple: Triple) -> bool:
    nodes = isinstance(triple.subject, NamedNode), isinstance(triple.object, NamedNode | Literal)
    return all(nodes)


def _rdfxml(triples: Sequence[Triple]) -> bytes:
    parts = (line for found in _by_subject(triples) for line in description(found))
    return "".join(chain(opening(), parts, closing())).encode()


def _turtle(triples: Sequence[Triple]) -> bytes:
    text = "".join(line for found in _by_subject(triples) for line in block(found))
    used = (line for line in prefixes() if line.split()[1] in text)
    return "".join(chain(used, [text])).encode()


def _by_subject(triples: Sequence[Triple]) -> Iterator[list[Triple]]:
    for _, found in groupby(triples, key=lambda triple: triple.subject):
        yield list(found)


OWN_WRITERS: Mapping[RdfFormat, Callable[[Sequence[Triple]], bytes]] = {
    RdfFormat.TURTLE: _turtle,
    RdfFormat.RDF_XML: _rdfxml,
}
"""What writes the same in each process, as the engine does not: for things without blank nodes."""
