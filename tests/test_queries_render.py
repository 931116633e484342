"""A table in each format: folded for people, exact for programs."""

from pyoxigraph import BlankNode, Literal, NamedNode

from cbris.queries.render import render
from cbris.queries.table import Table, shorten

TABLE = Table(
    ("stage", "stageLabel", "order", "sentence"),
    (
        (
            NamedNode("https://w3id.org/cbris/vocabulary/integration-form/customs-union"),
            Literal("customs union", language="en"),
            Literal(2),
            Literal("A [first]\nline | another"),
        ),
        (NamedNode("http://xmlns.com/foaf/0.1/Person"), None, None, BlankNode("b")),
    ),
    {"stage": "Stage", "sentence": "Sentence"},
)


def test_text_shows_names_and_aligns() -> None:
    assert render(TABLE, "table") == (
        "Stage          order  Sentence\n"
        "customs union  2      A [first] line | another\n"
        "foaf:Person           _:b\n"
    )


def test_markdown_links_names_to_what_they_name() -> None:
    assert render(TABLE, "markdown") == (
        "| Stage | order | Sentence |\n"
        "| --- | --- | --- |\n"
        "| [customs union](<https://w3id.org/cbris/vocabulary/integration-form/customs-union>) | 2"
        " | A \\[first] line \\| another |\n"
        "| [foaf:Person](<http://xmlns.com/foaf/0.1/Person>) |  | _:b |\n"
    )


def test_csv_keeps_every_column_and_the_exact_words() -> None:
    assert render(TABLE, "csv") == (
        "stage,stageLabel,order,sentence\n"
        "https://w3id.org/cbris/vocabulary/integration-form/customs-union,customs union,2,"
        '"A [first]\nline | another"\n'
        "http://xmlns.com/foaf/0.1/Person,,,_:b\n"
    )


def test_json_is_that_of_sparql() -> None:
    short = Table(("a", "b"), ((Literal("x", language="uk"), Literal(2)), (None, Literal("y"))))
    assert render(short, "json") == (
        '{\n  "head": {\n    "vars": [\n      "a",\n      "b"\n    ]\n  },\n'
        '  "results": {\n    "bindings": [\n      {\n'
        '        "a": {\n          "type": "literal",\n          "value": "x",\n'
        '          "xml:lang": "uk"\n        },\n'
        '        "b": {\n          "type": "literal",\n          "value": "2",\n'
        '          "datatype": "http://www.w3.org/2001/XMLSchema#integer"\n        }\n'
        '      },\n      {\n        "b": {\n          "type": "literal",\n'
        '          "value": "y"\n        }\n      }\n    ]\n  }\n}\n'
    )


def test_a_table_without_rows_has_its_headings() -> None:
    assert render(Table(("a", "b"), ()), "table") == "a  b\n"


def test_iris_are_shortened_where_a_prefix_or_the_base_fits() -> None:
    assert shorten("https://w3id.org/cbris/country/UA") == "country/UA"
    assert shorten("https://w3id.org/cbris/ontology#Claim") == "cbris:Claim"
    assert shorten("urn:x") == "urn:x"


def test_a_cell_of_several_iris_reads_as_their_paths() -> None:
    iris = "https://w3id.org/cbris/country/UA https://w3id.org/cbris/region/UA-21"
    several = Table(("rows",), ((Literal(iris),),))
    assert render(several, "table") == "rows\ncountry/UA region/UA-21\n"
    assert render(several, "csv") == f"rows\n{iris}\n"
