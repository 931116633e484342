"""Which regions touch across a state border, and along how many kilometres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from pyoxigraph import NamedNode, Quad
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from cbris.loaders.dates import interval, interval_quads
from cbris.loaders.open_data.gisco_features import Feature
from cbris.loaders.reference.codes import country, region
from cbris.loaders.source import Source
from cbris.loaders.statements import describe, typed
from cbris.ontology.terms import concept, graph, mint

__all__ = ["Pair", "border_quads", "pairs"]

INDICATOR = "shape-border-length"
"""Not that of the bundled lengths, so that a question for these does not meet two."""
ELLIPSOID = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Pair:
    """Two regions that touch, `first` before `second`; 0 km if they meet in points only."""

    first: Feature
    second: Feature
    km: float

    @property
    def key(self) -> str:
        """The key of the pair in IRIs."""
        return f"{self.first.code}--{self.second.code}"


def pairs(features: Sequence[Feature]) -> Iterator[Pair]:
    """Yield the regions of different countries that touch, sorted by their codes."""
    ordered = sorted(features, key=lambda feature: feature.code)
    tree = shapely.STRtree([feature.shape for feature in ordered])
    for number, first in enumerate(ordered):
        near = sorted(int(n) for n in tree.query(first.shape, predicate="intersects"))
        for second in (ordered[n] for n in near if n > number):
            if first.country != second.country:
                yield Pair(first, second, _km(first.shape, second.shape))


def border_quads(
    source: Source, dataset: str, year: str, features: Sequence[Feature]
) -> Iterator[Quad]:
    """Yield the pairs in the shape of the curated table of borders.

    - `?pair a cbris:BorderPair ; cbris:joins ?region_a, ?region_b ; rdfs:label "A – B" ;
      dcterms:type ?kind ; dcterms:isPartOf ?countries`,
    - `?region_a geo:sfTouches ?region_b` and the other way round,
    - `?observation a qb:Observation ; qb:dataSet ?dataset ; cbris:indicator
      indicator/shape-border-length ; sdmx-dimension:refArea ?pair ; sdmx-measure:obsValue ?km`.
    """
    home = graph(source.id)
    yield from interval_quads(home, year, year)
    for pair in pairs(features):
        yield from _pair(source, home, pair)
        yield from _length(source, home, pair, dataset, interval(year, year))


def _km(first: BaseGeometry, second: BaseGeometry) -> float:
    """Give the length of the common outline, measured along geodesics of WGS 84."""
    common = shapely.intersection(first.boundary, second.boundary)
    metres = sum(
        ELLIPSOID.geometry_length(part)
        for part in shapely.get_parts(shapely.get_parts(common))
        if part.geom_type in ("LineString", "LinearRing")
    )
    return round(metres / 1000, 1)


def _pair(source: Source, home: NamedNode, pair: Pair) -> Iterator[Quad]:
    joined = [region(feature.code) for feature in (pair.first, pair.second)]
    states = [country(feature.country) for feature in (pair.first, pair.second)]
    keys = sorted(state.value.rpartition("/")[2] for state in states)
    whole = mint("border", "--".join(keys))
    derived = mint("source", source.id)
    yield from describe(
        home,
        mint("border", pair.key),
        ["cbris:BorderPair"],
        {
            "rdfs:label": f"{pair.first.code} – {pair.second.code}",
            "cbris:joins": joined,
            "dcterms:type": concept("border-kind", "line" if pair.km else "point"),
            "dcterms:isPartOf": whole,
            "prov:wasDerivedFrom": derived,
        },
    )
    for one, other in (joined, joined[::-1]):
        yield from describe(home, one, [], {"geo:sfTouches": other})
    yield from describe(
        home,
        whole,
        ["cbris:BorderPair"],
        {"rdfs:label": " – ".join(keys), "cbris:joins": states},
    )


def _length(
    source: Source, home: NamedNode, pair: Pair, dataset: str, period: NamedNode
) -> Iterator[Quad]:
    yield from describe(
        home,
        mint("observation", dataset, pair.key, INDICATOR),
        ["qb:Observation"],
        {
            "qb:dataSet": mint("dataset", dataset),
            "cbris:indicator": concept("indicator", INDICATOR),
            "sdmx-dimension:refArea": mint("border", pair.key),
            "sdmx-dimension:refPeriod": period,
            "sdmx-measure:obsValue": typed(str(pair.km), "xsd:decimal"),
            "sdmx-attribute:unitMeasure": concept("unit", "kilometre"),
            "prov:wasDerivedFrom": mint("source", source.id),
        },
    )
