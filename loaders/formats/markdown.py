"""Markdown: what its front matter states, and the words without the marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cbris.loaders.formats.csl import authors as people
from cbris.loaders.formats.fields import author_of, doi_of, folded, language_of, listed, year_of
from cbris.loaders.formats.flow import BLANK_LINE, LINE, SPACE, Flow, Profile
from cbris.loaders.formats.html_lists import is_heading
from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.source import Source
from cbris.loaders.text.decode import read_text
from cbris.loaders.text.document import Author, Layout, Metadata, Problem, Span
from cbris.loaders.text.language import detect
from cbris.loaders.text.layout import split
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["read"]

Front = Mapping[str, Any]
_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_WORDS = ("text", "code_inline", "text_special")
MAX_FRONT = 64 * 1024


def read(source: Source) -> Iterator[Manuscript]:
    """Yield the file as one document.

    The front matter may state title, author(s), doi, date, keywords, journal and lang. Items
    of a list below a heading of references are entries.

    :raises UnreadableTextError: the file is empty, too large or not a text.
    """
    text = read_text(source, source.path.name)
    found = _FRONT.match(text)
    front, problems = _front(found[1]) if found else ({}, ())
    writer = _Writer()
    writer.write(
        MarkdownIt("commonmark").enable("table").parse(text[found.end() if found else 0 :])
    )
    words, entries = writer.flow.text, tuple(writer.entries)
    yield Manuscript(
        words,
        layout=_layout(words, entries) if entries else None,
        metadata=_metadata(front),
        entries=entries,
        language=detect(words) or language_of(_word(front, "lang", "language")),
        problems=(*encoding_problems(text), *problems),
        extracted=True,
    )


class _Writer:
    """Writes the blocks of a file as paragraphs, items with the marks that a reader sees."""

    def __init__(self) -> None:
        self.flow = Flow(Profile(frozenset()))
        self.entries: list[Span] = []
        self._lists: list[int | None] = []
        self._mark = ""
        self._heading = self._listed = False

    def write(self, tokens: Sequence[Token]) -> None:
        for at, token in enumerate(tokens):
            match token.type:
                case "ordered_list_open":
                    self._lists.append(int(token.attrGet("start") or 1))
                case "bullet_list_open":
                    self._lists.append(None)
                case "ordered_list_close" | "bullet_list_close":
                    self._lists.pop()
                    self._listed = self._listed and bool(self._lists)
                case "list_item_open":
                    self._mark = self._next_mark()
                case "tr_open":
                    self.flow.gap(LINE)
                case "table_open" | "table_close":
                    self.flow.gap(BLANK_LINE)
                case "inline":
                    self._inline(token, tokens[at - 1].type)
                case "fence" | "code_block":
                    self.flow.block(token.content)
                case "html_block":
                    self.flow.block(_TAG.sub(" ", token.content))

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "• "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _inline(self, token: Token, around: str) -> None:
        in_row = around in ("th_open", "td_open")
        mark, self._mark = self._mark, ""
        self.flow.gap(SPACE if in_row else LINE if mark else BLANK_LINE)
        self.flow.words(mark)
        before = len(self.flow)
        for one in token.children or ():
            self._piece(one)
        if mark and self._listed:
            self.entries.append(self.flow.since(before))
        if not mark and not in_row:
            self._listed = is_heading(token.content.strip("*_ "))
        self.flow.gap(SPACE if in_row else LINE if mark else BLANK_LINE)

    def _piece(self, one: Token) -> None:
        if one.type in _WORDS:
            self.flow.words(one.content)
        elif one.type == "softbreak":
            self.flow.gap(SPACE)
        elif one.type == "hardbreak":
            self.flow.gap(LINE)
        elif one.type == "image":
            self.flow.words(one.content)


def _front(text: str) -> tuple[Front, tuple[Problem, ...]]:
    try:
        found = yaml.safe_load(text) if len(text) <= MAX_FRONT else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"the front matter is no YAML ({str(error).splitlines()[0]}); it was left out"
        return {}, (Problem("front-matter-damaged", message),)
    return (found, ()) if isinstance(found, dict) else ({}, ())


def _word(front: Front, *names: str) -> str | None:
    values = (front.get(name) for name in names)
    return next((folded(str(v)) for v in values if isinstance(v, str | int | float) and v), None)


def _metadata(front: Front) -> Metadata:
    """Read the names that pandoc, Jekyll, Hugo and Quarto use."""
    date = front.get("date") or front.get("year")
    keywords = front.get("keywords") or front.get("tags")
    words = keywords if isinstance(keywords, list) else listed(_word(front, "keywords", "tags"))
    return Metadata(
        title=_word(front, "title"),
        authors=tuple(_authors(front.get("author") or front.get("authors"))),
        journal=_word(front, "journal", "container-title"),
        volume=_word(front, "volume"),
        issue=_word(front, "issue"),
        year=year_of(date),
        pages=_word(front, "pages", "page"),
        doi=doi_of(_word(front, "doi", "DOI")),
        keywords=tuple(str(word) for word in words if isinstance(word, str)),
    )


def _authors(value: object) -> Iterator[Author]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and one.get("family"):
            yield from people([one])
        elif isinstance(one, dict):
            named = {str(key): str(v) for key, v in one.items() if isinstance(v, str)}
            found = author_of(
                named.get("name"), affiliation=named.get("affiliation"), orcid=named.get("orcid")
            )
            if found:
                yield found
        elif isinstance(one, str):
            names = re.split(r"\s*;\s*|\s+and\s+", one) if ";" in one or " and " in one else [one]
            yield from filter(None, map(author_of, names))


def _layout(text: str, entries: Sequence[Span]) -> Layout:
    header = split(text[: entries[0].start]).header
    listed_at = Span(entries[0].start, entries[-1].end)
    return Layout(header, Span(header.end, listed_at.start), listed_at)
