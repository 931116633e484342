"""Where header, body and references of a text lie."""

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.front.marks import header_end
from cbris.loaders.text.references.segmentation import find_list

__all__ = ["split"]


def split(text: str) -> Layout:
    """Find the parts; a part that is not there is an empty span.

    `header_end` tells where the header ends.
    """
    listed = find_list(text)
    references = Span(*listed) if listed else Span(len(text), len(text))
    header = Span(0, header_end(text, references.start))
    return Layout(header, Span(header.end, references.start), references)
