"""ISSNs: found behind their label, and checked by their last character."""

import re

__all__ = ["find_issn", "is_valid"]

_ISSN = re.compile(r"(?<![\d-])\d{4}[-–]\d{3}[\dXxХх](?![\d-])")
_LABEL = re.compile(r"\bISSN\b", re.IGNORECASE)
_ALONE = re.compile(
    r"^(?!(?:19|20)\d\d[-–](?:19|20)\d\d)(?P<issn>\d{4}[-–]\d{3}[\dXx])(?:\s\((?:print|online|e)\))?$",
    re.IGNORECASE | re.MULTILINE,
)
"""A number on a line of its own; two years are none."""
_MODULUS = 11
_TEN = 10
REACH = 60
"""Code points behind a label in which its number stands."""


def find_issn(words: str) -> tuple[str, ...]:
    """Give the ISSNs as printed, with plain hyphens and a Latin X, each once."""
    found = (
        match[0].upper().replace("–", "-").replace("Х", "X")
        for label in _LABEL.finditer(words)
        for match in _ISSN.finditer(words, label.end(), label.end() + REACH)
    )
    alone = (match["issn"].upper().replace("–", "-") for match in _ALONE.finditer(words))
    return tuple(dict.fromkeys((*found, *alone)))


def is_valid(issn: str) -> bool:
    """Tell whether the last character is the check character of the seven digits before."""
    digits = issn.replace("-", "")
    total = sum(
        int(digit) * weight for digit, weight in zip(digits[:-1], range(8, 1, -1), strict=True)
    )
    check = -total % _MODULUS
    return digits[-1] == ("X" if check == _TEN else str(check))
