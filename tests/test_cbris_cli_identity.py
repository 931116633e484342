"""What people decide on identity, from the command line to the next build."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, QuerySolutions

from cbris.cli import cli
from cbris.ontology.terms import BASE
from cbris.store.build import BuildReport, build
from cbris.store.embedded import EmbeddedEngine

ENTRY = (
    "1. Able A. B. The history of ferries and of fords. Harbour Studies. {year}. Vol. 2. P. 11-19."
)
FIRST = f"{BASE}publication/a.txt.able-1961-the-history-of-ferries-and-of"
SECOND = f"{BASE}publication/b.txt.able-2011-the-history-of-ferries-and-of"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, year, other in (("a", "1961", "Tides"), ("b", "2011", "Mist")):
        entries = f"{ENTRY.format(year=year)}\n2. Baker C. {other}. Oslo, 2001. 12 p."
        (folder / f"{name}.txt").write_text(f"Old harbours.\n\nReferences\n{entries}\n", "utf-8")
    return folder


def run(data: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(cli, [*arguments, "--data", str(data)], input=typed)
    return result.exit_code, result.output


def made(data: Path, *paths: Path) -> BuildReport:
    return build(data, paths, bundled=False)


def replaced(data: Path) -> set[tuple[str, str]]:
    answer = EmbeddedEngine(data).query(
        "PREFIX dcterms: <http://purl.org/dc/terms/> SELECT ?a ?b "
        "{ GRAPH <https://w3id.org/cbris/graph/identity> { ?a dcterms:isReplacedBy ?b } }"
    )
    assert isinstance(answer, QuerySolutions)
    pairs = ((row["a"], row["b"]) for row in answer)
    return {
        (a.value, b.value)
        for a, b in pairs
        if isinstance(a, NamedNode) and isinstance(b, NamedNode)
    }


def test_a_reviewed_candidate_is_merged_by_the_next_build(tmp_path: Path, papers: Path) -> None:
    data = tmp_path / "data"
    (problem,) = [one for one in made(data, papers).problems if "identity" in one]
    assert problem.endswith("may be the same; `cbris identity review` shows them")
    assert (FIRST, SECOND) not in {pair[::-1] for pair in replaced(data)}

    code, listed = run(data, "identity", "list", "--format", "csv")
    rows = [row for row in csv.reader(listed.splitlines()) if row[-2:] == [FIRST, SECOND]]
    assert (code, len(rows)) == (0, 1)
    assert rows[0][1:3] == ["candidate", "0.7"]

    shared = papers / "identity-decisions.csv"
    asked = run(data, "identity", "review", "--file", str(shared), typed="s\nq\n")[1]
    assert f"1 decisions written to {shared}; `cbris build` applies them" in asked
    made(data)
    assert (SECOND, FIRST) in replaced(data)

    shared.unlink()
    made(data)
    assert (SECOND, FIRST) not in replaced(data)


def test_a_decision_in_the_data_folder_is_read_by_every_build(tmp_path: Path, papers: Path) -> None:
    data = tmp_path / "data"
    made(data, papers)
    assert run(data, "identity", "decide", SECOND, FIRST, "same")[0] == 0
    made(data)
    assert (SECOND, FIRST) in replaced(data)
    run(data, "identity", "decide", FIRST, SECOND, "different", "--note", "two editions")
    made(data)
    assert (SECOND, FIRST) not in replaced(data)
    assert (data / "identity-decisions.csv").read_text("utf-8").count("\n") == 2
