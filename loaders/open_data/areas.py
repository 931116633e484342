"""Areas that publishers name by a code: countries, and regions of NUTS or ISO 3166-2."""

import re
from functools import lru_cache

from pyoxigraph import NamedNode

from cbris.errors import SourceError
from cbris.loaders.reference.codes import country, region

__all__ = ["area"]

AGGREGATES = ("EU", "EA", "EZ", "UN", "QO", "XA", "XB", "ZZ")
"""Codes of two letters that begin the code of a group of countries, or of nothing."""
COUNTRY = re.compile(r"[A-Z]{2}")
REGION = re.compile(r"([A-Z]{2})(?:[0-9A-Z]{1,3}|-[0-9A-Z]{1,3})")


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
