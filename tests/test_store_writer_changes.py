"""What updates do: to the default graph, to graphs of sources, and against the engine's own."""

import random
from collections.abc import Iterator

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from cbris.errors import CbrisError, OwnedGraphError, QueryError, UpdateError
from cbris.ontology.terms import BASE
from cbris.store.manifest import Entry, Manifest
from cbris.store.materialise import Draft
from cbris.store.owned import OWN_DEFAULT, Owned
from cbris.store.quads import placed
from cbris.store.writer_changes import GraphWrite, Update, carry_out

SOURCE = "<graph/a.ttl>"
MANIFEST = Manifest(sources={"a.ttl": Entry("a.ttl", "/in/a.ttl", "/in", "a.ttl", "", "", "")})
BUILT = f"""
{SOURCE} {{ <s> <p> 1, 2 }}
<graph/inferred> {{ <s> <q> 3 }}
<graph/report> {{ <r> <p> 4 }}
<http://e/g> {{ <s> <p> 2, 5 }}
"""


def filled(trig: str = BUILT) -> Draft:
    """Give a draft of named graphs, with the default graph that belongs to them."""
    text = "".join(f"GRAPH {line}" for line in trig.strip().splitlines())
    store = Store()
    store.extend(parse(text, format=RdfFormat.TRIG, base_iri=BASE))
    store.extend(placed(triple, DefaultGraph()) for triple in merged(store))
    return Draft(store, Owned(MANIFEST))


def merged(store: Store) -> set[Triple]:
    outside = {NamedNode(f"{BASE}graph/report"), NamedNode(f"{BASE}graph/dataset")}
    inside = {*store.named_graphs()} - outside
    return {quad.triple for graph in inside for quad in quads(store, graph)}


def quads(store: Store, graph: object) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, graph)  # type: ignore[arg-type]


def default(store: Store) -> set[Triple]:
    return {quad.triple for quad in quads(store, DefaultGraph())}


def values(draft: Draft, graph: str = "") -> list[str]:
    """Give the objects in a graph, the default graph if none is named."""
    node = NamedNode(graph) if graph else DefaultGraph()
    return sorted(getattr(quad.object, "value", "") for quad in quads(draft.store, node))


def run(draft: Draft, text: str) -> None:
    carry_out(Update(text), draft)
    assert default(draft.store) == merged(draft.store)


def test_a_triple_leaves_the_default_graph_with_its_last_graph() -> None:
    draft = filled()
    assert values(draft) == ["1", "2", "3", "5"]
    run(draft, "DELETE DATA { GRAPH <http://e/g> { <s> <p> 2, 5 } }")
    assert values(draft) == ["1", "2", "3"]
    assert draft.triples == -1


def test_a_write_into_the_default_graph_goes_into_a_graph_of_its_own_too() -> None:
    draft = filled()
    run(draft, "INSERT DATA { <s> <p> 1, 9 }")
    assert values(draft) == ["1", "2", "3", "5", "9"]
    assert values(draft, OWN_DEFAULT.value) == ["1", "9"]
    run(draft, "DELETE DATA { <s> <p> 1, 2, 9 }")
    assert values(draft) == ["1", "2", "3", "5"]


