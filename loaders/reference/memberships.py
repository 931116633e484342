"""Who was in which bloc, from a day to a day, and which member is the partner of the others."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from cbris.loaders.dates import dated, interval_quads
from cbris.loaders.reference.blocs import bloc
from cbris.loaders.reference.codes import country
from cbris.loaders.reference.facts import kebab, provenance
from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = ["HUB_COLUMNS", "MEMBERSHIP_COLUMNS", "read_hubs", "read_memberships"]

MEMBERSHIP_COLUMNS = ("bloc_id", "country_iso2", "from_date", "to_date", "status", "side")
HUB_COLUMNS = ("bloc_id", "hub_bloc", "partner_iso2")
SIDES = ("", "partner")
STATUSES = ("member", "associate", "provisional", "suspended")


def read_memberships(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the memberships of countries in blocs.

    Shape: `?node a org:Membership ; org:organization ?bloc ; org:member ?country ;
    org:role ?status`, dated; `org:role membership-status/partner` in addition where the
    member faces the others in an agreement that a bloc made with it.

    :raises SourceError: a country, a status, a side or a date is not as it must be.
    """
    for row in rows:
        _check(row)
        member = country(row["country_iso2"])
        dates = row["from_date"], row["to_date"]
        key = member.value.rsplit("/", 1)[1]
        node = mint("membership", kebab(row["bloc_id"]), key, dates[0] or "unknown")
        yield from describe(
            graph,
            node,
            ["org:Membership"],
            {
                "org:organization": bloc(row["bloc_id"]),
                "org:member": member,
                "org:role": [concept("membership-status", role) for role in _roles(row)],
                **dated(*dates),
                **provenance(source, row),
            },
        )
        yield from interval_quads(graph, *dates)


def read_hubs(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the bloc that made an agreement with a partner.

    Shape: `?bloc dcterms:relation ?hub ; dcterms:type bloc-kind/agreement-with-partner`. Who the
    partner is, is said of the memberships: two on the same side share no stage by it.
    """
    kind = concept("bloc-kind", "agreement-with-partner")
    for row in rows:
        hub = {"dcterms:relation": bloc(row["hub_bloc"]), "dcterms:type": kind}
        yield from describe(graph, bloc(row["bloc_id"]), [], hub)


def _check(row: Row) -> None:
    for column, known in (("status", STATUSES), ("side", SIDES)):
        if row[column] not in known:
            raise row.error(column, " or ".join(filter(None, known)))


def _roles(row: Row) -> tuple[str, ...]:
    return (row["status"], row["side"]) if row["side"] else (row["status"],)
