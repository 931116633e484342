"""JATS: front matter, abstracts, body and references of a journal article."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cbris.loaders.formats.flow import BLANK_LINE, Flow, Profile, inner_text, local
from cbris.loaders.formats.jats_front import read_front
from cbris.loaders.formats.jats_references import cited_of, reference_lists
from cbris.loaders.formats.markup import xml_tree
from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.formats.records import add_cited
from cbris.loaders.source import Source
from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.language import detect
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["PROFILE", "read"]

_BLOCKS = """
    abstract ack aff app app-group article-title body boxed-text caption contrib-group def-list
    disp-formula disp-quote fig fn fn-group kwd-group list p ref ref-list sec subtitle
    statement table-wrap title trans-abstract trans-title verse-group sig-block
"""
_DROPPED = """
    alternatives author-notes email ext-link-label fax graphic history inline-graphic inline-media
    media mml math object-id permissions phone private-char processing-meta related-article
    related-object self-uri supplementary-material tex-math
"""


def _mark(element: etree._Element) -> str:
    """Give the number or bullet of an item that has no label of its own."""
    around = element.getparent()
    if local(element) != "list-item" or around is None:
        return ""
    if next((one for one in element if local(one) == "label"), None) is not None:
        return ""
    if around.get("list-type") == "order":
        return f"{1 + sum(local(one) == 'list-item' for one in _before(element))}. "
    return "• "


def _before(element: etree._Element) -> Iterator[etree._Element]:
    return element.itersiblings(preceding=True)


PROFILE = Profile(
    blocks=frozenset(_BLOCKS.split()),
    lines=frozenset({"break", "list-item", "tr", "verse-line", "def-item"}),
    gaps=frozenset({"label", "td", "th", "term", "def", "sup-label"}),
    dropped=frozenset(_DROPPED.split()),
    mark=_mark,
)


def read(source: Source) -> Iterator[Manuscript]:
    """Yield the article as one document; what its elements state is believed.

    The text is title, authors, institutes, abstracts of all languages, keywords, body,
    notes and references.

    :raises SourceError: the file is no XML, or declares entities.
    """
    root, problems = xml_tree(source)
    article = next((one for one in root.iter() if local(one) == "article"), root)
    manuscript = _read(article)
    found = encoding_problems(manuscript.text)
    yield replace(manuscript, problems=(*problems, *found))


def _read(article: etree._Element) -> Manuscript:
    front = read_front(article)
    flow = Flow(PROFILE)
    for title in front.titles:
        flow.element(title)
    flow.block(", ".join(author.name for author in front.metadata.authors))
    for place in front.institutes:
        flow.block(place)
    header = Span(0, len(flow))
    places: dict[etree._Element, Span] = {}
    for one in front.abstracts:
        flow.gap(BLANK_LINE)
        places.update(flow.element(one, {one}))
        flow.gap(BLANK_LINE)
    own = (one for one in front.abstracts if local(one) == "abstract")
    for words in front.keywords:
        flow.block("; ".join(words))
    lists = reference_lists(article)
    for part in article:
        if local(part) in ("body", "back", "floats-group"):
            flow.gap(BLANK_LINE)
            flow.element(part, left_out=lists)
    body_end = len(flow)
    cited = [one for each in lists for ref in each.iter("{*}ref") for one in cited_of(ref)]
    for each in lists:
        flow.block(next((inner_text(one) for one in each if local(one) == "title"), None))
    entries, references = add_cited(flow.block, tuple(cited))
    text = flow.text
    starts = [*(one.start for one in entries), *(one.start for one in references)]
    start = min(starts, default=len(text))
    listed = Span(start, len(text))
    return Manuscript(
        text,
        layout=Layout(header, Span(header.end, min(body_end, listed.start)), listed),
        metadata=replace(
            front.metadata,
            abstract=next((places[one] for one in own if one in places), None),
            translations=tuple(
                replace(one, abstract=None if element is None else places.get(element))
                for one, element in front.translations
            ),
        ),
        entries=entries,
        references=references,
        language=detect(text) or front.language,
        extracted=True,
    )
