"""Features of a GeoJSON file of GISCO, one by one, with their shapes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import ijson
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cbris.errors import SourceError
from cbris.loaders.source import Source

__all__ = ["Feature", "read_features"]

CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
KINDS = ("Polygon", "MultiPolygon")
DECIMALS = 6
"""Of a degree: about ten centimetres, finer than any of the scales."""


@dataclass(frozen=True)
class Feature:
    """A region as its file has it; `where` names the file and the feature."""

    where: str
    number: int
    code: str
    level: int
    country: str
    name: str
    local_name: str
    shape: BaseGeometry

    @property
    def wkt(self) -> str:
        """The shape as well-known text, longitude first."""
        return shapely.to_wkt(self.shape, rounding_precision=DECIMALS)


def read_features(source: Source) -> Iterator[Feature]:
    """Yield the regions of the file; it is never in memory as a whole.

    :raises SourceError: the file is no GeoJSON or was cut off, or a feature has no code, no
        level, no name or no shape in degrees.
    """
    name = source.path.name
    try:
        with source.open() as file:
            features = ijson.items(file, "features.item", use_float=True)
            for number, feature in enumerate(features, start=1):
                yield _feature(f"{name}: feature {number}", number, feature)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise SourceError(
            f"{name}: {reason}; GeoJSON was expected; the file may be cut off, load it again"
        ) from error


def _feature(where: str, number: int, feature: Mapping[str, object]) -> Feature:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise SourceError(f"{where}: no properties; NUTS_ID, LEVL_CODE, CNTR_CODE were expected")
    properties = feature["properties"]
    code, level = properties.get("NUTS_ID"), properties.get("LEVL_CODE")
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise SourceError(
            f"{where}: NUTS_ID is {code!r}; a code of NUTS such as PL822 was expected"
        )
    if level != len(code) - 2:
        raise SourceError(f"{where} ({code}): LEVL_CODE is {level!r}; {len(code) - 2} was expected")
    names = [properties.get(key) for key in ("NAME_LATN", "NUTS_NAME")]
    latin, local = (" ".join(name.split()) if isinstance(name, str) else "" for name in names)
    if not latin and not local:
        raise SourceError(f"{where} ({code}): NAME_LATN is missing; a name was expected")
    return Feature(
        where=where,
        number=number,
        code=code,
        level=level,
        country=str(properties.get("CNTR_CODE") or code[:2]),
        name=latin or local,
        local_name=local if local != latin else "",
        shape=_shape(f"{where} ({code})", feature.get("geometry")),
    )


def _shape(where: str, geometry: object) -> BaseGeometry:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in KINDS or not isinstance(geometry, dict):
        raise SourceError(f"{where}: the shape is {kind!r}; {' or '.join(KINDS)} was expected")
    try:
        found: BaseGeometry = shape(geometry)
    except (ValueError, TypeError, IndexError, KeyError, shapely.errors.ShapelyError) as error:
        raise SourceError(f"{where}: {error}; the coordinates of a {kind} were expected") from error
    west, south, east, north = found.bounds if not found.is_empty else (999, 999, 999, 999)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise SourceError(
            f"{where}: coordinates such as {west:.0f}, {south:.0f}; degrees were expected;"
            " download the file in EPSG:4326"
        )
    return found
