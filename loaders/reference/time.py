"""The tables on countries and blocs in time, with what reads them."""

from collections.abc import Mapping

from cbris.loaders.reference.blocs import (
    BLOC_COLUMNS,
    EXCEPTION_COLUMNS,
    STAGE_COLUMNS,
    read_blocs,
    read_exceptions,
    read_stages,
)
from cbris.loaders.reference.countries import COUNTRY_COLUMNS, read_countries
from cbris.loaders.reference.facts import TableReader
from cbris.loaders.reference.memberships import (
    HUB_COLUMNS,
    MEMBERSHIP_COLUMNS,
    read_hubs,
    read_memberships,
)

__all__ = ["TIME_TABLES"]

TIME_TABLES: Mapping[str, tuple[TableReader, tuple[str, ...]]] = {
    "bloc_hubs": (read_hubs, HUB_COLUMNS),
    "bloc_memberships": (read_memberships, MEMBERSHIP_COLUMNS),
    "bloc_pair_exceptions": (read_exceptions, EXCEPTION_COLUMNS),
    "bloc_stages": (read_stages, STAGE_COLUMNS),
    "blocs": (read_blocs, BLOC_COLUMNS),
    "countries": (read_countries, COUNTRY_COLUMNS),
}
"""The tables by their file's name without ``.csv``."""
