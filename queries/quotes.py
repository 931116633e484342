"""Whether every quote of a graph stands in its file, at its place."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cbris.loaders.bundled import bundled_files
from cbris.loaders.source import Source
from cbris.loaders.text.loader import TextLoader, read_texts
from cbris.store.engine import Engine
from cbris.store.generations import Generations

__all__ = ["misquotes", "source_texts"]

QUOTES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?span ?source ?start ?end ?exact {
  ?span a oa:SpecificResource ; oa:hasSource ?source ; oa:hasSelector ?quote, ?position .
  ?quote oa:exact ?exact .
  ?position oa:start ?start ; oa:end ?end .
} ORDER BY ?span
"""
QUOTED = """
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?source { ?span a oa:SpecificResource ; oa:hasSource ?source }
"""


def misquotes(engine: Engine, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for every quote that is not the exact words of its file.

    :param texts: each text that is quoted, by its IRI.
    """
    answer = engine.query(QUOTES)
    assert isinstance(answer, QuerySolutions)  # QUOTES is a SELECT
    for span, source, start, end, exact in answer:
        assert isinstance(span, NamedNode)
        assert isinstance(source, NamedNode)
        words = texts.get(source.value, "")[_number(start) : _number(end)]
        if not isinstance(exact, Literal) or exact.value != words:
            yield f"{span.value}: the file says {words!r}"


def source_texts(engine: Engine, data_dir: Path) -> dict[str, str]:
    """Read every text that is quoted, by the IRI of the source or of what was taken out of it.

    :raises NoGraphError: nothing was built in the data folder yet.
    :raises SourceError: a file is gone or cannot be read any more.
    """
    answer = engine.query(QUOTED)
    assert isinstance(answer, QuerySolutions)  # QUOTED is a SELECT
    quoted = {source.value for (source,) in answer if isinstance(source, NamedNode)}
    bundled = {f"bundled:{file.id}": file.path for file in bundled_files()}
    texts: dict[str, str] = {}
    for entry in Generations(data_dir).manifest().sources.values():
        if entry.loader.startswith(f"{TextLoader.name}-"):
            source = Source(entry.id, bundled.get(entry.path, Path(entry.path)))
            read = ((iri.value, text) for iri, text in read_texts(source))
            texts.update((iri, text) for iri, text in read if iri in quoted)
    return texts


def _number(term: object) -> int:
    assert isinstance(term, Literal)  # oa:start and oa:end have literals only
    return int(term.value)
