"""The command line without a graph: options, errors, exit codes, help."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cbris.cli import cli
from cbris.queries.catalog import catalog

NO_GRAPH = "Error: {}: no graph was built here; run `cbris build`\n"


def run(*arguments: str, env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Run a command line and give its exit code, stdout and stderr."""
    result = CliRunner().invoke(cli, arguments, env=env, prog_name="cbris")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version") == (0, "cbris 0.1.0\n", "")


def test_help_comes_quickly_and_without_the_graph_engine() -> None:
    code = "import sys, cbris.cli; print({'pyoxigraph', 'rdflib', 'flask'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_command_has_help_with_examples(name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"Examples:\n    cbris {name}" in out


def test_ask_without_a_question_lists_them_all() -> None:
    code, out, _ = run("ask")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "Regions and borders:"
    assert max(map(len, lines)) <= 80
    named = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert sorted(named) == list(catalog())


def test_the_list_of_questions_comes_in_other_forms() -> None:
    code, out, _ = run("ask", "--format", "csv")
    assert code == 0
    assert out.splitlines()[0] == "topic,name,question"
    assert len(out.splitlines()) == len(catalog()) + 1


def test_an_unknown_question_is_one_line_and_exit_code_1() -> None:
    assert run("ask", "clams") == (
        1,
        "",
        "Error: question 'clams' is not in the catalog; did you mean claims? `cbris ask` lists"
        " all\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [["asc"], ["ask", "claims", "--holdr", "x"], ["read"], ["query", "--format", "xml", "ASK {}"]],
)
def test_a_wrong_call_is_exit_code_2(arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: cbris")


def test_the_data_folder_is_said_before_or_after_or_by_the_environment(tmp_path: Path) -> None:
    a, b, c = (str(tmp_path / name) for name in "abc")
    env = {"CBRIS_DATA": c}
    assert run("stats", env=env) == (1, "", NO_GRAPH.format(c))
    assert run("--data", a, "stats", env=env) == (1, "", NO_GRAPH.format(a))
    assert run("stats", "--data", b, env=env) == (1, "", NO_GRAPH.format(b))
    assert run("--data", a, "stats", "--data", b, env=env) == (1, "", NO_GRAPH.format(b))


def test_without_a_word_the_data_folder_is_the_platforms(tmp_path: Path) -> None:
    env = {"CBRIS_DATA": "", "XDG_DATA_HOME": str(tmp_path)}
    assert run("stats", env=env) == (1, "", NO_GRAPH.format(tmp_path / "cbris"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    code, out, _ = run("completion", shell)
    assert code == 0
    assert f"_CBRIS_COMPLETE={shell}_complete" in out


def test_completion_offers_questions() -> None:
    env = {
        "_CBRIS_COMPLETE": "bash_complete",
        "COMP_WORDS": "cbris ask integration-s",
        "COMP_CWORD": "2",
    }
    result = CliRunner().invoke(cli, [], env=env, prog_name="cbris")
    assert result.stdout == "plain,integration-stages\n"


def test_a_query_file_that_is_missing_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    code, _, err = run("query", f"@{path}", "--data", str(tmp_path))
    assert (code, err) == (
        1,
        f"Error: {path}: No such file or directory; give a readable file after @\n",
    )


def test_a_parameter_without_a_value_is_one_line(tmp_path: Path) -> None:
    code, _, err = run("ask", "claims", "--param", "holder", "--data", str(tmp_path))
    assert (code, err) == (1, "Error: --param 'holder' has no value; give NAME=VALUE\n")


def test_ctrl_c_is_quiet_and_exit_code_130() -> None:
    @cli.command("interrupted", hidden=True)
    def interrupted() -> None:
        raise KeyboardInterrupt

    try:
        assert run("interrupted") == (130, "", "")
    finally:
        del cli.commands["interrupted"]
