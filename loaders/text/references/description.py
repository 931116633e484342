"""Title, container and imprint: what stands behind the authors of a reference."""

import re
from typing import NamedTuple

from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.references.dates import find_year
from cbris.loaders.text.references.imprint import PUBLISHER, by_comma, imprint, is_imprint, is_place
from cbris.loaders.text.references.marks import take_editors, take_translation
from cbris.loaders.text.references.names import corporate, take_names
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
)

__all__ = ["Fields", "read_description"]

Fields = dict[str, object]
_YEAR = r"(?:19|20)\d\d"
_YEAR_END = re.compile(rf"(?:[,.:;]\s\(?|\s\()(?P<year>{_YEAR})[a-z]?\)?[\s.,]*$")
_ISBD = re.compile(
    r"\.\s[–—-]\s|\.?\s[–—]\s(?=[^\W\d_]{1,8}\.\s?\d|№|\d|[^\W\d_.]+\.?\s?:|¦|[^\W\d_]+,\s\d{4})"
)
_RESPONSIBILITY = re.compile(r"\s/\s?(?P<names>[^/]*)$")
_IN_BOOK = re.compile(
    r"(?:(?<=[.,?!”\"»’';:])|(?<=[.,]\s[–—]))\s+\[?(?:(?:[Ii]n|[Ww]|[Vv]|[Уу] кн\.|[Вв] кн\."
    r"|In the book|[Dd]ans"
    r"|[Ii]m)\s?:\]?\s*|(?:In|У кн\.|В кн\.)\s(?=[^\W_a-zа-я]))"
)
_LEADING_IN = re.compile(
    r"[.,]*\s*\[?(?:[Ii]n|[Ww]|[Vv]|[Уу] кн\.|[Вв] кн\.)(?:\s?:\]?|\s)\s*(?=[^\W_a-zа-я])"
)
_QUOTED_CONTAINER = re.compile(
    rf"[,.?!]\s+(?P<mark>[„“”\"«])(?P<container>[^”\"»„“«]{{3,150}})[”\"»“],?\s*"
    rf"(?=¦|[\[(]?{_YEAR}|[Vv]ol|[Nn]r|[Nn]o|№|[tTRzт]\.|\d|R\.)"
)
_THESIS = re.compile(
    r"\s?(?:[:.,–—-]\s?(?:(?:дис(?:ертація|с)?\b|автореф|avtoref|[Dd]ys\.|диссерт)[^¦]*$"
    r"|(?:Extended abstract of|Candidate['’]?s|Doctor['’]?s|PhD|Doctoral|Master['’]?s)\b[^.¦]*"
    r"(?:thesis|dissertation|degree)[^.¦]*\.?)"
    r"|[(\[](?P<note>[^()\[\]]*\b(?:thesis|dissertation|dizertač|diploma)\b[^()\[\]]*)[)\]])",
)
_NOTE = re.compile(
    r"\s?[(\[]\s?(?:(?:[A-Z][\w/.&-]*\s){0,4}(?:Working|Discussion|Policy|Research|Technical)?\s?"
    r"(?:Paper|Report|Brief|Publication|Bulletin)s?[^()\[\]]{0,40}|Report|Publication [^()\[\]]*"
    r"|(?:No|Nr|№|Vol|Rep|COM|Doc|Document)\.? ?[^()\[\]]{1,30})[)\]]"
)
_SLASHED_YEAR = re.compile(
    rf"(?:[Nn]r|[Nn]o|№|z)?\.?\s?(?<![\d/])(?P<issue>\d{{1,3}})\s?/\s?(?P<year>{_YEAR})(?![\d/])\.?"
)
_TRANSLATOR = re.compile(
    r"\s/?\s?\(?(?:пер\. з|пер\. с|переклад з|transl(?:ated)? by|trans\. by|przeł\.|tłum\."
    r"|ford\.)[^¦/]*?(?=\.\s[–—]|\.\s[A-ZА-ЯІЇЄҐ][^.]{2,}|¦|\)|$)\)?"
)
_BOOK_SERIES = re.compile(
    r"\s?[(\[][^()\[\]]*?\b(?:[Vv]ol(?:ume)?|[Bb]d|[Bb]and|[Tt]om|[Tt]|Т|[Кк]н|[Ч]"
    r"|[Pp]art)\.?\s(?P<volume>\d+|[IVX]+)[)\]]"
)
_SERIES_NOTE = re.compile(r"[–—-]?\s?\((?:Серія|Серия|Series|Ser\.|Seria)\b[^()]*\)\.?")
_MDPI_BOOK = re.compile(r";\s*(?P<publisher>[^:;¦]+):\s*(?P<place>[^:;¦]+?)\s*[,;]?$")


class _Cut(NamedTuple):
    title: str
    tail: str
    found: Fields


