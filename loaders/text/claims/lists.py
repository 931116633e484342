"""Lists inside a sentence: coordinated words, numbered items, names in brackets."""

import re
from collections.abc import Sequence

from cbris.loaders.text.claims.clauses import Phrase, phrase
from cbris.loaders.text.claims.heads import carried_head, holds_together, is_pair, with_head
from cbris.loaders.text.claims.nested import joined, sure, without_aside
from cbris.loaders.text.claims.objects import is_adjective
from cbris.loaders.text.claims.plain import Plain

__all__ = ["enumeration", "in_brackets", "items"]

Stretch = tuple[int, int]

_APART = re.compile(
    r",?\s+as well as\s+|,?\s+but\s+(?:also\s+)?(?:(?:at|on|in|with|for|to|by)\s+)?"
)
_COMMA = re.compile(
    r"(?:\s+(?:and|or))?,(?!(?<=\d,)\d{3}(?!\d))\s*(?:and\s+|or\s+)?(?:(?:possibly|perhaps|also|then|subsequently|finally)\b,?\s*)?"
    r"(?:(?:for|to|in|at|on|by|with)\s+(?=(?:the|an?)\s))?"
)
_LED = re.compile(r"\b(on|in|for|to|by|with|from)\s+(?:(?:the|an?)\s+)?$")
# "Knowledge, business and policy links": all of them links.
_ONE_NOUN = re.compile(
    r"(?:[a-z]+, )+[a-z]+,? and [a-z]+ (?:links|ties|relations|flows|dimensions|aspects|sectors"
    r"|spheres|systems|levels|actors|conditions|factors|differences|barriers|projects|programmes|services"
    r"|activities|institutions|proximity)"
)
_AND = re.compile(r"\s+(?:and|or)\s+")
_OR = re.compile(r"(?:,|\s)\s*or\s(?!more\b|less\b|so\b|other\b)")
_PARALLEL = re.compile(
    r"\s+and\s+(?:also\s+)?(?:(?:with|to|in|at|on|for|by)\s+(?:the|an?)\s|(?=(?:the|an?)\s)|(?=\w+ing\s))"
)
_ADJECTIVES = re.compile(
    r"\s*(?!(?:\w+-)?(?:animal|approval|arrival|capital|festival|hospital|journal|material|music"
    r"|potential|proposal|public|referral|removal|ritual|territory|traffic|topic)\s*$)(?:[a-z]+-)?[a-z]+(?:al|ic|ive|ary|ous|ed)\s*$"
)
_COMPARATIVES_LIST = """
    better bigger cheaper closer deeper easier faster fewer greater higher larger longer lower more
    less poorer richer shorter slower smaller stronger weaker wider worse
"""
_COMPARATIVES = frozenset(_COMPARATIVES_LIST.split())
# "Weakly, semi- and strongly tied systems": the rest of the word, or its adjective, follows.
_TRUNCATED = re.compile(r"(?:.*\w-|(?!(?:family|supply|assembly|ally)$)[a-z]+ly)$")
_TRUNCATES = re.compile(r"\w- (?:and|or)\b|ly (?:and|or) [a-z]+ly ")
# "Plants in Brest and Lublin": the last item of a list may hold the "and" itself.
_GOVERNS = re.compile(r"\w (?:in|from|with|between|at) (?:the )?[A-Z][\w'-]+$")
_OF = re.compile(r"\s(?:of|from|for|among|between)\s")
_RELATIVE = re.compile(r"\s(?:that|which|who|whose|where)\s")
_EXAMPLE = re.compile(r"(?:in particular|for example|for instance|especially|namely|e\.g\.)")
_YEAR = re.compile(r",\s(?:1[89]|20)\d\d[a-z]?\b")
_NUMBER = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})\)\s+")
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_NUMBERINGS = (
    (re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)]\s+(?=\w)"), [str(n) for n in range(1, 60)]),
    (re.compile(r"(?:^|(?<=\s))\(?([a-z])\)\s+"), list("abcdefghijklmnopqrstuvwxyz")),
    (
        re.compile(r"(?:^|(?<=\s))\(?([ivx]+)[.)]\s+"),
        _ROMAN,
    ),
)
_LINKED_END = re.compile(r"[;,]? (?:and|or)\s*$")
_BULLET = re.compile(r"\s*([•‣◦▪●○■□➢✓*–—-])\s+")
_WHICH = re.compile(r",\s*(?:which|who|whose|whom|where)\s")
_GERUND = re.compile(r"[a-z-]+(?:ing\s|(?:ment|tion|sion|ance|ence)\s+of\s)")
_SKIPPED = re.compile(
    r"(?:and )?(?:including|etc|in particular|for example|for instance|especially|namely|others"
    r"|so on|many others?)\b"
)
_NOT_ONLY = re.compile(
    r"\s*(?:(?:at|on|in|with|for|to|by|between)\s+)?(?:(?:not only|both)\s+)?"
    r"(?:(?:at|on|for|in)\s+)?"
)
_DETERMINED = re.compile(r"(?:the|an?|their|its|his|her|our|[a-z]+ing)\s", re.IGNORECASE)
# "Regions of Poland, Slovakia and Hungary": of each of them.
_PROPER = re.compile(r"(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?(?=,| and |\s*$)")
_OF_PROPER = re.compile(
    r" (?:of|in|with|between) (?:the )?(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?,"
)
# "Employees related to sales, logistics and trade": of one kind.
_HANGING = re.compile(
    r"\s(?:related to|such as|in the form of|in terms of|responsible for|between)\s"
)
_BARE = re.compile(r"(?!(?:the|an?|its|their)\s)[\w-]+(?: [\w-]+)?(?=,| and | or |\s*$)")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)


