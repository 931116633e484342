"""Whether the bundled borders are those of the shapes that a user brought from GISCO."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cbris.store.engine import Engine

__all__ = ["NO_FILE", "Comparison", "compare_borders"]

NO_FILE = (
    "no shapes of GISCO are loaded; download NUTS_RG_20M_2024_4326.geojson and run"
    " `cbris build` with it"
)
YEAR, SCALE = "2024", "20m"
"""Of the shapes that the bundled pairs were computed from."""
TOLERANCE = 0.1
LEAST_KM = 1.0
"""Below a kilometre a difference is one of rounding."""
PREFIX = "https://w3id.org/cbris/dataset/gisco-nuts-"
PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>
"""
DATASETS = f"""{PREFIXES}
SELECT ?dataset {{ ?dataset a qb:DataSet FILTER(STRSTARTS(STR(?dataset), "{PREFIX}")) }}
ORDER BY ?dataset
"""
BUNDLED = f"""{PREFIXES}
SELECT ?pair ?km {{
  GRAPH <https://w3id.org/cbris/graph/reference-border_pairs> {{
    ?pair a cbris:BorderPair ; dcterms:type ?kind .
    OPTIONAL {{
      ?length sdmx-dimension:refArea ?pair ;
        qb:dataSet <https://w3id.org/cbris/dataset/border-length> ;
        sdmx-measure:obsValue ?km
    }}
  }}
}}
"""
MEASURED = f"""{PREFIXES}
SELECT ?pair ?km {{
  ?length qb:dataSet <%s> ; sdmx-dimension:refArea ?pair ; sdmx-measure:obsValue ?km
}}
"""


@dataclass(frozen=True)
class Comparison:
    """The bundled pairs held against one file: the faults, or why they were not sought."""

    dataset: str
    pairs: int
    faults: tuple[str, ...] = ()
    skipped_reason: str | None = None
    note: str = ""


def compare_borders(engine: Engine) -> Iterator[Comparison]:
    """Hold the bundled pairs of NUTS 3 against every file of GISCO in the graph.

    A fault is a pair that only one side has, or, for shapes of the scale that the bundled
    lengths come from, a length that differs by more than TOLERANCE.
    """
    answer = engine.query(DATASETS)
    assert isinstance(answer, QuerySolutions)  # DATASETS is a SELECT
    for name in [str(row["dataset"].value).removeprefix(PREFIX) for row in answer]:
        yield _compare(engine, name)


def _compare(engine: Engine, name: str) -> Comparison:
    year, _, scale = name.partition("-")
    if year != YEAR:
        reason = f"the shapes are of NUTS {year}; the bundled pairs are of NUTS {YEAR}"
        return Comparison(name, 0, skipped_reason=reason)
    bundled = {pair: km for pair, km in _lengths(engine, BUNDLED).items() if _is_nuts(pair)}
    measured = _lengths(engine, MEASURED % f"{PREFIX}{name}")
    faults = [*_only(bundled, measured, "missing in the file"), *_only(measured, bundled, "extra")]
    if scale == SCALE:
        return Comparison(name, len(bundled), (*faults, *_differing(bundled, measured)))
    note = f"lengths not compared: the bundled ones are of the scale {SCALE}"
    return Comparison(name, len(bundled), tuple(faults), note=note)


def _lengths(engine: Engine, sparql: str) -> dict[str, float | None]:
    answer = engine.query(sparql)
    assert isinstance(answer, QuerySolutions)  # all are SELECT
    found: dict[str, float | None] = {}
    for row in answer:
        pair, km = row["pair"], row["km"]
        assert isinstance(pair, NamedNode)  # a pair is minted
        known = float(km.value) if isinstance(km, Literal) else None
        found[pair.value.rpartition("/")[2]] = known
    return found


def _is_nuts(pair: str) -> bool:
    """Tell whether both codes are of NUTS: those of ISO 3166-2 have a hyphen."""
    return not any("-" in code for code in pair.split("--"))


def _only(
    some: Mapping[str, float | None], others: Mapping[str, float | None], what: str
) -> Iterator[str]:
    yield from (f"{pair}: {what}" for pair in sorted(set(some) - set(others)))


def _differing(
    bundled: Mapping[str, float | None], measured: Mapping[str, float | None]
) -> Iterator[str]:
    for pair in sorted(set(bundled) & set(measured)):
        ours, theirs = bundled[pair], measured[pair]
        if ours is None or theirs is None:
            continue
        if abs(ours - theirs) > max(LEAST_KM, TOLERANCE * theirs):
            yield f"{pair}: {ours} km here, {theirs} km in the file"