def test_a_strict_default_graph_is_a_graph_like_any_other() -> None:
    draft = Draft(Store(), Owned(Manifest()), strict=True)
    carry_out(Update("INSERT DATA { <s> <p> 1 . GRAPH <http://e/g> { <s> <p> 2 } }"), draft)
    assert values(draft) == ["1"]
    assert [graph.value for graph in draft.named()] == ["http://e/g"]
    carry_out(Update("CLEAR DEFAULT"), draft)
    assert (values(draft), values(draft, "http://e/g")) == ([], ["2"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DELETE { ?s ?p ?o } INSERT { ?s ?p 7 } WHERE { ?s ?p ?o FILTER(?o = 5) }", "1 2 3 5 7"),
        ("WITH <http://e/g> DELETE { ?s ?p 5 } INSERT { ?s ?p 6 } WHERE { ?s ?p 5 }", "1 2 3 6"),
        ("INSERT { GRAPH ?g { <n> <p> 8 } } WHERE { GRAPH ?g { <s> <p> 5 } }", "1 2 3 5 8"),
        ("INSERT { <n> <p> ?o } USING <graph/report> WHERE { ?s ?p ?o }", "1 2 3 4 5"),
        (
            "INSERT { <n> <p> ?o } USING NAMED <graph/report> WHERE { GRAPH ?g { ?s ?p ?o } }",
            "1 2 3 4 5",
        ),
        (
            "INSERT { <n> <p> ?n } USING <graph/a.ttl> USING <http://e/g>"
            " WHERE { SELECT (COUNT(*) + 10 AS ?n) { <s> <p> 2 } }",
            "1 11 2 3 5",
        ),
        ("DELETE WHERE { GRAPH <http://e/g> { ?s ?p ?o } }", "1 2 3"),
        ("CLEAR GRAPH <http://e/g>", "1 2 3"),
        ("DROP GRAPH <http://e/g>", "1 2 3"),
        ("COPY <graph/report> TO <http://e/g>", "1 2 3 4"),
        ("MOVE <http://e/g> TO <http://e/h>", "1 2 3 5"),
        ("ADD <graph/report> TO DEFAULT", "1 2 3 4 5"),
        ("COPY <graph/report> TO DEFAULT", "1 2 3 4 5"),
        ("MOVE <http://e/g> TO DEFAULT", "1 2 3 5"),
        ("INSERT DATA { <s> <p> 8 } ; MOVE DEFAULT TO <http://e/g>", "1 2 3 5 8"),
        ("INSERT DATA { <s> <p> 8 } ; CLEAR DEFAULT", "1 2 3 5"),
        ("CREATE GRAPH <http://e/new>", "1 2 3 5"),
        (
            "PREFIX e: <http://e/> DROP GRAPH e:g ; PREFIX f: <http://f/> DROP SILENT GRAPH f:g",
            "1 2 3",
        ),
        ("LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <http://e/g>", "1 2 3 5"),
        ("", "1 2 3 5"),
    ],
)
def test_the_default_graph_is_the_merge_after(text: str, expected: str) -> None:
    draft = filled()
    run(draft, text)
    assert values(draft) == expected.split()
    assert draft.triples == len(expected.split()) - 4


OWN = "that of source 'a.ttl', which a build writes anew; change that source and run `cbris build`"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"INSERT DATA {{ GRAPH {SOURCE} {{ <s> <p> 9 }} }}", OWN),
        (f"DELETE DATA {{ GRAPH {SOURCE} {{ <s> <p> 1 }} }}", OWN),
        (f"WITH {SOURCE} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", OWN),
        ("DELETE { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p 1 } }", OWN),
        ("INSERT { GRAPH ?g { <n> <p> 1 } } WHERE { GRAPH ?g { <s> <p> 2 } }", OWN),
        (f"CLEAR GRAPH {SOURCE}", OWN),
        (f"DROP SILENT GRAPH {SOURCE}", OWN),
        (f"MOVE {SOURCE} TO <http://e/g>", OWN),
        (f"ADD <http://e/g> TO {SOURCE}", OWN),
        ("CLEAR ALL", "change"),
        ("DROP NAMED", "change"),
        ("INSERT DATA { GRAPH <graph/inferred> { <s> <p> 9 } }", "made by `cbris build`"),
        ("CLEAR GRAPH <graph/report>", "made by `cbris build`"),
        ("CREATE GRAPH <graph/new>", "are for sources that are built; choose another"),
        (f"INSERT DATA {{ GRAPH <http://e/g> {{ <s> <p> 9 }} }} ; CLEAR GRAPH {SOURCE}", OWN),
    ],
)
def test_graphs_of_a_build_are_refused_and_nothing_is_changed(text: str, message: str) -> None:
    draft = filled()
    before = set(draft.store)
    with pytest.raises(OwnedGraphError, match=message):
        carry_out(Update(text), draft)
    draft.undo()
    assert set(draft.store) == before
    assert set(draft.named()) == set(filled().named())
    assert draft.triples == 0


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("LOAD <file:///etc/passwd>", UpdateError, "LOAD found"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://e/> { ?s ?p ?o } }", QueryError, "SERVICE"),
        ("DROP GRAPH <http://e/none>", UpdateError, "DROP of .*, which does not exist; write DROP"),
        ("CREATE GRAPH <http://e/g>", UpdateError, "exists already"),
        ("COPY <http://e/none> TO DEFAULT", UpdateError, "COPY of .*, which does not exist"),
        ("SELECT * {}", QueryError, "line 1: select was found where it does not fit"),
        ("\n\nINSERT DATA { <s> <p> }", QueryError, "error at 3:23: expected one of"),
        ("INSERT DATA { <s> <p> 1 ", QueryError, "the end was found"),
        ("INSERT DATA { ?s <p> 1 }", QueryError, "a SPARQL 1.1 update was expected"),
        ("DELETE DATA { _:b <p> 1 }", QueryError, "a SPARQL 1.1 update was expected"),
        ("INSERT DATA { _:b <p> 1 } ; INSERT DATA { _:b <p> 1 }", QueryError, "_:b in two INSERT"),
        ("INSERT DATA { " + "[ <p> " * 300 + "]" * 300 + " <p> 1 }", QueryError, "deeper than 200"),
        (
            "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?s<'>{') }",
            QueryError,
            "spaces around keywords and around < where it compares",
        ),
    ],
)
def test_an_update_is_refused_with_a_reason(
    text: str, error: type[CbrisError], message: str
) -> None:
    with pytest.raises(error, match=message):
        carry_out(Update(text), filled())


