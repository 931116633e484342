"""The curated tables on money and theory: what reads each, and its columns."""

from collections.abc import Mapping

from cbris.loaders.reference.eligibility import (
    ASSOCIATION_COLUMNS,
    RULE_COLUMNS,
    read_associations,
    read_rules,
)
from cbris.loaders.reference.facts import TableReader
from cbris.loaders.reference.indices import (
    COVERAGE_COLUMNS,
    INDEX_COLUMNS,
    read_coverage,
    read_indices,
)
from cbris.loaders.reference.instruments import (
    INSTRUMENT_COLUMNS,
    STRAND_COLUMNS,
    read_instruments,
    read_strands,
)
from cbris.loaders.reference.programmes import (
    AREA_COLUMNS,
    CAP_COLUMNS,
    COUNTRY_COLUMNS,
    EVENT_COLUMNS,
    FORM_COLUMNS,
    read_areas,
    read_caps,
    read_countries,
    read_events,
    read_forms,
)
from cbris.loaders.reference.theory import (
    OBSTACLE_COLUMNS,
    THEORY_COLUMNS,
    read_obstacles,
    read_theory,
)

__all__ = ["FUND_TABLES"]

FUND_TABLES: Mapping[str, tuple[TableReader, tuple[str, ...]]] = {
    "associations": (read_associations, ASSOCIATION_COLUMNS),
    "cbris_stages_dimensions": (read_theory, THEORY_COLUMNS),
    "cofinancing_caps": (read_caps, CAP_COLUMNS),
    "eligibility_rules": (read_rules, RULE_COLUMNS),
    "index_coverage": (read_coverage, COVERAGE_COLUMNS),
    "indices": (read_indices, INDEX_COLUMNS),
    "instrument_forms": (read_forms, FORM_COLUMNS),
    "instruments": (read_instruments, INSTRUMENT_COLUMNS),
    "interreg_strands": (read_strands, STRAND_COLUMNS),
    "obstacles_taxonomy": (read_obstacles, OBSTACLE_COLUMNS),
    "programme_areas": (read_areas, AREA_COLUMNS),
    "programme_countries": (read_countries, COUNTRY_COLUMNS),
    "programme_events": (read_events, EVENT_COLUMNS),
}
