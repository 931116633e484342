"""Cases of the loaders of open data: small files in the layout of their publishers."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, parse

from cbris.loaders.source import Loader, Source

__all__ = ["CASES", "expected", "facts", "load", "notes", "text", "write"]

CASES = Path(__file__).parent / "cases"


def load(loader: Loader, file: str) -> list[Quad]:
    """Load a file of tests/cases under the id ``case``."""
    return list(loader.load(Source("case", CASES / file)))


def text(loader: Loader, name: str, content: str | bytes) -> list[Quad]:
    """Load a text as if it were a file of that name."""
    raw = content if isinstance(content, bytes) else content.encode()
    return list(loader.load(Source("case", Path(name), raw)))


def expected(folder: str) -> set[str]:
    """Read the quads that the files of a case give, sorted as in the file."""
    path = CASES / folder / "expected.nq"
    return {str(quad) for quad in parse(path=str(path), format=RdfFormat.N_QUADS)}


def facts(quads: Iterable[Quad]) -> set[str]:
    """Give quads as texts without their graph and our base."""
    return {str(quad.triple).replace("https://w3id.org/cbris/", "") for quad in quads}


def notes(quads: Iterable[Quad]) -> list[str]:
    """Give what is noted on the source."""
    noted = (quad.object for quad in quads if quad.predicate.value.endswith("#editorialNote"))
    return [note.value for note in noted if isinstance(note, Literal)]


def write(folder: str, quads: Iterable[Quad]) -> None:
    """Write expected.nq anew; to be read before it is kept."""
    lines = sorted(f"{quad} .\n" for quad in set(quads))
    (CASES / folder / "expected.nq").write_text("".join(lines), "utf-8")
