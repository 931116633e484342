"""The SKOS schemes: complete, in our own words, without a label for two things."""

import re
from collections import defaultdict
from importlib.resources import files

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from cbris.loaders.text.countries import countries
from cbris.loaders.text.document import KINDS
from cbris.loaders.text.folding import fold_words
from cbris.loaders.text.schemes import read_schemes
from cbris.ontology.terms import BASE, concept, term

FOLDER = files("cbris.ontology") / "vocabularies"
GRAMMAR = {"relation.ttl", "modality.ttl"}
SCHEMES = sorted(
    file.name
    for file in FOLDER.iterdir()
    if file.name.endswith(".ttl") and file.name not in GRAMMAR
)
MAX_LABEL_WORDS = 9  # the longest proper name
FORM = "integration-form"


def quads(name: str) -> list[Quad]:
    return list(parse((FOLDER / name).read_bytes(), RdfFormat.TURTLE))


def described(name: str) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    found: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads(name):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


def languages(values: list[NamedNode | Literal]) -> list[str]:
    return sorted(value.language or "" for value in values if isinstance(value, Literal))


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_is_complete(name: str) -> None:
    for iri, values in described(name).items():
        if term("skos:Concept") not in values[term("rdf:type").value]:
            continue
        assert len(values[term("rdf:type").value]) in (1, 2), iri
        assert languages(values[term("skos:prefLabel").value]) == ["en", "uk"], iri
        assert languages(values[term("skos:definition").value]) == ["en"], iri
        assert values[term("dcterms:source").value], iri
        scheme = concept(name.removesuffix(".ttl"), "").value.removesuffix("/")
        assert values[term("skos:inScheme").value] == [NamedNode(scheme)], iri


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_has_titles_and_a_licence(name: str) -> None:
    iri = f"{BASE}vocabulary/{name.removesuffix('.ttl')}"
    scheme = described(name)[iri]
    assert languages(scheme[term("dcterms:title").value]) == ["en", "uk"]
    assert scheme[term("dcterms:license").value]
    kinds = scheme[term("cbris:mentionKind").value]
    assert {kind.value for kind in kinds} <= set(KINDS)


@pytest.mark.parametrize("name", SCHEMES)
def test_turtle_is_in_the_form_of_the_house(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    prefixes = re.findall(r"^@prefix (\w+):", text, re.MULTILINE)
    subjects = re.findall(r"^(<\S+>) a ", text, re.MULTILINE)
    assert prefixes == sorted(prefixes)
    assert subjects == sorted(set(subjects))
    assert len(subjects) == len(described(name))


def test_broader_concepts_exist() -> None:
    known = {iri for name in SCHEMES for iri in described(name)}
    broader = {
        value.value
        for name in SCHEMES
        for values in described(name).values()
        for value in values[term("skos:broader").value]
    }
    assert broader <= known


def test_no_label_names_two_concepts_of_one_kind() -> None:
    named: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for one in (*read_schemes(), *countries()):
        for label in one.labels:
            named[one.kind, fold_words(label).text].add(one.iri)
    assert {key: iris for key, iris in named.items() if len(iris) > 1} == {}


def test_no_label_is_looked_for_as_two_kinds() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in read_schemes():
        for label in one.labels if one.kind else ():
            kinds[fold_words(label).text.strip()].add(one.kind or "")
    assert {label for label, found in kinds.items() if len(found) > 1} == {"eurocity"}


def test_no_label_is_a_sentence() -> None:
    labels = [label for one in read_schemes() for label in one.labels]
    assert [label for label in labels if len(label.split()) > MAX_LABEL_WORDS] == []


def test_the_stages_stand_in_their_order() -> None:
    stages = {
        values[term("cbris:stageOrder").value][0].value: iri.rsplit("/", 1)[1]
        for iri, values in described(f"{FORM}.ttl").items()
        if values[term("cbris:stageOrder").value]
    }
    assert stages == {
        "0": "preferential-trade-area",
        "1": "free-trade-area",
        "2": "customs-union",
        "3": "common-market",
        "4": "economic-union",
        "5": "complete-economic-integration",
    }


def test_there_are_more_than_a_thousand_concepts_to_be_found_in_texts() -> None:
    assert len([one for one in read_schemes() if one.kind]) > 1000


def test_countries_are_those_of_iso_3166() -> None:
    codes = {one.iri.rsplit("/", 1)[1] for one in countries()}
    assert len(codes) == 249
    assert {"UA", "PL", "GB"} <= codes
    assert not {"EU", "UN", "XK"} & codes
