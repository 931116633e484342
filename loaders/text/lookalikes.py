"""Letters that a scan or a keyboard took for others, put right where that gives a known word.

The mended text is as long as the raw one, so that its offsets are those of the raw text.
"""

import re
from collections.abc import Container, Iterator

from cbris.loaders.text.letters import LETTER, MENDED, unmix
from cbris.loaders.text.spelling import normal

__all__ = ["clear"]

_MIXED = re.compile(r"[A-Za-z]['’ʼ]?[\u0400-\u04ff]|[\u0400-\u04ff]['’ʼ]?[A-Za-z]")
_SUSPECT = re.compile(
    r"[01|Il](?:(?<=[A-Za-z][01|I])(?=[a-z])|(?<=l)(?<![^\W_].)(?=[b-df-hj-np-tv-xz])"
    r"|(?<=[A-Z]l)(?:(?=[A-Z])|(?![^\W_])))"
)
_WORD = re.compile(r"[^\W_|]+(?:\|[^\W_|]+)*")
_LONG_WORD = re.compile(rf"{LETTER}{{2,}}")
_ZERO = str.maketrans("0", "o")
_STROKES = ("l", "i")
_INNER = re.compile(r"(?<=[A-Za-z])[I1|](?=[a-z])")
_FIRST = re.compile(r"^l(?=[b-df-hj-np-tv-xz])")


def clear(text: str, known: Container[str]) -> str:
    """Mend letters of the other script, and 0, 1, I and l inside words.

    :param known: keys of the words (`normal`) that a mended word may be.
    """
    if _MIXED.search(text):
        text = _LONG_WORD.sub(lambda match: _one_script(match[0]), text)
    parts, place = [], 0
    for start, end in _suspects(text):
        parts += [text[place:start], _mended(text[start:end], known)]
        place = end
    return "".join([*parts, text[place:]]) if parts else text


def _one_script(word: str) -> str:
    return unmix(word).replace(MENDED, "")


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words with letters in an unlikely place."""
    end = 0
    for suspect in _SUSPECT.finditer(text):
        if suspect.start() < end:
            continue
        start = suspect.start()
        while start > end and text[start - 1].isalnum():
            start -= 1
        if word := _WORD.match(text, start):
            end = word.end()
            yield word.span()


def _mended(word: str, known: Container[str]) -> str:
    if normal(word) in known:
        return word
    return next((one for one in _readings(word) if normal(one) in known), word)


def _readings(word: str) -> Iterator[str]:
    lettered = word.translate(_ZERO)
    for stroke in _STROKES:
        inner = _INNER.sub(stroke, lettered)
        yield inner
        yield _FIRST.sub("I", inner)
    capitals = lettered.replace("l", "I")
    if capitals.rstrip("s").isupper():
        yield capitals
