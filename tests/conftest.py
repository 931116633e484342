"""What several test files start from."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from engines import StoreEngine
from pyoxigraph import RdfFormat, Store

from cbris.store.engine import Engine
from cbris.store.generations import Generations
from cbris.store.manifest import Manifest

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session", autouse=True)
def long_lived_objects_set_aside() -> None:
    """Keep what is there from the start out of the collections after each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def answers_dropped_by_their_own_thread() -> Iterator[None]:
    """Collect the cycles that a test left, in the thread that made them.

    The engine's answers may not be dropped by another thread, and without this a
    collection would come whenever, in whichever thread. What lives on is set aside, so that
    a collection costs what its own test made, not all that was made before.
    """
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def small_engine() -> StoreEngine:
    """Give a graph of two texts and three stages, written by hand."""
    store = Store()
    store.load(path=str(CASES / "questions.ttl"), format=RdfFormat.TURTLE)
    return StoreEngine(store)


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
