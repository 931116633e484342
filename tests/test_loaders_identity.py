import pytest
from pyoxigraph import Literal, NamedNode, Triple

from cbris.loaders.identity import Resolution, Resolver, identity_quads, strong_key
from cbris.loaders.text.orcid import is_valid
from cbris.ontology.terms import term

ORCID = "0000-0002-1825-0097"


def said(subject: str, predicate: str, value: str) -> Triple:
    is_iri = predicate in ("skos:exactMatch", "owl:sameAs")
    return Triple(
        NamedNode(subject), term(predicate), NamedNode(value) if is_iri else Literal(value)
    )


def resolved(*statements: tuple[str, str, str]) -> dict[str, str]:
    return resolver(*statements).resolve().merged


def resolver(*statements: tuple[str, str, str]) -> Resolver:
    made = Resolver()
    for statement in statements:
        made.add(said(*statement))
    return made


@pytest.mark.parametrize(
    ("predicate", "value", "expected"),
    [
        ("bibo:doi", "10.1000/ABC", ("doi", "10.1000/abc")),
        ("dcterms:identifier", "doi:10.1000/182", ("doi", "10.1000/182")),
        ("dcterms:identifier", "https://doi.org/10.1000/182", ("doi", "10.1000/182")),
        ("owl:sameAs", "http://dx.doi.org/10.1000%2F182", ("doi", "10.1000/182")),
        ("dcterms:identifier", ORCID, ("orcid", ORCID)),
        ("skos:exactMatch", f"https://orcid.org/{ORCID}", ("orcid", ORCID)),
        ("dcterms:identifier", "0000-0002-1825-0098", None),
        ("skos:exactMatch", "https://ror.org/00f54p054", ("ror", "00f54p054")),
        ("dcterms:title", "10.1000/182", None),
        ("dcterms:identifier", "000", None),
    ],
)
def test_strong_keys_are_read_in_one_form(
    predicate: str, value: str, expected: tuple[str, str] | None
) -> None:
    assert strong_key(said("http://e/a", predicate, value)) == expected


@pytest.mark.parametrize(
    ("orcid", "valid"),
    [("0000-0002-1825-0097", True), ("0000-0002-1694-233X", True), ("0000-0002-1825-0079", False)],
)
def test_the_check_character_of_an_orcid_counts(orcid: str, valid: bool) -> None:
    assert is_valid(orcid) is valid


def test_one_key_makes_one_thing_named_by_the_smallest_iri() -> None:
    merged = resolved(
        ("http://e/b", "bibo:doi", "10.1000/1"),
        ("http://e/a", "bibo:doi", "10.1000/1"),
        ("http://e/c", "bibo:doi", "10.1000/2"),
    )
    assert merged == {"http://e/b": "http://e/a"}


def test_an_iri_minted_from_the_key_represents_the_others() -> None:
    merged = resolved(
        ("http://e/person/000.doe-j", "dcterms:identifier", ORCID),
        (f"http://e/person/{ORCID}", "dcterms:identifier", ORCID),
    )
    assert merged == {"http://e/person/000.doe-j": f"http://e/person/{ORCID}"}


def test_the_strongest_key_goes_before_the_smallest_iri() -> None:
    merged = resolved(
        ("http://e/a", "dcterms:identifier", ORCID),
        ("http://e/b", "dcterms:identifier", ORCID),
        ("http://e/b", "bibo:doi", "10.1000/1"),
    )
    assert merged == {"http://e/a": "http://e/b"}


def test_keys_link_through_a_third() -> None:
    merged = resolved(
        ("http://e/a", "bibo:doi", "10.1000/1"),
        ("http://e/b", "bibo:doi", "10.1000/1"),
        ("http://e/b", "dcterms:identifier", ORCID),
        ("http://e/c", "dcterms:identifier", ORCID),
    )
    assert merged == {"http://e/b": "http://e/a", "http://e/c": "http://e/a"}


def test_two_keys_of_one_kind_merge_nothing_and_are_reported() -> None:
    made = resolver(
        ("http://e/a", "bibo:doi", "10.1000/1"),
        ("http://e/b", "bibo:doi", "10.1000/1"),
        ("http://e/b", "bibo:doi", "10.1000/2"),
    )
    resolution = made.resolve()
    assert resolution.merged == {}
    assert resolution.problems == (
        "http://e/a: has doi 10.1000/1, doi 10.1000/2; "
        "one key of a kind was expected; nothing was merged",
    )


def test_merged_iris_stay_listed() -> None:
    assert [
        str(quad) for quad in identity_quads(Resolution({"http://e/b": "http://e/a"}, (), ()))
    ] == [
        "<http://e/b> <http://purl.org/dc/terms/isReplacedBy> <http://e/a> "
        "<https://w3id.org/cbris/graph/identity>"
    ]
