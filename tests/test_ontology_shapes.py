from itertools import chain
from pathlib import Path
from typing import get_args

import pyshacl
import pytest
from published import published_ontology
from pyoxigraph import Quad, Store
from rdflib import SH, Graph, URIRef
from rdflib.collection import Collection

from cbris.loaders.text.document import Kind
from cbris.ontology.files import ontology_file, parse_turtle, rules
from cbris.ontology.shapes import shapes_graph
from cbris.store.inference import infer
from cbris.store.validation import validate

GOOD = (Path(__file__).parent / "cases/ontology/good.ttl").read_text("utf-8")
SHAPES = shapes_graph()


def messages(turtle: str) -> set[str]:
    data = Graph().parse(data=turtle, format="turtle")
    data.parse(data=ontology_file().read_text("utf-8"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES)
    return {str(message) for message in report.objects(predicate=SH.resultMessage)}


def test_a_good_graph_conforms() -> None:
    assert messages(GOOD) == set()


def test_a_good_graph_conforms_as_the_store_keeps_it() -> None:
    store = Store()
    triples = chain(parse_turtle(GOOD.encode()), published_ontology())
    store.bulk_extend(Quad(*triple) for triple in triples)
    infer(store, rules())
    assert validate(store) == []


@pytest.mark.parametrize(
    ("good", "broken", "message"),
    [
        (
            'rdfs:label "On borders" ;',
            "",
            "a publication has no readable name; give it a rdfs:label",
        ),
        (
            '"2023"^^xsd:gYear',
            '"May 2023"',
            "a publication's date is no year; give an xsd:gYear",
        ),
        (
            '"10.1000/182"',
            '"https://doi.org/10.1000/182"',
            "a DOI does not begin with 10.<registrant>/; give it without https://doi.org/",
        ),
        (
            '"https://example.org/trade"',
            '"3503092"',
            "a web address does not begin with http(s)://; leave a cut one out",
        ),
        (
            "biro:references e:cited ;",
            "",
            "a reference names no described work; type the work bibo:Document",
        ),
        (
            "0000-0002-1825-0097",
            "0000-0002-1825-009",
            "an identifier is no ORCID in four groups; leave a damaged one out",
        ),
        (
            'foaf:name "O. Petrenko" ;',
            'foaf:name "O. Petrenko" ; schema:telephone "1" ;',
            "a phone of a person is kept; leave it out",
        ),
        (
            ' ; foaf:name "Institute of Borders"',
            "",
            "an organisation has no name; give foaf:name, rdfs:label or skos:prefLabel",
        ),
        (
            'cbris:mentionKind "barrier" ;\n    cbris:section',
            'cbris:mentionKind "obstacle" ;\n    cbris:section',
            "a mention has not exactly one known kind",
        ),
        (
            "cbris:claimRelation e:hinders ;",
            "cbris:claimRelation e:helps ;",
            "a claim has not exactly one known relation",
        ),
        (
            "    prov:wasDerivedFrom e:publication ;\n    prov:wasQuotedFrom e:sentence .",
            "    prov:wasDerivedFrom e:publication .",
            "a claim has no quote; say prov:wasQuotedFrom a span",
        ),
        ('"positive"', '"yes"', "a claim is neither positive nor negative"),
        (
            "cbris:heldBy e:publication",
            "cbris:heldBy e:nobody",
            "a claim is held by nobody who is described; name the publication at least",
        ),
        (
            "e:word-position, e:word-quote",
            "e:word-position",
            "a span has not exactly one oa:TextQuoteSelector",
        ),
        ('"8"^^', '"2"^^', "a position ends before it starts"),
        (
            '"border"@en, "кордон"@uk',
            '"border"@en',
            "a concept has no preferred label in Ukrainian",
        ),
        (
            "cbris:stageOrder 2 ;",
            "",
            "a stage has not exactly one place in its series, counted from 0",
        ),
        (
            "dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;\n    prov",
            "prov",
            "a graph says neither its dcterms:license nor the dcterms:rights in it",
        ),
        (
            'schema:name "one.txt" ;',
            "",
            "a source does not name its file",
        ),
        (
            '; schema:softwareVersion "1" ',
            "",
            "a loader has not exactly one version",
        ),
    ],
)
def test_a_broken_graph_is_told_why(good: str, broken: str, message: str) -> None:
    assert good in GOOD
    assert messages(GOOD.replace(good, broken, 1)) == {message}


def test_the_kinds_of_mentions_are_those_of_the_text_loader() -> None:
    path = URIRef("https://w3id.org/cbris/ontology#mentionKind")
    (shape,) = SHAPES.subjects(SH.path, path)
    listed = SHAPES.value(shape, SH["in"])
    assert listed is not None
    assert {str(kind) for kind in Collection(SHAPES, listed)} == set(get_args(Kind))


def test_every_property_shape_has_a_message() -> None:
    reported = list(SHAPES.objects(predicate=SH.property))
    assert len(reported) > 50
    assert [shape for shape in reported if SHAPES.value(shape, SH.message) is None] == []
