import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from open_data import CASES, expected, facts, load, text

from cbris.errors import SourceError
from cbris.loaders.open_data.gisco import GiscoLoader
from cbris.loaders.open_data.gisco_borders import pairs
from cbris.loaders.open_data.gisco_features import read_features
from cbris.loaders.source import Source

LOADER = GiscoLoader()
NAME = "NUTS_RG_20M_2024_4326.geojson"
DRAWN = CASES / "gisco" / NAME
GEO = "http://www.opengis.net/ont/geosparql#"
SQUARE = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]
PROPERTIES = {"NUTS_ID": "PL822", "LEVL_CODE": 3, "CNTR_CODE": "PL", "NAME_LATN": "Przemyski"}


def collection(changes: Mapping[str, object] | None = None, geometry: object = None) -> str:
    shape = geometry or {"type": "Polygon", "coordinates": SQUARE}
    feature = {"properties": {**PROPERTIES, **(changes or {})}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def test_the_case_gives_what_was_read_and_kept() -> None:
    quads = load(LOADER, f"gisco/{NAME}")
    assert {str(quad) for quad in quads} == expected("gisco")
    assert load(LOADER, f"gisco/{NAME}") == quads


def test_ten_drawn_regions_touch_exactly_where_they_were_drawn_to() -> None:
    features = [one for one in read_features(Source("x", DRAWN)) if one.level == 3]
    assert [(pair.key, pair.km) for pair in pairs(features)] == [
        ("CZ9A1--EL9A1", 70.2),
        ("CZ9A1--EL9A2", 0.0),
        ("CZ9A2--EL9A1", 0.0),
        ("CZ9A2--EL9A2", 70.2),
        ("CZ9A2--EL9A3", 35.1),
        ("CZ9A3--EL9A3", 35.1),
        ("CZ9A3--SK9A1", 0.0),
        ("CZ9A3--SK9A2", 111.3),
        ("EL9A3--SK9A1", 111.2),
        ("EL9A3--SK9A2", 0.0),
    ]


@pytest.mark.parametrize(
    "fact",
    [
        f"<region/EL9A1> <{GEO}sfTouches> <region/CZ9A1>",
        f"<region/CZ9A1> <{GEO}sfTouches> <region/EL9A1>",
        f"<region/EL9A1> <{GEO}hasGeometry> <region/EL9A1/shape/gisco-nuts-2024-20m>",
        f"<region/EL9A1/shape/gisco-nuts-2024-20m> <{GEO}asWKT>"
        f' "POLYGON ((10 50, 11 50, 11 51, 10 51, 10 50))"^^<{GEO}wktLiteral>',
        f"<country/GR> <{GEO}hasGeometry> <country/GR/shape/gisco-nuts-2024-20m>",
        f"<region/EL9A> <{GEO}sfWithin> <region/EL9>",
        f"<region/EL9> <{GEO}sfWithin> <country/GR>",
        "<region/EL9> <ontology#inCountry> <country/GR>",
        '<region/SK9A3> <https://schema.org/alternateName> "Kopec a ostrov"',
        "<border/CZ9A1--EL9A1> <http://purl.org/dc/terms/type> <vocabulary/border-kind/line>",
        "<border/CZ9A1--EL9A2> <http://purl.org/dc/terms/type> <vocabulary/border-kind/point>",
        "<border/CZ9A1--EL9A1> <http://purl.org/dc/terms/isPartOf> <border/CZ--GR>",
        "<observation/gisco-nuts-2024-20m/CZ9A1--EL9A1/shape-border-length>"
        " <ontology#indicator> <vocabulary/indicator/shape-border-length>",
        "<observation/gisco-nuts-2024-20m/CZ9A1--EL9A1/shape-border-length>"
        " <http://purl.org/linked-data/sdmx/2009/measure#obsValue>"
        ' "70.2"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        "<dataset/gisco-nuts-2024-20m> <https://schema.org/creditText>"
        ' "© EuroGeographics for the administrative boundaries"',
    ],
)
def test_regions_have_shapes_parents_and_neighbours(fact: str) -> None:
    assert fact in facts(load(LOADER, f"gisco/{NAME}"))


def test_a_year_that_no_vocabulary_describes_gets_its_scheme() -> None:
    quads = facts(text(LOADER, "NUTS_RG_60M_2016_4326.geojson", collection()))
    scheme = "<vocabulary/nuts-2016>"
    assert f"<region/PL822> <http://www.w3.org/2004/02/skos/core#inScheme> {scheme}" in quads
    assert f'{scheme} <http://purl.org/dc/terms/title> "NUTS 2016, codes of regions"@en' in quads


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (NAME, '{"features": []}', f"{NAME}: no features; GeoJSON of NUTS was expected"),
        (
            NAME,
            collection({"NUTS_ID": "PL-82"}),
            f"{NAME}: feature 1: NUTS_ID is 'PL-82'; a code of NUTS such as PL822 was expected",
        ),
        (
            NAME,
            collection({"LEVL_CODE": "3"}),
            f"{NAME}: feature 1 (PL822): LEVL_CODE is '3'; 3 was expected",
        ),
        (
            NAME,
            collection({"NAME_LATN": None}),
            f"{NAME}: feature 1 (PL822): NAME_LATN is missing; a name was expected",
        ),
        (
            NAME,
            collection(geometry={"type": "Point", "coordinates": [0, 0]}),
            f"{NAME}: feature 1 (PL822): the shape is 'Point'; Polygon or MultiPolygon was",
        ),
        (
            NAME,
            collection(geometry={"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}),
            f"{NAME}: feature 1 (PL822): ",
        ),
        (
            NAME,
            collection(geometry={"type": "Polygon", "coordinates": [[[4e6, 3e6]] * 4]}),
            f"{NAME}: feature 1 (PL822): coordinates such as 4000000, 3000000; degrees were",
        ),
        (
            "NUTS_RG_20M_2024_3035.geojson",
            collection(),
            "NUTS_RG_20M_2024_3035.geojson: EPSG:3035; EPSG:4326 was expected;"
            " download NUTS_RG_20M_2024_4326.geojson",
        ),
        (
            "NUTS_BN_20M_2024_4326.geojson",
            collection(),
            "NUTS_BN_20M_2024_4326.geojson: BN are lines or points; regions were expected;",
        ),
    ],
)
def test_another_file_is_an_error_that_names_the_feature(
    name: str, content: str, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        text(LOADER, name, content)
    assert str(caught.value).startswith(message)


def test_names_of_gisco_are_accepted() -> None:
    names = [NAME, "NUTS_RG_01M_2021_3035_LEVL_3.geojson", "regions.geojson"]
    assert [LOADER.accepts(Path(name)) for name in names] == [True, True, False]


@pytest.mark.parametrize(
    "content", ["", "no JSON", collection()[:-30], b"\xff\xfe{", b'{"a": "\xe9"}']
)
def test_what_is_no_whole_json_says_so(content: str | bytes) -> None:
    with pytest.raises(SourceError, match=r"GeoJSON was expected; the file may be cut off, load"):
        text(LOADER, NAME, content)
