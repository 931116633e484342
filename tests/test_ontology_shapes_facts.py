"""The shapes of facts: places, memberships, stages, instruments, numbers, assertions."""

from itertools import chain
from pathlib import Path

import pyshacl
import pytest
from published import published_ontology
from pyoxigraph import Quad, Store
from rdflib import SH, Graph

from cbris.ontology.files import ontology_file, parse_turtle, rules, vocabulary_files
from cbris.ontology.shapes import shapes_graph
from cbris.store.inference import infer
from cbris.store.validation import validate

GOOD = (Path(__file__).parent / "cases/ontology/facts.ttl").read_text("utf-8")
SHAPES = shapes_graph()
UNUSED = ("index.ttl", "organisation.ttl", "relation.ttl", "strategy.ttl")


@pytest.fixture(scope="module")
def known() -> Graph:
    """Give the ontology and the vocabularies that the facts use."""
    graph = Graph()
    for file in (ontology_file(), *vocabulary_files()):
        if file.name not in UNUSED:
            graph.parse(data=file.read_text("utf-8"), format="turtle")
    return graph


def messages(known: Graph, turtle: str) -> set[str]:
    data = Graph().parse(data=turtle, format="turtle")
    focus = {subject for subject in data.subjects() if str(subject).startswith("http://example")}
    data += known
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES, focus_nodes=[*map(str, focus)])
    return {str(message) for message in report.objects(predicate=SH.resultMessage)}


def test_good_facts_conform(known: Graph) -> None:
    assert messages(known, GOOD) == set()


def test_good_facts_conform_as_the_store_keeps_them() -> None:
    store = Store()
    triples = chain(parse_turtle(GOOD.encode()), published_ontology())
    store.bulk_extend(Quad(*triple) for triple in triples)
    infer(store, rules())
    assert validate(store) == []


BROKEN = [
    (
        "a membership that ends before it begins",
        '"2009-12-31"^^xsd:date',
        '"1999-12-31"^^xsd:date',
        "a membership ends before it begins, or its first day is no date",
    ),
    (
        "a membership of nobody known",
        "org:member e:north",
        "org:member e:nowhere",
        "a membership has not exactly one member that is described; an unknown code?",
    ),
    (
        "a membership of two",
        "org:member e:north",
        "org:member e:north, e:south",
        "a membership has not exactly one member that is described; an unknown code?",
    ),
    (
        "an unknown status",
        "status:member",
        "status:friend",
        "a membership has no known status; see vocabulary/membership-status",
    ),
    (
        "a stage without order",
        "cbris:stage stage:customs-union",
        "cbris:stage stage:single-market",
        "the stage of a bloc has not exactly one stage that has its order",
    ),
    (
        "a stage on no basis",
        "cbris:basis basis:de-jure",
        "cbris:basis basis:hearsay",
        "the stage of a bloc is neither by law nor in practice",
    ),
    (
        "an exception for one country",
        "cbris:joins e:north, e:south",
        "cbris:joins e:north",
        "an exception does not join two different countries",
    ),
    (
        "a pair with an unknown code",
        "cbris:joins e:dale, e:hill",
        "cbris:joins e:dale, e:nowhere",
        "a border pair does not join two different places that are described",
    ),
    (
        "a pair of one",
        "cbris:joins e:dale, e:hill",
        "cbris:joins e:dale",
        "a border pair does not join two different places that are described",
    ),
    (
        "a code in no form",
        '"AA111"',
        '"aa 111"',
        "a region has not exactly one code of NUTS or ISO 3166-2",
    ),
    (
        "a code of no list",
        "<https://w3id.org/cbris/vocabulary/nuts-2024>",
        "<https://w3id.org/cbris/vocabulary/nuts-1066>",
        "a region does not say in which code list its code is",
    ),
    (
        "an orphan version",
        '    dcterms:source "a work programme" ;\n    eurio:isSubSchemeOf e:instrument .',
        '    dcterms:source "a work programme" .',
        "a version belongs to no instrument or programme that is described",
    ),
    (
        "levels the wrong way round",
        "cbris:trlTo 8",
        "cbris:trlTo 4",
        "the levels of technology readiness do not go from 1 to 9",
    ),
    (
        "a rate that is a share",
        "cbris:grantRate 70.0",
        "cbris:grantRate 700.0",
        "a grant rate is not from 0 to 100 per cent",
    ),
    (
        "a rule without prose",
        'skos:definition "Two to five partners from two countries."@en',
        "cbris:leastPartners 2",
        "a rule has no prose; say it in words as skos:definition",
    ),
    (
        "a rule that nobody can meet",
        "cbris:mostPartners 5",
        "cbris:mostPartners 1",
        "a rule asks for more partners than it lets apply",
    ),
    (
        "an observation without unit",
        "    sdmx-attribute:unitMeasure <https://w3id.org/cbris/vocabulary/unit/count> ;\n",
        "",
        "an observation has not exactly one unit",
    ),
    (
        "an observation of an unknown code",
        "sdmx-dimension:refArea e:hill",
        "sdmx-dimension:refArea e:nowhere",
        "the area of an observation is not described; an unknown code?",
    ),
    (
        "an observation in no data set",
        "qb:dataSet e:data-set",
        "qb:dataSet e:nowhere",
        "an observation is in not exactly one data set that is described",
    ),
    (
        "an assertion of two values",
        'schema:value "1990"',
        'schema:value "1990", "1991"',
        "an assertion does not give exactly one value; use one for each",
    ),
    (
        "a fact without source",
        '    dcterms:source "one page" ;\n',
        "",
        "a fact names no source; say dcterms:source",
    ),
    (
        "a fact that is nearly verified",
        '"partly"',
        '"nearly"',
        "a fact does not say whether it was verified: yes, no or partly",
    ),
]


@pytest.mark.parametrize(
    ("good", "broken", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_a_broken_fact_is_told_why(known: Graph, good: str, broken: str, message: str) -> None:
    assert good in GOOD
    assert messages(known, GOOD.replace(good, broken, 1)) == {message}
