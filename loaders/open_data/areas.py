"""Areas that publishers name by a code: countries, and regions of NUTS or ISO 3166-2."""

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO

from pyoxigraph import NamedNode

from cbris.errors import SourceError
from cbris.loaders.reference.codes import country, region

__all__ = ["area", "is_known"]

AGGREGATES = ("EU", "EA", "EZ", "UN", "QO", "XA", "XB", "ZZ")
"""Codes of two letters that begin the code of a group of countries, or of nothing."""
COUNTRY = re.compile(r"[A-Z]{2}")
REGION = re.compile(r"([A-Z]{2})(?:[0-9A-Z]{1,3}|-[0-9A-Z]{1,3})")


TABLES = {"countries": "country", "nuts_regions": "code", "subdivisions": "code"}
"""The curated tables that describe areas, and their columns of codes."""


@lru_cache(maxsize=16_384)
def area(code: str) -> NamedNode:
    """Give the IRI of the country or region that a code names.

    :raises SourceError: it names a group of countries, a city, or nothing.
    """
    found = COUNTRY.fullmatch(code) or REGION.fullmatch(code)
    if not found or code[:2] in AGGREGATES:
        raise SourceError(f"{code!r} is no code of a country or region")
    home = country(code[:2])
    return home if len(code) == 2 else region(code)


def is_known(iri: NamedNode) -> bool:
    """Tell whether the curated tables describe an area."""
    return iri in _known()


@cache
def _known() -> frozenset[NamedNode]:
    return frozenset(area(code) for code in _codes() if COUNTRY.match(code))


def _codes() -> Iterator[str]:
    for name, column in TABLES.items():
        text = (files("cbris.data") / "reference" / f"{name}.csv").read_text("utf-8")
        yield from (row[column] for row in csv.DictReader(StringIO(text, newline="")))
