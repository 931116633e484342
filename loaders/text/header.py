"""What a text says of itself: title, authors, journal, keywords."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cbris.loaders.text.byline import Byline, author_names, read_byline, tells_of_a_person
from cbris.loaders.text.document import Author, Layout, Metadata, Problem, Span
from cbris.loaders.text.institutes import INSTITUTE, same_institute
from cbris.loaders.text.layout import ABSTRACT_MARK, KEYWORDS_MARK
from cbris.loaders.text.masthead import read_masthead
from cbris.loaders.text.orcid import ORCID, is_valid, normal
from cbris.loaders.text.private import private_spans
from cbris.loaders.text.references.links import DOI

__all__ = ["read_header", "same_institute"]

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_UDC = re.compile(
    r"^\W*(?:УДК|UDC|UDK)\b\s*:?\s*(?P<udc>\d[\d.:+()/\"'=,;-]*(?:\s?[:+;,]\s?\d[\d.:+()-]*)*)",
    re.M,
)
_JEL = re.compile(
    r"\bJEL\b[^\n:A-Z]*(?:[Cc]lassification"
    r"|[Cc]odes?)?[^\n:]{0,20}?:?\s*(?P<jel>[A-Z]\d{1,2}(?:\s*[,;]\s*[A-Z]\d{1,2})*)"
)
_FURNITURE = re.compile(
    r"^\W*(?:https?:|www\.|doi\b|orcid|issn|isbn|e-?mail|©|received|accepted|published|стаття"
    r"|надійшла|отримано"
    r"|прийнято|udc|удк|jel|original (?:article|paper)|research article|секція|розділ|section"
    r"|cite|citation|license"
    r"|creative commons|open access|copyright|tel|тел|phone|corresponding|volume|vol\.)",
    re.IGNORECASE,
)
_ABSTRACT_OPENING = re.compile(
    r"\s*(?:the|this|in (?:the|this)|у|в|стаття|статтю)\s*(?:article|paper|study|research|work"
    r"|статті|статье|статью|роботі)\b",
    re.IGNORECASE,
)
MIN_TITLE_WORDS = 3
MAX_TITLE = 400


def read_header(text: str, layout: Layout) -> tuple[Metadata, tuple[Problem, ...]]:
    """Read the header, and abstract and keywords wherever they stand before the references.

    What is not printed stays None; only a header without a title is a problem.
    """
    words = text[layout.header.start : layout.header.end]
    front = text[: layout.references.start]
    bylines = tuple(_bylines(words))
    authors = tuple(byline.author for byline in bylines) or _listed_authors(words)
    metadata = Metadata(
        title=_title(words, authors),
        authors=authors,
        doi=_doi(words),
        udc=_udc(words),
        jel=_jel(front[: _body_limit(front)]),
        keywords=_keywords(front),
        abstract=_abstract(text, layout),
    )
    metadata = replace(metadata, **_masthead(words))  # type: ignore[arg-type]
    return metadata, tuple(_problems(text, layout, metadata, bylines))


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _masthead(words: str) -> dict[str, str]:
    return max((read_masthead(line) for line in _lines(words)), key=len, default={})


def _bylines(words: str) -> Iterator[Byline]:
    for block in _PARAGRAPH.finditer(words):
        whole = read_byline(block[0])
        each = [read_byline(line) for line in block[0].splitlines() if line.strip()]
        several = [byline for byline in each if byline]
        if len(several) > 1:
            yield from several
        elif whole:
            yield whole
        elif several:
            yield several[0]


def _listed_authors(words: str) -> tuple[Author, ...]:
    """Read the authors from one line of names, the institute from the line behind it."""
    lines = _lines(words)
    for at, line in enumerate(lines):
        names = () if read_masthead(line) or INSTITUTE.search(line) else author_names(line)
        if not names:
            continue
        institutes = [other for other in lines[at + 1 : at + 4] if INSTITUTE.search(other)]
        affiliation = _affiliation(institutes[0]) if len(institutes) == 1 else None
        orcids = [normal(m[0]) for m in ORCID.finditer(words) if is_valid(m[0])]
        matched = orcids if len(orcids) == len(names) else [None] * len(names)
        return tuple(
            Author(
                _printed(line, n.family, n.given),
                n.family,
                n.given,
                affiliation=affiliation,
                orcid=o,
            )
            for n, o in zip(names, matched, strict=True)
        )
    return ()


def _printed(line: str, family: str | None, given: str | None) -> str:
    first = line.find(given or "") <= line.casefold().find((family or "").casefold())
    return f"{given} {family}" if first and len(given or "") > 0 else f"{family} {given}"


def _affiliation(line: str) -> str:
    """Keep the words before an address, without a mark that links them to a name."""
    spans = private_spans(line)
    open_part = line[: spans[0].start] if spans else line
    return re.sub(r"^[\d*†‡¹²³⁴⁵\s]+", "", open_part).strip(" ,;.")


def _title(words: str, authors: Sequence[Author]) -> str | None:
    """Give the first run of lines that is neither names, institute, numbers nor furniture."""
    title: list[str] = []
    for line in words.splitlines():
        if _may_be_title(line.strip(), authors):
            title.append(line.strip())
        elif title:
            break
    joined = " ".join(" ".join(title).split()).strip(" .")
    return joined if len(joined.split()) >= MIN_TITLE_WORDS and len(joined) <= MAX_TITLE else None


def _may_be_title(line: str, authors: Sequence[Author]) -> bool:
    if not line or _FURNITURE.match(line) or read_masthead(line) or ORCID.search(line):
        return False
    if any((author.family or "").casefold() in line.casefold() for author in authors):
        return False
    if private_spans(line) or author_names(line) or tells_of_a_person(line) or DOI.search(line):
        return False
    return (
        not (INSTITUTE.search(line) and line.count(",") > 0)
        and sum(map(str.isalpha, line)) > len(line) / 2
    )


def _doi(words: str) -> str | None:
    match = DOI.search(words)
    return match[0].rstrip(".,;)") if match else None


def _udc(words: str) -> str | None:
    match = _UDC.search(words)
    return match["udc"].strip(" ,.;") if match else None


def _jel(words: str) -> tuple[str, ...]:
    match = _JEL.search(words)
    return tuple(re.split(r"\s*[,;]\s*", match["jel"])) if match else ()


def _body_limit(front: str) -> int:
    mark = KEYWORDS_MARK.search(front)
    return mark.end() + MAX_TITLE if mark else len(front)


def _keywords(front: str) -> tuple[str, ...]:
    mark = KEYWORDS_MARK.search(front)
    block = _PARAGRAPH.match(front, _skip(front, mark.end())) if mark else None
    if not block:
        return ()
    listed = _JEL.split(block[0])[0].split("\n\n")[0]
    joined = " ".join(listed.split()).rstrip(" .")
    separator = ";" if ";" in joined else ","
    return tuple(word for word in (part.strip(" .") for part in joined.split(separator)) if word)


def _skip(text: str, offset: int) -> int:
    return offset + len(text[offset:]) - len(text[offset:].lstrip())


def _abstract(text: str, layout: Layout) -> Span | None:
    """Give the abstract, its mark included; without a mark, a body of one paragraph."""
    limit = layout.references.start
    mark = ABSTRACT_MARK.search(text, 0, limit)
    keywords = KEYWORDS_MARK.search(text, mark.end() if mark else 0, limit)
    stop = keywords.start() if keywords else limit
    if not mark:
        body = text[layout.body.start : stop]
        only = len(_PARAGRAPH.findall(body)) == 1 and _ABSTRACT_OPENING.match(body)
        return _trimmed(text, layout.body.start, stop) if only else None
    block = _PARAGRAPH.match(text, _skip(text, mark.end()), limit)
    return _trimmed(text, mark.start(), min(stop, block.end()) if block else stop)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _problems(
    text: str, layout: Layout, metadata: Metadata, bylines: Sequence[Byline]
) -> Iterator[Problem]:
    if not metadata.title:
        where = "the header" if text[: layout.header.end].strip() else "the text"
        yield Problem("title-unknown", f"{where} gives no title", *layout.header)
    for byline in bylines:
        if byline.invalid_orcid:
            message = f"{byline.author.name}: {byline.invalid_orcid!r} fails the check of an ORCID"
            yield Problem("orcid-invalid", f"{message}; it was left out", *layout.header)
