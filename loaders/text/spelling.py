"""One spelling and one number for a word, so that labels meet the words of a text.

The result is a key for comparing, not a word: "specialisation" and "specializations" give
one key, and so do the cases of a Ukrainian or Russian word.
"""

import re
from functools import lru_cache

__all__ = ["normal"]

_SPELLING = (
    (re.compile(r"is(?=ation|ed$|es?$|ing$)"), "iz"),
    (re.compile(r"yse(?=$|d$|s$)"), "yze"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ing$|hood|al)"), "or"),
    (re.compile(r"programme(?=s?$)"), "program"),
    (re.compile(r"^centre(?=s?$)"), "center"),
)
LONGEST_ABBREVIATION = 6
"""Longer words in capitals stand in a heading, and have their plural."""
# "Ukraine's", and the cases of a Turkish name: "Türkiye'nin", "Batum'da".
_POSSESSIVE = re.compile(r"'(?:s|n?[ıiuü]n|y?[ıiuü]|y?[ea]|[dt][ea](?:n|ki)?|yl[ea])?$")
_PLURAL = (
    (re.compile(r"(?<=[a-z]{2})ies$"), "y"),
    (re.compile(r"(?<=ch|sh|ss)es$|(?<=x)es$"), ""),
    (re.compile(r"(?<=[a-z]{2}[a-rt-z])(?<!u)(?<!i)s$"), ""),
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CASE_ENDING = re.compile(
    r"(?<=[\u0400-\u04ff']{3})(?:иями|іями|ями|ами|ыми|ими|ого|его|ому|ему|ією|ией|ої|ою|ею|єю|ів|їв|ов|ев|ей|ах|ях"
    r"|ам|ям|ом|ем|єм|их|ых|ий|ый|ій|ой|им|ым|ії|ия|ія|ию|ію|ии|ая|яя|ое|ее|ые|ие|ую|юю"
    r"|[аяоеєиіїуюьйы])$"
)
# Words whose stem ends as a case does: "систем" of "система".
_STEM = re.compile(r"(?:систем|програм|программ|проблем)(?=(?:ами|ах|ам|ою|ой|[аиіуые])?$)")


@lru_cache(maxsize=1 << 14)
def normal(word: str) -> str:
    """Give the key of a word; an abbreviation keeps its final s."""
    lowered = re.sub("[’ʼ`´]", "'", word.lower())
    if _CYRILLIC.search(lowered):
        if stem := _STEM.search(lowered):
            return lowered[: stem.end()]
        return _CASE_ENDING.sub("", lowered)
    lowered = _POSSESSIVE.sub("", lowered)
    if 1 < len(word) <= LONGEST_ABBREVIATION and word.isupper():
        return lowered
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return lowered[:-1]
    return _singular(_one_spelling(lowered))


def _one_spelling(word: str) -> str:
    for pattern, replacement in _SPELLING:
        word = pattern.sub(replacement, word)
    return word


def _singular(word: str) -> str:
    for pattern, replacement in _PLURAL:
        shorter = pattern.sub(replacement, word)
        if shorter != word:
            return shorter
    return word
