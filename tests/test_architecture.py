"""The house has one direction: a lower part never imports a higher one."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ORDER = ("ontology", "loaders", "store", "queries", "server")


def imported_parts(file: Path) -> set[str]:
    """Give the parts of cbris that a module imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("cbris.")}


@pytest.mark.parametrize("part", ORDER)
def test_a_part_imports_no_higher_part(part: str) -> None:
    higher = {*ORDER[ORDER.index(part) + 1 :], "cli", "commands"}
    wrong = {
        str(file.relative_to(ROOT)): imported_parts(file) & higher
        for file in (ROOT / part).rglob("*.py")
        if imported_parts(file) & higher
    }
    assert wrong == {}


def test_the_walk_sees_imports_inside_functions(tmp_path: Path) -> None:
    file = tmp_path / "m.py"
    file.write_text("def f():\n    from cbris.server.app import create_app\n", "utf-8")
    assert imported_parts(file) == {"server"}
