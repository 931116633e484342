"""What several test files start from."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from cbris.errors import QueryError
from cbris.store.engine import Answer, Engine
from cbris.store.generations import Generations
from cbris.store.manifest import Manifest

CASES = Path(__file__).parent / "cases"


class MemoryEngine:
    """Answers from one Turtle file in memory, as a third engine beside those of store/."""

    generation = "memory"

    def __init__(self, path: Path) -> None:
        self._store = Store()
        self._store.load(path=str(path), format=RdfFormat.TURTLE)

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        try:
            return self._store.query(sparql)
        except SyntaxError as error:
            raise QueryError(str(error)) from error


@pytest.fixture(scope="session")
def small_engine() -> MemoryEngine:
    """Give a graph of two texts and three stages, written by hand."""
    return MemoryEngine(CASES / "questions.ttl")


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the same small graph; not to be changed."""

    def fill(store: Store) -> int:
        store.load(path=str(CASES / "questions.ttl"), format=RdfFormat.TURTLE)
        return len(store)

    folder = tmp_path_factory.mktemp("small")
    generations = Generations(folder)
    with generations.lock():
        generations.publish(Manifest(), fill)
    return folder


@pytest.fixture(scope="session")
def bundled_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the bundled graph; not to be changed."""
    from cbris.store.build import build

    folder = tmp_path_factory.mktemp("bundled")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def engine(bundled_data: Path) -> Engine:
    """Open the graph of the bundled sources."""
    from cbris.store.embedded import EmbeddedEngine

    return EmbeddedEngine(bundled_data)
