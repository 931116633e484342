"""The codes of countries and regions, and the IRIs that they name."""

import re
from functools import cache

from pyoxigraph import NamedNode

from cbris.errors import SourceError
from cbris.loaders.text.countries import countries
from cbris.ontology.terms import mint

__all__ = ["country", "region"]

# Codes in use beside the key of the country.
OTHER = {"EL": "GR", "UK": "GB", "CS": "CSHH", "YU": "YUCS", "SU": "SUHH", "DD": "DDDE"}
KOSOVO = "XK"  # user-assigned, so not in ISO 3166-1
REGION = re.compile(r"[A-Z]{2}(-?[0-9A-Z]{1,3})")


def country(code: str) -> NamedNode:
    """Mint the IRI of a country from its code in ISO 3166-1 or in the codes of Eurostat.

    A former state goes by its code of ISO 3166-3, such as CSHH for CS.

    :raises SourceError: no country has the code.
    """
    key = OTHER.get(code, code)
    if key not in _keys():
        raise SourceError(f"{code!r} is no code of a country; ISO 3166-1 alpha-2 was expected")
    return mint("country", key)


def region(code: str) -> NamedNode:
    """Mint the IRI of a region from its code in NUTS or ISO 3166-2.

    :raises SourceError: the code has the form of neither.
    """
    if not REGION.fullmatch(code):
        raise SourceError(f"{code!r} is no code of a region; NUTS or ISO 3166-2 was expected")
    return mint("region", code)


@cache
def _keys() -> frozenset[str]:
    """Give the keys of all countries, of today and former."""
    today = {one.iri.rsplit("/", 1)[1] for one in countries()}
    return frozenset({*today, *OTHER.values(), KOSOVO})
