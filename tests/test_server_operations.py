"""docs/operations.md names every path, limit and option, with its default."""

import re
from dataclasses import asdict, fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from web import graph

from cbris.cli import cli
from cbris.commands.serve import serve
from cbris.errors import ServeError
from cbris.server.app import create_app
from cbris.server.limits import Limits, Serving
from cbris.server.routes import ROUTES
from cbris.server.settings import from_environment, limits_from

PAGE = (Path(__file__).parents[1] / "docs" / "operations.md").read_text("utf-8")

OPTIONS = {option.opts[0]: option for option in serve.params if isinstance(option, click.Option)}


def table(heading: str) -> dict[str, str]:
    """Give the first two columns of the table below a heading."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|", section, re.MULTILINE)
    return {first.replace("`", ""): second for first, second in rows}


def test_every_path_is_named() -> None:
    rules = {rule.rule for rule in create_app(graph()).url_map.iter_rules()}
    served = {re.sub(r"<path:(\w+)>", r"<\1>", rule) for rule in rules}
    served = {path.replace("<filename>", "<file>") for path in served}
    assert served <= {*ROUTES}
    assert {path.partition("?")[0] for path in table("Paths")} == {*ROUTES}


def test_every_limit_is_named_with_its_default() -> None:
    limits = {name: float(value) for name, value in table("Limits").items()}
    assert limits == {name: float(value) for name, value in asdict(Limits()).items()}


def default(name: str) -> object:
    return OPTIONS[name].to_info_dict()["default"]


def test_every_setting_is_named_with_its_default() -> None:
    found = table("Settings")
    assert found.pop("--data") == "the platform's data folder"
    assert found == {name: str(default(name)) for name in OPTIONS if name != "--data"}


def test_every_field_of_serving_is_an_option_with_the_same_default() -> None:
    defaults = {option.name: default(name) for name, option in OPTIONS.items()}
    for field in fields(Serving):
        assert (defaults[field.name] or None) == (field.default or None)


def test_every_option_can_stand_in_the_environment() -> None:
    for name, option in OPTIONS.items():
        expected = "CBRIS_" + name.removeprefix("--").upper().replace("-", "_")
        assert option.envvar == (None if name == "--limit" else expected)


def test_limits_are_read_from_text() -> None:
    given = {"CBRIS_LIMIT_SECONDS": "2.5", "CBRIS_LIMIT_QUEUE": "9", "CBRIS_DATA": "x"}
    settings = (*from_environment(given), "queue=8", "memory=512MiB", "write_bytes=1k", "spare=0")
    assert limits_from(settings) == Limits(
        seconds=2.5, queue=8, memory=536_870_912, write_bytes=1024, spare=0
    )


@pytest.mark.parametrize("setting", ["queue=", "queue=-1", "queue=1.5", "seconds=nan", "rows=1T"])
def test_a_value_that_a_limit_cannot_have_is_an_error(setting: str) -> None:
    name = setting.partition("=")[0]
    with pytest.raises(ServeError, match=f"^limit {name}: '.*' found; a .*number from 0"):
        limits_from([setting])


def test_a_limit_that_is_not_known_is_an_error_that_lists_them() -> None:
    result = CliRunner().invoke(cli, ["serve", "--limit", "second=3"])
    assert result.exit_code == 2
    assert "limit 'second': not known; the limits are" in result.stderr
    assert "seconds" in result.stderr
