"""What the OOPS! catalogue calls pitfalls, as far as a script can find them."""

import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from cbris.ontology.files import ontology_file
from cbris.ontology.terms import term as expand

ROOT = Path(__file__).parent.parent
CBRIS = Namespace("https://w3id.org/cbris/ontology#")
GRAPH = Graph().parse(data=ontology_file().read_text("utf-8"), format="turtle")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty)
ANYTHING = {CBRIS.claimObject, CBRIS.claimSubject, CBRIS.heldBy}
"""Properties whose values are of any class, so that no range can be said."""
DAYS = {CBRIS.firstDay, CBRIS.lastDay}
"""Their xsd:date is outside the OWL 2 datatype map: the shapes say it."""
MAY_COINCIDE = {CBRIS.CrossBorderStructure}
"""A structure may be a bloc, and its concept is one."""


def own(*kinds: Node) -> list[URIRef]:
    return sorted(
        node
        for kind in kinds
        for node in GRAPH.subjects(RDF.type, kind)
        if isinstance(node, URIRef) and node.startswith(CBRIS)
    )


CLASSES = own(OWL.Class)
PROPERTIES = own(*PROPERTY_KINDS)
TERMS = sorted({*CLASSES, *PROPERTIES})


def name(term: URIRef) -> str:
    return term.removeprefix(CBRIS)


def test_there_are_fewer_than_sixty_own_terms() -> None:
    assert len(TERMS) == len(CLASSES) + len(PROPERTIES)
    assert len(TERMS) < 60


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_a_term_has_one_label_a_language_a_comment_and_an_example(term: URIRef) -> None:
    labels = [label.language for label in GRAPH.objects(term, RDFS.label)]  # type: ignore[attr-defined]
    assert sorted(labels) == ["en", "uk"]
    assert len(list(GRAPH.objects(term, RDFS.comment))) == 1
    assert len(list(GRAPH.objects(term, SKOS.example))) == 1


def test_no_two_terms_have_one_label() -> None:
    labels = Counter(label for term in TERMS for label in GRAPH.objects(term, RDFS.label))
    assert [label for label, times in labels.items() if times > 1] == []


def test_classes_begin_with_a_capital_and_properties_do_not() -> None:
    assert [c for c in CLASSES if not re.fullmatch(r"[A-Z][A-Za-z]+", name(c))] == []
    assert [p for p in PROPERTIES if not re.fullmatch(r"[a-z][A-Za-z]+", name(p))] == []


@pytest.mark.parametrize("term", PROPERTIES, ids=name)
def test_a_property_has_one_domain_and_one_range_or_says_what_it_includes(term: URIRef) -> None:
    domains = list(GRAPH.objects(term, RDFS.domain))
    ranges = list(GRAPH.objects(term, RDFS.range))
    assert len(domains) + bool(list(GRAPH.objects(term, SDO.domainIncludes))) == 1
    if term not in ANYTHING | DAYS:
        assert len(ranges) + bool(list(GRAPH.objects(term, SDO.rangeIncludes))) == 1


@pytest.mark.parametrize("term", CLASSES, ids=name)
def test_a_class_stands_below_a_reused_one(term: URIRef) -> None:
    above = set(GRAPH.transitive_objects(term, RDFS.subClassOf)) - {term}
    assert [c for c in above if isinstance(c, URIRef) and not c.startswith(CBRIS)]


@pytest.mark.parametrize("kind", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_no_hierarchy_runs_in_a_circle(kind: URIRef) -> None:
    for lower, higher in GRAPH.subject_objects(kind):
        assert lower not in set(GRAPH.transitive_objects(higher, kind))


def test_every_class_is_kept_apart_from_others() -> None:
    apart = {
        node
        for pair in GRAPH.subject_objects(OWL.disjointWith)
        for node in pair
        if isinstance(node, URIRef)
    }
    for members in GRAPH.objects(predicate=OWL.members):
        apart.update(node for node in GRAPH.items(members) if isinstance(node, URIRef))
    alone = [c for c in CLASSES if not apart & set(GRAPH.transitive_objects(c, RDFS.subClassOf))]
    assert set(alone) == MAY_COINCIDE


@pytest.mark.parametrize(
    ("forth", "back"),
    [
        ("cito:cites", "cito:isCitedBy"),
        ("org:memberOf", "org:hasMember"),
        ("skos:broader", "skos:narrower"),
        ("skos:hasTopConcept", "skos:topConceptOf"),
        ("eurio:hasPreviousFundingScheme", "eurio:hasNextFundingScheme"),
    ],
)
def test_what_is_declared_both_ways_is_inverse(forth: str, back: str) -> None:
    one, other = (URIRef(expand(curie).value) for curie in (forth, back))
    assert {(one, OWL.inverseOf, other), (other, OWL.inverseOf, one)} & set(GRAPH)


def test_no_inverse_is_its_own_and_no_symmetric_property_has_one() -> None:
    for one, other in GRAPH.subject_objects(OWL.inverseOf):
        assert one != other
        assert (one, RDF.type, OWL.SymmetricProperty) not in GRAPH


@pytest.mark.parametrize("kind", [OWL.SymmetricProperty, OWL.TransitiveProperty])
def test_what_leads_on_or_back_stays_in_one_class(kind: URIRef) -> None:
    for term in GRAPH.subjects(RDF.type, kind):
        assert GRAPH.value(term, RDFS.domain) == GRAPH.value(term, RDFS.range)


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_a_term_is_used(term: URIRef) -> None:
    folders = (ROOT / "loaders", ROOT / "ontology/vocabularies", ROOT / "queries")
    written = {".py", ".rq", ".ttl", ".yaml"}
    files = (file for folder in folders for file in folder.rglob("*.*") if file.suffix in written)
    below = GRAPH.transitive_subjects(RDFS.subPropertyOf, term)
    names = "|".join(name(one) for one in below if isinstance(one, URIRef))
    word = re.compile(rf"cbris:({names})\b")
    assert any(word.search(file.read_text("utf-8")) for file in files)
