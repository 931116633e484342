"""The command line on a small graph: every way to write an answer."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from terminal import on_terminal

from cbris.cli import cli

PEOPLE = "CONSTRUCT WHERE { ?s <http://xmlns.com/foaf/0.1/name> ?o }"
STAGES = """\
Order  Stage            In the words of the text  Distinguished by  Publication  Sentence
1      free trade area
2      customs union    customs union             B. Balassa        Text b       {}
3      common market
""".format("B. Balassa distinguished a customs union | x.")


def run(data: Path, *arguments: str, text: str | None = None) -> tuple[int, str, str]:
    """Run a command line over a data folder and give exit code, stdout and stderr."""
    line = ["--data", str(data), *arguments]
    result = CliRunner().invoke(cli, line, input=text, prog_name="cbris")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_a_question_is_answered_in_full_in_a_pipe(small_data: Path) -> None:
    assert run(small_data, "ask", "integration-stages") == (0, STAGES, "")


@pytest.mark.parametrize("arguments", [["--holder", "bal"], ["--param", "holder=BAL"]])
def test_a_parameter_is_an_option_or_a_pair(small_data: Path, arguments: list[str]) -> None:
    code, out, _ = run(small_data, "ask", "claims", *arguments, "--format", "csv")
    assert code == 0
    assert out.splitlines()[1].split(",")[1:3] == ["B. Balassa", "B. Balassa"]


def test_the_format_may_stand_before_the_question(small_data: Path) -> None:
    before = run(small_data, "ask", "--format", "csv", "integration-stages")
    assert before == run(small_data, "ask", "integration-stages", "--format", "csv")
    assert before[1].startswith("order,stage,stageLabel,")


def test_a_concept_that_is_not_there_is_one_line(small_data: Path) -> None:
    code, out, err = run(small_data, "ask", "mentions", "--concept", "custom union")
    assert (code, out) == (1, "")
    assert err == (
        "Error: mentions: concept: 'custom union' is not in the graph; did you mean"
        " 'customs union'?\n"
    )


def test_a_query_comes_as_text_as_a_file_or_by_standard_input(
    small_data: Path, tmp_path: Path
) -> None:
    sparql = "SELECT (COUNT(?s) AS ?people) { ?s <http://xmlns.com/foaf/0.1/name> ?n }"
    (tmp_path / "q.rq").write_text(sparql, "utf-8")
    expected = (0, "people\n3\n", "")
    assert run(small_data, "query", sparql) == expected
    assert run(small_data, "query", f"@{tmp_path / 'q.rq'}") == expected
    assert run(small_data, "query", text=sparql) == expected


def test_ask_answers_with_true_or_false(small_data: Path) -> None:
    assert run(small_data, "query", "ASK { ?s ?p 2 }") == (0, "true\n", "")
    assert run(small_data, "query", "ASK { ?s ?p 9 }", "--format", "json") == (
        0,
        '{"head": {}, "boolean": false}\n',
        "",
    )


def test_triples_are_sorted_turtle_and_on_demand_a_table(small_data: Path) -> None:
    _, turtle, _ = run(small_data, "query", PEOPLE)
    assert turtle.startswith("@prefix bibo: <http://purl.org/ontology/bibo/> .\n")
    assert turtle.endswith(
        "\n<https://w3id.org/cbris/person/b.balassa-b>\n"
        '    foaf:name "B. Balassa" ;\n'
        ".\n\n<https://w3id.org/cbris/person/b.makkonen-t>\n"
        '    foaf:name "T. Makkonen" ;\n'
        ".\n"
    )
    _, table, _ = run(small_data, "query", PEOPLE, "--format", "table")
    assert table.splitlines()[0].split() == ["subject", "predicate", "object"]


def test_rows_are_no_turtle(small_data: Path) -> None:
    code, _, err = run(small_data, "query", "SELECT * { ?s ?p ?o }", "--format", "turtle")
    assert (code, err) == (
        1,
        "Error: the query answers with rows; turtle needs CONSTRUCT or DESCRIBE\n",
    )


def test_a_wrong_query_is_one_line(small_data: Path) -> None:
    code, out, err = run(small_data, "query", "SELECT * {")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("Error: query: error at 1:11: ")


@pytest.mark.parametrize("thing", ["customs union", "vocabulary/integration-form/customs-union"])
def test_show_says_what_it_is_what_points_to_it_and_its_words(small_data: Path, thing: str) -> None:
    code, out, _ = run(small_data, "show", thing)
    assert code == 0
    assert out.startswith("https://w3id.org/cbris/vocabulary/integration-form/customs-union\n\n")
    assert "\nskos:prefLabel    митний союз\n" in out
    assert "\nclaim/1        cbris:claimObject\n" in out
    assert "\nsource/b  27     40   customs union\n" in out


def test_show_writes_turtle(small_data: Path) -> None:
    _, out, _ = run(small_data, "show", "B. Balassa", "--format", "turtle")
    assert out.endswith(
        "\n<https://w3id.org/cbris/person/b.balassa-b>\n    a foaf:Person ;\n"
        '    foaf:name "B. Balassa" ;\n    rdfs:label "B. Balassa" ;\n.\n'
    )


def test_a_dump_goes_to_a_file_that_is_never_half_written(small_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "cbris.ttl"
    assert run(small_data, "dump", "--output", str(out)) == (0, "", "")
    assert out.read_text("utf-8") == run(small_data, "dump")[1]
    assert [path.name for path in tmp_path.iterdir()] == ["cbris.ttl"]


def test_a_dump_that_cannot_be_written_is_one_line(small_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "no" / "cbris.ttl"
    assert run(small_data, "dump", "--output", str(out)) == (
        1,
        "",
        f"Error: {out}: No such file or directory; give a file that can be written\n",
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cbris", *arguments]


def test_a_closed_pipe_is_quiet(small_data: Path) -> None:
    line = command("--data", str(small_data), "query", "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_gets_colour_and_links(small_data: Path) -> None:
    line = command("--data", str(small_data), "ask", "integration-stages")
    environment = {"TERM": "xterm-256color", "COLUMNS": "120", "PATH": ""}
    out = on_terminal(line, "stdout", environment)
    assert "\x1b[1;36mOrder" in out
    assert "https://w3id.org/cbris/vocabulary/integration-form/customs-union\x1b" in out
