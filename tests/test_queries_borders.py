import json
from pathlib import Path

import pytest
from engines import StoreEngine
from open_data import CASES
from pyoxigraph import Quad, Store

from cbris.loaders.open_data.gisco import GiscoLoader
from cbris.loaders.reference.loader import ReferenceLoader
from cbris.loaders.source import Loader, Source
from cbris.queries.borders import compare_borders
from cbris.queries.checking import borders

NAME = "NUTS_RG_20M_2024_4326.geojson"
DRAWN = CASES / "gisco" / NAME
HEADER = "code_a,code_b,country_a,country_b,kind,shared_km,source,verified,note\n"
PAIRS = """\
CZ9A1,EL9A1,CZ,GR,line,71.0
CZ9A1,EL9A2,CZ,GR,point,
CZ9A2,EL9A1,CZ,GR,point,
CZ9A2,EL9A2,CZ,GR,line,70.2
CZ9A2,EL9A3,CZ,GR,line,35.1
CZ9A3,EL9A3,CZ,GR,line,35.1
CZ9A3,SK9A1,CZ,SK,point,
CZ9A3,SK9A2,CZ,SK,line,111.3
EL9A3,SK9A1,GR,SK,line,111.2
EL9A3,SK9A2,GR,SK,point,
"""
UKRAINE = "SK9A2,UA-21,SK,UA,line,\n"


def engine(pairs: str, path: Path | None = DRAWN) -> StoreEngine:
    rows = "".join(f"{line},drawn,yes,\n" for line in pairs.splitlines())
    table = Source("reference-border_pairs", Path("reference/border_pairs.csv"), rows_of(rows))
    loaded: list[tuple[Loader, Source]] = [(ReferenceLoader(), table)]
    if path:
        loaded.append((GiscoLoader(), Source("gisco", path)))
    store = Store()
    for loader, source in loaded:
        for quad in loader.load(source):
            store.add(quad)
            store.add(Quad(quad.subject, quad.predicate, quad.object))
    return StoreEngine(store)


def rows_of(rows: str) -> bytes:
    return (HEADER + rows).encode()


def test_the_same_pairs_pass_and_those_of_ukraine_are_not_asked_for() -> None:
    (found,) = compare_borders(engine(PAIRS + UKRAINE))
    assert (found.dataset, found.pairs, found.faults) == ("2024-20m", 10, ())


@pytest.mark.parametrize(
    ("pairs", "fault"),
    [
        (PAIRS + "CZ9A1,SK9A3,CZ,SK,line,1.0\n", "CZ9A1--SK9A3: missing in the file"),
        (PAIRS.replace("EL9A3,SK9A1,GR,SK,line,111.2\n", ""), "EL9A3--SK9A1: extra"),
        (PAIRS.replace("71.0", "80.0"), "CZ9A1--EL9A1: 80.0 km here, 70.2 km in the file"),
    ],
)
def test_pairs_and_lengths_that_differ_are_named(pairs: str, fault: str) -> None:
    (found,) = compare_borders(engine(pairs))
    assert found.faults == (fault,)


def test_lengths_are_compared_at_the_same_scale_only(tmp_path: Path) -> None:
    other = tmp_path / "NUTS_RG_01M_2024_4326.geojson"
    other.write_bytes(DRAWN.read_bytes())
    (found,) = borders(engine(PAIRS.replace("71.0", "80.0"), other))
    assert (found.name, found.status) == ("borders as in GISCO 2024-01m", "passed")
    assert found.message == "lengths not compared: the bundled ones are of the scale 20m"


def test_another_year_or_no_file_is_skipped_with_the_reason(tmp_path: Path) -> None:
    other = tmp_path / "NUTS_RG_20M_2021_4326.geojson"
    other.write_bytes(DRAWN.read_bytes())
    (older,), (none,) = borders(engine(PAIRS, other)), borders(engine(PAIRS, None))
    assert older.status == none.status == "skipped"
    assert older.message == "the shapes are of NUTS 2021; the bundled pairs are of NUTS 2024"
    assert none.message.startswith("no shapes of GISCO are loaded; download NUTS_RG_20M_2024")


def test_the_drawing_is_of_ten_regions_of_level_3() -> None:
    features = json.loads(DRAWN.read_text("utf-8"))["features"]
    levels = [feature["properties"]["LEVL_CODE"] for feature in features]
    assert levels.count(3) == 10
