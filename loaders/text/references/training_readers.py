"""Readers of tagged references: three formats, one set of labels.

A tagged reference is its pieces in order, signs and blanks included; joined, they are the
string. Words outside all fields have the label OTHER.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = [
    "LABELS",
    "OTHER",
    "Piece",
    "Tagged",
    "normalised",
    "read_anystyle",
    "read_grobid",
    "read_parscit",
    "text_of",
]

OTHER = "other"
LABELS = (
    "author", "body", "container", "date", "doi", "edition", "editor", "extent", "issue", "note",
    "number", OTHER, "pages", "place", "publisher", "series", "title", "translation", "translator",
    "url", "volume",
)  # fmt: skip
_ANYSTYLE = {
    "author": "author",
    "citation-number": "number",
    "collection-title": "series",
    "container-title": "container",
    "date": "date",
    "director": "author",
    "doi": "doi",
    "edition": "edition",
    "editor": "editor",
    "genre": "note",
    "isbn": "note",
    "journal": "container",
    "location": "place",
    "medium": "note",
    "note": "note",
    "pages": "pages",
    "producer": "note",
    "publisher": "publisher",
    "source": "note",
    "title": "title",
    "translator": "translator",
    "url": "url",
    "volume": "volume",
}
_PARSCIT = {
    "author": "author",
    "booktitle": "container",
    "date": "date",
    "editor": "editor",
    "institution": "publisher",
    "journal": "container",
    "location": "place",
    "note": "note",
    "pages": "pages",
    "publisher": "publisher",
    "tech": "note",
    "title": "title",
    "volume": "volume",
}
_GROBID = {
    "author": "author",
    "date": "date",
    "editor": "editor",
    "idno": "note",
    "note": "note",
    "notes": "note",
    "orgName": "publisher",
    "ptr": "url",
    "pubPlace": "place",
    "pubplace": "place",
    "publisher": "publisher",
}
_SCOPES = {
    "vol": "volume",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "pages": "pages",
    "pp": "pages",
}
_TAG = re.compile(r"<(?P<tag>[a-z]+)>(?P<words>.*?)</(?P=tag)>|(?P<between>[^<]+)|<[^>]*>", re.S)
_SEQUENCE = re.compile(r"<sequence>.*?</sequence>", re.S)
_BIBL = re.compile(r"<bibl\b.*?</bibl>", re.S)
_NAMESPACE = re.compile(r"\b(?:xml:id|xmlns(?::\w+)?)=\"[^\"]*\"")
_UNKNOWN_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\w+);)")


class Piece(NamedTuple):
    """A field's words as they stand, with the signs around them."""

    label: str
    text: str


Tagged = tuple[Piece, ...]


def text_of(tagged: Tagged) -> str:
    """Give the whole string."""
    return "".join(piece.text for piece in tagged)


def normalised(text: str) -> str:
    """Give the letters and figures alone, to compare strings of different sources."""
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


def read_anystyle(path: Path) -> Iterator[Tagged]:
    """Read a data set of AnyStyle; a blank stands between its fields."""
    for sequence in _SEQUENCE.finditer(path.read_text(encoding="utf-8")):
        fields = [(child.tag, child.text or "") for child in ET.fromstring(sequence[0])]
        yield tuple(Piece(_ANYSTYLE[tag], f"{words.strip()} ") for tag, words in fields)


def read_parscit(path: Path) -> Iterator[Tagged]:
    """Read a file of ParsCit: one reference a line, its fields between tags."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pieces = []
        for match in _TAG.finditer(line):
            if match["tag"] in _PARSCIT:
                pieces.append(Piece(_PARSCIT[match["tag"]], f"{match['words'].strip()} "))
            elif match["between"] and match["between"].strip():
                pieces.append(Piece(OTHER, f"{match['between'].strip()} "))
        if pieces:
            yield tuple(pieces)


def read_grobid(path: Path) -> Iterator[Tagged]:
    """Read the references of a TEI file; what is not well-formed there is left out."""
    for bibl in _BIBL.finditer(path.read_text(encoding="utf-8", errors="replace")):
        source = _UNKNOWN_ENTITY.sub("&amp;", _NAMESPACE.sub("", bibl[0]))
        try:
            element = ET.fromstring(source)
        except ET.ParseError:
            continue
        yield tuple(_clean(_tei_pieces(element)))


def _tei_pieces(element: ET.Element) -> Iterator[Piece]:
    levels = {child.get("level") for child in element.iter("title")}
    yield Piece(OTHER, element.text or "")
    for child in element:
        yield Piece(_tei_label(child, levels), "".join(child.itertext()))
        yield Piece(OTHER, child.tail or "")


def _tei_label(element: ET.Element, levels: set[str | None]) -> str:
    if element.tag == "title":
        level = element.get("level") or element.get("type")
        alone = level == "m" and "a" not in levels
        return "title" if level == "a" or alone else "series" if level == "s" else "container"
    if element.tag == "biblScope":
        scope = element.get("unit") or element.get("type") or element.get("level") or ""
        return _SCOPES.get(scope, "note")
    if element.tag == "idno" and (element.get("type") or "").casefold() == "doi":
        return "doi"
    return _GROBID.get(element.tag, OTHER)


def _clean(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for label, words in pieces:
        text = re.sub(r"\s+", " ", words)
        if text:
            yield Piece(label, text)
