"""The language of a title or of another short stretch, by its letters and small words."""

import re
from collections.abc import Mapping

__all__ = ["tongue"]

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC_LETTERS: Mapping[str, str] = {
    "kk": "әғқңөұүһ", "be": "ў", "uk": "їєґ", "ru": "ыэъё",
}  # fmt: skip
_LATIN_LETTERS: Mapping[str, str] = {
    "tr": "ğı", "pl": "ąęłńśźż", "hu": "őű", "ro": "ăîșțşţ", "cs": "ěřů", "sk": "ľĺŕ", "de": "ß",
    "lv": "āēģķļņ", "lt": "ėįų", "et": "õ", "es": "ñ¿", "no": "ø", "sv": "å",
}  # fmt: skip
_SMALL_WORDS_LISTED: Mapping[str, str] = {
    "en": "the of and in for on to a an as by with from at is between across",
    "pl": "i w na z do dla oraz jako o ze przez między",
    "de": "der die das und in von im zur zum für des mit eine ein als am",
    "ro": "și în din de la pe pentru cu ale al a prin între",
    "hu": "a az és egy között való",
    "cs": "a v na s pro ve při mezi jako",
    "sk": "a v na s pre vo pri medzi ako",
    "es": "el la los las de del y en para una con por entre",
    "fr": "le la les des du et en pour une dans sur au aux entre",
    "it": "il la gli di del della e in per una con nel tra",
    "sv": "och i på av för en ett med som mellan",
    "no": "og i på av for en et med som mellom",
    "fi": "ja sekä on välillä",
    "uk": "та і й у в на з до для як із зі щодо між",
    "ru": "и в на с к для как из по со между об",
}
_SMALL_WORDS = {
    language: frozenset(words.split()) for language, words in _SMALL_WORDS_LISTED.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LANGUAGES = frozenset({*_CYRILLIC_LETTERS})
LONG = 25
"""Letters of a Ukrainian line that hardly goes without an і."""


def tongue(words: str) -> str | None:
    """Tell the language of a short stretch; None where nothing decides."""
    cyrillic, latin = len(_CYRILLIC.findall(words)), len(_LATIN.findall(words))
    lowered = words.casefold()
    if cyrillic > latin:
        return _of_letters(lowered, _CYRILLIC_LETTERS) or _ukrainian_or_russian(lowered, cyrillic)
    return _latin(lowered) if latin else None


def _of_letters(lowered: str, letters: Mapping[str, str]) -> str | None:
    return next((one for one, own in letters.items() if any(c in lowered for c in own)), None)


def _ukrainian_or_russian(lowered: str, letters: int) -> str | None:
    if "і" in lowered:
        return "uk"
    return "ru" if letters >= LONG else None


def _latin(lowered: str) -> str | None:
    own = _of_letters(lowered, _LATIN_LETTERS)
    words = _WORD.findall(lowered)
    counts = {
        language: sum(word in small for word in words)
        for language, small in _SMALL_WORDS.items()
        if language not in _CYRILLIC_LANGUAGES
    }
    best = max(counts, key=lambda one: counts[one])
    # A name with foreign letters does not make an English title foreign.
    if counts[best] and (own is None or counts[best] > counts.get(own, 0)):
        if list(counts.values()).count(counts[best]) == 1:
            return best
        return own or (None if _is_accented(words) else _first(counts))
    return own


def _is_accented(words: list[str]) -> bool:
    """Tell whether a third of the words has letters that English lacks."""
    return 3 * sum(not word.isascii() for word in words) >= len(words)


def _first(counts: Mapping[str, int]) -> str | None:
    """Give English where it is among the best, for "in" and "a" are words of several."""
    return "en" if counts["en"] == max(counts.values()) else None
