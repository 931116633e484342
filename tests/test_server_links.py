import pytest

from cbris.server.links import href, requested_iri

BASE = "https://w3id.org/cbris/"


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (f"{BASE}country/UA", "/country/UA"),
        (f"{BASE}publication/10.1%2Fx", "/publication/10.1%2Fx"),
        (f"{BASE}ontology#Claim", "/ontology#Claim"),
        ("https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("http://purl.org/dc/terms/title", "http://purl.org/dc/terms/title"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("urn:x", None),
        (f"{BASE}/evil.example", None),
        (f"{BASE}\\evil.example", None),
        (None, None),
    ],
)
def test_where_an_iri_leads(iri: str | None, address: str | None) -> None:
    assert href(iri) == address


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("/country/UA", "country/UA"),
        ("/publication/10.1%2Fx", "publication/10.1%2Fx"),
        ("/publication/10.1%2fx", "publication/10.1%2Fx"),
        ("/person/a.б", "person/a.%D0%B1"),
        ("/person/a b", "person/a%20b"),
        ("/a%3E%20b", "a%3E%20b"),
        ("/%FF", "%FF"),
    ],
)
def test_the_iri_of_a_path(path: str, iri: str) -> None:
    found = requested_iri(path)
    assert found is not None
    assert found.value == BASE + iri
