"""Documents as a page: the text, with everything that was found marked in it.

The page needs nothing else: no script, no font, no file beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files
from itertools import pairwise

from cbris.loaders.reports.lines import text_report
from cbris.loaders.reports.record import label_of
from cbris.loaders.text.document import KINDS, Claim, Document, Mention, Reference, Span
from cbris.loaders.text.private import mask, private_spans

__all__ = ["PAGE_END", "page_start", "section"]

PAGE_END = "</main>\n</body>\n</html>\n"
LAYERS = ("claim", "reference", *KINDS)
"""What may be shown or hidden, the outer marks first."""


@dataclass(frozen=True)
class _Mark:
    """A stretch with its layer, and what is said of it."""

    span: Span
    layer: str
    title: str
    anchor: str = ""


def page_start(title: str) -> str:
    """Give the page down to its first document."""
    style = (files("cbris.loaders.reports") / "page.css").read_text("utf-8")
    boxes = "".join(
        f'<label class="{layer}"><input type="checkbox" id="show-{layer}" checked> '
        f"{layer.replace('-', ' ')}</label>"
        for layer in LAYERS
    )
    hidden = "".join(
        f"body:has(#show-{layer}:not(:checked)) mark.{layer}"
        "{background:none;border:0;color:inherit;box-shadow:none}"
        for layer in LAYERS
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)} – CBRIS</title>\n<style>{style}{hidden}</style>\n</head>\n<body>\n"
        f'<form class="layers" aria-label="What is marked">{boxes}</form>\n<main>\n'
    )


def section(document: Document, file: str) -> str:
    """Give one document: what was read of it, then its text with all marks.

    Phones, e-mails and postal addresses are masked.
    """
    number = document.id
    parts = (
        f'<article aria-label="{escape(file)}">',
        f"<h1>{escape(document.metadata.title or file)}</h1>",
        _summary(document, file),
        _claims(number, document.claims),
        f'<div class="text" lang="{escape(document.language or "und")}">{_text(document)}</div>',
        "</article>\n",
    )
    return "\n".join(parts)


def _summary(document: Document, file: str) -> str:
    """Give the report for terminals without its claims, which have links here."""
    words = escape("\n".join(text_report(replace(document, claims=()), file)))
    return f"<details><summary>What was read</summary><pre>{words}</pre></details>"


def _claims(number: str, claims: Sequence[Claim]) -> str:
    if not claims:
        return ""
    rows = "".join(
        f'<tr><td><a href="#{_anchor(number, at)}">{escape(one.subject)}</a></td>'
        f"<td>{escape(one.said)}</td><td>{escape(one.object)}</td>"
        f"<td>{escape(', '.join(one.holder) or 'the text')}</td>"
        f"<td>{escape(one.modality)}</td></tr>"
        for at, one in enumerate(claims)
    )
    head = "".join(
        f"<th>{name}</th>" for name in ("Subject", "Relation", "Object", "Held by", "Modality")
    )
    title = f"Claims ({len(claims)})"
    return (
        f'<details><summary>{title}</summary><div class="wide"><table><thead><tr>{head}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div></details>"
    )


def _anchor(number: str, at: int) -> str:
    return escape(f"{number}-claim-{at}")


def _text(document: Document) -> str:
    """Cut the text at every edge of a mark; each piece is wrapped in all marks over it."""
    text, private = document.text, private_spans(document.text)
    marks = sorted(_marks(document), key=lambda one: (one.span.start, -one.span.end))
    edges = sorted({0, len(text), *(e for mark in marks for e in mark.span)})
    open_marks: list[_Mark] = []
    waiting = iter(marks)
    following = next(waiting, None)
    pieces = []
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while following and following.span.start <= start:
            open_marks.append(following)
            following = next(waiting, None)
        pieces.append(_piece(mask(text, start, end, private), start, open_marks))
    return "".join(pieces)


def _piece(words: str, start: int, marks: Sequence[_Mark]) -> str:
    html = escape(words)
    for mark in sorted(marks, key=lambda one: -LAYERS.index(one.layer)):
        named = f' id="{mark.anchor}"' if mark.anchor and mark.span.start == start else ""
        html = f'<mark{named} class="{mark.layer}" title="{escape(mark.title)}">{html}</mark>'
    return html


def _marks(document: Document) -> Iterator[_Mark]:
    yield from map(_mention, document.mentions)
    yield from map(_reference, document.references)
    for at, claim in enumerate(document.claims):
        said = f"{claim.subject} | {claim.said} | {claim.object} ({claim.rule})"
        yield _Mark(Span(claim.start, claim.end), "claim", said, _anchor(document.id, at))


def _mention(mention: Mention) -> _Mark:
    name = label_of(mention.concept) or mention.concept or "no concept is known"
    return _Mark(Span(mention.start, mention.end), mention.kind, f"{mention.kind}: {name}")


def _reference(reference: Reference) -> _Mark:
    title = f"reference {reference.n}: {reference.title or 'no title was found'}"
    return _Mark(Span(reference.start, reference.end), "reference", title)
