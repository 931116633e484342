import shutil
import time
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from cbris.ontology.files import ontology_file, parse_turtle, rules
from cbris.ontology.reasoning import JAVA_MISSING, entailments
from cbris.ontology.terms import concept, term
from cbris.store.inference import infer

GOOD = (Path(__file__).parent / "cases/ontology/good.ttl").read_bytes()
MORE = """
    @prefix cbris: <https://w3id.org/cbris/ontology#> .
    @prefix cito: <http://purl.org/spar/cito/> .
    @prefix eurio: <http://data.europa.eu/s66#> .
    @prefix geo: <http://www.opengis.net/ont/geosparql#> .
    @prefix e: <http://example.org/> .
    @prefix org: <http://www.w3.org/ns/org#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    e:defect a cbris:Barrier ; skos:related e:border .
    e:document cito:isCitedBy e:later .
    e:eic cbris:hasForm e:grant .
    e:euroregion a cbris:CrossBorderStructure ; org:hasMember e:institute .
    e:nis a cbris:NationalInnovationSystem .
    e:ris3 a cbris:Strategy .
    e:scheme skos:hasTopConcept e:stages .
    e:system a cbris:CrossBorderInnovationSystem .
    e:third cbris:precedes e:fourth .
    e:ukraine a cbris:Country .
    e:valley a cbris:CrossBorderRegion .
    e:large geo:sfWithin e:ukraine ; cbris:inCountry e:ukraine .
    e:middle geo:sfWithin e:large .
    e:small geo:sfWithin e:middle ; geo:sfTouches e:other ; owl:differentFrom e:other .
    e:pair a cbris:BorderPair ; cbris:joins e:small, e:other .
    e:later-version eurio:hasPreviousFundingScheme e:version .
    e:version cbris:trlFrom 5 .
"""
ONTOLOGY = list(parse_turtle(ontology_file().read_bytes()))
DATA = list(chain(parse_turtle(GOOD), parse_turtle(MORE.encode())))


def fixpoint(data: Iterable[Triple]) -> Store:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in chain(ONTOLOGY, data))
    infer(store, rules())
    return store


def facts(triples: Iterable[Triple]) -> set[Triple]:
    """Keep memberships and assertions between the individuals of the data."""
    things = {node for triple in DATA for node in (triple.subject, triple.object)}
    classes = {triple.subject for triple in ONTOLOGY}
    linking = {t.subject for t in ONTOLOGY if t.object == term("owl:ObjectProperty")}
    return {
        t
        for t in triples
        if t.subject in things - classes
        and (
            (t.predicate == term("rdf:type") and t.object in classes)
            or (t.predicate in linking and isinstance(t.object, NamedNode))
        )
    }


@pytest.mark.skipif(shutil.which("java") is None, reason=JAVA_MISSING)
def test_the_rules_entail_what_the_axioms_entail() -> None:
    by_rules = facts(
        quad.triple for quad in fixpoint(DATA).quads_for_pattern(None, None, None, DefaultGraph())
    )
    by_axioms = facts(entailments(DATA))
    assert by_rules - by_axioms == set()
    assert by_axioms - by_rules == set()


@pytest.mark.parametrize(
    ("subject", "curie", "value"),
    [
        ("defect", "rdf:type", term("cbris:Barrier")),
        ("mention", "rdf:type", term("oa:Annotation")),
        ("claim", "rdf:type", term("prov:Entity")),
        ("valley", "rdf:type", term("geo:Feature")),
        ("euroregion", "rdf:type", term("foaf:Agent")),
        ("grant", "rdf:type", term("skos:Concept")),
        ("first", "cbris:precedes", NamedNode("http://example.org/fourth")),
        ("cited", "cito:isCitedBy", NamedNode("http://example.org/publication")),
        ("stages", "skos:narrower", NamedNode("http://example.org/first")),
        ("stages", "skos:inScheme", NamedNode("http://example.org/scheme")),
        ("border", "skos:related", NamedNode("http://example.org/defect")),
        ("small", "geo:sfWithin", NamedNode("http://example.org/ukraine")),
        ("small", "cbris:inCountry", NamedNode("http://example.org/ukraine")),
        ("small", "rdf:type", term("cbris:Region")),
        ("small", "dcterms:type", concept("region-kind", "border-region")),
        ("other", "geo:sfTouches", NamedNode("http://example.org/small")),
        ("pair", "rdf:type", term("geo:Feature")),
        ("version", "eurio:hasNextFundingScheme", NamedNode("http://example.org/later-version")),
        ("version", "rdf:type", term("eurio:FundingScheme")),
        ("claim", "schema:about", NamedNode("http://example.org/border")),
    ],
)
def test_a_rule_gives(subject: str, curie: str, value: NamedNode) -> None:
    quad = Quad(NamedNode(f"http://example.org/{subject}"), term(curie), value)
    assert quad in fixpoint(DATA)


def test_no_later_stage_precedes_an_earlier_one() -> None:
    first, second = (NamedNode(f"http://example.org/{name}") for name in ("first", "second"))
    store = fixpoint(DATA)
    assert Quad(first, term("cbris:precedes"), second) in store
    assert Quad(second, term("cbris:precedes"), first) not in store


def test_the_rules_are_cheap_on_a_hundred_thousand_triples() -> None:
    many = [_copy(triple, n) for n in range(700) for triple in parse_turtle(GOOD)]
    started = time.monotonic()
    assert len(fixpoint(many)) > 100_000
    assert time.monotonic() - started < 60


def _copy(triple: Triple, n: int) -> Triple:
    def name(node: object) -> object:
        own = isinstance(node, NamedNode) and node.value.startswith("http://example.org/")
        return NamedNode(f"{node.value}-{n}") if own else node  # type: ignore[attr-defined]

    return Triple(name(triple.subject), triple.predicate, name(triple.object))  # type: ignore[arg-type]
