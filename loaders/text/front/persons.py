"""The names of people on one line of a header: their marks, their parts and their order."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cbris.loaders.text.front.given import FAMILY_ENDING, GIVEN_NAMES, PATRONYMIC
from cbris.loaders.text.front.trimmings import (
    DEGREE_BEHIND,
    ICONS,
    LABEL,
    NO_NAME,
    TITLES,
)  # fmt: skip
from cbris.loaders.text.institutes import INSTITUTE
from cbris.loaders.text.letters import LOWER, UPPER
from cbris.loaders.text.references.names import INITIALS, PARTICLE

__all__ = ["Person", "Reading", "read_people"]

_WORD = rf"[{UPPER}](?:[{LOWER}{UPPER}]|['’ʼ`´‘](?=[{LOWER}{UPPER}]))+"
_NAME = rf"{PARTICLE}{{0,2}}{_WORD}(?:\s?[-‐‑–]\s?{_WORD})*"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III)\b\.?)?"
_FAMILY_FIRST = re.compile(rf"(?P<family>{_NAME}(?:\s{_NAME})?),?\s?(?P<given>{INITIALS})")
_INITIALS_FIRST = re.compile(rf"(?P<given>{INITIALS})\s?(?P<family>{_NAME}(?:\s{_NAME})?){_SUFFIX}")
_BARE_LAST = re.compile(rf"(?P<family>{_NAME}),?\s(?P<given>[{UPPER}]{{1,2}}|[{UPPER}]\s[{UPPER}])")
_FULL = re.compile(rf"{_NAME}(?:\s(?:{INITIALS}|[{UPPER}]|{_NAME})){{1,3}}{_SUFFIX}")
_INVERTED = re.compile(
    rf"(?P<family>{_NAME}(?:\s{_NAME})?),\s(?P<given>{_NAME}(?:\s(?:{INITIALS}|{_NAME}))*)"
)
_SIGNS = "¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ"
_STARS = "*†‡§#✉⁎∗✱"
_LETTER_MARK = r"(?<=[\s,])[a-f](?=\s?[,;*⁎∗]|\s+(?:and|&)\s|\s[a-f]\b|\s*$)"
_TOKEN = rf"(?:[{_SIGNS}]+|[{_STARS}]+|[\[(]?\d{{1,2}}[\])]?|{_LETTER_MARK}|\([a-f]\)|\^[\da-f])"
_MARKS = re.compile(
    rf"(?<=[^\W\d_]|[.)])[ \u00a0]?{_TOKEN}(?:[ \u00a0]?,?[ \u00a0]?{_TOKEN})*(?!\w)"
)
_LONG_NUMBER = re.compile(r"\d{3}")
_BOLD = re.compile(r"\*\*(?=[^\W\d_])([^*]+)\*\*")
_LEADING = re.compile(rf"^\s*(?:[{_SIGNS}]+|[{_STARS}]+|\(?\d{{1,2}}\)|\[\d{{1,2}}\])\s?")
_PLAIN_DIGIT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ⁎∗✱", "1234567890abcde***")
_ONE_MARK = re.compile(r"\d{1,2}|[a-f]|[*†‡§#✉]+")
_HOLD = "\ue000"
_HELD = re.compile(r"\ue000(\d+)\ue001")
_BETWEEN = re.compile(
    rf"\s*(?:[,;]?\s*(?:&|\b(?:and|AND|und|UND|та|ТА|oraz|ORAZ|och|és|ÉS|și|şi|et|ET|og|ja|ir|un"
    rf"|ve|with)\b"
    rf"|(?<=[\s\ue001])[іийyieауІИYE]"
    rf"(?=\s[{UPPER}]))\s*|[;,·•|]\s*|\s[–—/]\s)+"
)
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[,;]*\s*[)\]]")
_WIDE_GAP = re.compile(r"\t+|[ \u00a0]{3,}")
_SPANISH_ENDING = re.compile(r"\w+(?:ez|éz|az|iz)", re.IGNORECASE)
_MARKED_CITY = re.compile(r"^(?:м|г|с|смт|city|town)\.\s", re.IGNORECASE)
Common = Callable[[], frozenset[str]]
MAX_LINE = 500
MAX_WORDS = 5


class Person(NamedTuple):
    """One name as printed, its parts, and the marks that lead to an institute."""

    name: str
    family: str | None
    given: str | None
    marks: tuple[str, ...] = ()


class Reading(NamedTuple):
    """The people of a line, and how sure it is that they are people."""

    people: tuple[Person, ...]
    sure: bool


class _Piece(NamedTuple):
    words: str
    marks: tuple[str, ...]


NOBODY = Reading((), False)


def read_people(line: str, common: Common = frozenset) -> Reading:
    """Read a line that holds names and nothing else; nobody if it holds other words.

    Initials, a patronymic, a known given name or a mark make sure that they are people;
    without them the caller has to look for further evidence.

    :param common: gives the words that the text also writes with a small letter: no names.
    """
    line = LABEL.sub("", line)
    if len(line) > MAX_LINE or _LONG_NUMBER.search(line) or NO_NAME.search(line):
        return NOBODY
    line = ICONS.sub(" ", line).strip()
    columns = [column for column in _WIDE_GAP.split(line) if column.strip()]
    if len(columns) > 1 and all(" " in column.strip() for column in columns):
        apart = _read(" ; ".join(columns) if "," in line else ", ".join(columns), common)
        if len(apart.people) >= len(columns):
            return apart
    # One blank at a time: patterns that skip blanks are slow on a wide gap.
    return _read(" ".join(line.split()), common)


def _read(line: str, common: Common) -> Reading:
    pieces = () if INSTITUTE.search(line) else _pieces(line)
    if not pieces or any(_MARKED_CITY.match(piece.words) for piece in pieces):
        return NOBODY
    reading = _inverted(pieces, line) or _with_initials(pieces) or _written_out(pieces, common)
    return reading._replace(sure=True) if reading.people and TITLES.match(line) else reading


def _pieces(line: str) -> list[_Piece]:
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"{_HOLD}{len(held) - 1}\ue001"

    bare = _BOLD.sub(r"\1", line).replace("^{", "^").replace("}", "")
    words = _EMPTY_BRACKETS.sub(" ", LABEL.sub("", bare)).replace("©", " ")
    words = _MARKS.sub(hold, words.strip(" ,;.") + ("." if words.rstrip().endswith(".") else ""))
    words = DEGREE_BEHIND.sub("", words)
    return [piece for part in _split(words) if (piece := _piece(part, held)).words]


def _split(words: str) -> list[str]:
    """Cut at what stands between names; an initial goes back to the family name before it."""
    if ";" in words:
        return [part for part in re.split(r"\s*;\s*", words) if part.strip(" ,.")]
    parts = [part for part in _BETWEEN.split(words) if part and part.strip(" ,.")]
    joined: list[str] = []
    for part in parts:
        if joined and re.fullmatch(rf"(?:{INITIALS})(?:{_HOLD}\d+\ue001)?\.?", part):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _piece(part: str, held: Sequence[str]) -> _Piece:
    marks = "".join(held[int(n)] + " " for n in _HELD.findall(part))
    words = _HELD.sub("", part)
    leading = _LEADING.match(words)
    if leading:
        marks, words = leading[0] + " " + marks, words[leading.end() :]
    words = TITLES.sub("", " ".join(words.split()).strip(" ,"))
    return _Piece(words, tuple(_ONE_MARK.findall(marks.translate(_PLAIN_DIGIT))))


def _inverted(pieces: Sequence[_Piece], line: str) -> Reading | None:
    """Read "Family, Given; Family, Given", and a single "Family, Given"."""
    if ";" not in line:
        at = len(pieces) == 2 and re.fullmatch(r"\s*[^\s,]+,\s[^,]+", line)
        known = at and pieces[1].words.split()[0].casefold() in GIVEN_NAMES
        if not known or pieces[0].words.split()[0].casefold() in GIVEN_NAMES:
            return None
        pieces = [_Piece(f"{pieces[0].words}, {pieces[1].words}", pieces[1].marks)]
    matches = [_INVERTED.fullmatch(piece.words.strip(" .")) for piece in pieces]
    if not all(matches):
        return None
    people = (
        Person(piece.words, match["family"], match["given"], piece.marks)
        for piece, match in zip(pieces, matches, strict=True)
        if match
    )
    return Reading(tuple(people), True)


def _with_initials(pieces: Sequence[_Piece]) -> Reading | None:
    """Read names with initials; one of several may be written out."""
    people: list[Person] = []
    for piece in pieces:
        match = next(
            filter(None, (form.fullmatch(piece.words.rstrip()) for form in _forms(piece.words))),
            None,
        )
        if match is None:
            return None
        people.append(
            Person(piece.words, _plain(match["family"]), _plain(match["given"]), piece.marks)
        )
    return Reading(tuple(people), True) if people else None


def _forms(words: str) -> tuple[re.Pattern[str], ...]:
    return (
        (_FAMILY_FIRST, _INITIALS_FIRST, _BARE_LAST)
        if words[-1:] == "." or "." in words
        else (_BARE_LAST,)
    )


def _written_out(pieces: Sequence[_Piece], common: Common) -> Reading:
    """Read full names; all of them decide together whether the family stands first."""
    words = [piece.words.strip(" .") for piece in pieces]
    if not all(_FULL.fullmatch(one) and len(one.split()) <= MAX_WORDS for one in words):
        mixed = _mixed(pieces)
        return mixed or NOBODY
    usual = common()
    parts = [part.casefold() for one in words for part in one.split()]
    if 2 * sum(part in usual for part in parts) >= len(parts):
        return NOBODY
    family_first = sum(map(_weight, words)) > 0
    people = tuple(
        Person(one, *_parts(one, family_first), piece.marks)
        for one, piece in zip(words, pieces, strict=True)
    )
    evident = sum(bool(_evidence(one)) for one in words)
    marked = any(piece.marks for piece in pieces)
    return Reading(people, marked or evident * 2 >= len(words))


def _mixed(pieces: Sequence[_Piece]) -> Reading | None:
    """Read a list in which some names have initials and others are written out."""
    people: list[Person] = []
    for piece in pieces:
        one = _with_initials([piece]) or _written_one(piece)
        if not one:
            return None
        people.extend(one.people)
    with_initials = any("." in (person.given or "") for person in people)
    return Reading(tuple(people), True) if with_initials and len(people) > 1 else None


def _written_one(piece: _Piece) -> Reading | None:
    words = piece.words.strip(" .")
    if not _FULL.fullmatch(words):
        return None
    return Reading((Person(words, *_parts(words, _weight(words) > 0), piece.marks),), True)


def _evidence(name: str) -> int:
    """Count what tells that words are somebody's name: given names, patronymics, endings."""
    words = _name_words(name)
    known = sum(_is_given(word) for word in words)
    patronymic = any(PATRONYMIC.fullmatch(word) for word in words[1:])
    family = any(FAMILY_ENDING.fullmatch(word) for word in words) and known
    return known + 2 * patronymic + bool(family) + ("." in name)


