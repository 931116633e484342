"""docs/operations.md names every path, limit and option, with its default."""

import re
from dataclasses import asdict
from pathlib import Path

import click
import pytest
from web import graph

from cbris.commands.serve import serve
from cbris.server.app import create_app
from cbris.server.limits import Limits
from cbris.server.routes import ROUTES

PAGE = (Path(__file__).parents[1] / "docs" / "operations.md").read_text("utf-8")


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
    assert set(table("Paths")) == {*ROUTES}


def test_every_limit_is_named_with_its_default() -> None:
    limits = {name: float(value) for name, value in table("Limits").items()}
    assert limits == {name: float(value) for name, value in asdict(Limits()).items()}


@pytest.mark.parametrize("name", ["--host", "--port"])
def test_every_option_is_named_with_its_default(name: str) -> None:
    options = {o.opts[0]: o.default for o in serve.params if isinstance(o, click.Option)}
    assert table("Settings")[name] == str(options[name])