def items(plain: Plain, whole: Phrase, each: bool = False) -> tuple[Phrase, ...]:
    """Split a phrase at its coordination.

    "a, b, and c" gives three. "a and b" is split only where its halves begin alike
    ("the a and the b", "doing a and doing b"): "science and technology" is one thing.
    Adjectives that share a noun ("social, economic and technical aspects") stay with it,
    and so do nouns that hang on one head, unless `each` says that they do not.
    """
    whole = without_aside(plain, whole)
    text = plain.outside(whole.start, whole.end)
    if twice := _again(plain, whole, text):
        return twice
    one_noun = not each and _ONE_NOUN.fullmatch(text.strip())
    if one_noun or (not each and _one_head(plain, whole, text)) or _WHICH.search(text):
        return (whole,)
    if not each and _OR.search(text):  # "Austria or Italy" is neither of them for sure
        return (whole,)
    start = found.end() if (found := _NOT_ONLY.match(text)) else 0
    cuts = [phrase(plain, whole.start + a, whole.start + b) for a, b in _cuts(text, start)]
    return _with_head(plain, joined(plain, _without_examples(cuts), each), each) or (whole,)


def _with_head(plain: Plain, cuts: tuple[Phrase, ...], each: bool) -> tuple[Phrase, ...]:
    """Give each item the head that the first one has for all; none if it cannot be told."""
    if not cuts or not holds_together(plain, cuts, each):
        return cuts if each else tuple(sure(plain, cuts))
    head = carried_head([item.words for item in cuts])
    return (cuts[0], *(with_head(plain, head, item) for item in cuts[1:])) if head else ()


def _again(plain: Plain, whole: Phrase, text: str) -> tuple[Phrase, ...]:
    """Split "(depends on) the firms and on trust" where the preposition comes again."""
    led = _LED.search(plain.text, max(0, whole.start - 20), whole.start)
    if led is None:
        return ()
    again = rf"(?:,|\s+and|,\s*and)\s+(?:also\s+|finally\s+)?{led.group(1)}\s+"
    marks = list(re.finditer(again, text))
    if not marks or f" {led.group(1)} " in text[: marks[0].start()]:
        return ()
    if "and" not in marks[-1].group() or ("," in text and len(marks) < 2):
        return ()
    cuts = _stretches(marks, 0, len(text))
    return tuple(phrase(plain, whole.start + a, whole.start + b) for a, b in cuts)