def read_description(text: str, year: str | None) -> Fields:
    """Read title, container and all numbers from the words behind the authors."""
    cut = _cut(_SERIES_NOTE.sub("", _TRANSLATOR.sub("", _ISBD.sub(". ", text))))
    return cut.found | _with_tail(cut, year)


def _cut(text: str) -> _Cut:
    """Part the title from what follows, by the first mark that surely does."""
    quoted = quoted_title(text)
    translated = take_translation(text)
    if translated and _holds_title(*translated):
        title, found = translated[0], {"title_translated": tidy(translated[1]).strip("«»“”„\"'")}
        return _Cut(title, translated[2], dict(found))
    if "//" in text:
        title, _, tail = text.partition("//")
        return _responsible(_Cut(title, tail, {"in_container": True}))
    if quoted:
        return _in_book(_Cut(quoted[0], quoted[1], {}))
    if in_book := _IN_BOOK.search(text):
        return _Cut(text[: in_book.start() + 1], text[in_book.end() :], {"in_book": True})
    if named := _QUOTED_CONTAINER.search(text):
        title = text[: named.start() + 1]
        return _Cut(
            title, named["container"] + f" {GAP} " + text[named.end() :], {"in_container": True}
        )
    end = _title_end(text)
    return _responsible(_Cut(text[:end], text[end:], {}))


def _holds_title(before: str, translation: str, tail: str) -> bool:
    """Tell whether what stands before brackets is the title: no container, no numbers."""
    if (
        "//" in before
        or GAP in before
        or re.match(r"\s?,?\s?\d+\s?\(|\s?,?\s?(?:no|vol|№)\b", tail)
    ):
        return False
    closed = first_boundary(before) >= len(before.rstrip()) - 1
    more = bool(segments(tail.partition(GAP)[0]))
    return closed or (more and not re.search(r"\d", before))


def _in_book(cut: _Cut) -> _Cut:
    """Cut the "in" off that stands between a title in quotes and a book."""
    match = _LEADING_IN.match(cut.tail)
    return _Cut(cut.title, cut.tail[match.end() :], {"in_book": True}) if match else cut


def _title_end(text: str) -> int:
    """Give the end of the title's sentence; past a question mark if a comma parts the container."""
    end = first_boundary(text)
    before_number = re.split(r"\d", text[end:], maxsplit=1)[0]
    asks = text[:end].endswith(("?", "!"))
    return len(text) if asks and split_by_comma(text[:end] + before_number.rstrip(" ,(.")) else end


def _responsible(cut: _Cut) -> _Cut:
    """Cut off what stands behind " / ": the authors again, the editors, or a body."""
    match = _RESPONSIBILITY.search(cut.title)
    if not match:
        return cut
    words = match["names"].strip(" []")
    _, editors = take_editors(f"/ {words}")
    authors = () if editors else take_names(words).names
    body = corporate(words.strip(" .")) if not (editors or authors) else None
    found: Fields = {"authors": authors or ((body,) if body else ()), "editors": editors}
    return _Cut(cut.title[: match.start()], cut.tail, cut.found | found)


def _with_tail(cut: _Cut, year: str | None) -> Fields:
    title, tail = (
        cut.title,
        _SLASHED_YEAR.sub(rf"No. \g<issue> {GAP} \g<year>.", cut.tail.lstrip(" .,;:")),
    )
    at_end = _YEAR_END.search(title) if not year else None
    if at_end:
        title, year = title[: at_end.start()], at_end["year"]
        tail = f"{GAP} {tail}"
    tail, editors = take_editors(tail)
    tail, year = _take_year(tail, year)
    tail, numbers = take_numbers(tail, GAP)
    thesis = _thesis_body(title, tail)
    title, tail = _THESIS.sub("", title), drop_edition(_THESIS.sub(f" {GAP} ", tail))
    if series := _BOOK_SERIES.search(title):
        title = title[: series.start()] + title[series.end() :]
        numbers.setdefault("volume", series["volume"])
    title = drop_edition(_NOTE.sub("", title))
    in_book = bool(cut.found.get("in_book")) or bool(editors and numbers.get("pages"))
    named = in_book or bool(cut.found.get("in_container"))
    parts = _Parts(segments(tail.partition(GAP)[0]), segments(tail.partition(GAP)[2]))
    if not parts.before and not named and (not parts.after or tail.lstrip().startswith(GAP)):
        title, more, year, numbers = _by_comma(title, year, numbers)
        parts = _Parts(more or parts.before, parts.after)
    elif not named:
        title, parts = _subtitled(title, parts, numbers, bool(cut.found.get("title_translated")))
    found: Fields = {"title": tidy(title), "year": year, "in_book": in_book, **numbers}
    found["editors"] = editors or cut.found.get("editors")
    return found | thesis | _printed(parts, numbers, named)


