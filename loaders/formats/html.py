"""Pages of the web: what their head states of a paper, and the main text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cbris.errors import UnreadableTextError
from cbris.loaders.formats.flow import Flow, Profile, inner_text
from cbris.loaders.formats.html_lists import ListMarks, is_heading, reference_elements, show_links
from cbris.loaders.formats.html_main import main_element, unread_elements
from cbris.loaders.formats.html_meta import Meta, read_meta
from cbris.loaders.formats.markup import html_tree, markup_text
from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.formats.records import add_cited
from cbris.loaders.source import Source
from cbris.loaders.text.document import Layout, Metadata, Reference, Span
from cbris.loaders.text.language import detect
from cbris.loaders.text.layout import split
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["PROFILE", "read"]

_BLOCKS = """
    address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table tbody ul caption
"""
_DROPPED = """
    audio button canvas datalist embed head iframe input map math noscript object option script
    select style svg template textarea title video
"""
PROFILE = Profile(
    blocks=frozenset(_BLOCKS.split()),
    lines=frozenset({"br", "li", "tr"}),
    gaps=frozenset({"td", "th"}),
    dropped=frozenset(_DROPPED.split()),
)
MIN_WORDS = 5
LOOKED_FOR = 80
_LINE = re.compile(r"\S[^\n]*\S")


def read(source: Source) -> Iterator[Manuscript]:
    """Yield the page as one document.

    What stands in its meta elements is believed; navigation, scripts, forms and the like are
    left out of the text. A list of references that the page marks, or that its head gives,
    comes as entries.

    :raises UnreadableTextError: the file is empty, too large, binary or holds no text.
    """
    where = source.path.name
    text = markup_text(source)
    root, problems = html_tree(text, where)
    meta = read_meta(root)
    page = _page(root, meta)
    if len(page.text.split()) < MIN_WORDS and not page.metadata.title:
        raise UnreadableTextError(
            f"{where}: a page without text, perhaps filled by a script; an article was expected;"
            " save it as PDF in a browser"
        )
    yield replace(page, problems=(*encoding_problems(text), *problems))


def _page(root: etree._Element, meta: Meta) -> Manuscript:
    main = main_element(root)
    listed = reference_elements(main)
    flow = Flow(replace(PROFILE, mark=ListMarks()))
    _add_missing(flow, main, meta)
    unread = unread_elements(main, set(listed)).union(*map(show_links, listed))
    places = flow.element(main, set(listed), unread)
    entries = tuple(sorted(places.values()))
    if len(entries) == 1:
        entries = tuple(_lines(flow.text, entries[0]))
    references: tuple[Reference, ...] = ()
    start = len(flow)
    if not entries and meta.cited:
        entries, references = add_cited(flow.block, meta.cited)
    elif entries:
        start = entries[0].start
    end = entries[-1].end if entries else len(flow)
    return Manuscript(
        flow.text,
        layout=_layout(flow.text, Span(start, end)) if start < end else None,
        metadata=_metadata(meta, flow.text),
        entries=entries,
        references=references,
        language=detect(flow.text) or meta.language,
        extracted=True,
    )


def _lines(text: str, span: Span) -> Iterator[Span]:
    """Give the lines of a list, its heading left out."""
    for line in _LINE.finditer(text, *span):
        if not is_heading(line[0]):
            yield Span(*line.span())


def _add_missing(flow: Flow, main: etree._Element, meta: Meta) -> None:
    """Put title and abstract of the head before a text that has not got them."""
    words = inner_text(main).casefold()
    for part in (meta.metadata.title, *meta.abstracts):
        if part and part[:LOOKED_FOR].casefold() not in words:
            flow.block(part)


def _layout(text: str, listed: Span) -> Layout:
    header = split(text[: listed.start]).header
    return Layout(header, Span(header.end, listed.start), listed)


def _metadata(meta: Meta, text: str) -> Metadata:
    """Add where the abstract of the head stands in the text."""
    for abstract in meta.abstracts:
        start = text.find(abstract)
        if start >= 0:
            return replace(meta.metadata, abstract=Span(start, start + len(abstract)))
    return meta.metadata
