from pathlib import Path

import pytest

from cbris.errors import SourceError
from cbris.loaders.rdf import RdfLoader
from cbris.loaders.source import Source


def load(name: str, content: str | bytes) -> list[str]:
    raw = content if isinstance(content, bytes) else content.encode()
    return [str(quad) for quad in RdfLoader().load(Source("x", Path(name), raw))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", "@prefix e: <http://e/> . e:s e:p 'v' ."),
        ("a.nt", '<http://e/s> <http://e/p> "v" .'),
        ("a.NQ", '<http://e/s> <http://e/p> "v" <http://e/g> .'),
        ("a.trig", "<http://e/g> { <http://e/s> <http://e/p> 'v' }"),
    ],
)
def test_every_format_fills_the_graph_of_the_source(name: str, content: str) -> None:
    expected = '<http://e/s> <http://e/p> "v" <https://w3id.org/cbris/graph/x>'
    assert RdfLoader().accepts(Path(name))
    assert load(name, content) == [expected]


def test_other_files_are_not_accepted() -> None:
    assert not RdfLoader().accepts(Path("ttl.txt"))


def test_blank_nodes_become_numbered_nodes_of_the_source() -> None:
    quads = load("a.ttl", "_:b <http://e/p> [ <http://e/q> _:b ] .")
    node = "<https://w3id.org/cbris/source/x/node/"
    assert sorted(quad.split(" <https://w3id.org/cbris/graph")[0] for quad in quads) == [
        f"{node}1> <http://e/q> {node}2>",
        f"{node}2> <http://e/p> {node}1>",
    ]


def test_loading_twice_gives_the_same() -> None:
    turtle = "[] <http://e/p> [ <http://e/q> [] ] , ( 1 2 ) ."
    assert load("a.ttl", turtle) == load("b.ttl", turtle)


def test_relative_iris_hang_on_the_source_not_on_the_path() -> None:
    assert load("/some/where/a.ttl", "<> <http://e/p> <#part> .")[0].startswith(
        "<https://w3id.org/cbris/source/x> <http://e/p> <https://w3id.org/cbris/source/x#part>"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "a.ttl: no statement; RDF was expected; check the file"),
        ("# only a comment", "a.ttl: no statement"),
        ("<http://e/s> <http://e/p> .\n", "a.ttl:1: .*; Turtle was expected; mend the file"),
        (b"\x00\x01\xff", "a.ttl:1: "),
        ("<http://e/s> <http://e/p> <<( <http://e/a> <http://e/b> 1 )>> .", "a triple term"),
    ],
)
def test_what_is_not_rdf_is_a_source_error(content: str | bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load("a.ttl", content)


def test_literals_keep_language_and_datatype() -> None:
    quads = load("a.nt", '<http://e/s> <http://e/p> "v"@uk .')
    assert quads == ['<http://e/s> <http://e/p> "v"@uk <https://w3id.org/cbris/graph/x>']
