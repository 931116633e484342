"""Periods as Eurostat writes them: years, halves, quarters, months, weeks, days."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from cbris.errors import SourceError

__all__ = ["period"]

FORM = re.compile(r"(\d{4})(?:-(?:([QSTWM])(\d{1,2})|(\d{2})(?:-(\d{2}))?))?")
MONTHS = {"Q": 3, "S": 6, "T": 4, "M": 1}
"""How many months a part of a year has, by the letter in front of its number."""


def period(text: str) -> tuple[str, str]:
    """Give the first and the last part of a period, as exact as it is known.

    2024 is (2024, 2024); 2024-Q1 is (2024-01, 2024-03); 2024-W01 goes from day to day.

    :raises SourceError: the text is no period.
    """
    found = FORM.fullmatch(text)
    if not found:
        raise _error(text)
    year, letter, number, month, day_of_month = found.groups()
    try:
        if letter:
            return _PARTS[letter](int(year), letter, int(number))
        if day_of_month:
            date.fromisoformat(text)
        elif month:
            monthrange(int(year), int(month))
    except ValueError as error:
        raise _error(text) from error
    return text, text


def _months(year: int, letter: str, number: int) -> tuple[str, str]:
    length = MONTHS[letter]
    last = number * length
    if not length <= last <= 12:
        raise ValueError(number)
    return f"{year}-{last - length + 1:02}", f"{year}-{last:02}"


def _week(year: int, _letter: str, number: int) -> tuple[str, str]:
    first, last = (date.fromisocalendar(year, number, weekday) for weekday in (1, 7))
    return first.isoformat(), last.isoformat()


_PARTS: Mapping[str, Callable[[int, str, int], tuple[str, str]]] = {
    **dict.fromkeys(MONTHS, _months),
    "W": _week,
}


def _error(text: str) -> SourceError:
    return SourceError(f"{text!r} is no period; one such as 2024, 2024-Q1 or 2024-01 was expected")
