"""Indices: who publishes them, since when, and what they cover. They have no values here."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.reference.assertions import assertion
from cbris.loaders.reference.codes import country
from cbris.loaders.reference.facts import provenance
from cbris.loaders.reference.versions import number, scheme
from cbris.loaders.source import Source
from cbris.loaders.statements import describe, typed
from cbris.loaders.tables import Row

__all__ = ["COVERAGE_COLUMNS", "INDEX_COLUMNS", "read_coverage", "read_indices"]

INDEX_COLUMNS = (
    "index_id",
    "name",
    "publisher",
    "first_year",
    "last_year",
    "editions",
    "covers",
    "structure",
    "level",
    "licence",
    "named_in",
)
COVERAGE_COLUMNS = ("index_id", "country_iso2", "covered", "year")
COVERED = ("yes", "no")


def read_indices(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield what is known of each index.

    Shape: `?index a cbris:Index ; rdfs:label ?name ; schema:publisher ?words ;
    dcterms:issued ?first_year ; schema:datePublished ?last_year ;
    dcterms:accrualPeriodicity ?words ; schema:spatialCoverage ?words ;
    schema:variableMeasured ?words ; dcterms:extent ?level ; dcterms:rights ?licence`.

    :raises SourceError: a path or a year is not as it must be.
    """
    for row in rows:
        yield from describe(
            graph,
            scheme(row, "index_id"),
            ["cbris:Index"],
            {
                "rdfs:label": Literal(row["name"], language="en"),
                "schema:publisher": row["publisher"],
                "dcterms:issued": _year(row, "first_year"),
                "schema:datePublished": _year(row, "last_year"),
                "dcterms:accrualPeriodicity": row["editions"] or None,
                "schema:spatialCoverage": row["covers"] or None,
                "schema:variableMeasured": row["structure"] or None,
                "dcterms:extent": row["level"] or None,
                "dcterms:rights": row["licence"],
                **provenance(source, row),
            },
        )


def read_coverage(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield whether an index covers a country, as an assertion about the index.

    Shape: `?assertion schema:about ?index ; schema:propertyID "covers" ; schema:value
    "yes|no" ; dcterms:spatial ?country ; dcterms:temporal ?year`.

    :raises SourceError: a path, a code or a year is not as it must be.
    """
    for row in rows:
        if row["covered"] not in COVERED:
            raise row.error("covered", " or ".join(COVERED))
        place = country(row["country_iso2"])
        said = {
            **provenance(source, row),
            "schema:value": row["covered"],
            "dcterms:spatial": place,
            "dcterms:temporal": _year(row, "year"),
        }
        key = f"{row['country_iso2']} {row['year']}"
        yield from assertion(graph, scheme(row, "index_id"), "covers", key, said)


def _year(row: Row, column: str) -> Literal | None:
    number(row, column, "xsd:integer")
    return typed(row[column], "xsd:gYear") if row[column] else None
