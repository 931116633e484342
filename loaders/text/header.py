"""What a text says of itself: title, authors, journal, keywords, in each of its languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cbris.loaders.text.document import (
    Author,
    Layout,
    Metadata,
    Name,
    Problem,
    Reference,
    Translation,
)  # fmt: skip
from cbris.loaders.text.front.authors import Found, find_authors
from cbris.loaders.text.front.biographies import find_biographies
from cbris.loaders.text.front.citation import find_citation, find_own_reference
from cbris.loaders.text.front.codes import find_doi, find_jel, find_udc
from cbris.loaders.text.front.days import find_days, year_of_copyright, year_of_date
from cbris.loaders.text.front.imprint import (
    find_journal_line,
    read_imprint,
    running_heads,
)  # fmt: skip
from cbris.loaders.text.front.lines import Front, Line
from cbris.loaders.text.front.merging import completed
from cbris.loaders.text.front.sections import Sections, find_sections
from cbris.loaders.text.front.stated import with_stated_institutes
from cbris.loaders.text.front.titles import Title, choose_title, find_titles, same_title
from cbris.loaders.text.institutes import same_institute
from cbris.loaders.text.issn import find_issn

__all__ = ["read_header", "same_institute"]

NOTES = 12_000
BEHIND = 500
"""Code points behind abstract and keywords that may give days."""
MAX_IMPRINT = 60
AFTER = 3000
"""Code points at the end of a text that may name institutes under letters."""
TAIL = 6000
"""Code points behind the references that may still tell of the publication."""


def read_header(text: str, layout: Layout) -> tuple[Metadata, tuple[Problem, ...]]:
    """Read the header, and abstracts and keywords wherever they stand beside the references.

    What is not printed stays None; only a header without a title is a problem.
    """
    header = _Header(text, layout)
    found = header.authors
    authors = found.authors or tuple(_cited_authors(header.cited)) or header.running_authors
    title = header.title
    language = title.language if title else None
    sections = header.sections
    metadata = Metadata(
        title=title.words if title else (header.cited.title if header.cited else None),
        authors=authors,
        doi=header.doi,
        udc=find_udc(header.words),
        jel=find_jel(text, sections.end),
        keywords=sections.keywords(language),
        abstract=sections.abstract(language),
        issn=find_issn(header.words),
        translations=tuple(header.translations(title)),
    )
    metadata = replace(metadata, **header.days, **header.imprint)  # type: ignore[arg-type]
    return metadata, tuple(_problems(text, layout, metadata, found))


@dataclass(frozen=True)
class _Header:
    """What was found in the parts of a text that tell of it."""

    text: str
    layout: Layout

    @property
    def words(self) -> str:
        """The words of the header."""
        return self.text[self.layout.header.start : self.layout.header.end]

    @cached_property
    def front(self) -> Front:
        return Front(self.text, *self.layout.header)

    @cached_property
    def authors(self) -> Found:
        start = self.layout.header.end
        end = min(self.layout.references.start, start + NOTES)
        last = Front(self.text, max(start, len(self.text) - AFTER), len(self.text))
        found = find_authors(self.front, Front(self.text, start, max(start, end)), last)
        told = find_biographies(self.text, self.layout.body.start)
        authors = tuple(completed(found.authors, told.authors)) or told.authors
        authors = with_stated_institutes(authors, list(self._told_places(authors)))
        return replace(found, authors=authors, invalid=(*found.invalid, *told.invalid))

    def _told_places(self, authors: Sequence[Author]) -> Iterator[str]:
        """Yield the stretches that may name the institutes of authors who lack one."""
        if all(author.affiliation for author in authors):
            return
        end = min(self.layout.references.start, self.layout.header.end + NOTES)
        yield self.front.open_text
        yield Front(self.text, self.layout.header.end, max(end, self.layout.header.end)).open_text

    @cached_property
    def cited(self) -> Reference | None:
        cited = find_citation(self.text, self.layout)
        return cited or find_own_reference(self.text, self.layout)

    @cached_property
    def titles(self) -> list[Title]:
        return find_titles(self.front, self.authors.lines)

    @cached_property
    def sections(self) -> Sections:
        return find_sections(self.text, self.layout)

    @cached_property
    def title(self) -> Title | None:
        journal = self.imprint.get("journal")
        titles = [one for one in self.titles if not journal or not same_title(one.words, journal)]
        return choose_title(titles, self.cited.title if self.cited else None)

    @cached_property
    def days(self) -> dict[str, str]:
        tail = self.text[self.layout.references.end :][:TAIL]
        near = min(self.sections.end + BEHIND, self.layout.references.start)
        front = self.text[: max(near, self.sections.end)] if self.words.strip() else ""
        return find_days(tail) | find_days(front)

    @cached_property
    def imprint(self) -> dict[str, str]:
        """Journal, volume, issue, year and pages: as cited, in the masthead, in running heads."""
        cited, read = _cited_imprint(self.cited), read_imprint(self.front.lines)
        if not read and not cited and not self.words.strip():
            read = self._heads[0]
        found = {**cited, **read}
        if "volume" not in read and cited.get("volume") == read.get("issue", "").split("(")[0]:
            found.pop("volume", None)
        if "journal" in cited:
            found["journal"] = cited["journal"]
        if not {"volume", "issue"} & found.keys() and self.words.strip():
            start, end = self.layout.header.end, self.layout.references.start
            end = max(start, min(end, self.sections.end + BEHIND))
            beside = read_imprint(
                [one for one in Front(self.text, start, end).lines if _is_imprint(one)]
            )
            beside.pop("journal", None)
            found = {**beside, **found}
        if "journal" not in found:
            line = find_journal_line(self.front.lines)
            found |= {"journal": line} if line and len(self.titles) > 1 else {}
        if "year" in found:
            return found
        year = (
            self.days.get("published", "")[:4]
            or year_of_copyright(self.words)
            or year_of_date(line.text for line in self.front.lines)
        )
        return {**found, "year": year} if year else found

    @cached_property
    def _heads(self) -> tuple[dict[str, str], tuple[Author, ...]]:
        imprint, people = running_heads(self.text)
        return imprint, tuple(Author(one.name, one.family, one.given) for one in people)

    @property
    def running_authors(self) -> tuple[Author, ...]:
        """The authors that running heads name, where a text has no header."""
        return () if self.words.strip() else self._heads[1]

    @property
    def doi(self) -> str | None:
        cited = self.cited.doi if self.cited else None
        return find_doi(self.text, self.layout, self.sections.end) or cited

    def translations(self, title: Title | None) -> Iterator[Translation]:
        """Yield title, abstract and keywords in each further language."""
        main = (title.language if title else None) or self.sections.language
        titles = {one.language: one.words for one in self.titles if title and one.score > 0}
        for language in self.sections.languages(titles):
            if language == main:
                continue
            words = self.sections.title(language) or titles.get(language)
            abstract = self.sections.abstract_in(language)
            keywords = self.sections.keywords_in(language)
            if words or abstract or keywords:
                yield Translation(language, words, keywords, abstract)


def _is_imprint(line: Line) -> bool:
    """Tell whether a line below the abstract may name volume, issue or pages."""
    return line.kind in ("masthead", "furniture", "words") and len(line.text) < MAX_IMPRINT


def _cited_imprint(cited: Reference | None) -> dict[str, str]:
    if cited is None:
        return {}
    values: Mapping[str, str | None] = {
        "journal": cited.container,
        "volume": cited.volume,
        "issue": cited.issue,
        "year": cited.year,
        "pages": cited.pages,
    }
    return {name: value for name, value in values.items() if value}


def _cited_authors(cited: Reference | None) -> Iterator[Author]:
    for name in cited.authors if cited else ():
        if name.family:
            yield Author(_printed(cited, name), name.family, name.given)


def _printed(cited: Reference | None, name: Name) -> str:
    raw = cited.raw if cited else ""
    ordered = [one for one in (name.family, name.given) if one]
    for words in (" ".join(ordered), ", ".join(ordered), " ".join(reversed(ordered))):
        if words in raw:
            return words
    return ", ".join(ordered)


def _problems(text: str, layout: Layout, metadata: Metadata, found: Found) -> Iterator[Problem]:
    if not metadata.title:
        where = "the header" if text[: layout.header.end].strip() else "the text"
        yield Problem("title-unknown", f"{where} gives no title", *layout.header)
    for name, orcid in found.invalid:
        message = f"{name}: {orcid!r} fails the check of an ORCID"
        yield Problem("orcid-invalid", f"{message}; it was left out", *layout.header)