class _Parts(NamedTuple):
    """The pieces before the first number behind the title, and those after it."""

    before: list[str]
    after: list[str]


def _thesis_body(title: str, tail: str) -> Fields:
    """Read the university that a note on a thesis names."""
    match = _THESIS.search(title) or _THESIS.search(tail)
    _, _, body = (match["note"] or "").partition(", ") if match else ("", "", "")
    return {"publisher": tidy(body)} if PUBLISHER.search(body) else {}


def _subtitled(
    title: str, parts: _Parts, numbers: dict[str, str], translated: bool
) -> tuple[str, _Parts]:
    """Give the title the sentences between it and what surely names the container."""
    before = list(parts.before)
    imprinted = [i for i, part in enumerate(before) if is_imprint(part)]
    last = imprinted[0] if imprinted else len(before)
    numbered = bool(numbers.keys() & {"volume", "issue"}) or (
        "pages" in numbers and "num_pages" not in numbers
    )
    if last and SERIES.match(before[last - 1]) and last > 1:
        last -= 1
    keeps = 1 if (numbered and not (imprinted and "pages" not in numbers)) else 0
    extra = before[: max(0, last - keeps)]
    kept = before[max(0, last - keeps) :]
    if extra and not keeps and SERIAL.search(extra[-1]):
        kept, extra = [extra[-1], *kept], extra[:-1]
    if translated or not all(_is_subtitle(one) for one in extra):
        return title, parts
    joined = ". ".join([title.strip().rstrip("."), *extra]) if extra else title
    if extra and title.rstrip().endswith(("?", "!")):
        joined = " ".join([title.strip(), *extra])
    return joined, _Parts(kept, parts.after)


def _is_subtitle(words: str) -> bool:
    return len(words.split()) > 1 and not re.search(r"\d{3}", words) and not PUBLISHER.search(words)


def _printed(parts: _Parts, numbers: dict[str, str], named: bool) -> dict[str, str]:
    pieces = [tidy(part) for part in [*parts.before, *parts.after]]
    numbered = bool(numbers.keys() & {"volume", "issue", "pages"})
    if named and pieces:
        first = _book(pieces[0]) if not numbers.keys() & {"volume", "issue"} else {}
        container = {"container": pieces[0]} | first
        rest = pieces[1:]
        if rest and SERIES.match(rest[0]):
            container["container"] += f". {rest.pop(0)}"
        return {**imprint(rest, numbered=False, extent=False), **container}
    return imprint(pieces, numbered, "num_pages" in numbers)


def _book(words: str) -> dict[str, str]:
    """Read "Book, Publisher, Place", as far as it surely is that."""
    pieces = words.split(", ")
    places = [i for i in range(1, len(pieces)) if is_place(", ".join(pieces[i:]))]
    if not places:
        return {}
    first = places[0]
    found = {"container": ", ".join(pieces[:first]), "place": ", ".join(pieces[first:])}
    if first > 1 and PUBLISHER.search(pieces[first - 1]):
        found |= {"container": ", ".join(pieces[: first - 1]), "publisher": pieces[first - 1]}
    return found


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
    pieces = rest.split(GAP)
    words = pieces[0].strip(" ,;.")
    after = segments(GAP.join(pieces[1:]))
    if printed := _imprint_by_comma(words, numbers):
        return printed[0], [*printed[1], *after], year, numbers
    halves = split_by_comma(words)
    if halves and (numbers or year):
        return halves[0], [tidy(halves[1]), *after], year, numbers
    return pieces[0], after, year, numbers


def _imprint_by_comma(words: str, numbers: dict[str, str]) -> tuple[str, list[str]] | None:
    """Part "Title, Publisher, Place" and "Title; Publisher: Place"."""
    if match := _MDPI_BOOK.search(words):
        return words[: match.start()], [f"{match['publisher']}, {match['place']}"]
    pieces = words.split(", ")
    if len(pieces) < 3 or numbers.keys() & {"volume", "issue"}:
        return None
    place = by_comma(words)["place"].count(", ") + 1
    title, publisher = pieces[: -place - 1], pieces[-place - 1]
    if not title or not _is_town(pieces[-1], publisher):
        return None
    if not (PUBLISHER.search(publisher) or (not numbers and _are_names(pieces[-2:]))):
        return None
    series = [title.pop()] if len(title) > 1 and SERIAL.search(title[-1]) else []
    return ", ".join(title), [*series, ", ".join(pieces[-place - 1 :])]


def _is_town(words: str, publisher: str) -> bool:
    return is_place(words) or bool(PUBLISHER.search(publisher) and _are_names([words]))


def _are_names(pieces: list[str]) -> bool:
    capital = re.compile(rf"(?:[{UPPER}][\w’'.-]*\s?(?:(?:&|and|i|a|of)\s)?){{1,4}}")
    return all(capital.fullmatch(piece) for piece in pieces)
