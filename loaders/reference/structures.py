"""Cross-border structures, such as Euroregions, and the regions that take part in them."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.dates import dated, interval_quads
from cbris.loaders.reference.assertions import assertion
from cbris.loaders.reference.codes import country, region
from cbris.loaders.reference.facts import provenance, split
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = ["MEMBER_COLUMNS", "STRUCTURE_COLUMNS", "read_members", "read_structures"]

STRUCTURE_COLUMNS = (
    "id",
    "name_en",
    "name_uk",
    "kind",
    "countries",
    "founded",
    "status",
    "status_from",
    "status_source",
)
MEMBER_COLUMNS = ("structure", "code", "role", "from", "to")
ROLES = ("member", "partial", "approximate", "former")
UNCHECKED = "general knowledge"


def read_structures(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the structures; what is said of their present state is an assertion.

    - `?structure a cbris:CrossBorderStructure ; rdfs:label ?name ; skos:prefLabel ?name ;
      dcterms:type ?kind ; dcterms:spatial ?country`,
    - `?structure cbris:firstDay ?day ; org:memberDuring ?interval` from its founding on,
    - `?assertion a cbris:Assertion ; schema:about ?structure ; schema:propertyID "status"`.

    :raises SourceError: a kind, a country or a date is not as it must be.
    """
    for row in rows:
        if not row["kind"]:
            raise row.error("kind", "one or more kinds of cross-border structure")
        structure = mint("structure", row["id"])
        names = [
            Literal(row[f"name_{tag}"], language=tag) for tag in ("en", "uk") if row[f"name_{tag}"]
        ]
        yield from describe(
            graph,
            structure,
            ["cbris:CrossBorderStructure"],
            {
                "rdfs:label": names,
                "skos:prefLabel": names,
                "dcterms:type": [concept("cross-border-structure", k) for k in split(row["kind"])],
                "dcterms:spatial": [country(code) for code in split(row["countries"])],
                **_since(row["founded"]),
                **provenance(source, row),
            },
        )
        if row["founded"]:
            yield from interval_quads(graph, row["founded"], "")
        if row["status"]:
            yield from _status(source, graph, row, structure)


def read_members(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the memberships of regions in structures.

    Shape: `?membership a org:Membership ; org:organization ?structure ; org:member ?region ;
    org:role ?status ; cbris:firstDay ?day ; cbris:lastDay ?day ; org:memberDuring ?interval`.
    A region that left on an unknown day has the role former and no last day. A structure
    without rows has members that are not known here, not none.

    :raises SourceError: a role, a code or a date is not as it must be.
    """
    for row in rows:
        if row["role"] not in ROLES:
            raise row.error("role", " or ".join(ROLES))
        yield from describe(
            graph,
            mint("membership", row["structure"], row["code"], row["from"] or "unknown"),
            ["org:Membership"],
            {
                "org:organization": mint("structure", row["structure"]),
                "org:member": region(row["code"]),
                "org:role": concept("membership-status", row["role"]),
                **dated(row["from"], row["to"]),
                **provenance(source, row),
            },
        )
        yield from interval_quads(graph, row["from"], row["to"])


def _since(founded: str) -> Mapping[str, Value]:
    return dated(founded, "") if founded else {}


def _status(source: Source, graph: NamedNode, row: Row, structure: NamedNode) -> Iterator[Quad]:
    checked = row["verified"] if row["status_source"] != UNCHECKED else "no"
    more = {
        **provenance(source, row),
        "dcterms:source": row["status_source"],
        "cbris:verified": checked,
        "skos:note": None,
        **_since(row["status_from"]),
    }
    yield from assertion(graph, structure, "status", row["status"], more)
    if row["status_from"]:
        yield from interval_quads(graph, row["status_from"], "")
