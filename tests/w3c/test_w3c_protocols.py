"""The W3C tests of the SPARQL Protocol and of the Graph Store Protocol."""

import os
from dataclasses import replace

import pytest
from exchanges import Conversation, conversations, fault
from sites import Site

pytest_plugins = ["sites_fixtures"]
PROTOCOL = conversations("protocol/manifest.ttl")
GRAPH_STORE = [
    each
    for name in ("direct", "indirect")
    for each in conversations(f"graph-store-protocol/manifest-{name}.ttl")
]


def faults(conversation: Conversation, site: Site, theirs: str, path: str) -> list[str]:
    """Have the conversation at another path, and give all that went wrong."""
    site.fill(conversation.before.quads())
    known: dict[str, str] = {}
    exchanges = (
        replace(each, target=path + each.target.removeprefix(theirs))
        for each in conversation.exchanges
    )
    return [found for each in exchanges if (found := fault(site, each, known)) is not None]


@pytest.mark.parametrize("conversation", PROTOCOL, ids=lambda each: each.id)
def test_protocol(conversation: Conversation, site: Site) -> None:
    assert faults(conversation, site, "/sparql/", site.query_path) == []


@pytest.mark.parametrize("conversation", GRAPH_STORE, ids=lambda each: each.id)
def test_graph_store_protocol(conversation: Conversation, site: Site) -> None:
    assert faults(conversation, site, "/gsp", site.store_path) == []


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_no_test_is_left_out() -> None:
    assert (len(PROTOCOL), len(GRAPH_STORE)) == (34, 13)
