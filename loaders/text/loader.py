"""The loader of plain texts."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad

from cbris.loaders.source import Source
from cbris.loaders.text.decode import read_text
from cbris.loaders.text.quads import document_quads
from cbris.loaders.text.read import read_document

__all__ = ["TextLoader"]


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
        text = read_text(source, source.path.name)
        yield from document_quads(read_document(text, source.id))
