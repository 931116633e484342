"""Title, container and imprint: what stands behind the authors of a reference."""

import re
from typing import NamedTuple

from cbris.loaders.text.references.commas import book_by_comma, imprint_by_comma
from cbris.loaders.text.references.dates import find_year
from cbris.loaders.text.references.imprint import (
    PUBLISHER,
    imprint,
    is_imprint,
    is_place,
    says_nothing,
)
from cbris.loaders.text.references.marks import take_editors, take_translation
from cbris.loaders.text.references.names import corporate, take_names
from cbris.loaders.text.references.notes import (
    book_volume,
    drop_title_note,
    part_at_dashes,
    take_thesis,
)
from cbris.loaders.text.references.numbers import take_numbers
from cbris.loaders.text.references.serials import SERIAL, SERIES
from cbris.loaders.text.references.titles import (
    GAP,
    drop_edition,
    first_boundary,
    quoted_title,
    segments,
    split_by_comma,
    tidy,
    unquoted,
)

__all__ = ["Fields", "read_description"]

Fields = dict[str, object]
_YEAR = r"(?:19|20)\d\d"
_YEAR_END = re.compile(rf"(?:[,.:;]\s\(?|\s\()(?P<year>{_YEAR})[a-z]?\)?[\s.,]*$")
_RESPONSIBILITY = re.compile(r"\s/\s?(?P<names>[^/]*)$")
_IN_BOOK = re.compile(
    r"(?:(?<=[.,?!”\"»’';:])|(?<=[.,]\s[–—]))\s+\[?(?:(?:[Ii]n|[Ww]|[Vv]|[Уу] кн\.|[Вв] кн\."
    r"|In the book"
    r"|[Dd]ans|[Ii]m)\s?:\]?\s*|(?:In|У кн\.|В кн\.)\s(?=[^\W_a-zа-я]))"
)
_IN_LOWER = re.compile(r"(?<=[.,”\"»’])\s+in\s(?=[^\W\d_a-zа-я][\w’'-]*\s[^\d])")
_PAGES = re.compile(r"\bpp?\.\s?\d|\bpp\s\d|\((?:eds?|Eds?)\.?\)")
_LEADING_IN = re.compile(
    r"[.,]*\s*\[?(?:[Ii]n|[Ww]|[Vv]|[Уу] кн\.|[Вв] кн\.)(?:\s?:\]?|\s)\s*(?=[^\W_a-zа-я])"
)
_QUOTED_CONTAINER = re.compile(
    rf"[,.?!]\s+(?P<mark>[„“”\"«])(?P<container>[^”\"»„“«]{{3,150}})[”\"»“],?\s*"
    rf"(?=¦|[\[(]?{_YEAR}|[Vv]ol|[Nn]r|[Nn]o|№|[tTRzт]\.|\d|R\.)"
)
_SLASHED_YEAR = re.compile(
    rf"(?:[Nn]r|[Nn]o|№|z)?\.?\s?(?<![\d/])(?P<issue>\d{{1,3}})\s?/\s?(?P<year>{_YEAR})(?![\d/])\.?"
)
_NUMBER_AHEAD = re.compile(r"\s?,?\s?\d+\s?\(|\s?,?\s?(?:no|vol|№)\b", re.IGNORECASE)
_LOWER_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_A-ZА-ЯІЇЄҐ][^\W\d_]{3,}")


class _Cut(NamedTuple):
    title: str
    tail: str
    found: Fields


class _Parts(NamedTuple):
    """The pieces before the first number behind the title, and those after it."""

    before: list[str]
    after: list[str]


def read_description(text: str, year: str | None) -> Fields:
    """Read title, container and all numbers from the words behind the authors."""
    rest, university = take_thesis(text)
    cut = _cut(part_at_dashes(rest))
    found = cut.found | _with_tail(cut, year)
    return found | {"publisher": university} if university else found


