"""RIS: one publication from TY to ER, one tag a line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cbris.loaders.formats.fields import (
    author_of,
    doi_of,
    folded,
    iso_date,
    issns_of,
    language_of,
    listed,
    range_of,
    year_of,
)
from cbris.loaders.formats.records import Record, Unread, told_apart
from cbris.loaders.formats.streams import encoding, lines
from cbris.loaders.source import Source
from cbris.loaders.text.document import Metadata
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["read"]

_TAG = re.compile(r"\s*(?:\d+\.\s*)?([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_TITLE = ("TI", "T1", "CT")
_BOOK_TITLE = ("BT",)
_CONTAINER = ("T2", "JF", "JO", "JA", "J2", "BT")
_AUTHOR = ("AU", "A1")
_ABSTRACT = ("AB", "N2")
_YEAR = ("PY", "Y1", "DA")
_DOI = ("DO", "DI", "M3", "UR", "L3")
_KEY = ("ID", "DO", "AN")
MAX_RECORD = 100_000
"""Lines; a record that is longer was never closed."""


@dataclass(frozen=True)
class _Entry:
    line: int
    fields: Mapping[str, list[str]]

    def first(self, *tags: str) -> str | None:
        """Give the first value of the first tag that has one."""
        values = (value for tag in tags for value in self.fields.get(tag, ()))
        return next(filter(None, values), None)

    def all(self, *tags: str) -> list[str]:
        """Give all values of the first tag that has any."""
        return next((self.fields[tag] for tag in tags if self.fields.get(tag)), [])


def read(source: Source) -> Iterator[Manuscript]:
    """Yield each record as a document of its title, abstract and keywords.

    A record that does not end before the next one begins is read and told.

    :raises UnreadableTextError: the file is empty, binary or in no known encoding.
    :raises SourceError: there is no record in it.
    """
    name = encoding(source)
    return told_apart(
        lambda: _entries(lines(source, name), source.path.name),
        lambda entry: entry.first(*_KEY),
        lambda entry: repr(sorted(entry.fields.items())),
        _record,
        f"{source.path.name}: no record that begins with 'TY  - '; RIS was expected",
    )


def _entries(text: Iterable[str], where: str) -> Iterator[_Entry | Unread]:
    fields: dict[str, list[str]] = defaultdict(list)
    tag, start = "", 0
    for number, line in enumerate(text, start=1):
        found = _TAG.match(line)
        if found and found[1] in ("TY", "ER"):
            if fields:
                yield _Entry(start, dict(fields))
            fields, tag, start = defaultdict(list), "", number
        if found:
            tag = found[1]
            if tag != "ER" and (start or tag == "TY"):
                fields[tag].append(found[2].strip())
        elif tag and fields and line.strip() and number - start < MAX_RECORD:
            fields[tag][-1] = f"{fields[tag][-1]} {line.strip()}"
    if fields:
        yield _Entry(start, dict(fields))
        message = f"{where}:{start}: the last record has no 'ER  - ', so the file was cut off"
        yield Unread(f"line-{start}", f"{message}; what is there was read")


def _record(entry: _Entry) -> Record:
    title = entry.first(*_TITLE) or entry.first(*_BOOK_TITLE)
    container = next((v for tag in _CONTAINER if (v := entry.first(tag)) and v != title), None)
    authors = (author_of(name) for name in entry.all(*_AUTHOR))
    dois = (doi_of(value) for tag in _DOI for value in entry.fields.get(tag, ()))
    words = (word for value in entry.all("KW") for word in listed(value))
    metadata = Metadata(
        title=folded(title),
        authors=tuple(author for author in authors if author),
        journal=folded(container),
        volume=folded(entry.first("VL")),
        issue=folded(entry.first("IS")),
        year=next(filter(None, (year_of(entry.first(tag)) for tag in _YEAR)), None),
        pages=range_of(entry.first("SP"), entry.first("EP")),
        doi=next(filter(None, dois), None),
        keywords=tuple(dict.fromkeys(words)),
        issn=issns_of(entry.all("SN")),
        published=next(filter(None, (iso_date(entry.first(tag)) for tag in _YEAR)), None),
    )
    abstract = folded(entry.first(*_ABSTRACT))
    return Record(
        metadata, (abstract,) if abstract else (), language=language_of(entry.first("LA"))
    )
