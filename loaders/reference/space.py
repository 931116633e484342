"""The tables on regions, borders, structures and numbers, with what reads them."""

from collections.abc import Mapping

from cbris.loaders.reference.borders import BORDER_COLUMNS, read_borders
from cbris.loaders.reference.counts import (
    COLLABORATION_COLUMNS,
    EIC_COLUMNS,
    FUNDING_COLUMNS,
    INTERREG_COLUMNS,
    read_collaboration,
    read_eic,
    read_funding,
    read_interreg,
)
from cbris.loaders.reference.disputes import DISPUTE_COLUMNS, read_disputes
from cbris.loaders.reference.facts import TableReader
from cbris.loaders.reference.regions import (
    NUTS_COLUMNS,
    SUBDIVISION_COLUMNS,
    read_nuts,
    read_subdivisions,
)
from cbris.loaders.reference.structures import (
    MEMBER_COLUMNS,
    STRUCTURE_COLUMNS,
    read_members,
    read_structures,
)

__all__ = ["SPACE_TABLES"]

SPACE_TABLES: Mapping[str, tuple[TableReader, tuple[str, ...]]] = {
    "border_pairs": (read_borders, BORDER_COLUMNS),
    "eic_project_counts": (read_eic, EIC_COLUMNS),
    "euroregion_conflicts": (read_disputes, DISPUTE_COLUMNS),
    "euroregion_members": (read_members, MEMBER_COLUMNS),
    "euroregions": (read_structures, STRUCTURE_COLUMNS),
    "framework_country_collaboration": (read_collaboration, COLLABORATION_COLUMNS),
    "horizon_europe_country_funding": (read_funding, FUNDING_COLUMNS),
    "interreg_2014_2020_nuts3": (read_interreg, INTERREG_COLUMNS),
    "nuts_regions": (read_nuts, NUTS_COLUMNS),
    "subdivisions": (read_subdivisions, SUBDIVISION_COLUMNS),
}
"""The tables by their file's name without ``.csv``."""
