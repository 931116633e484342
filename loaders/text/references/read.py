"""All references of a text, with what is wrong about their list."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cbris.loaders.text.document import Layout, Problem, Reference, Span
from cbris.loaders.text.references.entry import Around, Parsed, parse_entry
from cbris.loaders.text.references.names import is_family_first, is_written_out
from cbris.loaders.text.references.repair import known_words
from cbris.loaders.text.references.segmentation import Entry, find_entries
from cbris.loaders.text.references.spacing import running_heads

__all__ = ["read_entries", "read_references"]

MAX_ENTRY = 4000
"""Code points; what is longer is prose that follows the list without a mark."""


def read_references(text: str, layout: Layout) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """Read every entry of the list; a field that an entry does not give stays None."""
    return _read(text, find_entries(text, *layout.references))


def read_entries(
    text: str, spans: Sequence[Span]
) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """Read entries whose places are known, numbered from 1 in their order."""
    entries = [Entry(n, start, end) for n, (start, end) in enumerate(spans, start=1)]
    return _read(text, entries)


def _read(text: str, entries: Sequence[Entry]) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    parsed = tuple(_parsed(text, entries))
    problems = (*_list_problems(entries), *(p for one in parsed for p in _entry_problems(one)))
    return tuple(one.reference for one in parsed), problems


def _parsed(text: str, entries: Sequence[Entry]) -> Iterator[Parsed]:
    """Read the entries; one that is far too long for a reference keeps its words only."""
    listed = [text[e.start : e.end] for e in entries]
    heads = running_heads(text) if entries else frozenset()
    around = Around(is_family_first(listed), is_written_out(listed), heads)
    known = known_words(text)
    for entry in entries:
        raw = text[entry.start : entry.end]
        if len(raw) > MAX_ENTRY:
            yield Parsed(Reference(entry.n, raw, entry.start, entry.end), ())
            continue
        one = parse_entry(entry.n, raw, entry.start, known, around)
        around = around._replace(previous=one.reference.authors)
        yield one


def _list_problems(entries: Sequence[Entry]) -> Iterator[Problem]:
    if entries and entries[0].n > 1:
        first = entries[0]
        message = f"the list of references begins at {first.n}; what stood before it is lost"
        yield Problem("list-starts-at", message, first.start, first.end)
    for before, entry in pairwise(entries):
        if entry.n > before.n + 1:
            message = f"the list of references goes from {before.n} to {entry.n}; an entry is lost"
            yield Problem("list-gap", message, entry.start, entry.end)
        elif entry.n <= before.n:
            message = f"the list of references begins again at {entry.n}; its numbers repeat"
            yield Problem("list-repeats", message, entry.start, entry.end)


def _entry_problems(parsed: Parsed) -> Iterator[Problem]:
    reference = parsed.reference
    place = (reference.start, reference.end)
    for name in parsed.cut:
        value = getattr(reference, name)
        left = (
            f"only {value!r} is left of the {name.upper()}"
            if value
            else f"the {name.upper()} is missing"
        )
        yield Problem(f"{name}-cut", f"reference {reference.n}: {left}", *place)
    if len(reference.raw) > MAX_ENTRY:
        message = f"reference {reference.n}: {len(reference.raw)} characters; {MAX_ENTRY} at most"
        yield Problem("reference-too-long", f"{message} are read into fields", *place)
    elif not reference.title:
        yield Problem("title-missing", f"reference {reference.n}: no title was found", *place)
