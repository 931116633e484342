"""Where the fields of a reference stand in the document.

A place is kept where the words of the text equal the field. Equal means: any dash is a
hyphen, a run of blanks and line breaks is one blank, no blank stands beside the dash of a
range or before an opening bracket of an issue; a date of access equals its ISO form; a
person's family and given name may stand in either order, with a comma or without.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.dates import find_date

__all__ = ["Place", "equal_words", "find_places"]

Place = tuple[str, int, int]
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\n\r\t\f\u00a0\u2003\u2009", " ")
)
_RUNS = re.compile(r" {2,}")
_DIGIT_WORDS = frozenset(("year", "volume", "issue", "pages", "num_pages"))
_ORDER = (
    "doi", "url", "title", "title_translated", "container", "publisher", "place", "year", "volume",
    "issue", "pages", "num_pages", "language_note",
)  # fmt: skip
_FIELDS = (*_ORDER[2:-1], "doi", "url", "accessed", "language_note")
_BEHIND = {"volume": "container", "issue": "volume", "pages": "issue", "num_pages": "place"}


class _Words(NamedTuple):
    """The raw words in the form in which they are compared, and the way back."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.offsets[start], self.offsets[end - 1] + 1


def find_places(raw: str, start: int, fields: Mapping[str, object]) -> tuple[Place, ...]:
    """Find the fields whose words stand in a raw entry that starts at an offset.

    People give a place each, in their order; a field that is not there exactly gives none.
    """
    words = _folded(raw)
    found: dict[str, tuple[int, int]] = {}
    for name in _ORDER:
        value = fields.get(name)
        if isinstance(value, str) and (span := _find(words.text, name, value, found)):
            found[name] = span
    if span := find_date(words.text, str(fields.get("accessed"))):
        found["accessed"] = span
    people = [
        (name, span)
        for name in ("authors", "editors")
        for span in _find_people(words.text, fields.get(name))
    ]
    placed = [*people, *sorted(found.items(), key=lambda one: _FIELDS.index(one[0]))]
    return tuple(
        (name, start + first, start + last)
        for name, (first, last) in ((name, words.span(*span)) for name, span in placed)
    )


def equal_words(words: str) -> str:
    """Write words in the form in which a place and its field are equal."""
    folded = _RUNS.sub(" ", words.translate(_DASHES)).strip()
    return re.sub(r" ?- ?", "-", folded).replace(" (", "(")


def _folded(raw: str) -> _Words:
    text = raw.translate(_DASHES)
    if "  " not in text:
        return _Words(text, range(len(text)))
    kept: list[int] = []
    end = 0
    for run in _RUNS.finditer(text):
        kept.extend(range(end, run.start() + 1))
        end = run.end()
    kept.extend(range(end, len(text)))
    return _Words(_RUNS.sub(" ", text), kept)


def _find(
    text: str, name: str, value: str, found: Mapping[str, tuple[int, int]]
) -> tuple[int, int] | None:
    """Find a value where it is looked for, else anywhere that no other field holds."""
    forms = _forms(name, value)
    behind = found.get(_BEHIND.get(name, ""), found.get("title", (0, 0)))[1]
    first = 0 if name in ("title", "year", "doi", "url") else behind
    for begin in dict.fromkeys((first, found.get("title", (0, 0))[1], 0)):
        for form in forms:
            for span in _occurrences(text, form, begin, name in _DIGIT_WORDS):
                if not any(span[0] < end and start < span[1] for start, end in found.values()):
                    return span
    within = list(_occurrences(text, value, 0, True)) if name == "year" else []
    return within[-1] if within else None


def _forms(name: str, value: str) -> tuple[str, ...]:
    folded = value.translate(_DASHES)
    if name not in _DIGIT_WORDS:
        return (folded,)
    spaced = folded.replace("-", " - ")
    return (folded, folded.replace("(", " ("), spaced, folded.replace("-", "- "))


def _occurrences(text: str, words: str, begin: int, bounded: bool) -> Iterator[tuple[int, int]]:
    at = text.find(words, begin)
    while at >= 0:
        end = at + len(words)
        alone = not (text[at - 1 : at].isdigit() or text[end : end + 1].isdigit())
        if alone or not bounded:
            yield at, end
        at = text.find(words, at + 1)


def _find_people(text: str, people: object) -> Iterator[tuple[int, int]]:
    end = 0
    for name in people if isinstance(people, tuple) else ():
        if isinstance(name, Name) and (span := _find_person(text, name, end)):
            end = span[1]
            yield span


def _find_person(text: str, name: Name, begin: int) -> tuple[int, int] | None:
    if name.literal or not (name.family and name.given):
        words = (name.literal or name.family or "").translate(_DASHES)
        at = text.find(words, begin) if words else -1
        return (at, at + len(words)) if at >= 0 else None
    family, given = name.family.translate(_DASHES), name.given.translate(_DASHES)
    for form in (f"{family}, {given}", f"{family} {given}", f"{given} {family}"):
        if (at := text.find(form, begin)) >= 0:
            return at, at + len(form)
    if family not in text or given not in text:
        return None
    loose = rf"{re.escape(family)},?\s?{re.escape(given)}|{re.escape(given)}\s?{re.escape(family)}"
    match = re.compile(loose).search(text, begin)
    return match.span() if match else None
