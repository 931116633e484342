"""The loader of papers and of lists of publications, in any of the usual formats.

What reads them is imported when the first is read: who only asks which files are accepted
need not wait for it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from cbris.loaders.formats.archive import holds_papers
from cbris.loaders.formats.registry import HEAD_BYTES, find_format, read_manuscripts
from cbris.loaders.source import Source

if TYPE_CHECKING:
    from cbris.loaders.text.document import Document

__all__ = ["TextLoader", "read_documents", "read_texts"]


class TextLoader:
    """Reads publications from text, pages, word processors and records."""

    name = "text"
    version = "2"

    def accepts(self, path: Path) -> bool:
        """Accept what has the name of a format or, where that may mean several, its shape.

        Of a zip file the names of the members decide.
        """
        try:
            if not path.is_file():
                return False
            with path.open("rb") as file:
                found = find_format(path, file.read(HEAD_BYTES))
            return found is not None and (found.name != "archive" or holds_papers(path))
        except OSError:
            return False

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the quads of every document; see `document_quads` for their shape.

        :raises SourceError: the file as a whole cannot be read.
        """
        from cbris.loaders.text.quads import document_quads

        for document in read_documents(source):
            yield from document_quads(document)


def read_documents(source: Source) -> "Iterator[Document]":
    """Yield every document of a source, each read on its own.

    :raises SourceError: the file as a whole cannot be read.
    """
    from cbris.loaders.text.read import read_manuscript

    for manuscript in read_manuscripts(source):
        yield read_manuscript(manuscript, source.id)


def read_texts(source: Source) -> Iterator[tuple[NamedNode, str]]:
    """Yield every text of a source by the IRI that `oa:hasSource` of its spans gives.

    :raises SourceError: the file as a whole cannot be read.
    """
    from cbris.loaders.text.read import document_id
    from cbris.loaders.text.spans import text_iri

    for one in read_manuscripts(source):
        is_file = one.key is None and not one.extracted
        yield text_iri(document_id(one, source.id), is_file=is_file), one.text