def _cut(text: str) -> _Cut:
    """Part the title from what follows, by the first mark that surely does."""
    translated = take_translation(text)
    if translated and _holds_title(*translated):
        return _Cut(translated[0], translated[2], {"title_translated": unquoted(translated[1])})
    if "//" in text:
        title, _, tail = text.partition("//")
        return _responsible(_Cut(title, tail, {"in_container": True}))
    if quoted := quoted_title(text):
        return _in_book(_Cut(quoted[0], quoted[1], {}))
    if in_book := _IN_BOOK.search(text) or _in_paged_book(text):
        return _Cut(text[: in_book.start() + 1], text[in_book.end() :], {"in_book": True})
    if named := _QUOTED_CONTAINER.search(text):
        tail = f"{named['container']} {GAP} {text[named.end() :]}"
        return _Cut(text[: named.start() + 1], tail, {"in_container": True})
    end = _title_end(text)
    return _responsible(_Cut(text[:end], text[end:], {}))


def _holds_title(before: str, translation: str, tail: str) -> bool:
    """Tell whether what stands before brackets is the title: no container, no numbers."""
    if "//" in before or GAP in before or before.rstrip().endswith("/"):
        return False
    closed = first_boundary(before) >= len(before.rstrip()) - 1
    more = bool(segments(tail.partition(GAP)[0])) and not _NUMBER_AHEAD.match(tail)
    return closed or (more and not re.search(r"\d", before))


def _in_paged_book(text: str) -> re.Match[str] | None:
    """Find ", in Book, Place, pp. 3-9", where no colon stands behind the "in"."""
    return _IN_LOWER.search(text) if _PAGES.search(text) else None


def _in_book(cut: _Cut) -> _Cut:
    """Cut the "in" off that stands between a title in quotes and a book."""
    match = _LEADING_IN.match(cut.tail)
    return _Cut(cut.title, cut.tail[match.end() :], {"in_book": True}) if match else cut


def _title_end(text: str) -> int:
    """Give the end of the title's sentence; past a question mark if a comma parts the container."""
    end = first_boundary(text)
    before_number = re.split(r"\d", text[end:], maxsplit=1)[0].rstrip(" ,(.")
    if not text[:end].endswith(("?", "!")) or is_place(before_number.rpartition(", ")[2]):
        return end
    return len(text) if split_by_comma(text[:end] + before_number) else end


def _responsible(cut: _Cut) -> _Cut:
    """Cut off what stands behind " / ": the authors again, the editors, or a body."""
    match = _RESPONSIBILITY.search(cut.title)
    if not match:
        return cut
    words = match["names"].strip(" []")
    others, editors = take_editors(f"/ {words}")
    taken = take_names(words)
    body = corporate(words.strip(" .")) if not (editors or taken.names) else None
    tail = cut.tail
    if taken.names and not editors:
        tail = f"{words[taken.end :].lstrip(' ].‖')} {tail}"
    found: Fields = {"authors": taken.names or ((body,) if body else ()), "editors": editors}
    if editors and not take_names(others.lstrip("/ ")).names:
        found["authors"] = ()
    return _Cut(cut.title[: match.start()], tail, cut.found | found)


def _with_tail(cut: _Cut, year: str | None) -> Fields:
    title, tail = cut.title, _SLASHED_YEAR.sub(_slashed, cut.tail.lstrip(" .,;:‖"))
    at_end = _YEAR_END.search(title) if not year else None
    if at_end:
        title, year = title[: at_end.start()], at_end["year"]
        tail = f"{GAP} {tail}"
    tail, editors = take_editors(tail)
    tail, year = _take_year(tail, year)
    tail, numbers = take_numbers(tail, GAP)
    title, volume = book_volume(title)
    if volume:
        numbers.setdefault("volume", volume)
    title, tail = drop_edition(drop_title_note(title)), drop_edition(tail)
    in_book = bool(cut.found.get("in_book")) or bool(editors and numbers.get("pages"))
    named = in_book or bool(cut.found.get("in_container"))
    before, _, after = tail.partition(GAP)
    parts = _Parts(segments(before), segments(after))
    if not parts.before and not named and (not parts.after or tail.lstrip().startswith(GAP)):
        title, more, year, numbers = _by_comma(title, year, numbers)
        parts = _Parts(more or parts.before, parts.after)
    elif not named:
        title, parts = _subtitled(title, parts, numbers, bool(cut.found.get("title_translated")))
    found: Fields = {"title": unquoted(tidy(title)), "year": year, "in_book": in_book, **numbers}
    found["editors"] = editors or cut.found.get("editors")
    return found | _printed(parts, numbers, named)


