"""Laws, regulations and decisions among the references."""

import re

from cbris.loaders.text.references.dates import MONTH

__all__ = ["act_year", "is_act", "join_number"]

_KIND = re.compile(
    r"^(?:(?:commission|council|delegated|implementing|the|draft|presidential|government)\s)*"
    r"(?:regulation|directive|decision|law|act|constitution|resolution|decree|order|treaty"
    r"|convention|charter"
    r"|про\s|закон|постанова|указ|конституція|наказ|розпорядження|рішення|директива|регламент"
    r"|кодекс|о\s|об\s"
    r"|распоряжение|приказ|конституция)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:No\.?|№|N)\s?\d+[\w/–-]*|\b\d{2,4}/\d{1,4}/(?:EU|EC|EEC|Euratom|ЄС)|\b(?:EU|EC|EEC"
    r"|ЄС)\)?,?\s(?:No\s)?\d+/\d+"
    r"|\b\d{4}/\d{4}\s?\([A-Z]{3}\)",
    re.IGNORECASE,
)
_LAW_WORDS = re.compile(
    r"\b(?:law of|of the european parliament|verkhovna rada|cabinet of ministers"
    r"|закон\w* україни|верховн\w+ рад"
    r"|кабінет\w* міністрів|указ президента|постанова|федеральный закон|(?:repealing|council"
    r"|commission) (?:decision|regulation|directive))",
    re.IGNORECASE,
)
_ACT_DATE = re.compile(
    rf"\b(?:of|from|від|от|dated)?\s?(?:\d{{1,2}}\s{MONTH},?\s|{MONTH}\s\d{{1,2}},?\s"
    rf"|\d{{2}}\.\d{{2}}\.)(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_NUMBER_AFTER_STOP = re.compile(r"(?<=\))\.\s(?=(?:No\.?|№)\s?\d)")


def is_act(text: str) -> bool:
    """Tell whether words without an author are an act: its kind first, or its number in it."""
    kind, numbered = _KIND.match(text), _NUMBERED.search(text)
    law = _LAW_WORDS.search(text)
    return bool((kind and (numbered or law or _ACT_DATE.search(text))) or (numbered and law))


def act_year(text: str) -> str | None:
    """Give the year of the date that the act bears; the numbers of other acts give none."""
    match = _ACT_DATE.search(text)
    return match["year"] if match else None


def join_number(title: str) -> str:
    """Write the number of an act as a part of its title."""
    return _NUMBER_AFTER_STOP.sub(" ", title)
