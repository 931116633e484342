"""Theory: what hinders work across borders, and what a cross-border system is made of."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.reference.assertions import assertion
from cbris.loaders.reference.facts import provenance
from cbris.loaders.source import Source
from cbris.loaders.statements import describe, integer
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = ["OBSTACLE_COLUMNS", "THEORY_COLUMNS", "read_obstacles", "read_theory"]

OBSTACLE_COLUMNS = ("obstacle_id", "obstacle", "label", "group", "named_by", "statement")
THEORY_COLUMNS = ("kind", "concept", "position", "label", "description")
NAMED = {"obstacle": "named by", "finding": "finding"}
KINDS = ("stage", "dimension", "policy step", "condition", "process")


def read_obstacles(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield who names which obstacle, and the group that it belongs to.

    - `?barrier skos:broadMatch ?group`, both concepts of our schemes,
    - `?assertion a cbris:Assertion ; schema:about ?barrier ; schema:propertyID "named by" ;
      schema:value ?who ; skos:definition ?words`; a finding on a barrier has "finding".

    :raises SourceError: a row is neither an obstacle nor a finding.
    """
    for row in rows:
        if row["statement"] not in NAMED:
            raise row.error("statement", " or ".join(NAMED))
        barrier = concept("barrier", row["obstacle"])
        group = {"skos:broadMatch": concept("obstacle-group", row["group"])}
        yield from describe(graph, barrier, [], group)
        said = {
            **provenance(source, row),
            "schema:value": row["named_by"],
            "skos:definition": Literal(row["label"], language="en"),
        }
        yield from assertion(graph, barrier, NAMED[row["statement"]], row["obstacle_id"], said)


def read_theory(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the place of each concept of the theory, and the source's short words for it.

    - `?concept schema:position ?number`, its place within its kind, from 1,
    - `?assertion a cbris:Assertion ; schema:about ?concept ; schema:propertyID ?kind ;
      schema:value ?label ; skos:definition ?words`.

    :raises SourceError: the kind is not known, or the place is no number.
    """
    for row in rows:
        if row["kind"] not in KINDS:
            raise row.error("kind", ", ".join(KINDS))
        if row["position"] and not row["position"].isdecimal():
            raise row.error("position", "a number, or nothing")
        about = mint(*row["concept"].split("/"))
        place = integer(int(row["position"])) if row["position"] else None
        yield from describe(graph, about, [], {"schema:position": place})
        said = {
            **provenance(source, row),
            "skos:definition": Literal(row["description"], language="en"),
        }
        yield from assertion(graph, about, row["kind"], row["label"], said)
