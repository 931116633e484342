"""What the learned reader sees of each word: its looks, its neighbours, its place.

Features are short byte strings, the form that the tagger takes without converting. What
depends on one word, or on the signs between two, is computed once and kept.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cbris.loaders.text.letters import MENDED
from cbris.loaders.text.references.features_lists import CLASSES
from cbris.loaders.text.references.tokens import GAP, Token

__all__ = ["features"]

_QUOTES = dict.fromkeys(map(ord, "«»“”„‟\"‘’‹›`´'"), '"')
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—−"), "-")
_SIGNS = str.maketrans(_QUOTES | _DASHES)
_BLANKS = re.compile(r"\s+")
_RUNS = re.compile(r"(.)\1+")
_ROMAN = re.compile(r"[IVXLC]{1,7}")
_YEARS = range(1500, 2040)
_END = Token("", 0, 0, "")
MAX_SIGNS = 6
NEAR = 4
DECILES = 10
MAX_SENTENCES = 6
MAX_COMMAS = 5


class _Word(NamedTuple):
    own: tuple[bytes, ...]
    left: tuple[bytes, ...]
    right: tuple[bytes, ...]
    far_left: bytes
    far_right: bytes
    looks: bytes
    short: bool
    year: bool


class _Marks(NamedTuple):
    """What the signs between two words open, close and end."""

    round: int | None
    square: int | None
    quotes: int
    slashes: int
    stop: bool
    comma: int


def features(tokens: Sequence[Token]) -> list[list[bytes]]:
    """Describe every token of a reference."""
    words = [_EDGE, _EDGE, *[_word(token.text) for token in tokens], _EDGE, _EDGE]
    signs = [*[_signs(token.before) for token in tokens], b"$"]
    places = _places(tokens, words, signs)
    described = []
    for at, place in enumerate(places):
        before, word, after = words[at + 1 : at + 4]
        sign, next_sign = signs[at], signs[at + 1]
        described.append(
            [
                *word.own,
                *before.left,
                *after.right,
                words[at].far_left,
                words[at + 4].far_right,
                *_between(sign, next_sign, before.looks, word.looks, after.looks),
                *place,
            ]
        )
    return described


@lru_cache(maxsize=1 << 15)
def _word(text: str) -> _Word:
    plain = text.replace(MENDED, "")
    lower = plain.casefold()
    looks = _looks(plain)
    kinds = CLASSES.get(lower, ())
    kind = "+".join(kinds) or "-"
    own = [f"w={lower}", f"s={looks}", f"k={kind}", f"sk={looks}{kind}"]
    if not plain.isdigit():
        own += [f"p={lower[:3]}", f"e={lower[-3:]}", f"e2={lower[-2:]}"]
    own += [f"l={name}" for name in kinds]
    near = [f"{lower}", f"{looks}", f"{kind}"]
    return _Word(
        own=_coded("", own),
        left=_coded("-", near),
        right=_coded("+", near),
        far_left=f"--{looks}{kind}".encode(),
        far_right=f"++{looks}{kind}".encode(),
        looks=f"{looks}{kind}".encode(),
        short=len(plain) < len("abc") and not plain.isdigit(),
        year=plain.isdigit() and int(plain) in _YEARS,
    )


def _looks(word: str) -> str:
    if word == GAP:
        return "gap"
    if word.isdigit():
        return "year" if int(word) in _YEARS else f"n{min(len(word), 5)}"
    if _ROMAN.fullmatch(word):
        return f"roman{len(word) == 1:d}"
    if word.islower() and word.isalpha():
        letters = "x"
    elif word[0].isupper() and word[1:].islower() and word.isalpha():
        letters = "Xx"
    else:
        letters = "".join(map(_letter, word))
    size = f"{min(len(word), 4)}" if word.isalpha() else ""
    script = "c" if "\u0400" <= word[0] <= "\u04ff" else ""
    return _RUNS.sub(r"\1", letters)[:6] + size + script


def _letter(letter: str) -> str:
    if letter.isalpha():
        return "X" if letter.isupper() else "x"
    return "0" if letter.isdigit() else "-"


@lru_cache(maxsize=1 << 14)
def _signs(signs: str) -> bytes:
    return _BLANKS.sub("_", signs.translate(_SIGNS))[:MAX_SIGNS].encode()


@lru_cache(maxsize=1 << 15)
def _between(
    sign: bytes, next_sign: bytes, before: bytes, looks: bytes, after: bytes
) -> tuple[bytes, ...]:
    return (
        b"<" + sign,
        b">" + next_sign,
        b"<" + sign + b"|" + looks,
        b">" + next_sign + b"|" + looks,
        b"<>" + sign + b"|" + next_sign,
        b"<<" + before + sign + looks,
        b">>" + looks + next_sign + after,
    )


def _coded(prefix: str, values: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(f"{prefix}{value}".encode() for value in values)


def _places(
    tokens: Sequence[Token], words: Sequence[_Word], signs: Sequence[bytes]
) -> Iterator[tuple[bytes, ...]]:
    """Say where each token stands: behind which marks, within which brackets."""
    style = _style(words, signs)
    count = len(tokens)
    sentence = commas = round_ = square = quoted = year = slashes = 0
    for at, sign in enumerate(signs[:-1]):
        if sign != b"_":
            marks = _marks(sign)
            round_ = round_ if marks.round is None else marks.round
            square = square if marks.square is None else marks.square
            quoted ^= marks.quotes
            slashes = slashes or marks.slashes
            if marks.stop and not words[at + 1].short:
                sentence, commas = min(sentence + 1, MAX_SENTENCES), 0
            commas = min(commas + marks.comma, MAX_COMMAS)
        yield _place(
            at if at < NEAR else NEAR,
            DECILES * at // count,
            count - at if count - at < NEAR else NEAR,
            style,
            (sentence, commas, year, slashes),
            (round_, square, quoted),
        )
        if words[at + 2].year:
            year = 2 if round_ else 1


@lru_cache(maxsize=1 << 14)
def _marks(sign: bytes) -> _Marks:
    return _Marks(
        round=_opened(sign, b"(", b")"),
        square=_opened(sign, b"[", b"]"),
        quotes=sign.count(b'"') % 2,
        slashes=2 * (b"//" in sign) or b"_/_" in sign,
        stop=b"." in sign or b"?" in sign,
        comma=int(b"," in sign),
    )


@lru_cache(maxsize=1 << 15)
def _place(
    at: int,
    tenth: int,
    left: int,
    style: str,
    behind: tuple[int, int, int, int],
    within: tuple[int, int, int],
) -> tuple[bytes, ...]:
    sentence, commas, year, slashes = behind
    inside = "".join(map(str, within))
    return (
        f"at{at}".encode(),
        f"tenth{tenth}".encode(),
        f"left{left}".encode(),
        f"in{inside}".encode(),
        f"se{sentence}y{year}/{slashes}".encode(),
        f"se{sentence},{commas}y{year}".encode(),
        f"{style}se{sentence}y{year}/{slashes}".encode(),
        f"{style},{commas}y{year}{inside}".encode(),
    )


def _opened(sign: bytes, opening: bytes, closing: bytes) -> int | None:
    opens, closes = sign.rfind(opening), sign.rfind(closing)
    return int(opens > closes) if opens != closes else None


def _style(words: Sequence[_Word], signs: Sequence[bytes]) -> str:
    """Sum up the marks of the whole reference that tell its style."""
    joined = b"|".join(signs)
    count = len(words) - 4
    looks = b"|".join([word.looks for word in words[2:-2]]) + b"|"
    year = next((at for at, word in enumerate(words[2:-2]) if word.year), count)
    marks = (
        ("/", b"//" in joined),
        ("Y", year < count / 2 and b"(" in signs[year]),
        ("y", count > year > count * 2 / 3),
        ("Q", b'"' in joined),
        ("[", b"[" in joined),
        ("-", b"-" in signs or b"_-_" in joined),
        ("V", b"vol" in looks),
        ("N", b"iss" in looks),
        ("P", b"pp|" in looks),
        ("I", b"in|" in looks),
    )
    return "".join(mark for mark, there in marks if there)


_EDGE = _Word((), (b"-^",), (b"+$",), b"--^", b"++$", b"^", True, False)