def test_the_dataset_of_a_request_is_that_of_where() -> None:
    draft = filled()
    write = Update("INSERT { <n> <p> ?o } WHERE { ?s ?p ?o }", (f"{BASE}graph/report",))
    carry_out(write, draft)
    assert values(draft, OWN_DEFAULT.value) == ["4"]


def test_each_solution_has_blank_nodes_of_its_own() -> None:
    draft = filled()
    run(draft, "INSERT { [] <v> ?o ; <w> _:x . _:x <z> (?o) } WHERE { <s> <p> ?o }")
    heads = {quad.subject for quad in draft.store.quads_for_pattern(None, node("v"), None)}
    assert len(heads) == 3


def test_what_a_solution_leaves_open_or_gives_a_wrong_term_is_left_out() -> None:
    draft = filled()
    run(draft, "INSERT { ?o <v> 1 . ?s ?none 2 . ?s ?o 3 . ?s <v> 4 } WHERE { ?s <q> ?o }")
    assert values(draft, OWN_DEFAULT.value) == ["4"]


def test_triples_about_triples_are_filled() -> None:
    draft = filled()
    run(draft, "INSERT { <n> <v> <<( ?s <q> ?o )>> } WHERE { ?s <q> ?o }")
    (quad,) = draft.store.quads_for_pattern(None, node("v"), None, OWN_DEFAULT)
    three = Literal("3", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert quad.object == Triple(node("s"), node("q"), three)


def node(name: str) -> NamedNode:
    return NamedNode(BASE + name)


def test_words_in_strings_iris_and_comments_mean_nothing() -> None:
    draft = filled()
    text = """INSERT DATA { # } DELETE
      <http://e/x{> <p> '} ; DROP ALL'@en , \"\"\"it's "quoted" }\"\"\" }"""
    with pytest.raises(QueryError):
        carry_out(Update(text), draft)
    run(draft, text.replace("x{", "it's#x"))
    assert values(draft, OWN_DEFAULT.value) == ['it\'s "quoted" }', "} ; DROP ALL"]


def test_a_graph_is_put_extended_and_deleted() -> None:
    draft = filled()
    triple = b"<http://e/s> <http://e/p> _:b .\n"
    assert carry_out(GraphWrite("put", "http://e/new", triple), draft)
    assert not carry_out(GraphWrite("post", "http://e/new", triple), draft)
    assert len(values(draft, "http://e/new")) == 2  # a blank node of each
    assert not carry_out(GraphWrite("put", "http://e/new", triple), draft)
    assert len(values(draft)) == 5
    carry_out(GraphWrite("delete", "http://e/new"), draft)
    assert default(draft.store) == merged(draft.store)
    assert NamedNode("http://e/new") not in draft.named()
    assert carry_out(GraphWrite("put", "http://e/new"), draft)
    assert NamedNode("http://e/new") in draft.named()


def test_the_default_graph_is_put_and_deleted() -> None:
    draft = filled()
    carry_out(GraphWrite("put", None, b"<http://e/s> <http://e/p> <http://e/o> .\n"), draft)
    assert values(draft, OWN_DEFAULT.value) == ["http://e/o"]
    carry_out(GraphWrite("delete", None), draft)
    assert values(draft) == ["1", "2", "3", "5"]


def test_a_graph_of_a_source_is_not_put() -> None:
    with pytest.raises(OwnedGraphError, match=OWN):
        carry_out(GraphWrite("put", f"{BASE}graph/a.ttl"), filled())


# Random updates: our way against the engine's own.

GRAPHS = ("DEFAULT", "<http://e/g>", "<http://e/h>", "<http://e/i>")
TERMS = ("?s", "?p", "?o", "<http://e/a>", "<http://e/b>")


class Maker:
    """Makes updates."""

    def __init__(self, seed: int) -> None:
        self._pick = random.Random(seed)

    def update(self) -> str:
        one = self._pick.choice
        kind = one(("data", "data", "modify", "modify", "where", "verb", "copy"))
        if kind == "data":
            verb = one(("INSERT", "DELETE", "INSERT"))
            return f"{verb} DATA {{ {self.quads(ground=True)} }}"
        if kind == "modify":
            start = one(("", f"WITH {one(GRAPHS[1:])} "))
            delete, insert = f"DELETE {{ {self.quads()} }}", f"INSERT {{ {self.quads()} }}"
            verbs = one((delete, insert, f"{delete} {insert}"))
            using = one(("", f"USING {one(GRAPHS[1:])} USING NAMED {one(GRAPHS[1:])} "))
            return f"{start}{verbs} {using}WHERE {{ {self.quads()} }}"
        if kind == "where":
            return f"DELETE WHERE {{ {self.quads()} }}"
        first, second = one(GRAPHS), one(GRAPHS)
        if kind == "verb":
            what = one((first, "ALL", "NAMED")) if self._pick.random() < 0.2 else first
            named = f"GRAPH {what}" if what[0] == "<" else what
            return f"{one(('CLEAR', 'DROP'))} SILENT {named}"
        return f"{one(('COPY', 'MOVE', 'ADD'))} {first} TO {second}"

    def quads(self, *, ground: bool = False) -> str:
        groups = []
        for _ in range(self._pick.randint(1, 2)):
            graph = self._pick.choice((*GRAPHS, "?g"))
            if ground and graph == "?g":
                graph = "DEFAULT"
            triples = " ".join(self.triple(ground=ground) for _ in range(2))
            groups.append(triples if graph == "DEFAULT" else f"GRAPH {graph} {{ {triples} }}")
        return " ".join(groups)

    def triple(self, *, ground: bool) -> str:
        terms = TERMS[3:] if ground else TERMS
        return " ".join(self._pick.choice(terms) for _ in range(3)) + " ."


@pytest.mark.parametrize("seed", range(60))
def test_random_updates_do_what_the_engine_does(seed: int) -> None:
    maker, native = Maker(seed), Store()
    draft = Draft(Store(), Owned(Manifest()), strict=True)
    for _ in range(25):
        text = maker.update()
        transfer = text.split() if text.startswith(("COPY", "MOVE", "ADD")) else []
        if transfer and transfer[1] != "DEFAULT":  # the engine takes a missing one for empty
            draft.create(NamedNode(transfer[1][1:-1]))
            native.add_graph(NamedNode(transfer[1][1:-1]))
        native.update(text)
        if transfer and transfer[3] != "DEFAULT" and transfer[1] != transfer[3]:
            native.add_graph(NamedNode(transfer[3][1:-1]))  # an empty copy is one too
        carry_out(Update(text), draft)
        assert set(draft.store) == set(native), text
        assert set(draft.named()) == set(native.named_graphs()), text


@pytest.mark.parametrize("seed", range(60))
def test_random_updates_leave_the_merge_or_nothing(seed: int) -> None:
    maker, draft = Maker(seed), filled()
    count = len(default(draft.store))
    for _ in range(25):
        text, before = maker.update(), set(draft.store)
        draft.keep()
        try:
            carry_out(Update(text), draft)
        except (OwnedGraphError, UpdateError):
            draft.undo()
            assert set(draft.store) == before, text
        assert default(draft.store) == merged(draft.store), text
        assert len(default(draft.store)) == count + draft.triples, text
        assert values(draft, f"{BASE}graph/a.ttl") == ["1", "2"]
