"""ORCID iDs: found, and checked by the check character of ISO 7064 (11-2)."""

import re

__all__ = ["ORCID", "is_valid", "normal"]

ORCID = re.compile(r"(?<![\d-])\d{4}[-–]\d{4}[-–]\d{4}[-–]\d{3}[\dXxХх](?![\d-])")
_MODULUS = 11


def normal(printed: str) -> str:
    """Give an ORCID iD with plain hyphens and a Latin X, as `ORCID` may have found it."""
    return printed.upper().replace("–", "-").replace("Х", "X")


def is_valid(orcid: str) -> bool:
    """Tell whether the last character is the check character of the fifteen digits before."""
    digits = normal(orcid).replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (_MODULUS + 1 - total % _MODULUS) % _MODULUS
    return digits[-1] == ("X" if check == _MODULUS - 1 else str(check))
