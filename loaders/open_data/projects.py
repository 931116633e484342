"""Projects, their money, their partners: the shape that CORDIS and keep.eu share.

Of a partner its name, its kind, its town and its region are kept. Streets, contact forms,
VAT numbers, coordinates and the names of people never enter the graph.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from cbris.errors import SourceError
from cbris.loaders.open_data.areas import area
from cbris.loaders.open_data.problems import Problems
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe, integer, typed
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, graph, mint

__all__ = ["Partner", "Project", "dataset_quads", "places"]

Amounts = Mapping[str, Literal | None]
"""Amounts in euro by their kind, a concept of amount-kind."""
NO_AREA = "the code is no country or region; the partner is kept without it"


@dataclass(frozen=True)
class Project:
    """A project as a row of its publisher's table says it; an empty text is not known."""

    key: str
    identifier: str
    title: str
    acronym: str
    first_day: str
    last_day: str
    amounts: Amounts
    scheme: NamedNode | None = None
    properties: Mapping[str, Value | Iterable[Value]] = field(default_factory=dict)
    grant: Mapping[str, Value | Iterable[Value]] = field(default_factory=dict)

    @property
    def iri(self) -> NamedNode:
        """The IRI of the project."""
        return mint("project", self.key)

    def quads(self, source: Source, row: Row) -> Iterator[Quad]:
        """Yield the project and its grant.

        - `?project a eurio:Project ; eurio:identifier ?id ; eurio:title ?title ; rdfs:label
          ?title ; schema:alternateName ?acronym ; cbris:firstDay ?day ; cbris:lastDay ?day ;
          eurio:hasTotalCost ?amount ; eurio:isFundedBy ?grant ; csvw:rownum ?number ;
          prov:wasDerivedFrom ?source`,
        - `?grant a eurio:Grant ; eurio:hasFundingAmount ?amount ; eurio:hasFundingScheme
          ?scheme`,
        - `?amount a eurio:MonetaryAmount ; dcterms:type ?kind ; eurio:value ?number ;
          eurio:currency "EUR"`.
        """
        home, subject = graph(source.id), self.iri
        grant = mint("project", self.key, "grant")
        days = {"cbris:firstDay": self.first_day, "cbris:lastDay": self.last_day}
        yield from describe(
            home,
            subject,
            ["eurio:Project"],
            {
                "eurio:identifier": self.identifier or None,
                "eurio:title": self.title or None,
                "rdfs:label": self.title or self.acronym,
                "schema:alternateName": self.acronym or None,
                **{name: typed(day, "xsd:date") for name, day in days.items() if day},
                "eurio:isFundedBy": grant,
                "csvw:rownum": integer(row.number),
                "prov:wasDerivedFrom": mint("source", source.id),
                **self.properties,
            },
        )
        scheme = {"eurio:hasFundingScheme": self.scheme}
        yield from describe(home, grant, ["eurio:Grant"], {**scheme, **self.grant})
        owners = {"total-cost": (subject, "eurio:hasTotalCost")}
        for kind, value in self.amounts.items():
            owner, name = owners.get(kind, (grant, "eurio:hasFundingAmount"))
            yield from _amount(home, (self.key,), owner, name, kind, value)


@dataclass(frozen=True)
class Partner:
    """An organisation in a project, as a row of its publisher's table says it."""

    project: str
    organisation: str
    name: str
    role: str
    amounts: Amounts
    kinds: tuple[str, ...] = ()
    short_name: str = ""
    town: str = ""
    places: tuple[NamedNode, ...] = ()
    nuts: str = ""
    position: str = ""

    def quads(self, source: Source, row: Row) -> Iterator[Quad]:
        """Yield the organisation and its role in the project.

        - `?organisation a eurio:Organisation, ?kind ; foaf:name ?name ; schema:alternateName
          ?short ; schema:location ?town ; dcterms:spatial ?place ; eurio:hasNUTSCode ?code`,
        - `?role a eurio:OrganisationRole ; eurio:isRoleOf ?organisation ; eurio:isInvolvedIn
          ?project ; eurio:roleLabel ?words ; schema:position ?number ; schema:amount ?amount ;
          csvw:rownum ?number ; prov:wasDerivedFrom ?source`,
        - `?project eurio:hasInvolvedParty ?role`.
        """
        home, project = graph(source.id), mint("project", self.project)
        organisation = mint("organisation", self.organisation)
        keys = (self.project, "role", self.role, self.organisation)
        role = mint("project", *keys)
        yield from describe(
            home,
            organisation,
            ["eurio:Organisation", *self.kinds],
            {
                "rdfs:label": self.name,
                "foaf:name": self.name,
                "schema:alternateName": self.short_name or None,
                "schema:location": self.town or None,
                "dcterms:spatial": self.places,
                "eurio:hasNUTSCode": self.nuts or None,
            },
        )
        yield from describe(
            home,
            role,
            ["eurio:OrganisationRole"],
            {
                "eurio:isRoleOf": organisation,
                "eurio:isInvolvedIn": project,
                "eurio:roleLabel": self.role,
                "schema:position": typed(self.position, "xsd:integer") if self.position else None,
                "csvw:rownum": integer(row.number),
                "prov:wasDerivedFrom": mint("source", source.id),
            },
        )
        yield from describe(home, project, [], {"eurio:hasInvolvedParty": role})
        for kind, value in self.amounts.items():
            yield from _amount(home, keys, role, "schema:amount", kind, value)


def places(row: Row, columns: Iterable[str], problems: Problems) -> tuple[NamedNode, ...]:
    """Give the areas that the codes of some cells name; what names none is told."""
    found = []
    for column in columns:
        try:
            if row[column]:
                found.append(area(row[column].upper()))
        except SourceError:
            problems.tell(f"{column}: {NO_AREA}", row, row[column])
    return tuple(dict.fromkeys(found))


def dataset_quads(
    source: Source, key: str, titles: Mapping[str, str], credit: str, licence: str
) -> Iterator[Quad]:
    """Yield the data set that a publisher's file is a part of.

    `?dataset a dcat:Dataset ; dcterms:title ?title ; rdfs:label ?title ; schema:creditText
    ?credit ; dcterms:source ?words ; cbris:verified "no"`, with `dcterms:license` or
    `dcterms:rights`.
    """
    free = licence.startswith("http")
    labels = [Literal(title, language=tag) for tag, title in titles.items()]
    yield from describe(
        graph(source.id),
        mint("dataset", key),
        ["dcat:Dataset"],
        {
            "dcterms:title": labels,
            "rdfs:label": labels[0],
            "dcterms:license": NamedNode(licence) if free else None,
            "dcterms:rights": None if free else Literal(licence, language="en"),
            "schema:creditText": credit,
            "dcterms:source": titles["en"],
            "cbris:verified": "no",
            "prov:wasDerivedFrom": mint("source", source.id),
        },
    )


def _amount(
    home: NamedNode,
    keys: tuple[str, ...],
    owner: NamedNode,
    name: str,
    kind: str,
    value: Literal | None,
) -> Iterator[Quad]:
    if value is None:
        return
    amount = mint("project", *keys, "amount", kind)
    yield from describe(home, owner, [], {name: amount})
    yield from describe(
        home,
        amount,
        ["eurio:MonetaryAmount"],
        {
            "dcterms:type": concept("amount-kind", kind),
            "eurio:value": value,
            "eurio:currency": "EUR",
        },
    )
