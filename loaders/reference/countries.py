"""Countries and former states, with their codes and their names."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.dates import dated, interval_quads
from cbris.loaders.reference.codes import country
from cbris.loaders.reference.facts import provenance, split
from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Row

__all__ = ["COUNTRY_COLUMNS", "read_countries"]

COUNTRY_COLUMNS = (
    "country",
    "iso3",
    "other_code",
    "name_en",
    "name_uk",
    "first_day",
    "last_day",
    "successors",
)


def read_countries(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the countries, each with all of its codes.

    Shape: `?country a cbris:Country ; skos:notation "GR", "GRC", "EL" ; rdfs:label ?name@en,
    ?name@uk ; skos:prefLabel ?name@en, ?name@uk ; dcterms:isReplacedBy ?successor`, with
    `cbris:firstDay` and `cbris:lastDay` of a state whose days the table has.

    :raises SourceError: a code or a date is not as it must be.
    """
    for row in rows:
        names = [Literal(row[f"name_{language}"], language=language) for language in ("en", "uk")]
        known = row["first_day"], row["last_day"]
        yield from describe(
            graph,
            country(row["country"]),
            ["cbris:Country"],
            {
                "rdfs:label": names,
                "skos:prefLabel": names,
                "skos:notation": [
                    row[column] or None for column in ("country", "iso3", "other_code")
                ],
                "dcterms:isReplacedBy": [country(code) for code in split(row["successors"])],
                **(dated(*known) if any(known) else {}),
                **provenance(source, row),
            },
        )
        if any(known):
            yield from interval_quads(graph, *known)
