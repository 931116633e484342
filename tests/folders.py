"""Data folders whose graph a test makes, and what is in them."""

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations
from cbris.store.manifest import Manifest


def publish(data: Path, fill: Callable[[Store], int] = lambda _: 0) -> str:
    """Publish a generation as a build does, an empty one if nothing fills it."""
    data.mkdir(exist_ok=True)
    generations = Generations(data)
    with generations.lock():
        return generations.publish(Manifest(), fill)


def publish_numbers(data: Path, count: int) -> str:
    """Publish a generation of so many triples."""

    def fill(store: Store) -> int:
        predicate = NamedNode("http://e/p")
        nodes = (NamedNode(f"http://e/{n}") for n in range(count))
        quads = (Quad(node, predicate, Literal(n), DefaultGraph()) for n, node in enumerate(nodes))
        store.extend(quads)
        return count

    return publish(data, fill)


def numbers(engine: EmbeddedEngine, pattern: str) -> set[int]:
    """Give the numbers that ?n stands for."""
    answer = engine.query(f"SELECT ?n {{ {pattern} }}")
    assert isinstance(answer, QuerySolutions)
    return {int(row["n"].value) for row in answer}
