"""Who may apply: rules of versions, and countries associated to a programme."""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.dates import dated, interval_quads
from cbris.loaders.reference.codes import country
from cbris.loaders.reference.facts import provenance
from cbris.loaders.reference.versions import number, scheme, several, version_iri
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = ["ASSOCIATION_COLUMNS", "RULE_COLUMNS", "read_associations", "read_rules"]

RULE_COLUMNS = (
    "instrument_id",
    "version",
    "rule_id",
    "composition",
    "applicants",
    "least_partners",
    "most_partners",
    "least_countries",
    "least_member_states",
    "countries",
    "forms",
    "also",
    "prose",
)
ASSOCIATION_COLUMNS = ("programme", "country_iso2", "from_date", "to_date", "kind")
COMPOSITIONS = ("single", "consortium", "either")
BOUNDS = {
    "least_partners": "cbris:leastPartners",
    "most_partners": "cbris:mostPartners",
    "least_countries": "cbris:leastCountries",
    "least_member_states": "cbris:leastMemberStates",
}
COUNTRIES: Mapping[str, NamedNode] = {
    "eu-member-states": mint("bloc", "eu"),
    "associated-to-horizon-europe": mint("programme", "horizon-europe"),
}
"""Sets of countries by their names in the table; programme-area is that of the scheme."""
ROLES = {
    "full": "associate",
    "transitional": "provisional",
    "without-eic-fund": "partial",
    "pillar-2": "partial",
}


def read_rules(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the rules on who may apply. A version may have several: one of them suffices.

    - `?rule a cbris:EligibilityRule ; dcterms:isPartOf ?version ; skos:definition ?prose`,
    - `?rule cbris:applicant ?kind`, any of them,
    - `?rule cbris:leastPartners ?n ; cbris:mostPartners ?n ; cbris:leastCountries ?n ;
      cbris:leastMemberStates ?n`; those who apply count as partners, the first one too,
    - `?rule schema:eligibleRegion ?set`, any of them: `bloc/eu` for its member states, a
      programme with members for the countries associated to it, another programme for its
      area, or a country,
    - `?rule cbris:hasForm ?form` where the rule opens only some forms of the version,
    - `?rule schema:conditionsOfAccess ?words`, what must hold besides.

    What is not known has no triple.

    :raises SourceError: a path, a number or a name is not as it must be.
    """
    for row in rows:
        if row["composition"] not in COMPOSITIONS:
            raise row.error("composition", ", ".join(COMPOSITIONS))
        yield from describe(
            graph,
            mint(*version_iri(row).value.split("/")[4:], "rule", row["rule_id"]),
            ["cbris:EligibilityRule"],
            {**_says(row), **provenance(source, row)},
        )


def _says(row: Row) -> Mapping[str, Value | Sequence[Value]]:
    return {
        "rdfs:label": f"{row['instrument_id'].partition('/')[2]}: {row['rule_id']}",
        "skos:notation": row["rule_id"],
        "skos:definition": Literal(row["prose"], language="en"),
        "schema:category": row["composition"],
        "dcterms:isPartOf": version_iri(row),
        "cbris:applicant": [concept("applicant-kind", one) for one in several(row["applicants"])],
        **{term: number(row, name, "xsd:integer") for name, term in BOUNDS.items()},
        "schema:eligibleRegion": [_set(row, one) for one in several(row["countries"])],
        "cbris:hasForm": [concept("instrument-form", one) for one in several(row["forms"])],
        "schema:conditionsOfAccess": (Literal(row["also"], language="en") if row["also"] else None),
    }


def read_associations(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the countries associated to a programme as dated memberships.

    Shape: `?membership a org:Membership ; org:organization ?programme ; org:member ?country ;
    org:role ?status`: associate, provisional (applicants are treated as associated until the
    agreement is in force) or partial (a part of the programme is closed to them).

    :raises SourceError: a code, a date or a kind is not as it must be.
    """
    for row in rows:
        if row["kind"] not in ROLES:
            raise row.error("kind", ", ".join(ROLES))
        programme, member = scheme(row, "programme"), country(row["country_iso2"])
        key = programme.value.rpartition("/")[2]
        first, last = row["from_date"], row["to_date"]
        yield from describe(
            graph,
            mint("membership", key, member.value.rpartition("/")[2], first or "unknown"),
            ["org:Membership"],
            {
                "org:organization": programme,
                "org:member": member,
                "org:role": concept("membership-status", ROLES[row["kind"]]),
                **dated(first, last),
                **provenance(source, row),
            },
        )
        yield from interval_quads(graph, first, last)


def _set(row: Row, name: str) -> NamedNode:
    if name == "programme-area":
        return scheme(row)
    if name in COUNTRIES:
        return COUNTRIES[name]
    return country(name)