def _weight(name: str) -> int:
    """Weigh the order of one name: above 0 the family stands first, below 0 last."""
    words = _name_words(name)
    first, last = words[0], words[-1]
    if len(words) > 2 and PATRONYMIC.fullmatch(last):
        return 4
    if len(words) > 2 and PATRONYMIC.fullmatch(words[1]):
        return -4
    if re.search(rf"\s{INITIALS}$", name):
        return 3
    capitals = first.isupper() - last.isupper()
    given = _is_given(last) - _is_given(first)
    endings = bool(FAMILY_ENDING.fullmatch(first)) - bool(FAMILY_ENDING.fullmatch(last))
    return 4 * capitals + 2 * given + (endings if not given else 0)


def _is_given(word: str) -> bool:
    folded = word.casefold().replace("’", "'").replace("ʼ", "'")
    return folded in GIVEN_NAMES or folded.split("-")[0] in GIVEN_NAMES


def _name_words(name: str) -> list[str]:
    return [word for word in name.split() if word[:1].isupper()] or name.split()


def _parts(name: str, family_first: bool) -> tuple[str, str]:
    words = name.split()
    if family_first:
        at = next((i for i, word in enumerate(words) if word[0].isupper()), 0) + 1
        # Two words in capitals before a name in small letters are one family name.
        while at < len(words) - 1 and words[at].isupper() and not words[-1].isupper():
            at += 1
        return " ".join(words[:at]), " ".join(words[at:])
    at = next((i for i, word in enumerate(words) if i and word[0].islower()), len(words) - 1)
    if at == len(words) - 1 == 2 and _has_two_families(words):
        at = 1
    while at > 1 and words[at - 1].isupper() and len(words[at - 1]) > 2 and not words[0].isupper():
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def _has_two_families(words: Sequence[str]) -> bool:
    """Tell a Spanish name of a given and two family names."""
    known = _is_given(words[0]) and not _is_given(words[1])
    return known and any(_SPANISH_ENDING.fullmatch(word) for word in words[1:])


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("- ", "-").replace(" -", "-")
