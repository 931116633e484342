"""The numbers that Word shows before the items of a list and does not write into them."""

from collections import defaultdict
from typing import NamedTuple

from lxml import etree

from cbris.loaders.formats.flow import local

__all__ = ["Numbers"]

Element = etree._Element
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Level(NamedTuple):
    shape: str
    text: str
    start: int


class Numbers:
    """Counts the items of the lists of a document, as its numbering part says."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        """Read the shapes of the lists and the lists and names of the styles."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, str]] = {}
        self._names: dict[str, str] = {}
        for one in numbering if numbering is not None else ():
            if local(one) == "abstractNum":
                self._add_levels(one)
            elif local(one) == "num":
                self._lists[one.get(f"{_W}numId", "")] = _value(one, "abstractNumId") or ""
        for one in styles.iter(f"{_W}style") if styles is not None else ():
            key = one.get(f"{_W}styleId", "")
            self._names[key] = (_value(one, "name") or "").casefold()
            found = _value(one, "numId")
            if found:
                self._styles[key] = found, _value(one, "ilvl") or "0"

    def list_of(self, paragraph: Element) -> str:
        """Give the id of the list of which a paragraph is an item; empty if it is none."""
        return self._place(paragraph)[0]

    def style_name(self, paragraph: Element) -> str:
        """Give the name of the style of a paragraph in small letters."""
        key = _value(paragraph, "pStyle") or ""
        return self._names.get(key, key.casefold())

    def marks(self, root: Element) -> dict[Element, str]:
        """Give the number or bullet of every item."""
        counts: dict[str, dict[int, int]] = defaultdict(dict)
        marks: dict[Element, str] = {}
        for one in root.iter(f"{_W}p"):
            list_id, level = self._place(one)
            shape = self._levels.get((self._lists.get(list_id, ""), level))
            if not list_id or shape is None:
                continue
            own = counts[list_id]
            own[level] = own.get(level, shape.start - 1) + 1
            for deeper in [at for at in own if at > level]:
                del own[deeper]
            marks[one] = self._mark(list_id, level, shape, own)
        return marks

    def _mark(self, list_id: str, level: int, shape: _Level, counts: dict[int, int]) -> str:
        if shape.shape == "bullet":
            return "• "
        if shape.shape == "none":
            return ""
        text = shape.text
        for at in range(level + 1):
            own = self._levels.get((self._lists.get(list_id, ""), at), shape)
            text = text.replace(f"%{at + 1}", _counted(counts.get(at, own.start), own.shape))
        return f"{text} "

    def _place(self, paragraph: Element) -> tuple[str, int]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "", 0
        own = properties.find(f"{_W}numPr")
        if own is not None:
            list_id, level = _value(own, "numId") or "", _value(own, "ilvl") or "0"
        else:
            list_id, level = self._styles.get(_value(properties, "pStyle") or "", ("", "0"))
        return ("", 0) if list_id == "0" else (list_id, int(level) if level.isdecimal() else 0)

    def _add_levels(self, abstract: Element) -> None:
        key = abstract.get(f"{_W}abstractNumId", "")
        for one in abstract.iter(f"{_W}lvl"):
            level, start = one.get(f"{_W}ilvl", "0"), _value(one, "start") or "1"
            shape, text = _value(one, "numFmt") or "decimal", _value(one, "lvlText") or ""
            if level.isdecimal():
                first = int(start) if start.isdecimal() else 1
                self._levels[key, int(level)] = _Level(shape, text, first)


def _value(element: Element, name: str) -> str | None:
    """Give the value of the first element of that name."""
    found = next(iter(element.iter(f"{_W}{name}")), None)
    return found.get(f"{_W}val") if found is not None else None


def _counted(number: int, shape: str) -> str:
    if shape in ("lowerLetter", "upperLetter") and 0 < number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return letter.upper() if shape == "upperLetter" else letter
    if shape in ("lowerRoman", "upperRoman") and 0 < number < 40:
        roman = "x" * (number // 10) + _ONES[number % 10]
        return roman.upper() if shape == "upperRoman" else roman
    return str(number)


_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
