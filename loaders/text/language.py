"""The language of a text, from its letters and its commonest words."""

import re
from collections import Counter

__all__ = ["detect"]

MIN_LETTERS = 20
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
# The letters that one of the two alphabets has and the other lacks.
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
_ENGLISH_WORDS_LISTED = """
    a an and are as at be by for from in is it of on or that the this to was which with
"""
_ENGLISH_WORDS = frozenset(_ENGLISH_WORDS_LISTED.split())
MIN_ENGLISH_SHARE = 0.12


def detect(text: str) -> str | None:
    """Tell the language of most of the text: ``en``, ``uk``, ``ru``, or None if it is none."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic + latin < MIN_LETTERS:
        return None
    return _cyrillic_language(text) if cyrillic > latin else _latin_language(text)


def _cyrillic_language(text: str) -> str | None:
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian == russian:
        return None
    return "uk" if ukrainian > russian else "ru"


def _latin_language(text: str) -> str | None:
    words = Counter(word.lower() for word in _WORD.findall(text))
    english = sum(words[word] for word in _ENGLISH_WORDS)
    return "en" if english >= MIN_ENGLISH_SHARE * words.total() else None
