"""The language of a text, from its letters and its commonest words."""

import re

__all__ = ["detect"]

MIN_LETTERS = 20
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_LATIN = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"[^\W\d_]+")
# The letters that one of the two alphabets has and the other lacks.
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]+")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]+")
_ENGLISH_WORDS_LISTED = """
    a an and are as at be by for from in is it of on or that the this to was which with
"""
_ENGLISH_WORDS = frozenset(_ENGLISH_WORDS_LISTED.split())
MIN_ENGLISH_SHARE = 0.12


def detect(text: str) -> str | None:
    """Tell the language of most of the text: ``en``, ``uk``, ``ru``, or None if it is none."""
    cyrillic, latin = _count(_CYRILLIC, text), _count(_LATIN, text)
    if cyrillic + latin < MIN_LETTERS:
        return None
    return _cyrillic_language(text) if cyrillic > latin else _latin_language(text)


def _cyrillic_language(text: str) -> str | None:
    ukrainian, russian = _count(_UKRAINIAN, text), _count(_RUSSIAN, text)
    if ukrainian == russian:
        return None
    return "uk" if ukrainian > russian else "ru"


def _latin_language(text: str) -> str | None:
    words = _WORD.findall(text)
    english = sum(word.lower() in _ENGLISH_WORDS for word in words)
    return "en" if english >= MIN_ENGLISH_SHARE * len(words) else None


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))
