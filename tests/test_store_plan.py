from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions

from cbris.loaders.rdf import RdfLoader
from cbris.loaders.source import Source
from cbris.store.build import BuildReport, Failure, build
from cbris.store.embedded import EmbeddedEngine


class Meanwhile(RdfLoader):
    """Lets another build publish while a.ttl is being read."""

    def __init__(self, data: Path, other: Path) -> None:
        self.data = data
        self.other = other

    def load(self, source: Source) -> Iterator[Quad]:
        if source.id == "a.ttl":
            run(self.data, self.other)
        return super().load(source)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    write(folder / "a.ttl", "first")
    write(folder / "b.ttl", "second")
    return folder


def write(path: Path, value: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"<http://e/s> <http://e/value> '{value}' .")
    return path


def run(data: Path, *paths: Path, loader: RdfLoader | None = None) -> BuildReport:
    return build(data, paths, bundled=False, using=[loader or RdfLoader()])


def values(data: Path) -> set[str]:
    answer = EmbeddedEngine(data).query("SELECT ?v { ?s <http://e/value> ?v }")
    assert isinstance(answer, QuerySolutions)
    return {row["v"].value for row in answer}


def test_a_build_joins_what_another_published_meanwhile(
    data: Path, files: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "c.ttl", "third")
    report = run(data, files, loader=Meanwhile(data, other))
    assert report.generation == "2"
    assert values(data) == {"first", "second", "third"}


def test_a_clash_with_what_another_published_meanwhile_fails(
    data: Path, files: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "b.ttl", "third")
    report = run(data, files, loader=Meanwhile(data, other))
    message = f"{files}/b.ttl: its id 'b.ttl' is that of {other}; rename the file"
    assert report.failed == (Failure("b.ttl", message),)
    assert report.loaded == ("a.ttl",)
    assert values(data) == {"first", "third"}


def test_what_a_build_saw_vanish_goes_whatever_was_published_meanwhile(
    data: Path, files: Path, tmp_path: Path
) -> None:
    run(data, files)
    (files / "b.ttl").unlink()
    write(files / "a.ttl", "changed")
    other = write(tmp_path / "c.ttl", "third")
    run(data, loader=Meanwhile(data, other))
    assert values(data) == {"changed", "third"}
