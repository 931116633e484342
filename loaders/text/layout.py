"""Where header, body and references of a text lie."""

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.front.marks import ABSTRACT_MARK, KEYWORDS_MARK, header_end
from cbris.loaders.text.references.segmentation import find_list

__all__ = ["ABSTRACT_MARK", "KEYWORDS_MARK", "split"]


def split(text: str) -> Layout:
    """Find the parts; a part that is not there is an empty span.

    The header is told by `header_end`.
    """
    listed = find_list(text)
    references = Span(*listed) if listed else Span(len(text), len(text))
    header = Span(0, header_end(text, references.start))
    return Layout(header, Span(header.end, references.start), references)
