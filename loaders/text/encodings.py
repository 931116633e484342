"""The encoding of a text that does not say it: the one that gives a language its own letters."""

import re
from collections.abc import Iterator

__all__ = ["guess"]

SAMPLE_BYTES = 256 * 1024
ENOUGH = 0.9
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_LATIN = ("cp1252", "cp1250", "iso8859-2", "cp1257", "cp1254")
_MARKS = frozenset("«»“”„‘’‚–—…·•№§°¹²³©®\u00a0\u00ad")
_RANKED = "оаинетрісвлкмдпуяьзбгихчйжюцшїщєыґёфэ"
_WEIGHTS = {letter: 1 - at / len(_RANKED) for at, letter in enumerate(_RANKED)}
_TYPICAL = 0.62
"""The mean weight of the letters of Ukrainian and Russian prose."""
_LETTERS = {
    "cp1252": (
        "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "àèéìíîòóùú", "åäöøæéü", "ãáâàçéêíóôõú", "ëéèïöü",
    ),
    "cp1250": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľĺňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćšžđ",
    ),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
    "cp1254": ("çğıöşüâîûİ",),
}  # fmt: skip
_LETTERS["iso8859-2"] = _LETTERS["cp1250"]
_RUN = re.compile(r"[^\W\d_\x00-\x7f]{4}")
"""Four such letters in a row are no Latin word."""
_LONE = re.compile(r"(?<![^\W\d_])(?![àéèóíöåőôÀÉÈÓÍ])[^\W\d_\x00-\x7f](?![^\W\d_])")
"""Such a letter alone is a word in no Latin script but for those named."""
_WORD = re.compile(r"[^\W\d_]+")


def guess(content: bytes) -> str | None:
    """Name the encoding of a text that is not UTF-8; None if no one fits well.

    :param content: the beginning of the text is enough.
    """
    sample = content[:SAMPLE_BYTES]
    scored = [(_latin(text, name), name) for name, text in _decoded(sample, _LATIN)]
    scored += [(_cyrillic(text), name) for name, text in _decoded(sample, _CYRILLIC)]
    best = max(scored, key=lambda one: one[0], default=(0.0, ""))
    return best[1] if best[0] >= ENOUGH else None


def _decoded(sample: bytes, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            yield name, sample.decode(name)
        except UnicodeDecodeError:
            continue


def _cyrillic(text: str) -> float:
    """Give the share of letters above ASCII that are Cyrillic, in words of sound case.

    A wrong table swaps the cases or gives rare letters and frames of tables.
    """
    above = [char for char in text if char > "\x7f" and char not in _MARKS]
    if not above:
        return ENOUGH
    sound = sum(
        len(word)
        for word in _WORD.findall(text)
        if "\u0400" <= word[0] <= "\u04ff" and (word[1:].islower() or len(word) == 1)
    ) + sum(len(word) for word in _WORD.findall(text) if word.isupper() and len(word) > 1)
    weight = sum(_WEIGHTS.get(char.lower(), 0.0) for char in above) / len(above)
    return min(1.0, sound / len(above)) * 0.5 + min(1.0, weight / _TYPICAL) * 0.5


def _latin(text: str, name: str) -> float:
    """Give the largest share of signs above ASCII that one language has."""
    above = [char for char in text.lower() if char > "\x7f"]
    if not above or _RUN.search(text) or _LONE.search(text):
        return 0.0
    known = [char in _MARKS for char in above]
    shares = (
        sum(known_mark or char in letters for char, known_mark in zip(above, known, strict=True))
        for letters in _LETTERS[name]
    )
    return max(shares) / len(above)
