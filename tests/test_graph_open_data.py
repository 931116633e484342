"""Files of publishers through the command line: build, sources, SPARQL."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from open_data import CASES
from pyoxigraph import QuerySolutions

from cbris.cli import cli
from cbris.queries.table import Table
from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations

FOLDERS = ("cordis", "csvw", "eurostat", "gisco", "keepeu")
LOADERS = {
    "bridges.csv": "csvw-1",
    "eurosciVoc.csv": "cordis-1",
    "gdp.csv": "eurostat-1",
    "nuts_rg_20m_2024_4326.geojson": "gisco-1",
    "organization.csv": "cordis-1",
    "partners.csv": "keepeu-1",
    "project.csv": "cordis-1",
    "projects.csv": "keepeu-1",
    "topics.csv": "cordis-1",
}
PARTNERS_OF_A_REGION = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX eurio: <http://data.europa.eu/s66#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name ?region ?instrument {
  ?role eurio:isRoleOf ?partner ; eurio:isInvolvedIn/eurio:isFundedBy ?grant .
  ?grant eurio:hasFundingScheme ?scheme .
  ?partner foaf:name ?name ; dcterms:spatial ?area .
  ?area a cbris:Region ; rdfs:label ?region .
  ?scheme skos:prefLabel ?instrument FILTER(LANG(?instrument) = "en")
} ORDER BY ?name
"""


def run(data: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["--data", str(data), *arguments], prog_name="cbris")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def built(bundled_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Build every case on top of the bundled graph; give the data folder and what was said."""
    folder = tmp_path_factory.mktemp("open-data")
    data = shutil.copytree(bundled_data, folder / "data")
    files = folder / "files"
    for name in FOLDERS:
        shutil.copytree(
            CASES / name, files, ignore=shutil.ignore_patterns("*.nq"), dirs_exist_ok=True
        )
    code, _, said = run(data, "build", str(files))
    assert code == 0, said
    return data, said


def test_every_file_is_loaded_by_the_loader_of_its_publisher(built: tuple[Path, str]) -> None:
    data, said = built
    assert " 9 sources loaded, " in said
    _, table, _ = run(data, "sources", "--format", "csv")
    rows = [line.split(",") for line in table.splitlines()]
    found = {row[0]: row[3] for row in rows if row[0].casefold() in map(str.casefold, LOADERS)}
    assert {name.casefold(): loader for name, loader in found.items()} == {
        name.casefold(): loader for name, loader in LOADERS.items()
    }


def test_what_was_left_out_is_told_by_the_build(built: tuple[Path, str]) -> None:
    _, said = built
    for name, count in (("gdp.csv", 2), ("organization.csv", 1), ("partners.csv", 2)):
        assert f"note: {name}: notes on what was not read: {count}; " in said
    assert "metadata.json" not in said


def test_no_shape_is_broken_by_what_was_loaded(built: tuple[Path, str]) -> None:
    _, said = built
    kinds = ("observation/", "project/", "organisation/", "dataset/", "region/", "border/")
    notes = [line for line in said.splitlines() if line.startswith("note: https://w3id.org/")]
    assert [line for line in notes if any(f"cbris/{kind}" in line for kind in kinds)] == []


def test_partners_are_joined_to_bundled_regions_and_instruments(built: tuple[Path, str]) -> None:
    answer = EmbeddedEngine(built[0]).query(PARTNERS_OF_A_REGION)
    assert isinstance(answer, QuerySolutions)
    rows = [[cell.text for cell in row] for row in Table.of(answer).cells()]
    assert rows == [
        ["PARADEIGMA IKE", "Kentrikos Tomeas Athinon", "EIC Pathfinder Open"],
        ["UNIWERSYTET PRZYKLADOWY", "Rzeszowski", "EIC Pathfinder Open"],
    ]


def test_graphs_state_the_terms_of_their_publishers(built: tuple[Path, str]) -> None:
    sparql = """SELECT ?graph ?terms { GRAPH ?graph {
      ?graph <http://purl.org/dc/terms/license>|<http://purl.org/dc/terms/rights> ?terms }
      FILTER(STRENDS(STR(?graph), ".csv") || STRENDS(STR(?graph), "json")) } ORDER BY ?graph"""
    answer = EmbeddedEngine(built[0]).query(sparql)
    assert isinstance(answer, QuerySolutions)
    terms = {row["graph"].value.rpartition("/")[2]: row["terms"].value for row in answer}
    assert terms["gdp.csv"].endswith("/licence/COM_REUSE")
    assert terms["project.csv"] == "https://creativecommons.org/licenses/by/4.0/"
    assert terms["bridges.csv"] == "https://creativecommons.org/licenses/by/4.0/"
    assert terms["partners.csv"].startswith("keep.eu, Interact; reuse with this credit")
    assert terms["nuts_rg_20m_2024_4326.geojson"].startswith("© EuroGeographics")


def test_a_second_build_changes_nothing(built: tuple[Path, str]) -> None:
    _, _, said = run(built[0], "build")
    assert "nothing changed: 0 sources loaded, " in said


def test_a_mapping_is_kept_as_a_part_of_its_table(built: tuple[Path, str]) -> None:
    entry = Generations(built[0]).manifest().sources["bridges.csv"]
    assert set(entry.notes) == {"licence", "graph_licence", "beside:bridges.csv-metadata.json"}