def _without_examples(cuts: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Leave out "etc.", and what "in particular" brings in: it is part of the item before."""
    kept = []
    for n, item in enumerate(cuts):
        example = n > 0 and _EXAMPLE.fullmatch(cuts[n - 1].words)
        gapped = " by " in f" {item.words}" and n > 0 and " by " not in cuts[0].words
        if item.words and not (example or gapped or _SKIPPED.match(item.words)):
            kept.append(item)
    return tuple(kept)


def _one_head(plain: Plain, whole: Phrase, text: str) -> bool:
    """Tell whether a list hangs on one noun: "the rise of towns, ports and mills"."""
    later = [found.end() for found in _COMMA.finditer(text)]
    if not later or " " not in text[: later[0]].strip():
        return False
    if all(_PROPER.match(text, place) for place in later) and _OF_PROPER.search(text, 0, later[0]):
        return True
    if _HANGING.search(text, 0, later[0]) and all(_BARE.match(text, place) for place in later):
        return True
    plain_items = not any(_DETERMINED.match(text, place) for place in later)
    parallel = _PARALLEL.search(text) or _APART.search(text)
    return bool(_ARTICLE_BEFORE.search(plain.text[: whole.start]) and plain_items and not parallel)


def _cuts(text: str, start: int) -> list[Stretch]:
    """Find the items as stretches of the text."""
    apart = list(_APART.finditer(text, start))
    commas = list(_COMMA.finditer(text, start))
    parallel = _PARALLEL.search(text, start)
    if parallel and is_pair(text, parallel.start()):
        return [(start, len(text))]
    gerunds = bool(_GERUND.match(text, start))
    if (
        parallel
        and (gerunds or not _GERUND.match(text, parallel.end()))
        and " " in text[start : parallel.start()].strip()
        and all(parallel.start() < mark.start() for mark in (*apart, *commas))
    ):
        shared = _is_shared(text, start, parallel)
        return [(start, len(text))] if shared else _stretches([parallel], start, len(text))
    if apart:
        return _stretches(apart, start, len(text))
    if not commas:
        return [(start, len(text))]
    pieces = _stretches(commas, start, len(text))
    closed = _AND.search(f" {commas[-1].group().lstrip(',')} ")
    tail = list((_PARALLEL if closed else _AND).finditer(text, *pieces[-1]))
    before = text[pieces[-1][0] : tail[-1].start()] if tail else ""
    if _ADJECTIVES.match(before) or (not closed and _GOVERNS.search(before)):
        return _merged(text, pieces)
    return _merged(text, pieces[:-1] + _stretches(tail[-1:], *pieces[-1]))


def _is_shared(text: str, start: int, mark: re.Match[str]) -> bool:
    """Tell whether a noun may have both things: "the repair of the school and the road"."""
    if _RELATIVE.search(text, start) or _OF.search(text, mark.end()):
        return False
    return bool(_OF.search(text, start, mark.start()))


def _stretches(marks: Sequence[re.Match[str]], start: int, end: int) -> list[Stretch]:
    """Give what stands between the marks; the blank of a look-ahead stays with its item."""
    starts = [start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), end]
    return list(zip(starts, ends, strict=True))


def _merged(text: str, pieces: list[Stretch]) -> list[Stretch]:
    """Join adjectives that stand alone with the piece behind them."""
    merged: list[Stretch] = []
    start: int | None = None
    truncates = bool(_TRUNCATES.search(text))
    for first, last in pieces:
        start = first if start is None else start
        words = text[first:last].strip()
        bare = bool(_ADJECTIVES.match(words)) or _ends_open(words) or words in _COMPARATIVES
        bare = bare or (truncates and _TRUNCATED.match(words) is not None)
        if bare and last != pieces[-1][1]:
            continue
        merged.append((start, last))
        start = None
    return merged


def _ends_open(words: str) -> bool:
    """Tell whether an item ends with an adjective: "means of social, economic and other aid"."""
    return " " in words and is_adjective(words.rpartition(" ")[2])


def in_brackets(plain: Plain, start: int) -> tuple[Phrase, ...]:
    """Give the items in the round brackets that open at the start, if they do."""
    found = re.compile(r"\s*\(([^()]*)\)").match(plain.text, start)
    if found is None or _YEAR.search(found.group()):  # "(Kim, 2017)"
        return ()
    pieces = _stretches(
        list(re.finditer(r"[,;]\s*(?:and\s+)?", found.group(1))), 0, len(found.group(1))
    )
    whole = [phrase(plain, found.start(1) + a, found.start(1) + b) for a, b in pieces]
    return tuple(item for item in whole if item.words and not _SKIPPED.match(item.words))


def enumeration(plain: Plain, start: int) -> tuple[Phrase, ...]:
    """Give the items of a list that begins at the start: "1) a; 2) b", "• a • b" or "a; b; c".

    A numbered list is taken only if it counts 1, 2, 3 (or a, b, c) without a gap: two lists
    run together, or one that lost an item, give nothing.
    """
    for pattern, order in _NUMBERINGS:
        marks = list(pattern.finditer(plain.text, start))
        if marks and not plain.text[start : marks[0].start()].strip():
            counted = [mark.group(1) for mark in marks]
            return _between(plain, marks) if counted == list(order[: len(counted)]) else ()
    if _NUMBER.search(plain.text, start):
        return ()
    bullet = _BULLET.match(plain.text, start)
    if bullet:
        mark = re.escape(bullet.group(1))
        marks = list(re.finditer(rf"(?:^|(?<=\s)){mark}\s+", plain.text[start:]))
        return _between(plain, marks, start)
    parts = _stretches(
        list(re.finditer(r";\s*(?:and\s+)?", plain.masked[start:])), 0, len(plain.text) - start
    )
    found = [phrase(plain, start + first, start + last) for first, last in parts]
    return tuple(part for part in found if part.words) if len(found) > 1 else ()


def _between(plain: Plain, marks: Sequence[re.Match[str]], offset: int = 0) -> tuple[Phrase, ...]:
    """Give what stands behind each mark; one item alone is no list."""
    if len(marks) < 2:
        return ()
    ends = [*(offset + mark.start() for mark in marks[1:]), len(plain.text)]
    return tuple(
        _item(plain, offset + mark.start(), offset + mark.end(), end)
        for mark, end in zip(marks, ends, strict=True)
    )


def _item(plain: Plain, begin: int, start: int, end: int) -> Phrase:
    """Give one item of a list; its stretch begins with its mark."""
    linked = _LINKED_END.search(plain.text, start, end)
    words = phrase(plain, start, linked.start() if linked else end)
    return Phrase(words.words, begin, words.end)