def _slashed(match: re.Match[str]) -> str:
    """Write "3/2020" as the issue and the year that it is."""
    return f"No. {match['issue']} {GAP} {match['year']}."


def _subtitled(
    title: str, parts: _Parts, numbers: dict[str, str], translated: bool
) -> tuple[str, _Parts]:
    """Give the title the sentences between it and what surely names the container."""
    before = [part for part in parts.before if SERIES.match(part) or not says_nothing(part)]
    last = next((i for i, part in enumerate(before) if is_imprint(part)), len(before))
    paged = "pages" in numbers and "num_pages" not in numbers
    numbered = paged or bool(numbers.keys() & {"volume", "issue"})
    if last > 1 and SERIES.match(before[last - 1]):
        last -= 1
    keeps = 1 if numbered and (paged or last == len(before)) else 0
    first = max(0, last - keeps)
    extra, kept = before[:first], before[first:]
    if extra and not keeps and _is_no_subtitle(extra[-1], title, bool(kept or parts.after)):
        kept, extra = [extra[-1], *kept], extra[:-1]
    for pieces in (kept[:1], extra[-1:]):
        halves = imprint_by_comma(pieces[0], numbered and not paged) if pieces else None
        if halves and pieces == kept[:1]:
            extra, kept = [*extra, halves[0]], [*halves[1], *kept[1:]]
            break
        if halves:
            extra, kept = [*extra[:-1], halves[0]], [*halves[1], *kept]
    if translated or not all(map(_is_subtitle, extra)):
        return title, parts
    return _joined(title, extra), _Parts(kept, parts.after)


def _joined(title: str, extra: list[str]) -> str:
    if not extra:
        return title
    mark = " " if title.rstrip().endswith(("?", "!")) else ". "
    return mark.join([title.strip().rstrip("."), ". ".join(extra)])


def _is_no_subtitle(words: str, title: str, more: bool) -> bool:
    """Tell a series, a site or a publisher from the second sentence of a title."""
    if SERIAL.search(words):
        return True
    return not more and not _LOWER_WORD.search(words) and bool(_LOWER_WORD.search(title))


def _is_subtitle(words: str) -> bool:
    return not re.search(r"\d{3}", words) and not PUBLISHER.search(words)


def _printed(parts: _Parts, numbers: dict[str, str], named: bool) -> dict[str, str]:
    pieces = [tidy(part) for part in [*parts.before, *parts.after]]
    periodical = bool(numbers.keys() & {"volume", "issue"})
    if named and pieces:
        container = {"container": pieces[0]} | ({} if periodical else book_by_comma(pieces[0]))
        rest = pieces[1:]
        if rest and SERIES.match(rest[0]):
            container["container"] += f". {rest.pop(0)}"
        return {**imprint(rest, numbered=False, extent="pages" in numbers), **container}
    numbered = bool(numbers.keys() & {"issue", "pages"})
    if "volume" in numbers and not any(map(is_imprint, pieces)):
        numbered = True
    return imprint(pieces, numbered, "num_pages" in numbers)


def _take_year(tail: str, year: str | None) -> tuple[str, str | None]:
    match = find_year(tail) if not year else None
    if not match:
        return tail, year
    return f"{tail[: match.start()]} {GAP} {tail[match.end() :]}", match["year"]


def _by_comma(
    title: str, year: str | None, numbers: dict[str, str]
) -> tuple[str, list[str], str | None, dict[str, str]]:
    """Part "Title, Container, 12(3), 45-50", where no full stop stands between."""
    rest, year = _take_year(title, year)
    if not numbers:
        rest, numbers = take_numbers(rest, GAP)
    first, _, others = rest.partition(GAP)
    words, after = first.strip(" ,;."), segments(others)
    periodical = bool(numbers.keys() & {"volume", "issue"})
    surely = bool(numbers or year)
    printed = imprint_by_comma(words, periodical)
    if printed and (surely or is_place(words.rpartition(", ")[2])):
        return printed[0], [*printed[1], *after], year, numbers
    halves = split_by_comma(words)
    if halves and surely:
        return halves[0], [tidy(halves[1]), *after], year, numbers
    return first, after, year, numbers
