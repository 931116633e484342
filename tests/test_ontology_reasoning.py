import shutil
import tempfile
from pathlib import Path

import owlready2
import pytest

from cbris.ontology.files import parse_turtle
from cbris.ontology.reasoning import JAVA_MISSING, Consistency, check_consistency

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason=JAVA_MISSING)
PREFIXES = """
    @prefix cbris: <https://w3id.org/cbris/ontology#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix e: <http://example.org/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def check(turtle: str) -> Consistency:
    return check_consistency(parse_turtle((PREFIXES + turtle).encode()))


@needs_java
def test_ontology_and_vocabularies_are_consistent() -> None:
    assert check_consistency() == Consistency(
        True, (), "HermiT: consistent, and every class can have an instance"
    )


@needs_java
@pytest.mark.parametrize(
    "contradiction",
    [
        pytest.param("e:a a cbris:Claim, cbris:Mention .", id="two disjoint classes"),
        pytest.param("e:a cbris:claimSubject e:b . e:a cbris:section 'body' .", id="two domains"),
        pytest.param("e:a cbris:stageOrder 1, 2 .", id="two values of a functional property"),
        pytest.param("e:a a skos:Concept, skos:ConceptScheme .", id="concept and scheme"),
        pytest.param("e:a cbris:modality e:b . e:b a cbris:Claim .", id="range"),
    ],
)
def test_a_planted_contradiction_is_found(contradiction: str) -> None:
    found = check(contradiction)
    assert found.consistent is False
    assert found.message == "HermiT: the ontology and the data contradict each other"


@needs_java
def test_a_class_without_possible_instance_is_named() -> None:
    found = check("e:Both a owl:Class ; rdfs:subClassOf cbris:Claim, cbris:Mention .")
    assert found.unsatisfiable == ("http://example.org/Both",)


@needs_java
def test_literals_that_hermit_cannot_read_are_left_out() -> None:
    given = "e:a dcterms:issued '2023'^^xsd:gYear ; cbris:firstDay '2023-05-01'^^xsd:date ."
    assert check(given).consistent is True


@needs_java
def test_a_literal_that_is_not_of_its_type_is_said() -> None:
    found = check("e:a cbris:stageOrder 'first'^^xsd:integer .")
    assert found.consistent is False
    assert found.message.startswith("HermiT: a literal is not of its type: ")


@needs_java
def test_a_check_leaves_no_file_and_no_setting_behind() -> None:
    before = tempfile.tempdir, owlready2.JAVA_EXE, list(owlready2.default_world.ontologies)
    check("e:a a cbris:Claim, cbris:Mention .")
    after = tempfile.tempdir, owlready2.JAVA_EXE, list(owlready2.default_world.ontologies)
    assert after == before


def test_without_java_a_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert check_consistency() == Consistency(None, (), JAVA_MISSING)


def test_java_that_fails_gives_its_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho no memory left\nexit 3\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert check_consistency() == Consistency(
        None, (), "HermiT: java failed: Java error message is: no memory left"
    )
