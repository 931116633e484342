"""Whether every quote of a graph stands in its file, at its place."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cbris.loaders.bundled import bundled_files
from cbris.loaders.source import Source
from cbris.loaders.text.decode import read_text
from cbris.ontology.terms import mint
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

    :param texts: the decoded text of each source, by the IRI of the source.
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
    """Read the text of every source that is quoted, by the IRI of the source.

    :raises NoGraphError: nothing was built in the data folder yet.
    :raises SourceError: a file is gone or cannot be read any more.
    """
    answer = engine.query(QUOTED)
    assert isinstance(answer, QuerySolutions)  # QUOTED is a SELECT
    quoted = {str(source) for (source,) in answer}
    bundled = {f"bundled:{file.id}": file.path for file in bundled_files()}
    return {
        mint("source", entry.id).value: _text(bundled.get(entry.path, Path(entry.path)))
        for entry in Generations(data_dir).manifest().sources.values()
        if str(mint("source", entry.id)) in quoted
    }


def _text(path: Path) -> str:
    return read_text(Source("", path), str(path))


def _number(term: object) -> int:
    assert isinstance(term, Literal)  # oa:start and oa:end have literals only
    return int(term.value)
