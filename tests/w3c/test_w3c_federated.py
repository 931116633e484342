"""Queries of the W3C suites that call other services; these are real, on loopback."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from comparing import FORMS, expected_rows, read_rows, same
from pyoxigraph import NamedNode, Quad
from services import Services, serving
from sites import Site, ours
from suite import FEDERATED, Case, Dataset, cases

CASES = cases(*FEDERATED)
ANY = "http://example.org/sparql"
KNOWN = {
    "service/service5": "the address is a variable, which no list of allowed ones can hold",
}


@dataclass(frozen=True)
class Federation:
    """Our server, and the services that it may call."""

    site: Site
    services: Services


@pytest.fixture(scope="module")
def federation() -> Iterator[Federation]:
    """Run both."""
    with serving() as services, ours(services.addresses.values()) as site:
        yield Federation(site, services)


def moved(quad: Quad, services: Services) -> Quad:
    """Let a quad name a service by the address it has here."""
    value = quad.object
    if isinstance(value, NamedNode):
        value = NamedNode(services.addresses.get(value.value, value.value))
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)


def wrong(case: Case, federation: Federation) -> str | None:
    """Run a test, and say what went wrong; None if nothing did."""
    site, services = federation.site, federation.services
    services.fill(case.services or {ANY: Dataset()})
    site.fill(moved(quad, services) for quad in case.before.quads())
    text = case.text.replace("<g>", f"<{ANY}>")
    for name, place in services.addresses.items():
        text = text.replace(name, place)
    reply = site.query(text, FORMS[".srj"])
    if reply.status != 200:
        return str(reply)
    if case.result is None:  # a test of syntax
        return None
    body = reply.body.decode()
    for name, place in services.addresses.items():
        body = body.replace(place, name)
    found, expected = read_rows(".srj", body.encode()), expected_rows(case.result, "")
    return None if same(found, expected) else f"{found} was found, {expected} was expected"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_query_that_calls_services(case: Case, federation: Federation) -> None:
    fault = wrong(case, federation)
    if case.id in KNOWN and fault is not None:
        pytest.xfail(KNOWN[case.id])
    assert fault is None, fault
    assert case.id not in KNOWN, "it passes now: take it off the list"


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_a_service_that_is_not_allowed_is_refused(federation: Federation) -> None:
    reply = federation.site.query("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "*/*")
    assert (reply.status, b"SERVICE" in reply.body) == (400, True)


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_no_test_is_left_out() -> None:
    assert len(CASES) == 10
