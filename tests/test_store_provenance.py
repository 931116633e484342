from pathlib import Path

import pytest

from cbris.loaders.rdf import RdfLoader
from cbris.loaders.source import Source
from cbris.store.provenance import provenance_quads

CC_BY = "<https://creativecommons.org/licenses/by/4.0/>"
SOURCE = "<https://w3id.org/cbris/source/x>"
GRAPH = "<https://w3id.org/cbris/graph/x>"
TERMS = "<http://purl.org/dc/terms/"
UNKNOWN = '"The licence of the source is not known; what is quoted from it are short extracts."@en'


def said(notes: dict[str, str]) -> set[str]:
    """Give what the notes make the provenance say of dates, licences and rights."""
    source = Source("x", Path("x.ttl"), b"", notes)
    triples = (str(quad.triple) for quad in provenance_quads(source, RdfLoader()))
    return {line for line in triples if TERMS in line and "identifier" not in line}


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ({}, {f"{SOURCE} {TERMS}rights> {UNKNOWN}", f"{GRAPH} {TERMS}rights> {UNKNOWN}"}),
        (
            {"licence": "unknown", "graph_licence": CC_BY.strip("<>"), "retrieved": "unknown"},
            {
                f"{GRAPH} {TERMS}license> {CC_BY}",
                f"{GRAPH} {TERMS}rights> {UNKNOWN}",
                f"{SOURCE} {TERMS}rights> {UNKNOWN}",
            },
        ),
        ({"licence": CC_BY.strip("<>")}, {f"{SOURCE} {TERMS}license> {CC_BY}"}),
        ({"licence": "all rights reserved"}, {f'{SOURCE} {TERMS}rights> "all rights reserved"'}),
        (
            {"licence": CC_BY.strip("<>"), "retrieved": "2024-05-01"},
            {
                f"{SOURCE} {TERMS}license> {CC_BY}",
                f'{SOURCE} {TERMS}date> "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date>',
            },
        ),
    ],
)
def test_licence_and_date_are_said_as_far_as_known(
    notes: dict[str, str], expected: set[str]
) -> None:
    assert said(notes) == expected
