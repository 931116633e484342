"""The sources that come with the package: texts, ontology and vocabularies."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path, PurePath

from cbris.errors import SourceError
from cbris.ontology.files import ontology_file, vocabulary_files

__all__ = ["CC_BY", "COLUMNS", "UNKNOWN", "BundledFile", "bundled_files", "read_corpus"]

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
UNKNOWN = "unknown"
COLUMNS = (
    "id",
    "file",
    "sha256",
    "what",
    "language",
    "title",
    "origin",
    "licence",
    "retrieved",
    "notes",
)
"""The columns of corpus.csv; a cell holds "unknown" where nothing is known."""


@dataclass(frozen=True)
class BundledFile:
    """A file of the package; `sha256` is what its content must have, if that is recorded.

    `notes` may hold ``licence`` (of the file), ``graph_licence`` (of the facts read from
    it) and what corpus.csv says of a text.
    """

    id: str
    path: Path
    notes: Mapping[str, str] = field(default_factory=dict)
    sha256: str | None = None


def bundled_files() -> Iterator[BundledFile]:
    """Yield every bundled source: texts, curated tables, the ontology, the vocabularies.

    :raises SourceError: corpus.csv is not as COLUMNS says.
    """
    data = Path(str(files("cbris.data")))
    yield from read_corpus(data / "corpus" / "corpus.csv")
    yield from read_package(data / "reference" / "datapackage.json")
    own = {"licence": CC_BY, "graph_licence": CC_BY}
    yield BundledFile("ontology", Path(str(ontology_file())), own)
    for file in vocabulary_files():
        name = f"vocabulary-{PurePath(file.name).stem}"
        yield BundledFile(name, Path(str(file)), own)


def read_corpus(path: Path) -> Iterator[BundledFile]:
    """Yield the texts that a corpus.csv lists; they lie beside it.

    :raises SourceError: a column is missing or unknown, or a cell is empty.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            expected = ",".join(COLUMNS)
            raise SourceError(f"{path}:1: columns {rows.fieldnames}; {expected} were expected")
        for row in rows:
            _check_row(path, rows.line_num, row)
            notes = {**row, "graph_licence": CC_BY}
            yield BundledFile(row["id"], path.parent / row["file"], notes, row["sha256"])


def read_package(path: Path) -> Iterator[BundledFile]:
    """Yield the tables that a Frictionless data package lists; they lie beside it.

    The licence of a table is that of its resource, or of the package.
    """
    package = json.loads(path.read_text("utf-8"))
    for resource in package["resources"]:
        licence = resource.get("licenses", package["licenses"])[0]["path"]
        notes = {"licence": licence, "graph_licence": licence}
        yield BundledFile(f"reference-{resource['name']}", path.parent / resource["path"], notes)


def _check_row(path: Path, line: int, row: Mapping[str, str]) -> None:
    for column in COLUMNS[:-1]:
        if not row[column]:
            raise SourceError(f"{path}:{line}: {column!r} is empty; write {UNKNOWN!r} if it is")
