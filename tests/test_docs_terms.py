"""The page of all terms, which pyLODE makes of the ontology."""

import subprocess
import sys
from pathlib import Path

import pytest

from cbris.ontology.diagram import read_ontology
from cbris.ontology.mapping import term_table

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("site")
    # In a process of its own: pyLODE leaves files open, which is an error here.
    subprocess.run([sys.executable, DOCS / "terms.py", folder], check=True, capture_output=True)
    return (folder / "index.html").read_text("utf-8")


def test_every_own_term_has_its_place_on_the_page(page: str) -> None:
    rows = term_table(read_ontology()).splitlines()[2:]
    names = [row.split("`")[1].removeprefix("cbris:") for row in rows]
    assert len(names) == 59
    assert [name for name in names if f'id="{name}"' not in page] == []


def test_labels_stand_in_both_languages(page: str) -> None:
    assert "border pair · прикордонна пара" in page
    assert "<h1>CBRIS: an ontology of cross-border regional innovation systems</h1>" in page
