"""The command line from files to answers: build, sources, check, read."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from terminal import on_terminal

from cbris.cli import cli

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
PAPER = (
    "The spread of the idea was described by B. Able, who distinguished a free trade zone,"
    " a customs union, and a common market.\n"
)


def run(data: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a command line over a data folder and give exit code, stdout and stderr."""
    result = CliRunner().invoke(cli, ["--data", str(data), *arguments], prog_name="cbris")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def data(bundled_data: Path, tmp_path: Path) -> Path:
    """Copy the data folder of the bundled sources, to be changed."""
    return shutil.copytree(bundled_data, tmp_path / "data")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Write a text that nobody has seen."""
    path = tmp_path / "paper.txt"
    path.write_text(PAPER, "utf-8")
    return path


def test_ask_without_a_graph_builds_the_bundled_one_and_says_so(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "ask", "integration-stages")
    assert code == 0
    assert err.startswith(f"{tmp_path}: no graph yet; building the bundled one\n")
    assert len(out.splitlines()) == 6


def test_a_second_build_changes_nothing(data: Path) -> None:
    code, out, err = run(data, "build")
    assert (code, out) == (0, "")
    assert err.startswith("nothing changed: 0 sources loaded, ")
    assert err.endswith(" unchanged; generation 1 stays\n")


def test_a_build_on_a_terminal_shows_its_progress(data: Path) -> None:
    line = [sys.executable, "-m", "cbris", "build", "--data", str(data)]
    out = on_terminal(line, "stderr", {"TERM": "xterm-256color"})
    assert "\x1b[" in out
    assert "nothing changed: 0 sources loaded" in out


def test_a_text_of_ones_own_is_added_asked_and_taken_out(data: Path, paper: Path) -> None:
    assert run(data, "build", str(paper))[0] == 0
    assert "\npaper.txt,paper.txt," in run(data, "sources", "--format", "csv")[1]
    held = run(data, "ask", "integration-stages")[1]
    assert "B. Able" in held
    code, _, err = run(data, "sources", "remove", "paper.txt")
    assert code == 0
    assert "removed: paper.txt\n" in err
    assert "B. Able" not in run(data, "ask", "integration-stages")[1]


def test_a_file_that_cannot_be_read_is_named_and_the_others_load(data: Path, paper: Path) -> None:
    broken = paper.with_name("broken.txt")
    broken.write_bytes(b"\x00\x01")
    code, _, err = run(data, "build", str(paper), str(broken))
    assert code == 1
    assert err.startswith("not loaded: broken.txt: binary data; ")
    assert "\npaper.txt,paper.txt," in run(data, "sources", "--format", "csv")[1]


def test_a_source_that_is_not_there_is_one_line(data: Path) -> None:
    code, out, err = run(data, "sources", "remove", "nope.txt")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"Error: source 'nope.txt' is not in {data}; ")


def test_stats_count_the_bundled_texts(bundled_data: Path) -> None:
    assert "publications,3\nreferences,16\n" in run(bundled_data, "stats", "--format", "csv")[1]


def test_check_gives_one_line_a_check(bundled_data: Path) -> None:
    _, out, _ = run(bundled_data, "check")
    lines = (line.split(":")[0].partition(" ") for line in out.splitlines())
    status = {name: status for status, _, name in lines}
    sample = "ontology, vocabularies and 5 things of each class are consistent (HermiT)"
    assert [*status][:3] == ["OWL 2 DL", sample, "SHACL"]
    assert {status["OWL 2 DL"], status[sample]} <= {"passed", "skipped"}
    assert status["two-disjoint-classes"] == "passed"
    assert status["stage-out-of-order"] == "passed"
    assert status["quotes are exact"] == "passed"


def test_check_finds_a_quote_that_its_file_no_longer_holds(data: Path, paper: Path) -> None:
    run(data, "build", str(paper))
    paper.write_text(PAPER.replace("customs union", "customs onion"), "utf-8")
    code, out, _ = run(data, "check")
    assert code == 1
    assert "failed quotes are exact: https://w3id.org/cbris/span/paper.txt/" in out


def test_read_gives_one_json_object_on_a_line(tmp_path: Path, paper: Path) -> None:
    second = next(CORPUS.glob("001_*.txt"))
    code, out, err = run(tmp_path, "read", str(paper), str(second), "--format", "json")
    documents = [json.loads(line) for line in out.splitlines()]
    assert (code, err, len(documents)) == (0, "documents: 2, files not read: 0\n", 2)
    assert [*documents[0]] == [
        "file",
        "id",
        "language",
        "metadata",
        "references",
        "mentions",
        "claims",
        "problems",
        "pages",
    ]
    claim = documents[0]["claims"][0]
    ends = [claim[name]["label"] for name in ("subject", "relation", "object")]
    assert (ends, claim["order"]) == (["B. Able", "distinguishes", "free trade zone"], 1)
    stage = "https://w3id.org/cbris/vocabulary/integration-form/free-trade-area"
    assert (claim["object"]["iri"], claim["object"]["concept"]) == (stage, "free trade area")
    assert PAPER[claim["start"] : claim["end"]] == claim["quote"]
    assert documents[1]["metadata"]["journal"] == "Science, Technologies, Innovations"
    assert len(documents[1]["references"]) == 7


def test_read_as_text_is_for_people(tmp_path: Path, paper: Path) -> None:
    code, out, _ = run(tmp_path, "read", str(paper))
    assert code == 0
    assert out.startswith(f"{paper}: {len(PAPER)} characters, language en\n  title     unknown\n")
    assert "\n  B. Able | distinguishes | customs union\n" in out


def test_read_tells_what_it_could_not_read(tmp_path: Path, paper: Path) -> None:
    missing = tmp_path / "missing.txt"
    error = f"Error: {missing}: No such file or directory; give a readable file\n"
    code, out, err = run(tmp_path, "read", str(missing), str(paper))
    assert (code, err) == (1, error + "documents: 1, files not read: 1\n")
    assert out.startswith(f"{paper}: ")
    assert run(tmp_path, "read", str(missing)) == (1, "", error)
