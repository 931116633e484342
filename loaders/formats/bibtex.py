"""BibTeX and BibLaTeX: one publication an entry."""

import re
from collections.abc import Iterator, Mapping

from cbris.loaders.formats.bibtex_entries import Entry, read_entries
from cbris.loaders.formats.fields import (
    author_of,
    doi_of,
    iso_date,
    issns_of,
    language_of,
    listed,
    page_range,
    year_of,
)
from cbris.loaders.formats.latex import plain
from cbris.loaders.formats.records import Record, Unread, told_apart
from cbris.loaders.formats.streams import encoding, lines
from cbris.loaders.source import Source
from cbris.loaders.text.document import Author, Metadata
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["read"]

_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle", "series")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_NAME_PART = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*(.*)", re.IGNORECASE)
_OTHERS = "others"
_PARTICLE = re.compile(r"[a-zà-ÿа-яіїєґ]")


def read(source: Source) -> Iterator[Manuscript]:
    """Yield each entry as a document of its title, abstract and keywords, under its key.

    An entry that is damaged comes as one that could not be read.

    :raises UnreadableTextError: the file is empty, binary or in no known encoding.
    :raises SourceError: there is no entry in it.
    """
    name = encoding(source)
    return told_apart(
        lambda: _entries(source, name),
        lambda entry: entry.key,
        lambda entry: repr((entry.kind, sorted(entry.fields.items()))),
        _record,
        f"{source.path.name}: no entry such as @article{{key, ...}}; BibTeX was expected",
    )


def _entries(source: Source, name: str) -> Iterator[Entry | Unread]:
    return read_entries(lines(source, name), source.path.name)


def _record(entry: Entry) -> Record:
    fields = entry.fields
    text = {key: plain(value) for key, value in fields.items() if key in _TEXTS}
    title = ": ".join(filter(None, [text.get("title"), text.get("subtitle")])) or None
    container = next((text[key] for key in _CONTAINERS if text.get(key)), None)
    metadata = Metadata(
        title=title,
        authors=tuple(_authors(fields.get("author", ""))),
        journal=container,
        volume=text.get("volume") or None,
        issue=text.get("number") or text.get("issue") or None,
        year=year_of(text.get("year")) or year_of(text.get("date")),
        pages=page_range(text.get("pages")),
        doi=doi_of(_bare(fields.get("doi"))) or doi_of(_bare(fields.get("url"))),
        keywords=listed(text.get("keywords") or text.get("keyword")),
        issn=issns_of([fields.get("issn")]),
        published=iso_date(text.get("date")),
    )
    abstract = text.get("abstract")
    return Record(
        metadata,
        (abstract,) if abstract else (),
        language=language_of(text.get("langid") or text.get("language")),
    )


_TEXTS = frozenset(_CONTAINERS) | {
    "abstract", "date", "issue", "keyword", "keywords", "langid", "language", "number", "pages",
    "subtitle", "title", "volume", "year",
}  # fmt: skip


def _bare(value: str | None) -> str:
    r"""Give an address without the backslashes that LaTeX needs, as in ``10.5555/a\_b``."""
    return re.sub(r"\\([_%&#])|[{}\s]", r"\1", value or "")


def _authors(value: str) -> Iterator[Author]:
    for part in _split(value, _AND):
        name = plain(part)
        if part.startswith("{") and part.endswith("}") and name:
            yield Author(name)
        elif name and name.casefold() != _OTHERS:
            author = _author(part)
            if author:
                yield author


def _author(words: str) -> Author | None:
    """Read one name: in named parts, ``von Last, Jr, First`` or ``First von Last``."""
    parts = [plain(one) for one in _split(words, re.compile(r"\s*,\s*"))]
    named = [_NAME_PART.fullmatch(one) for one in parts]
    if named and all(named):
        found: Mapping[str, str] = {m[1].lower(): m[2] for m in named if m}
        family = " ".join(filter(None, [found.get("prefix"), found.get("family")]))
        return author_of(family=family, given=found.get("given"))
    if len(parts) > 1:
        return author_of(family=parts[0], given=parts[-1])
    names = [plain(one) for one in _split(words, re.compile(r"\s+"))]
    if len(names) < 2:
        return Author(names[0], names[0]) if names and names[0] else None
    first = next((at for at, one in enumerate(names[:-1]) if at and _PARTICLE.match(one)), -1)
    return author_of(family=" ".join(names[first:]), given=" ".join(names[:first]))


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split a text where the separator stands outside of braces."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        found = separator.match(text, at) if depth == 0 else None
        if found and found.end() > at:
            parts.append(text[start:at])
            start = at = found.end()
            continue
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]
