"""A question is put to a graph; what a person fills in never becomes SPARQL."""

import pytest
from engines import StoreEngine
from pyoxigraph import Literal, NamedNode

from cbris.errors import QueryError
from cbris.queries.catalog import question
from cbris.queries.run import ask, sparql

INTEGRATION_FORM = "https://w3id.org/cbris/vocabulary/integration-form/"


def test_rows_are_terms_and_none(small_engine: StoreEngine) -> None:
    table = ask(small_engine, "integration-stages")
    assert table.columns == (
        "order",
        "stage",
        "stageLabel",
        "words",
        "who",
        "publication",
        "publicationLabel",
        "sentence",
    )
    free_trade, customs, common = table.rows
    assert free_trade[1:4] == (
        NamedNode(f"{INTEGRATION_FORM}free-trade-area"),
        Literal("free trade area", language="en"),
        None,
    )
    assert customs[4] == Literal("B. Balassa")
    assert customs[7] == Literal("B. Balassa distinguished\na customs union | x.")
    assert common[4] is None


def test_every_question_runs_on_a_graph_with_little_in_it(small_engine: StoreEngine) -> None:
    parameters = {"mentions": {"concept": "customs union"}}
    for name in ("claims", "concepts", "publications", "shared-references", "mentions"):
        assert ask(small_engine, name, parameters.get(name)).rows, name


@pytest.mark.parametrize(
    "called",
    [
        "customs union",
        "Customs  Union",
        "митний союз",
        "Zollverein",
        "vocabulary/integration-form/customs-union",
        f"{INTEGRATION_FORM}customs-union",
    ],
)
def test_a_concept_is_called_by_label_path_or_iri(small_engine: StoreEngine, called: str) -> None:
    table = ask(small_engine, "mentions", {"concept": called})
    assert [row[table.columns.index("words")] for row in table.rows] == [Literal("customs union")]


@pytest.mark.parametrize(
    ("called", "message"),
    [
        ("custom union", "'custom union' is not in the graph; did you mean 'customs union'?"),
        ("xyzzy", "'xyzzy' is not in the graph; give an IRI or a label of a concept"),
        (
            "trade bloc",
            "'trade bloc' is the name of more than one thing; give one of"
            " vocabulary/integration-form/common-market,"
            " vocabulary/integration-form/free-trade-area",
        ),
        ("https://example.org/> }", "'https://example.org/> }' is not in the graph; give an IRI"),
    ],
)
def test_a_concept_that_is_not_one_thing_is_an_error(
    small_engine: StoreEngine, called: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        ask(small_engine, "mentions", {"concept": called})
    assert str(caught.value).startswith(f"mentions: concept: {message}")


@pytest.mark.parametrize(
    "hostile",
    ['")) } #', "') || true || ('", '\\"', "$holder", "?holderLabel", "\n}", "\x00"],
)
def test_a_hostile_text_only_finds_nothing(small_engine: StoreEngine, hostile: str) -> None:
    assert ask(small_engine, "claims", {"holder": hostile}).rows == ()


def test_a_parameter_that_is_not_asked_for_is_an_error(small_engine: StoreEngine) -> None:
    with pytest.raises(QueryError) as caught:
        ask(small_engine, "claims", {"holdr": "x"})
    assert str(caught.value) == "claims: parameter 'holdr' is not asked for; known are: holder"


def test_the_sparql_of_a_question_holds_the_serialised_value(small_engine: StoreEngine) -> None:
    text = sparql(small_engine, question("claims"), {"holder": 'a "b"'})
    assert r'LCASE("a \"b\"")' in text


def test_shared_references_say_which_kind_of_sharing(small_engine: StoreEngine) -> None:
    table = ask(small_engine, "shared-references")
    assert [row[:2] for row in table.rows] == [
        (Literal("candidate: cited authors of the same name"), Literal("T. Makkonen"))
    ]
