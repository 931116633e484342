"""The loader of plain texts."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad

from cbris.loaders.source import Source
from cbris.loaders.text.decode import read_text
from cbris.loaders.text.document import Document
from cbris.loaders.text.quads import document_quads
from cbris.loaders.text.read import read_document

__all__ = ["TextLoader", "read_documents"]


class TextLoader:
    """Reads a publication from plain text."""

    name = "text"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Accept ``.txt``."""
        return path.suffix.lower() == ".txt"

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the quads of the text; see `document_quads` for their shape.

        :raises UnreadableTextError: the file is empty, too large or not a text.
        """
        for document in read_documents(source):
            yield from document_quads(document)


def read_documents(source: Source) -> Iterator[Document]:
    """Yield every document of a source, each read on its own.

    :raises UnreadableTextError: the file is empty, too large or not a text.
    """
    yield read_document(read_text(source, source.path.name), source.id)
