"""Plain text: the file is the document."""

from collections.abc import Iterator

from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.source import Source
from cbris.loaders.text.decode import read_text
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["read"]


def read(source: Source) -> Iterator[Manuscript]:
    """Yield the text as it stands in the file.

    :raises UnreadableTextError: the file is empty, too large or not a text.
    """
    text = read_text(source, source.path.name)
    yield Manuscript(text, problems=encoding_problems(text))
