"""Spans of a document: the exact words, what surrounds them, and where they stand."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.statements import describe, integer, typed
from cbris.loaders.text.document import Document, Span
from cbris.loaders.text.private import mask, private_spans, touches
from cbris.loaders.text.sentences import sentences
from cbris.ontology.terms import mint, span, term

__all__ = ["CONTEXT", "Spans", "page_of", "text_iri"]

CONTEXT = 32
"""Code points of prefix and suffix that are kept around a quote."""


def page_of(pages: Sequence[int], offset: int) -> int | None:
    """Give the page of a place, from 1, where the document has pages."""
    return max(1, bisect_right(pages, offset)) if pages else None


def text_iri(document_id: str, *, is_file: bool) -> NamedNode:
    """Mint the IRI of the text in which the offsets of a document count.

    :param is_file: the file itself is that text, so that the source is.
    """
    return mint("source", document_id) if is_file else mint("source", document_id, "text")


_start = attrgetter("start")


class Spans:
    """Mints the spans of one document and remembers which of them to describe.

    Phones, e-mails and postal addresses never leave the document: they are masked in a
    prefix and a suffix, and a sentence that holds one is not quoted.
    """

    def __init__(self, document: Document) -> None:
        """Find the private parts and the sentences once."""
        self._document = document
        is_file = not (document.extracted or document.source)
        self._text = text_iri(document.id, is_file=is_file)
        self._private = private_spans(document.text)
        self._sentences = sentences(document.text, Span(0, len(document.text)))
        self._used: set[Span] = set()

    def iri(self, start: int, end: int) -> NamedNode:
        """Mint the IRI of a span that the graph will describe."""
        self._used.add(Span(start, end))
        return span(self._document.id, start, end)

    def quote(self, start: int, end: int) -> str:
        """Give the words of a span, private parts masked."""
        return mask(self._document.text, start, end, self._private)

    def is_private(self, start: int, end: int) -> bool:
        """Tell whether the span touches a private part."""
        return touches(Span(start, end), self._private)

    def sentence(self, start: int, end: int) -> NamedNode | None:
        """Mint the span of the sentence around a place; None if it must not be quoted."""
        before = bisect_right(self._sentences, start, key=_start) - 1
        around = self._sentences[before] if before >= 0 else None
        if around is None or start >= around.end:
            return None
        return self.public(around.start, max(around.end, end))

    def public(self, start: int, end: int) -> NamedNode | None:
        """Mint the IRI of a span; None if it holds something private."""
        return None if self.is_private(start, end) else self.iri(start, end)

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """Yield every used span with its quote and position selectors, and its page.

        Where the text was taken out of the file, or is one of several in it, the spans lie in
        `?text`, a prov:Entity with the SHA-256 of its UTF-8, `prov:wasDerivedFrom` the source.
        """
        yield from self._text_quads(graph)
        for used in sorted(self._used):
            yield from self._span_quads(graph, used)

    def _span_quads(self, graph: NamedNode, used: Span) -> Iterator[Quad]:
        node = span(self._document.id, used.start, used.end)
        quote, position = NamedNode(f"{node.value}#quote"), NamedNode(f"{node.value}#position")
        text = self._document.text
        before = self.quote(max(0, used.start - CONTEXT), used.start)
        after = self.quote(used.end, min(len(text), used.end + CONTEXT))
        yield from describe(
            graph,
            node,
            ["oa:SpecificResource"],
            {
                "oa:hasSource": self._text,
                "oa:hasSelector": [quote, position],
                **self._pages(used),
            },
        )
        yield from describe(
            graph,
            quote,
            ["oa:TextQuoteSelector"],
            {
                "oa:exact": text[used.start : used.end],
                "oa:prefix": before or None,
                "oa:suffix": after or None,
            },
        )
        yield Quad(position, term("rdf:type"), term("oa:TextPositionSelector"), graph)
        for name, offset in (("oa:start", used.start), ("oa:end", used.end)):
            yield Quad(position, term(name), typed(str(offset), "xsd:nonNegativeInteger"), graph)

    def _pages(self, used: Span) -> dict[str, Literal]:
        """Give the page on which a span begins and, if it is another, on which it ends."""
        first = page_of(self._document.pages, used.start)
        last = page_of(self._document.pages, used.end - 1)
        if first is None or last is None:
            return {}
        found = {"schema:pageStart": integer(first)}
        return found if first == last else {**found, "schema:pageEnd": integer(last)}

    def _text_quads(self, graph: NamedNode) -> Iterator[Quad]:
        source = mint("source", self._document.source_id)
        if self._text != source and self._used:
            yield from describe(
                graph,
                self._text,
                ["prov:Entity"],
                {
                    "prov:wasDerivedFrom": source,
                    "rdfs:label": f"Text of {self._document.id}",
                    "schema:sha256": sha256(self._document.text.encode()).hexdigest(),
                },
            )
