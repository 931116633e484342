"""The pages of docs/ that are made from the program are fresh."""

import runpy
from pathlib import Path

import pytest

from cbris.cli import cli
from cbris.queries.catalog import catalog
from cbris.store.engine import Engine

DOCS = Path(__file__).parents[1] / "docs"
PAGES = runpy.run_path(str(DOCS / "generate.py"))["PAGES"]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_what_the_program_would_write(page: str) -> None:
    assert (DOCS / page).read_text("utf-8") == PAGES[page](), "run `python docs/generate.py`"


def test_the_picture_shows_an_answer(engine: Engine) -> None:
    picture = runpy.run_path(str(DOCS / "generate.py"))["picture"](engine)
    shown = (DOCS / "answer.svg").read_text("utf-8")
    for words in ("B.&#160;Balassa", "free&#160;trade&#160;zone", "complete&#160;economic"):
        assert words in picture
        assert words in shown


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_command_is_documented(name: str) -> None:
    assert f"## cbris {name}\n" in (DOCS / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", list(catalog()))
def test_every_question_is_documented(name: str) -> None:
    assert f"### {name}\n" in (DOCS / "questions.md").read_text("utf-8")
