"""Regions of NUTS with their shapes, as GISCO publishes them in GeoJSON."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from cbris.errors import SourceError
from cbris.loaders.open_data.projects import dataset_quads
from cbris.loaders.reference.codes import country, region
from cbris.loaders.source import Source
from cbris.loaders.statements import describe, typed
from cbris.ontology.terms import concept, graph, mint

if TYPE_CHECKING:
    from cbris.loaders.open_data.gisco_features import Feature

__all__ = ["GiscoLoader", "Release"]

CREDIT = "© EuroGeographics for the administrative boundaries"
RIGHTS = (
    "© EuroGeographics for the administrative boundaries; for use under the conditions of GISCO,"
    " Eurostat, with this credit"
)
NUTS = "http://publications.europa.eu/resource/authority/licence/COM_REUSE"
"""The terms of the codes, which are the Commission's own; shapes have terms of their own."""
NAME = re.compile(r"NUTS_(RG|BN|LB)_(\d{2})M_(\d{4})_(\d{4})(?:_LEVL_[0-3])?\.(?:geo)?json", re.I)
DEGREES = "4326"
BORDER_LEVEL = 3
DESCRIBED = ("2021", "2024")
"""The years of NUTS that the bundled vocabularies describe."""


@dataclass(frozen=True)
class Release:
    """What the name of a file says: the year of NUTS and the scale in millions."""

    year: str
    scale: str

    @property
    def key(self) -> str:
        """The key of its data set, such as ``gisco-nuts-2024-20m``."""
        return f"gisco-nuts-{self.year}-{self.scale}m"

    @property
    def titles(self) -> Mapping[str, str]:
        """The titles of its data set."""
        scale = int(self.scale)
        return {
            "en": f"GISCO, regions of NUTS {self.year}, 1:{scale} million",
            "uk": f"GISCO, регіони NUTS {self.year}, 1:{scale} млн",
        }


class GiscoLoader:
    """Loads the regions of a file ``NUTS_RG_<scale>M_<year>_4326.geojson``."""

    name = "gisco"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Accept the names that GISCO gives its files of NUTS."""
        return bool(NAME.fullmatch(path.name))

    def origin(self, path: Path) -> Mapping[str, str]:
        """Give the credit that the shapes ask for."""
        return {"licence": RIGHTS, "graph_licence": RIGHTS}

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the regions, their shapes, and which touch across a state border.

        - `?region a cbris:Region ; skos:notation "PL822" ; rdfs:label ?name ; dcterms:type
          ?kind ; skos:inScheme ?version ; geo:sfWithin ?parent`; at level 1 also
          `cbris:inCountry ?country`; level 0 is the country, which gets a shape only,
        - `?region geo:hasGeometry ?shape`, `?shape a geo:Geometry ; geo:asWKT ?text`, WGS 84,
          longitude first,
        - the borders of regions of level 3; see `gisco_borders.border_quads`.

        :raises SourceError: the file holds no regions, is in another projection, or was cut
            off, or a feature has no code, no level or no shape.
        """
        from cbris.loaders.open_data.gisco_borders import border_quads
        from cbris.loaders.open_data.gisco_features import read_features

        release, home = _release(source), graph(source.id)
        yield from dataset_quads(source, release.key, release.titles, CREDIT, RIGHTS)
        yield from _cube(home, release)
        yield from _version(home, release)
        number, bordering = 0, []
        for feature in read_features(source):
            number = feature.number
            yield from _region(source, release, feature)
            if feature.level == BORDER_LEVEL:
                bordering.append(feature)
        if not number:
            raise SourceError(f"{source.path.name}: no features; GeoJSON of NUTS was expected")
        yield from border_quads(source, release.key, release.year, bordering)


def _release(source: Source) -> Release:
    found = NAME.fullmatch(source.path.name)
    if not found:
        raise SourceError(
            f"{source.path.name}: not a name of GISCO; NUTS_RG_20M_2024_4326.geojson or the like"
            " was expected; keep the name that the file had"
        )
    kind, scale, year, projection = found.groups()
    if kind.upper() != "RG":
        raise SourceError(
            f"{source.path.name}: {kind} are lines or points; regions were expected;"
            " download the file NUTS_RG"
        )
    if projection != DEGREES:
        raise SourceError(
            f"{source.path.name}: EPSG:{projection}; EPSG:{DEGREES} was expected;"
            f" download NUTS_RG_{scale}M_{year}_{DEGREES}.geojson"
        )
    return Release(year, scale)


def _cube(home: NamedNode, release: Release) -> Iterator[Quad]:
    """Yield `?dataset a qb:DataSet ; qb:structure dataset/border-length/structure`."""
    structure = mint("dataset", "border-length", "structure")
    dataset = mint("dataset", release.key)
    yield from describe(home, dataset, ["qb:DataSet"], {"qb:structure": structure})


def _version(home: NamedNode, release: Release) -> Iterator[Quad]:
    """Yield the year of NUTS as a scheme of codes, if the vocabularies have it not."""
    if release.year in DESCRIBED:
        return
    titles = [
        Literal(f"NUTS {release.year}, codes of regions", language="en"),
        Literal(f"NUTS {release.year}, коди регіонів", language="uk"),
    ]
    yield from describe(
        home,
        mint("vocabulary", f"nuts-{release.year}"),
        ["skos:ConceptScheme"],
        {"dcterms:title": titles, "dcterms:license": NamedNode(NUTS)},
    )


def _region(source: Source, release: Release, feature: "Feature") -> Iterator[Quad]:
    home, code = graph(source.id), feature.code
    if feature.level:
        subject = region(code)
        parent = country(code[:2]) if feature.level == 1 else region(code[:-1])
        yield from describe(
            home,
            subject,
            ["cbris:Region"],
            {
                "skos:notation": code,
                "rdfs:label": feature.name,
                "schema:alternateName": feature.local_name or None,
                "dcterms:type": concept("region-kind", f"nuts-{feature.level}"),
                "skos:inScheme": mint("vocabulary", f"nuts-{release.year}"),
                "geo:sfWithin": parent,
                "cbris:inCountry": parent if feature.level == 1 else None,
                "prov:wasDerivedFrom": mint("source", source.id),
            },
        )
    else:
        subject = country(code)
    shape = NamedNode(f"{subject.value}/shape/{release.key}")
    yield from describe(home, subject, [], {"geo:hasGeometry": shape})
    wkt = typed(feature.wkt, "geo:wktLiteral")
    yield from describe(home, shape, ["geo:Geometry"], {"geo:asWKT": wkt})
