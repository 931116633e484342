"""The ontology's own files, read from wherever the package is installed."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath

from pyoxigraph import RdfFormat, Triple, parse

__all__ = [
    "ontology_file",
    "ontology_triples",
    "parse_turtle",
    "rules",
    "shape_files",
    "vocabulary_files",
]


def ontology_file() -> Traversable:
    """Give the OWL ontology, in Turtle."""
    return files(__package__) / "cbris.ttl"


def vocabulary_files() -> tuple[Traversable, ...]:
    """Give the SKOS vocabularies, one scheme a file, in Turtle, by name."""
    return _folder("vocabularies", ".ttl")


def shape_files() -> tuple[Traversable, ...]:
    """Give the SHACL shapes, in Turtle, by name."""
    return _folder("shapes", ".ttl")


def rules() -> Mapping[str, str]:
    """Map the name of each entailment rule to its SPARQL CONSTRUCT query, by name."""
    found = _folder("rules", ".rq")
    return {PurePath(file.name).stem: file.read_text(encoding="utf-8") for file in found}


def ontology_triples() -> Iterator[Triple]:
    """Yield the triples of the ontology and of all vocabularies."""
    for file in (ontology_file(), *vocabulary_files()):
        yield from parse_turtle(file.read_bytes())


def parse_turtle(content: bytes) -> Iterator[Triple]:
    """Yield the triples of a Turtle document.

    :raises SyntaxError: the content is not Turtle.
    """
    for quad in parse(content, format=RdfFormat.TURTLE):
        yield quad.triple


def _folder(name: str, suffix: str) -> tuple[Traversable, ...]:
    folder = files(__package__) / name
    found = (file for file in folder.iterdir() if file.name.endswith(suffix))
    return tuple(sorted(found, key=lambda file: file.name))
