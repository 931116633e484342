"""The page of loaders names every loader, and its example is one that loads."""

import json
import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from open_data import facts

from cbris.loaders.formats.registry import FORMATS
from cbris.loaders.open_data.csvw import CsvwLoader
from cbris.loaders.source import Source

PAGE = (Path(__file__).parents[1] / "docs" / "loading.md").read_text("utf-8")
README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| `([\w-]+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_the_table_has_the_loaders_of_the_entry_points() -> None:
    names = [point.name for point in entry_points(group="cbris.loaders")]
    assert sorted(match[1] for match in ROW.finditer(PAGE)) == sorted(names)


def test_the_table_of_formats_is_that_of_the_readers() -> None:
    rows = re.findall(r"^\| (\w+) \| (`\.[^|]+`) \|", PAGE, re.MULTILINE)
    listed = {name: set(re.findall(r"`([^`]+)`", ends)) for name, ends in rows}
    assert listed == {one.name: {*one.suffixes, *one.shared} for one in FORMATS}


def test_the_readme_leads_to_the_page() -> None:
    assert "(docs/loading.md)" in README


@pytest.mark.parametrize("loader", ["eurostat", "gisco", "cordis", "keepeu"])
def test_every_publisher_is_credited(loader: str) -> None:
    section = PAGE.split("\n## ")
    titles = {"eurostat": "Eurostat", "gisco": "GISCO", "cordis": "CORDIS", "keepeu": "keep.eu"}
    (found,) = [part for part in section if part.startswith(titles[loader] + "\n")]
    assert "\nTerms: " in found


def test_the_mapping_of_the_page_loads(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("code,name,nuts,since\nT1,Місто,UA-21,01.02.1990\n")
    mapping = PAGE.split("```json\n")[1].split("```")[0]
    (tmp_path / "towns.csv-metadata.json").write_text(json.dumps(json.loads(mapping)))
    found = facts(CsvwLoader().load(Source("towns.csv", tmp_path / "towns.csv")))
    town = "<https://example.org/town/T1>"
    assert f"{town} <http://www.opengis.net/ont/geosparql#sfWithin> <region/UA-21>" in found
    assert f"{town} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Region>" in found
