"""The ontology and its vocabularies as the graph has them: without blank nodes."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Triple

from cbris.loaders.rdf import RdfLoader
from cbris.loaders.source import Source
from cbris.ontology.files import ontology_file, vocabulary_files

__all__ = ["published_ontology"]


def published_ontology() -> Iterator[Triple]:
    """Yield the triples that the loader of RDF makes of the ontology's own files."""
    for file in (ontology_file(), *vocabulary_files()):
        source = Source(file.name, Path(file.name), file.read_bytes())
        for quad in RdfLoader().load(source):
            yield quad.triple
