"""The curated tables are a valid data package, and each row says where it is from."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tables import rows

from cbris.loaders.reference.facts import PROVENANCE
from cbris.loaders.reference.loader import TABLES

FOLDER = Path(str(files("cbris.data"))) / "reference"
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
OF_THE_COMPILATION = re.compile(r"\b(stored|seed|GK|cop(y|ies)|session|unverified)\b", re.I)


def schema(name: str) -> dict[str, Any]:
    """Read the schema of a table."""
    found = json.loads((FOLDER / RESOURCES[name]["schema"]).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_package_is_valid() -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(FOLDER / "datapackage.json"))
    faults = [error.message for task in report.tasks for error in task.errors]
    assert (faults, report.errors, report.valid) == ([], [], True)
    assert len(report.tasks) == len(RESOURCES)


def test_every_table_is_in_the_package_and_has_a_reader() -> None:
    tables = {path.stem for path in FOLDER.glob("*.csv")}
    assert tables == set(RESOURCES) == set(TABLES)
    assert {path.stem for path in (FOLDER / "schemas").glob("*.json")} == tables


@pytest.mark.parametrize("name", sorted(RESOURCES))
def test_a_table_says_its_licence_and_its_sources(name: str) -> None:
    resource = RESOURCES[name]
    assert resource["title"]
    assert all(licence["path"].startswith("https://") for licence in resource["licenses"])
    assert all(source["title"] for source in resource["sources"])
    assert resource["sources"]


@pytest.mark.parametrize("name", sorted(RESOURCES))
def test_a_schema_describes_the_columns_that_the_loader_reads(name: str) -> None:
    fields = schema(name)["fields"]
    assert all(field["type"] and field["description"] for field in fields)
    assert [field["name"] for field in fields] == list(rows(name)[0])
    assert {field["name"] for field in fields} == {*TABLES[name][1], *PROVENANCE}
    assert schema(name)["missingValues"] == [""]


@pytest.mark.parametrize("name", sorted(RESOURCES))
def test_every_row_names_its_source_in_words_for_readers(name: str) -> None:
    for row in rows(name):
        assert row["source"], row
        assert row["verified"] in {"yes", "no", "partly"}, row
        assert row["verified"] != "partly" or row["note"], row
        assert row["source"] != "general knowledge" or row["verified"] != "yes", row
        said = f"{row['source']} {row['note']}"
        assert not OF_THE_COMPILATION.search(said), row
