"""Names and titles without what a spelling or a transliteration may change.

Two spellings of one word (Ievchak, Yevchak, Jevčak, Євчак) have one skeleton, whatever
table a journal transliterates by; two words may share one, so a skeleton alone proves nothing.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["initials", "skeleton", "words"]

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "ie",
        "ё": "io", "ж": "z", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ў": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s",
        "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ј": "i", "љ": "l",
        "њ": "n", "ћ": "c", "ђ": "d", "џ": "d",
    }
)  # fmt: skip
_LATIN = str.maketrans(
    {
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "t",
        "ı": "i", "w": "v", "g": "h", "q": "k", "x": "ks", "y": "i", "j": "i",
        **dict.fromkeys("'’ʼ`´ʹʺ\"“”„«»", ""),
    }
)  # fmt: skip
_DIGRAPHS = (
    (re.compile("shch|sch|sh|sz"), "s"),
    (re.compile("tch|ch|cz|ts|tz"), "c"),
    (re.compile("zh"), "z"),
    (re.compile("kh|gh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("i+(?=[aeou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`ʹ][^\W_]+)*")
_SOFT = frozenset("yijюяєїйіёѐЄ")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Give the skeleton of a word or of a text, its blanks kept."""
    plain = word.casefold().translate(_CYRILLIC)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    for pattern, letters in _DIGRAPHS[:5]:
        plain = pattern.sub(letters, plain)
    plain = plain.translate(_LATIN)
    for pattern, letters in _DIGRAPHS[5:]:
        plain = pattern.sub(letters, plain)
    return plain


def words(text: str) -> list[str]:
    """Give the skeletons of the words of a text."""
    return [one for one in map(skeleton, _WORD.findall(text)) if one]


def initials(part: str) -> frozenset[str]:
    """Give the letters that the skeleton of a given name may begin with.

    A name that begins with a soft sound (Юрій) is abbreviated as Yu., Iu., Ju. or Y.
    """
    first = skeleton(part)[:1]
    soft = part[:1].casefold() in _SOFT
    return frozenset({first, "i"}) if soft and first else frozenset({first} if first else ())
