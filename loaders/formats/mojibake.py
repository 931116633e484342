"""Signs that a text was decoded wrongly before it came here; it is told, never mended."""

import re

from cbris.loaders.text.document import Problem

__all__ = ["encoding_problems"]

_ABOVE = re.compile(r"[^\x00-\x7f]{2,}")
_SWAPPED = re.compile(r"(?<![^\W\d_])[а-яё][А-ЯЁ]{2,}(?![^\W\d_])")
_CAPITALISED = re.compile(r"(?<![^\W\d_])[А-ЯЁ][а-яё]{2,}")
_REPLACED = "\ufffd"
_WRONG = ("cp1252", "cp1251", "latin-1")
LEAST = 3
SHARE = 0.25


def encoding_problems(text: str) -> tuple[Problem, ...]:
    """Tell where letters seem to have been read in another encoding than they were written.

    Found are UTF-8 that was read as one byte a letter, KOI8 that was read as
    windows-1251, and the sign that stands for letters that were lost.
    """
    problems = []
    if at := text.find(_REPLACED) + 1:
        message = f"{text.count(_REPLACED)} characters were lost before the text came here"
        problems.append(Problem("characters-lost", message, at - 1, at))
    runs = list(_ABOVE.finditer(text))
    wrong = [one for one in runs if _was_utf_8(one[0])]
    swapped = list(_SWAPPED.finditer(text))
    if len(wrong) >= LEAST and len(wrong) >= SHARE * len(runs):
        problems.append(_mojibake("UTF-8", wrong[0]))
    elif len(swapped) >= LEAST and len(swapped) > len(_CAPITALISED.findall(text)):
        problems.append(_mojibake("KOI8", swapped[0]))
    return tuple(problems)


def _was_utf_8(run: str) -> bool:
    """Tell whether the letters are the bytes of fewer letters in UTF-8."""
    for name in _WRONG:
        try:
            return len(run.encode(name).decode("utf-8")) < len(run)
        except UnicodeError:
            continue
    return False


def _mojibake(written: str, found: re.Match[str]) -> Problem:
    message = f"{found[0]!r} seems to be {written} that was read in another encoding"
    return Problem("mojibake", f"{message}; get the text anew", *found.span())
