"""A digest of the files of the package that shape a graph."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

__all__ = ["package_fingerprint"]

FOLDERS = ("loaders", "ontology", "store", "data/reference")
COMPILED = "__pycache__"


@cache
def package_fingerprint() -> str:
    """Digest loaders, ontology, store and reference tables as they are installed.

    A loader's quads hang on its patterns and on the vocabularies too, which its version
    does not tell; with this in the key of a cache, an edited table is read anew.
    """
    digest = sha256()
    for name, path in _files():
        digest.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def _files() -> Iterator[tuple[str, Path]]:
    for folder in FOLDERS:
        part, _, below = folder.partition("/")
        root = Path(str(files(f"cbris.{part}"))) / below
        found = (path for path in root.rglob("*") if path.is_file() and COMPILED not in path.parts)
        yield from sorted((f"{folder}/{path.relative_to(root).as_posix()}", path) for path in found)
