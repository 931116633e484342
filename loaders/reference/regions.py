"""Regions: NUTS units of 2021 and 2024, and subdivisions of ISO 3166-2."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.dates import dated
from cbris.loaders.reference.codes import country, region
from cbris.loaders.reference.facts import provenance, split
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe, typed
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = ["NUTS_COLUMNS", "SUBDIVISION_COLUMNS", "read_nuts", "read_subdivisions"]

NUTS_COLUMNS = (
    "code",
    "level",
    "country",
    "name",
    "name_local",
    "parent",
    "lon",
    "lat",
    "in_nuts_2021",
    "in_nuts_2024",
    "valid_from",
    "valid_until",
    "replaced_by",
)
SUBDIVISION_COLUMNS = ("code", "country", "kind", "name", "name_en", "name_uk", "lon", "lat")
LEVELS = ("1", "2", "3")
VERSIONS = {"in_nuts_2021": "nuts-2021", "in_nuts_2024": "nuts-2024"}
TRUTH = {"true": True, "false": False}
LANGUAGES = {"name_en": "en", "name_uk": "uk"}

Properties = Mapping[str, Value | Iterable[Value]]


def read_nuts(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the NUTS regions of levels 1 to 3; level 0 is the country.

    - `?region a cbris:Region ; skos:notation "PL822" ; rdfs:label ?name`, a local name as
      `schema:alternateName`, `dcterms:type` a concept of region-kind,
    - `?region skos:inScheme ?version`, the versions of NUTS that have the code,
    - `?region geo:sfWithin ?parent`; at level 1 also `cbris:inCountry ?country`,
    - `?region geo:hasCentroid/geo:asWKT ?point`, a point inside, WGS 84, longitude first,
    - `?region cbris:firstDay ?day ; cbris:lastDay ?day ; dcterms:isReplacedBy ?region` of a
      code that came or went with a version.

    :raises SourceError: a level, a date, a point or a yes-or-no is not as it must be.
    """
    for row in rows:
        if row["level"] not in LEVELS:
            raise row.error("level", ", ".join(LEVELS))
        days = dated(row["valid_from"], row["valid_until"])
        properties: Properties = {
            "rdfs:label": row["name"],
            "schema:alternateName": row["name_local"] or None,
            "dcterms:type": concept("region-kind", f"nuts-{row['level']}"),
            "skos:inScheme": [mint("vocabulary", name) for name in _versions(row)],
            "cbris:firstDay": days["cbris:firstDay"],
            "cbris:lastDay": days["cbris:lastDay"],
            "dcterms:isReplacedBy": [region(code) for code in split(row["replaced_by"])],
        }
        yield from _region(source, graph, row, {**properties, **_nuts_parent(row)})


def read_subdivisions(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the ISO 3166-2 subdivisions, in the shape of `read_nuts`.

    Labels are English and Ukrainian; the code list's own name is `schema:alternateName`.

    :raises SourceError: a code or a point is not as it must be.
    """
    for row in rows:
        properties: Properties = {
            "rdfs:label": [Literal(row[c], language=tag) for c, tag in LANGUAGES.items() if row[c]],
            "schema:alternateName": row["name"],
            "dcterms:type": concept("region-kind", "iso-3166-2"),
            "skos:inScheme": mint("vocabulary", "iso-3166-2"),
            "geo:sfWithin": country(row["country"]),
            "cbris:inCountry": country(row["country"]),
        }
        yield from _region(source, graph, row, properties)


def _region(source: Source, graph: NamedNode, row: Row, properties: Properties) -> Iterator[Quad]:
    if not row["code"].startswith(row["country"]):
        raise row.error("code", f"a code that begins with {row['country']}")
    subject = region(row["code"])
    point = mint("region", row["code"], "point")
    yield from describe(graph, subject, ["cbris:Region"], {"skos:notation": row["code"]})
    yield from describe(graph, subject, [], properties)
    yield from describe(graph, subject, [], {"geo:hasCentroid": point})
    yield from describe(graph, subject, [], provenance(source, row))
    wkt = typed(f"POINT({_degrees(row, 'lon', 180)} {_degrees(row, 'lat', 90)})", "geo:wktLiteral")
    yield from describe(graph, point, ["geo:Geometry"], {"geo:asWKT": wkt})


def _nuts_parent(row: Row) -> Properties:
    if row["level"] != "1":
        return {"geo:sfWithin": region(row["parent"])}
    return {"geo:sfWithin": country(row["parent"]), "cbris:inCountry": country(row["parent"])}


def _versions(row: Row) -> Iterator[str]:
    for column, version in VERSIONS.items():
        if row[column] not in TRUTH:
            raise row.error(column, " or ".join(TRUTH))
        if TRUTH[row[column]]:
            yield version


def _degrees(row: Row, column: str, most: int) -> str:
    expected = f"degrees between -{most} and {most}"
    try:
        value = float(row[column])
    except ValueError as error:
        raise row.error(column, expected) from error
    if not -most <= value <= most:
        raise row.error(column, expected)
    return row[column]
