"""Who was in which bloc, from a day to a day, and which member is the partner of the others."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from cbris.loaders.dates import dated, interval_quads
from cbris.loaders.reference.blocs import bloc
from cbris.loaders.reference.codes import country
from cbris.loaders.reference.facts import kebab, provenance, split
from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = ["HUB_COLUMNS", "MEMBERSHIP_COLUMNS", "read_hubs", "read_memberships"]

MEMBERSHIP_COLUMNS = ("bloc_id", "country_iso2", "from_date", "to_date", "status")
HUB_COLUMNS = ("bloc_id", "hub_bloc", "partner_iso2")
STATUSES = ("member", "associate", "provisional", "suspended")


def read_memberships(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the memberships of countries in blocs.

    Shape: `?node a org:Membership ; org:organization ?bloc ; org:member ?country ;
    org:role ?status`, dated.

    :raises SourceError: a country, a status or a date is not as it must be.
    """
    for row in rows:
        if row["status"] not in STATUSES:
            raise row.error("status", " or ".join(STATUSES))
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
                "org:role": concept("membership-status", row["status"]),
                **dated(*dates),
                **provenance(source, row),
            },
        )
        yield from interval_quads(graph, *dates)


def read_hubs(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield who faces the others in an agreement that a bloc made with a partner.

    Two on the same side do not share the stage of such an agreement. Shape:
    `?node a org:Membership ; org:organization ?bloc ; org:member ?partner ;
    org:role membership-status/partner`, without days, since those of the membership hold;
    `?bloc dcterms:relation ?hub ; dcterms:type bloc-kind/agreement-with-partner`.

    :raises SourceError: a country is not as it must be.
    """
    role = concept("membership-status", "partner")
    kind = concept("bloc-kind", "agreement-with-partner")
    for row in rows:
        body = bloc(row["bloc_id"])
        hub = {"dcterms:relation": bloc(row["hub_bloc"]), "dcterms:type": kind}
        yield from describe(graph, body, [], hub)
        for code in split(row["partner_iso2"]):
            yield from describe(
                graph,
                mint("membership", kebab(row["bloc_id"]), code, "partner"),
                ["org:Membership"],
                {
                    "org:organization": body,
                    "org:member": country(code),
                    "org:role": role,
                    **provenance(source, row),
                },
            )
