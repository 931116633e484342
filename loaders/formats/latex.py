"""The letters that LaTeX writes with commands."""

import logging
import re
from functools import cache
from typing import Any

__all__ = ["plain"]

_SIGNS = re.compile(r"[\\{}$~%]|--|``|''")
_PERCENT = re.compile(r"(?<!\\)%")
_BRACES = re.compile(r"[{}]")
_LINK = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}")
_LEFT_OPEN = "%s"
"""What the converter gives where the argument of a command is missing."""
MAX_LENGTH = 100_000


def plain(text: str) -> str:
    r"""Give the words of a value: ``{\"o}`` as ö, braces and ties gone, blanks single.

    What no LaTeX reader makes sense of keeps its words, only its braces go.
    """
    if _SIGNS.search(text):
        text = _LINK.sub(lambda m: m[1] or m[2] or "", text)
        text = _converted(_PERCENT.sub(r"\\%", text)) if len(text) <= MAX_LENGTH else text
    return " ".join(text.split())


def _converted(text: str) -> str:
    from pylatexenc.latexwalker import LatexWalkerError

    try:
        found = str(_converter().latex_to_text(text))
    except (LatexWalkerError, ValueError, IndexError, AttributeError, TypeError, RecursionError):
        return _BRACES.sub("", text)
    return found if _LEFT_OPEN not in found else _BRACES.sub("", text)


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").setLevel(logging.ERROR)
    return LatexNodes2Text(math_mode="text", strict_latex_spaces=False)
