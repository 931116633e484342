"""What one row of each table of CORDIS says."""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from cbris.loaders.open_data.problems import Problems
from cbris.loaders.open_data.projects import Partner, Project, places
from cbris.loaders.open_data.values import day, decimal
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe, typed
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, graph, mint

__all__ = ["read_field", "read_organisation", "read_project", "read_topic"]

PROGRAMMES = {
    "FP7": "seventh-framework-programme",
    "H2020": "horizon-2020",
    "HORIZON": "horizon-europe",
}
KINDS = {
    "HES": "eurio:HigherOrSecondaryEducation",
    "PRC": "eurio:ForProfitOrganisation",
    "PUB": "eurio:PublicBody",
    "REC": "eurio:ResearchOrganisation",
}
"""Classes by activityType; OTH says nothing."""
EIC = re.compile(r"HORIZON-EIC-\d{4}-(.+)")
INSTRUMENTS = {
    "PATHFINDEROPEN": "eic-pathfinder-open",
    "PATHFINDERCHALLENGES": "eic-pathfinder-challenges",
    "PATHFINDER": "eic-pathfinder",
    "TRANSITION": "eic-transition",
    "ACCELERATOR": "eic-accelerator",
    "BOOSTER": "eic-booster",
}
"""Instruments by how the code of a topic goes on after the year, without hyphens."""
PROJECT_AMOUNTS = {"total-cost": "totalCost", "eu-contribution": "ecMaxContribution"}
PARTNER_AMOUNTS = {
    "total-cost": "totalCost",
    "eu-contribution": "ecContribution",
    "net-eu-contribution": "netEcContribution",
}
KEY = re.compile(r"\d{1,12}")


def read_project(source: Source, row: Row, problems: Problems) -> Iterator[Quad]:
    """Yield a project of project.csv, with its programme and its topic.

    `?project eurio:projectStatus ?word ; eurio:hasFundingSchemeProgramme ?programme ;
    eurio:hasFundingSchemeTopic ?topic ; eurio:rcn ?number ; schema:keywords ?words ;
    dcterms:modified ?day`, `?grant eurio:signatureDate ?day ; schema:identifier ?doi`.
    The objective, a text of some pages, is not kept.

    :raises SourceError: an id, a number or a day is not one.
    """
    key, topic = _key(row, "id"), row["topics"]
    programme = PROGRAMMES.get(row["frameworkProgramme"])
    if row["frameworkProgramme"] and not programme:
        problems.tell("frameworkProgramme is not known; left out", row, row["frameworkProgramme"])
    properties: Mapping[str, Value] = {
        "eurio:projectStatus": row["status"] or None,
        "eurio:hasFundingSchemeProgramme": mint("programme", programme) if programme else None,
        "eurio:hasFundingSchemeTopic": mint("topic", topic) if topic else None,
        "eurio:rcn": row["rcn"] or None,
        "schema:keywords": row["keywords"] or None,
        "dcterms:modified": _date(row, "contentUpdateDate"),
    }
    yield from Project(
        key=key,
        identifier=key,
        title=row["title"],
        acronym=row["acronym"],
        first_day=day(row, "startDate"),
        last_day=day(row, "endDate"),
        amounts={kind: decimal(row, column) for kind, column in PROJECT_AMOUNTS.items()},
        scheme=_instrument(topic),
        properties=properties,
        grant={
            "eurio:signatureDate": _date(row, "ecSignatureDate"),
            "schema:identifier": row["grantDoi"] or None,
        },
    ).quads(source, row)
    if topic:
        yield from _topic(graph(source.id), topic)


def read_organisation(source: Source, row: Row, problems: Problems) -> Iterator[Quad]:
    """Yield a partner of organization.csv.

    :raises SourceError: an id or a number is not one, or there is no name or role.
    """
    if not row["name"] or not row["role"]:
        raise row.error("name" if row["role"] else "role", "a text")
    nuts = places(row, ("nutsCode",), problems)
    kinds = [KINDS[row["activityType"]]] if row["activityType"] in KINDS else []
    if row["SME"].lower() == "true":
        kinds.append("eurio:SME")
    yield from Partner(
        project=_key(row, "projectID"),
        organisation=f"pic-{_key(row, 'organisationID')}",
        name=row["name"],
        role=row["role"],
        amounts={kind: decimal(row, column) for kind, column in PARTNER_AMOUNTS.items()},
        kinds=tuple(kinds),
        short_name=row["shortName"],
        town=row["city"],
        places=tuple(dict.fromkeys((*nuts, *places(row, ("country",), problems)))),
        nuts=row["nutsCode"].upper() if nuts else "",
        position=_key(row, "order") if row["order"] else "",
    ).quads(source, row)


def read_topic(source: Source, row: Row, problems: Problems) -> Iterator[Quad]:
    """Yield a topic of topics.csv, and its instrument where the code says so.

    `?project eurio:hasFundingSchemeTopic ?topic`, `?grant eurio:hasFundingScheme ?instrument`,
    `?topic a eurio:FundingScheme ; eurio:code ?code ; rdfs:label ?title ;
    eurio:isSubSchemeOf ?instrument`.

    :raises SourceError: the id of the project is no number, or there is no topic.
    """
    if not row["topic"]:
        raise row.error("topic", "the code of a topic")
    home, key = graph(source.id), _key(row, "projectID")
    topic = {"eurio:hasFundingSchemeTopic": mint("topic", row["topic"])}
    scheme = {"eurio:hasFundingScheme": _instrument(row["topic"])}
    yield from describe(home, mint("project", key), [], topic)
    yield from describe(home, mint("project", key, "grant"), [], scheme)
    yield from _topic(home, row["topic"], row["title"])


def read_field(source: Source, row: Row, problems: Problems) -> Iterator[Quad]:
    """Yield a field of science of euroSciVoc.csv.

    `?project eurio:hasEuroSciVocClassification ?field`, `?field skos:notation "/25/69/529" ;
    rdfs:label ?title`.

    :raises SourceError: the id of the project is no number, or there is no code.
    """
    code = row["euroSciVocCode"]
    if not code:
        raise row.error("euroSciVocCode", "a code")
    home = graph(source.id)
    field = concept("euroscivoc", code.strip("/"))
    project = mint("project", _key(row, "projectID"))
    yield from describe(home, project, [], {"eurio:hasEuroSciVocClassification": field})
    label = row["euroSciVocTitle"] or None
    yield from describe(home, field, [], {"skos:notation": code, "rdfs:label": label})


def _topic(home: NamedNode, code: str, title: str = "") -> Iterator[Quad]:
    properties = {
        "eurio:code": code,
        "rdfs:label": title or None,
        "eurio:isSubSchemeOf": _instrument(code),
    }
    yield from describe(home, mint("topic", code), ["eurio:FundingScheme"], properties)


def _instrument(topic: str) -> NamedNode | None:
    """Give the instrument that the code of a topic names, if it names one of ours."""
    found = EIC.fullmatch(topic)
    rest = found[1].replace("-", "") if found else ""
    slugs = (slug for start, slug in INSTRUMENTS.items() if rest.startswith(start))
    slug = next(slugs, None)
    return mint("instrument", slug) if slug else None


def _key(row: Row, column: str) -> str:
    if not KEY.fullmatch(row[column]):
        raise row.error(column, "a number of CORDIS")
    return row[column]


def _date(row: Row, column: str) -> Value:
    text = day(row, column)
    return typed(text, "xsd:date") if text else None
