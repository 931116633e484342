"""The works that tagged references name, as values: what other styles print anew."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.span_names import split_names
from cbris.loaders.text.references.training_readers import Tagged

__all__ = ["Work", "work_of"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_EDGES = " \t.,;:()[]{}<>\"'“”„‘’«»`´/–—-¦"
MIN_TITLE = 12


class Work(NamedTuple):
    """A work: people, and every other field by its label."""

    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    fields: Mapping[str, str]

    @property
    def kind(self) -> str:
        """Tell article, chapter and book by their fields."""
        if self.fields.get("container"):
            serial = self.fields.get("volume") or self.fields.get("issue")
            return "article" if serial and not self.editors else "chapter"
        return "book"


def work_of(tagged: Tagged) -> Work | None:
    """Give the work of a reference that has authors, a title and a year; None if not."""
    joined: dict[str, str] = {}
    for label, words in tagged:
        joined[label] = f"{joined[label]} {words}" if label in joined else words
    year = _YEAR.search(joined.get("date", ""))
    title = joined.get("title", "").strip(_EDGES)
    body = joined.get("body", "").strip(_EDGES)
    authors = split_names(joined.get("author", "")) or ((Name(literal=body),) if body else ())
    if not year or len(title) < MIN_TITLE or not _are_people(authors):
        return None
    editors = split_names(joined.get("editor", ""))
    fields = {
        "title": title + "?" * joined["title"].rstrip(_EDGES + "?").endswith("?"),
        "year": year[0],
        "container": joined.get("container", "").strip(_EDGES),
        "volume": _number(joined.get("volume", "")),
        "issue": _number(joined.get("issue", "")),
        "pages": _range(joined.get("pages", "")),
        "extent": _number(joined.get("extent", "")),
        "place": joined.get("place", "").strip(_EDGES),
        "publisher": joined.get("publisher", "").strip(_EDGES),
        "series": joined.get("series", "").strip(_EDGES),
        "edition": joined.get("edition", "").strip(_EDGES),
    }
    return Work(
        authors,
        editors if _are_people(editors) else (),
        {name: " ".join(value.split()) for name, value in fields.items() if value},
    )


def _are_people(names: tuple[Name, ...]) -> bool:
    return bool(names) and all(
        name.literal or (name.family and name.given and len(name.family) < 25) for name in names
    )


def _number(words: str) -> str:
    found = re.search(r"\d+(?:\s?[-–/]\s?\d+)?", words)
    return re.sub(r"\s", "", found[0]) if found else ""


def _range(words: str) -> str:
    found = re.search(r"[A-Za-z]?\d+(?:\s?[-–—]+\s?[A-Za-z]?\d+)?", words)
    return re.sub(r"\s?[-–—]+\s?", "-", found[0]) if found else ""
