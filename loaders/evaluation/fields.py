"""Fields of a header and of references against annotated ones.

Values are equal after normalisation (case, blanks, dashes, points at the ends); titles and
containers also at a likeness of 0.9. A list of names counts each name.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from cbris.loaders.evaluation.gold import Record
from cbris.loaders.evaluation.tally import Difference, Tally

__all__ = ["compare_authors", "compare_metadata", "compare_references"]

METADATA = (
    "title", "journal", "volume", "issue", "year", "pages", "doi", "udc", "jel", "keywords",
)  # fmt: skip
AUTHOR = ("name", "family", "given", "degree", "position", "affiliation", "orcid")
REFERENCE = (
    "raw", "authors", "editors", "title", "title_translated", "container", "publisher", "place",
    "year", "volume", "issue", "pages", "num_pages", "doi", "url", "accessed", "language_note",
    "type",
)  # fmt: skip
ALIKE = frozenset({"title", "title_translated", "container", "journal", "publisher", "raw"})
LIKENESS = 0.9
_EQUALLY_RIGHT = re.compile(r"(?:\b\w+=(?:\"[^\"]*\"|null)[, and]*)+ (?:is|are) equally right")
_FIELD_VALUE = re.compile(r"(?P<field>\w+)=(?:\"(?P<value>[^\"]*)\"|null)")
_RUNNING_NUMBER = re.compile(r"(?P<own>\d+)\s?\((?P<running>\d+)\)")
_APOSTROPHES = str.maketrans("’‘ʼ`´“”„«»", "'''''\"\"\"\"\"")
_EDGES = " .,;:\"'"


def compare_metadata(where: str, expected: Record, found: Record, tally: Tally) -> None:
    """Count the fields of a header but its authors."""
    _compare(where, METADATA, _accepted(expected, found), found, tally)


def compare_authors(
    where: str, expected: Sequence[Record], found: Sequence[Record], tally: Tally
) -> None:
    """Count the fields of the authors, the first with the first and so on."""
    for at in range(max(len(expected), len(found))):
        pair = [names[at] if at < len(names) else {} for names in (expected, found)]
        _compare(f"{where} {at + 1}", AUTHOR, pair[0], pair[1], tally, "author ")


def compare_references(
    where: str, expected: Sequence[Record], found: Sequence[Record], tally: Tally
) -> None:
    """Count the fields of the references; two that overlap in the text are one."""
    rest = list(found)
    for record in expected:
        match = max(rest, key=lambda one: _overlap(record, one), default=None)
        if match is None or not _overlap(record, match):
            match = {}
        else:
            rest.remove(match)
        accepted = _accepted(record, match)
        _compare(f"{where} {record.get('n')}", REFERENCE, accepted, match, tally)
    for record in rest:
        _compare(f"{where} {record.get('n')} (not annotated)", REFERENCE, {}, record, tally)


def _overlap(one: Record, other: Record) -> int:
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, common) if common * 2 > other["end"] - other["start"] else 0


def _accepted(expected: Record, found: Record) -> Record:
    """Give the annotation in the reading that its note calls equally right, if that was found."""
    note = expected.get("note") or ""
    accepted = dict(expected)
    for name, value in _alternatives(note):
        if name in ("family", "authors", "editors"):
            accepted |= _accepted_names(name, value, expected, found)
        elif _values(name, {name: value}) == _values(name, found):
            others = [f for f in ("publisher", "volume") if value and accepted.get(f) == value]
            accepted |= dict.fromkeys(others) | {name: found.get(name)}
    body = [name.get("literal") for name in expected.get("authors") or ()]
    if "as title instead" in note and found.get("title") in body:
        accepted |= {"title": found["title"], "authors": []}
    return accepted


def _alternatives(note: str) -> Iterator[tuple[str, str | None]]:
    """Yield the fields that a note gives another right value: ``volume="3", issue=null is …``."""
    for said in _EQUALLY_RIGHT.finditer(note):
        for match in _FIELD_VALUE.finditer(said[0]):
            yield match["field"], match["value"]


def _accepted_names(name: str, value: str | None, expected: Record, found: Record) -> Record:
    """Accept the names that were found where one of them is what a note allows."""
    field = "authors" if name == "family" else name
    names = found.get(field) or ()
    parts = {part for one in names for part in (*_parts(one), " ".join(_parts(one)))}
    same = len(names) == len(expected.get(field) or ()) if name == "family" else True
    allowed = value in parts and same if value else not names
    return {field: names} if allowed else {}


def _compare(
    where: str,
    fields: Sequence[str],
    expected: Record,
    found: Record,
    tally: Tally,
    prefix: str = "",
) -> None:
    for name in fields:
        wanted, given = _values(name, expected), _values(name, found)
        same = _alike if name in ALIKE else str.__eq__
        right = _common(wanted, given, same)
        tally.add(prefix + name, right, len(wanted), len(given))
        if right < max(len(wanted), len(given)):
            difference = Difference(where, prefix + name, expected.get(name), found.get(name))
            tally.differences.append(difference)


def _common(wanted: Sequence[str], given: Sequence[str], same: Callable[[str, str], bool]) -> int:
    rest, common = list(given), 0
    for value in wanted:
        match = next((one for one in rest if same(value, one)), None)
        if match is not None:
            rest.remove(match)
            common += 1
    return common


def _alike(one: str, other: str) -> bool:
    return Levenshtein.normalized_similarity(one, other) >= LIKENESS


def _values(name: str, record: Record) -> list[str]:
    value = record.get(name)
    if value is None or value == "":
        return []
    listed = value if isinstance(value, list | tuple) else [value]
    return [_normal(name, " ".join(_parts(item))) for item in listed]


def _parts(item: object) -> list[str]:
    if isinstance(item, Mapping):
        return [str(item[key]) for key in ("family", "given", "literal") if item.get(key)]
    return [str(item)]


def _normal(name: str, value: str) -> str:
    words = " ".join(re.sub("[‐‑‒–—−]", "-", value).translate(_APOSTROPHES).split())
    if match := _RUNNING_NUMBER.fullmatch(words):
        return match["own"]
    if name in ("pages", "volume", "issue", "num_pages", "year"):
        return words.replace(" ", "").strip(_EDGES).casefold()
    if name in ("authors", "editors"):
        return re.sub(r"[\s.]+", " ", words).strip().casefold()
    return words.casefold().strip(_EDGES)
