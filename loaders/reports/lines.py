"""A document as lines for a terminal."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from cbris.loaders.reports.record import label_of
from cbris.loaders.text.document import Author, Claim, Document, Name, Reference, Translation

__all__ = ["text_report"]

UNKNOWN = "unknown"
FIELDS = (
    "title", "authors", "journal", "volume", "issue", "year", "pages", "doi", "udc", "jel",
    "keywords", "issn", "received", "accepted", "published", "translations",
)  # fmt: skip
ALWAYS = ("title", "authors", "year")
"""Fields that are shown as unknown where the text does not give them."""
COLUMN = 24
LABELS = {"translations": "also as"}


def text_report(document: Document, file: str) -> Iterator[str]:
    """Yield what was read, for people: header, references, mentions, claims, problems."""
    size = f"{len(document.text):,} characters"
    pages = f", {len(document.pages)} pages" if document.pages else ""
    yield f"{file}: {size}{pages}, language {document.language or UNKNOWN}"
    yield from _header(document)
    yield from _part("References", map(_reference, document.references), len(document.references))
    yield from _part("Mentions", _mentions(document), len(document.mentions))
    claims = (line for claim in document.claims for line in _claim(claim))
    yield from _part("Claims", claims, len(document.claims))
    problems = (f"{one.message} ({one.code})" for one in document.problems)
    yield from _part("Problems", problems, len(document.problems))


def _part(title: str, lines: Iterator[str], count: int) -> Iterator[str]:
    if count:
        yield f"{title} ({count})"
        yield from (f"  {line}" for line in lines)


def _header(document: Document) -> Iterator[str]:
    for name in FIELDS:
        value = getattr(document.metadata, name)
        if value or name in ALWAYS:
            repaired = " (repaired)" if name in document.metadata.repaired else ""
            yield f"  {LABELS.get(name, name):10}{_value(value)}{repaired}"


def _value(value: str | tuple[str | Author | Translation, ...] | None) -> str:
    if not value:
        return UNKNOWN
    if isinstance(value, str):
        return value
    return "; ".join(map(_item, value))


def _item(item: str | Author | Translation) -> str:
    if isinstance(item, str):
        return item
    return _author(item) if isinstance(item, Author) else _translation(item)


def _translation(translation: Translation) -> str:
    words = translation.title or ", ".join(translation.keywords) or "abstract"
    return f"{words} ({translation.language or UNKNOWN})"


def _author(author: Author) -> str:
    orcid = f"ORCID {author.orcid}" if author.orcid else None
    return ", ".join(filter(None, [author.name, author.affiliation, orcid]))


def _reference(reference: Reference) -> str:
    """Give a reference by its fields; one without a title by its words."""
    if not reference.title:
        return f"[{reference.n}] {_folded(reference.raw)}"
    authors = "; ".join(map(_name, reference.authors)) or UNKNOWN
    numbers = (
        f"vol. {reference.volume}" if reference.volume else None,
        f"no. {reference.issue}" if reference.issue else None,
        f"pp. {reference.pages}" if reference.pages else None,
        f"{reference.num_pages} pages" if reference.num_pages else None,
    )
    found = (reference.container, reference.publisher, reference.place, *numbers, reference.doi)
    rest = ", ".join(filter(None, found))
    line = f"[{reference.n}] {authors} ({reference.year or UNKNOWN}). {_folded(reference.title)}."
    repaired = f" (repaired: {', '.join(reference.repaired)})" if reference.repaired else ""
    return f"{line} {_folded(rest)}".rstrip() + repaired


def _name(name: Name) -> str:
    return name.literal or ", ".join(filter(None, [name.family, name.given]))


def _mentions(document: Document) -> Iterator[str]:
    """Give each thing that is named, once, with how often it is."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for one in document.mentions:
        named[one.kind][label_of(one.concept) or _folded(one.text)] += 1
    for kind in sorted(named):
        times = (f"{name} x{n}" if n > 1 else name for name, n in named[kind].most_common())
        yield f"{kind:{COLUMN}}{', '.join(times)}"


def _claim(claim: Claim) -> Iterator[str]:
    notes = [claim.modality] if claim.modality != "asserted" else []
    notes += [f"held by {', '.join(claim.holder)}"] if claim.holder else []
    said = _folded(f"{claim.subject} | {claim.said} | {claim.object}")
    yield f"{said} ({'; '.join(notes)})" if notes else said
    yield f"  {claim.start}-{claim.end} “{_folded(claim.quote)}”"


def _folded(text: str) -> str:
    return " ".join(text.split())
