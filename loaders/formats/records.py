"""Records of publications: what a list states of each, as a text with metadata."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from cbris.errors import SourceError
from cbris.loaders.text.document import Layout, Metadata, Problem, Reference, Span
from cbris.loaders.text.language import detect
from cbris.loaders.text.manuscript import Manuscript
from cbris.ontology.terms import slug

__all__ = ["Cited", "Paper", "Record", "Unread", "add_cited", "keyed", "told_apart", "unread"]

GAP = "\n\n"
HASH_LENGTH = 12
Fields = Mapping[str, object]
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Cited:
    """A reference: its words, and its fields unless they are still to be read from these."""

    raw: str
    fields: Fields | None = None


@dataclass(frozen=True)
class Record:
    """A publication as a list has it; its metadata is without the place of an abstract."""

    metadata: Metadata
    abstracts: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    language: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Unread:
    """A record that could not be read, and why."""

    name: str
    message: str


class Paper:
    """A text in the making, of paragraphs parted by blank lines."""

    def __init__(self) -> None:
        """Begin an empty text."""
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)

    def add(self, words: str) -> Span:
        """Add a paragraph as it is; give its place."""
        if not words.strip():
            return Span(self._length, self._length)
        if self._parts:
            self._parts.append(GAP)
            self._length += len(GAP)
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Span(start, self._length)


def add_cited(
    add: Callable[[str], Span], cited: tuple[Cited, ...]
) -> tuple[tuple[Span, ...], tuple[Reference, ...]]:
    """Add references to a text; give the places of those to be read, and those in fields."""
    entries: list[Span] = []
    references: list[Reference] = []
    for n, one in enumerate(cited, start=1):
        place = add(one.raw)
        if place.start == place.end:
            continue
        if one.fields is None:
            entries.append(place)
        else:
            references.append(Reference(n, one.raw, *place, **one.fields))  # type: ignore[arg-type]
    return tuple(entries), tuple(references)


def told_apart(
    entries: Callable[[], Iterator[Entry | Unread]],
    identify: Callable[[Entry], str | None],
    content: Callable[[Entry], str],
    record: Callable[[Entry], Record],
    missing: str,
) -> Iterator[Manuscript]:
    """Yield the records of a file as manuscripts, each with a key of its own.

    The file is read twice, so that it need not be held: first for the keys. A record
    whose key another one has, or which has none, is told apart by a hash of its content;
    the same record again is left out.

    :param entries: reads the file, anew at each call.
    :param content: gives what makes two records the same.
    :param missing: the message where the file holds no record.
    :raises SourceError: there is none.
    """
    once, several, found = set[str](), set[str](), False
    for entry in entries():
        found = True
        if not isinstance(entry, Unread):
            key = _key(identify(entry))
            (several if key in once else once).add(key)
    if not found:
        raise SourceError(missing)
    given: set[str] = set()
    for entry in entries():
        if isinstance(entry, Unread):
            yield unread(entry)
            continue
        key = _key(identify(entry))
        if not key or key in several:
            key = f"{key}.{_digest(content(entry))}".lstrip(".")
            if key in given:
                continue
            given.add(key)
        yield _manuscript(key, record(entry))


def keyed(manuscripts: Sequence[Manuscript]) -> Iterator[tuple[str, Manuscript]]:
    """Yield documents of one file with keys of their own: DOI, else title, else a hash.

    The same document again is left out.
    """
    names = [_key(one.metadata.doi or one.metadata.title) for one in manuscripts]
    given: set[str] = set()
    for name, one in zip(names, manuscripts, strict=True):
        if not name or names.count(name) > 1:
            name = f"{name}.{_digest(one.text)}".lstrip(".")
        if name not in given:
            given.add(name)
            yield name, one


def unread(found: Unread) -> Manuscript:
    """Give a manuscript that says that a document could not be read."""
    return Manuscript("", key=found.name, problems=(Problem("unreadable", found.message),))


def _key(name: str | None) -> str:
    """Give a key as the ids of documents have it, since these must differ."""
    return slug(name or "")


def _digest(content: str) -> str:
    return sha256(content.encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]


def _manuscript(key: str, record: Record) -> Manuscript:
    """Give title, abstracts, keywords and references as paragraphs, in that order."""
    paper, metadata = Paper(), record.metadata
    title = paper.add(metadata.title or "")
    abstracts = [paper.add(words) for words in record.abstracts]
    paper.add("; ".join(metadata.keywords))
    body_end = len(paper.text)
    entries, references = add_cited(paper.add, record.cited)
    text = paper.text
    listed = Span(min(body_end + len(GAP), len(text)), len(text))
    if abstracts:
        metadata = replace(metadata, abstract=abstracts[0])
    return Manuscript(
        text,
        key=key,
        layout=Layout(title, Span(title.end, listed.start), listed),
        metadata=metadata,
        entries=entries,
        references=references,
        language=detect(text) or record.language,
        problems=record.problems,
        extracted=True,
        complete=True,
    )
