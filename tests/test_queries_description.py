"""A thing is described by what it says, what points to it, and the words it stands on."""

from engines import StoreEngine
from pyoxigraph import NamedNode

from cbris.queries.description import describe
from cbris.queries.render import render
from cbris.queries.statistics import statistics

CUSTOMS_UNION = NamedNode("https://w3id.org/cbris/vocabulary/integration-form/customs-union")


def test_what_it_is_and_what_points_to_it(small_engine: StoreEngine) -> None:
    found = describe(small_engine, CUSTOMS_UNION)
    assert render(found.outgoing, "table") == (
        "property          value\n"
        "rdf:type          skos:Concept\n"
        "rdf:type          cbris:IntegrationStage\n"
        "skos:altLabel     Zollverein\n"
        "skos:prefLabel    customs union\n"
        "skos:prefLabel    митний союз\n"
        "cbris:stageOrder  2\n"
    )
    assert render(found.incoming, "table") == (
        "subject        property\ncustoms union  oa:hasBody\nclaim/1        cbris:claimObject\n"
    )


def test_the_words_it_stands_on_come_with_their_offsets(small_engine: StoreEngine) -> None:
    assert render(describe(small_engine, CUSTOMS_UNION).quotes, "table") == (
        "source    start  end  quote\n"
        "source/b  0      45   B. Balassa distinguished a customs union | x.\n"
        "source/b  27     40   customs union\n"
    )


def test_statistics_count_each_kind_of_thing(small_engine: StoreEngine) -> None:
    assert render(statistics(small_engine), "csv").splitlines()[2:] == [
        "sources,0",
        "publications,2",
        "references,1",
        "people,3",
        "concepts,5",
        "mentions,1",
        "claims,1",
    ]
