import shutil
from pathlib import Path

import pytest

from cbris.ontology.profile import OWLAPI_MISSING, Profile, check_profile, owlapi_class_path

needs_owlapi = pytest.mark.skipif(
    owlapi_class_path() is None or shutil.which("java") is None, reason=OWLAPI_MISSING
)
NOT_DL = """
    @prefix e: <http://example.org/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    <http://example.org/> a owl:Ontology .
    e:before a owl:ObjectProperty, owl:TransitiveProperty, owl:AsymmetricProperty .
"""


@needs_owlapi
def test_ontology_and_vocabularies_are_in_owl_2_dl() -> None:
    assert check_profile() == Profile(())


@needs_owlapi
def test_a_planted_violation_is_found(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(NOT_DL, encoding="utf-8")
    (violation,) = check_profile(path).violations
    assert violation.startswith("Use of non-simple property in asymmetric object property axiom")


def test_without_the_owl_api_a_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CBRIS_OWLAPI", "")
    assert check_profile() == Profile((), OWLAPI_MISSING)


def test_the_class_path_may_be_given() -> None:
    assert owlapi_class_path({"CBRIS_OWLAPI": "/opt/owlapi/*"}) == "/opt/owlapi/*"


@needs_owlapi
def test_a_class_path_without_the_owl_api_is_said() -> None:
    reason = check_profile(class_path="/nowhere").skipped_reason
    assert reason is not None
    assert reason.startswith("OWL 2 DL profile: java failed: ")
