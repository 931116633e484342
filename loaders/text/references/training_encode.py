"""From a tagged reference to the words and labels that the model learns."""

import re
from collections.abc import Iterable, Iterator

from cbris.loaders.text.references.features_lists import CLASSES
from cbris.loaders.text.references.span_names import is_body
from cbris.loaders.text.references.tokens import GAP, Token, tokenize
from cbris.loaders.text.references.training_readers import OTHER, Piece, Tagged

__all__ = ["BEGINS", "encode", "refine"]

BEGINS = frozenset({"container", "place", "publisher", "title"})
"""Labels whose first word has a label of its own, with BEGIN before it."""

_BEGIN = "b-"
_NOTES = frozenset({"edition", "number", "series", "translator"})
"""Labels that are not told apart: the fewer labels, the faster the model."""

_ONLINE = re.compile(
    r"\b(?:retrieved|available|accessed|access|url|viewed|visited|consulted|disponible|"
    r"abgerufen|zugriff|cited \d|downloaded)\b",
    re.IGNORECASE,
)
_ISSUE_MARK = r"(?:no|nr|nos|num|number|numbers|issue|iss|n|nº|n°|№|heft|h|fasc|part|pt|вип|vyp)"
_ISSUE_ALONE = re.compile(rf"^\W*{_ISSUE_MARK}\b\W*\d", re.IGNORECASE)
_ISSUE_BEHIND = re.compile(
    rf"(?<=\w)\s*\((?=[^)]*\w)|[\s,.;:/]+(?={_ISSUE_MARK}\b\.?\s*\(?\d)"
    r"|(?<=\d)\s*[,:/.]\s*(?=\d+\W*$)",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    r"^\W*(?:[ivxlc]+\W+)?\d+\s*(?:pp?|pages|pgs|s|с|стор|стр|seiten|bl)\b\W*$", re.IGNORECASE
)
_MARKED = {"vol": "volume", "iss": "issue", "pp": "pages", "ed": "editor"}


def refine(tagged: Tagged) -> Tagged:
    """Split volume from issue and extent from pages; leave a gap for a link."""
    return tuple(_bodies(piece for old in tagged for piece in _refined(old)))


def encode(tagged: Tagged) -> tuple[list[Token], list[str]]:
    """Give the words of a reference and the label of each."""
    text, ends = "", []
    for label, words in tagged:
        text += words
        ends.append((len(text), label))
    tokens, labels, at = tokenize(text), [], 0
    for token in tokens:
        while ends[at][0] <= token.start:
            at += 1
        label = "note" if ends[at][1] in _NOTES else ends[at][1]
        labels.append(OTHER if token.text == GAP else label)
    return tokens, list(_begun(_joined(tokens, labels)))


def _refined(piece: Piece) -> Iterator[Piece]:
    label, words = piece
    if label in ("url", "doi") or (label == "note" and _ONLINE.search(words)):
        yield Piece(OTHER, f" {GAP} ")
    elif label == "volume":
        yield from _numbers(words)
    elif label == "pages" and _EXTENT.match(words) and not re.match(r"\W*pp?\b", words):
        yield Piece("extent", words)
    elif label in ("editor", "container") and (match := re.match(r"\W*(?:in|In|IN)\b:?\s*", words)):
        yield Piece(OTHER, words[: match.end()])
        yield Piece(label, words[match.end() :])
    else:
        yield piece


def _numbers(words: str) -> Iterator[Piece]:
    if _ISSUE_ALONE.match(words):
        yield Piece("issue", words)
        return
    behind = next(
        (m for m in _ISSUE_BEHIND.finditer(words) if re.search(r"\d", words[: m.start()])), None
    )
    if not behind:
        yield Piece("volume", words)
        return
    yield Piece("volume", words[: behind.start()])
    yield Piece("issue", words[behind.start() :])


def _bodies(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Tell bodies among the authors; a publisher that stands first is one of them."""
    seen: set[str] = set()
    for label, words in pieces:
        first = label == "publisher" and not seen & {"author", "title", "editor", "publisher"}
        body = first or (label == "author" and is_body(words))
        seen.add(label)
        yield Piece("body" if body else label, words)


def _joined(tokens: list[Token], labels: list[str]) -> list[str]:
    """Give a mark outside the fields ("pp.", "vol.") the label of the number behind it."""
    joined = list(labels)
    for at in range(len(tokens) - 2, -1, -1):
        kinds = CLASSES.get(tokens[at].text.casefold(), ())
        wanted = {_MARKED[kind] for kind in kinds if kind in _MARKED}
        if joined[at] == OTHER and joined[at + 1] in wanted:
            joined[at] = joined[at + 1]
    for at in range(1, len(tokens)):
        kinds = CLASSES.get(tokens[at].text.casefold(), ())
        behind = "ed" in kinds and joined[at - 1] == "editor"
        if joined[at] == OTHER and (behind or ("pp" in kinds and joined[at - 1] == "extent")):
            joined[at] = joined[at - 1]
    return joined


def _begun(labels: Iterable[str]) -> Iterator[str]:
    last = ""
    for label in labels:
        yield _BEGIN + label if label != last and label in BEGINS else label
        last = label
