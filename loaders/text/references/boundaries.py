"""Where entries begin among lines: the best cut of a whole list, by the shape of its lines."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.shapes import (
    BARE_END,
    CUT,
    INSIDE,
    LINKED,
    NAME_PART,
    SURE,
    YEAR,
    Shape,
    begins,
    is_noted_link,
    shape_of,
)
from cbris.loaders.text.references.traits import begins_with_name, is_legal

__all__ = ["Line", "best_pieces", "best_starts"]

_TITLED = re.compile(
    rf"(?:{WORD}|[{UPPER}]{{2,}})(?:\s(?:of|for|and|{WORD})){{0,5}}\.\s[«“\"„]"
    rf"|[{UPPER}]{{2,8}}\.\s[{UPPER}]"
    r"|[«“\"„][^»”\"]{10,200}[»”\"]"
)
_OPENING_ONLY = re.compile(
    rf"{WORD}(?:[ ,;/–-]+{NAME_PART})*(?:\s\((?:eds?|Hrsg|coord|dir)\.?\))?[.,]?"
    rf"\s[(\[]{YEAR}[a-z]?[)\]][.:]?"
)
_LINK_ALONE = re.compile(r"(?:https?://(?!(?:dx\.)?doi)|www\.)\S+")
_LINK_END = re.compile(r"(?:https?://|www\.)\S+$")
BIAS = -3.0
BIAS_RUN_ON = -4.0
DOUBT = -1.0
MAX_CUT = 0.05
ROOM = 2.0
NO_ROOM = -1.0
BLANK = 3.0
NO_BLANK = -2.0
STEADY = 2.2
STEADY_SHARE = 0.8
ONE_EACH = 0.7
"""The share of lines with room behind them from which on every line end is one of a paragraph."""
COLUMN = 145
"""Characters; lines beyond it are not those of a printed column."""
AHEAD = 3
MAX_LINES = 24
LONG = 900
MIN_LINES = 3
MIN_OPENED = 2
BARE_SHARE = 0.5
MIN_SHARE = 0.6
ORDERED = 0.85


class Line(NamedTuple):
    """A line: where its words stand, their indent, whether a blank line goes before."""

    start: int
    end: int
    indent: int
    after_blank: bool


def best_starts(words: Sequence[str], lines: Sequence[Line]) -> list[int]:
    """Give the lines at which entries begin, by the cut with the highest score.

    A boundary scores by how the line begins, how the line before ends, whether the next word
    had found room there, by blank lines and by indents if the list uses these; an entry
    scores by its marks of a reference.
    """
    if not words:
        return []
    shapes = _pointed(words, [shape_of(one) for one in words])
    layout = _layout_scores(words, lines, shapes)
    bounds = [
        shapes[i].begins + (shapes[i - 1].ends + layout[i] + BIAS if i else 0.0)
        for i in range(len(words))
    ]
    for i in range(1, len(words)):
        if is_noted_link(words[i]) and is_noted_link(words[i - 1]):
            bounds[i] += SURE
        elif _LINK_ALONE.fullmatch(words[i]) and _LINK_END.search(words[i - 1]):
            bounds[i] += SURE - LINKED
    return _best(shapes, bounds, _is_ordered(shapes))


def _pointed(words: Sequence[str], shapes: Sequence[Shape]) -> Sequence[Shape]:
    """Expect no point behind entries, if none stands before most of those that surely begin."""
    before = [
        one for one, following in zip(words, shapes[1:], strict=False) if following.begins >= SURE
    ]
    bare = sum(one[-1:].isalnum() and not _LINK_END.search(one) for one in before)
    if len(before) < MIN_OPENED or bare < BARE_SHARE * len(before):
        return shapes
    return [one._replace(ends=0.5) if one.ends == BARE_END else one for one in shapes]


def best_pieces(pieces: Sequence[str]) -> list[int]:
    """Give the sentences at which entries begin that run on in one paragraph."""
    shapes = []
    for i, one in enumerate(pieces):
        ahead = " ".join(pieces[i : i + AHEAD])
        shape = shape_of(one)
        if begins_with_name(ahead) or is_legal(ahead) or _TITLED.match(ahead):
            shape = shape._replace(begins=max(SURE, begins(ahead)))
        shapes.append(shape)
    bounds = [0.0]
    for i in range(1, len(shapes)):
        ends = CUT if _OPENING_ONLY.fullmatch(pieces[i - 1]) else shapes[i - 1].ends
        doubt = 0.0 if shapes[i].begins >= SURE else DOUBT
        bounds.append(shapes[i].begins + ends + doubt + BIAS_RUN_ON)
    return _best(shapes, bounds, _is_ordered(shapes)) if shapes else []


def _best(shapes: Sequence[Shape], bounds: Sequence[float], ordered: bool) -> list[int]:
    count = len(shapes)
    best = [0.0, *([float("-inf")] * count)]
    came = [0] * (count + 1)
    for first in range(count):
        gained = best[first] + bounds[first]
        if first and ordered:
            gained += _order(shapes[came[first]].key, shapes[first].key)
        marks, length = shapes[first].first, 0
        for last in range(first, min(count, first + MAX_LINES)):
            marks |= shapes[last].rest
            length += shapes[last].length
            score = gained + _entry(marks, length)
            if score > best[last + 1]:
                best[last + 1], came[last + 1] = score, first
            if length > 4 * LONG:
                break
    starts: list[int] = []
    at = count
    while at > 0:
        at = came[at]
        starts.append(at)
    return starts[::-1]


def _entry(marks: int, length: int) -> float:
    count = marks.bit_count()
    score = 1.5 if count > 1 else (-0.5 if count else -2.5)
    return score - max(0, length - LONG) / 150


def _layout_scores(
    words: Sequence[str], lines: Sequence[Line], shapes: Sequence[Shape]
) -> list[float]:
    room = _has_room(words, lines)
    whole = (
        sum(room) >= ONE_EACH * len(room) or _width(words, lines) > COLUMN or _are_sentences(shapes)
    )
    breaks = [ROOM if one or whole else NO_ROOM for one in room]
    blank = _blank_scores(lines, shapes, BLANK if whole else 0.5)
    indent = _indent_scores(lines, shapes)
    return [a + b + c for a, b, c in zip(breaks, blank, indent, strict=True)]


def _are_sentences(shapes: Sequence[Shape]) -> bool:
    """Tell whether no line goes on within a sentence, as some do that a column has wrapped."""
    cut = sum(one.ends <= CUT or one.begins == INSIDE for one in shapes)
    return len(shapes) >= MIN_LINES and cut <= MAX_CUT * len(shapes)


def _has_room(words: Sequence[str], lines: Sequence[Line]) -> list[bool]:
    """Tell whether the line before would have held the first word of a line."""
    width = _width(words, lines)
    limit = width - max(1, width // 20)
    found = [True]
    for i in range(1, len(words)):
        taken = lines[i - 1].indent + len(words[i - 1])
        found.append(taken + 1 + len(words[i].split(None, 1)[0]) < limit)
    return found


def _width(words: Sequence[str], lines: Sequence[Line]) -> int:
    ends = sorted(line.indent + len(one) for line, one in zip(lines, words, strict=True))
    return ends[len(ends) * 9 // 10]


def _blank_scores(lines: Sequence[Line], shapes: Sequence[Shape], rare: float) -> list[float]:
    """Weigh blank lines, if most of what they part is a reference each."""
    blocks = [i for i, line in enumerate(lines) if line.after_blank or i == 0]
    whole = sum(_is_whole(shapes[a:b]) for a, b in pairwise([*blocks, len(lines)]))
    if len(blocks) < MIN_LINES or whole < MIN_SHARE * len(blocks):
        return [rare if line.after_blank else 0.0 for line in lines]
    strength = STEADY if whole >= STEADY_SHARE * len(blocks) else 1.0
    return [strength * (BLANK if line.after_blank else NO_BLANK) for line in lines]


def _is_whole(shapes: Sequence[Shape]) -> bool:
    marks = shapes[0].first
    for shape in shapes[1:]:
        marks |= shape.rest
    return shapes[0].begins > 0 and marks.bit_count() > 1


def _indent_scores(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[float]:
    """Weigh the two depths of a list: one of them is that of first lines."""
    depths: dict[int, list[float]] = {}
    for line, shape in zip(lines, shapes, strict=True):
        depths.setdefault(line.indent, []).append(shape.begins)
    common = sorted(depths, key=lambda depth: -len(depths[depth]))[:2]
    if len(common) < 2 or sum(len(depths[one]) for one in common) < 0.9 * len(lines):
        return [0.0] * len(lines)
    means = {depth: sum(depths[depth]) / len(depths[depth]) for depth in common}
    opening, hanging = sorted(common, key=lambda depth: -means[depth])
    if means[opening] - means[hanging] < 1.0:
        return [0.0] * len(lines)
    scores = {opening: 2.5, hanging: -3.0}
    return [scores.get(line.indent, 0.0) for line in lines]


def _is_ordered(shapes: Sequence[Shape]) -> bool:
    keys = [shape.key for shape in shapes if shape.begins >= SURE and shape.key]
    rising = sum(a <= b for a, b in pairwise(keys))
    return len(keys) > MIN_LINES and rising >= ORDERED * (len(keys) - 1)


def _order(before: str, key: str) -> float:
    if not before or not key:
        return 0.0
    return 0.5 if before <= key else -1.0
