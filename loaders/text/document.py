"""What was read from one text, as plain values.

Field names follow the annotation format of the gold files; `start` and `end` count
Unicode code points into the raw text, and `text`, `raw` and `quote` are its exact
substrings. None and an empty tuple mean "the text does not say".
"""

from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple, get_args

__all__ = [
    "KINDS",
    "Author",
    "Claim",
    "Document",
    "Kind",
    "Layout",
    "Mention",
    "Metadata",
    "Name",
    "Problem",
    "Reference",
    "Section",
    "Span",
    "Translation",
]

Kind = Literal[
    "barrier",
    "condition",
    "country",
    "cross-border-structure",
    "driver",
    "index",
    "innovation-system",
    "instrument",
    "integration-form",
    "organization",
    "person",
    "policy-step",
    "programme",
    "proximity",
    "region",
    "strategy",
    "theory",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Section = Literal["header", "body", "references"]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Layout:
    """Where the parts of a text lie; an absent part is an empty span."""

    header: Span
    body: Span
    references: Span

    def section(self, offset: int) -> Section:
        """Name the part that holds the offset."""
        if offset < self.header.end:
            return "header"
        inside = self.references.start <= offset < self.references.end
        return "references" if inside else "body"


@dataclass(frozen=True)
class Name:
    """A person of a reference, or a body as `literal`."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


@dataclass(frozen=True)
class Author:
    """An author as the header gives them; phones, mails and addresses are never kept."""

    name: str
    family: str | None = None
    given: str | None = None
    degree: str | None = None
    position: str | None = None
    affiliation: str | None = None
    orcid: str | None = None


@dataclass(frozen=True)
class Translation:
    """Title, keywords and abstract in a further language of the publication."""

    language: str | None
    title: str | None = None
    keywords: tuple[str, ...] = ()
    abstract: Span | None = None


@dataclass(frozen=True)
class Metadata:
    """What the header says of the publication itself.

    Title, keywords and abstract are those in the first language, `translations` the others.
    `received`, `accepted` and `published` are ISO dates.
    """

    title: str | None = None
    authors: tuple[Author, ...] = ()
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    year: str | None = None
    pages: str | None = None
    doi: str | None = None
    udc: str | None = None
    jel: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    abstract: Span | None = None
    issn: tuple[str, ...] = ()
    received: str | None = None
    accepted: str | None = None
    published: str | None = None
    translations: tuple[Translation, ...] = ()
    repaired: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """One entry of the reference list.

    `places` says of each field whose words stand in the text exactly where they do, as
    (field, start, end), a person each; `repaired` names the fields that were mended or are
    not in the text in these words.
    """

    n: int
    raw: str
    start: int
    end: int
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    title: str | None = None
    title_translated: str | None = None
    container: str | None = None
    publisher: str | None = None
    place: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    num_pages: str | None = None
    doi: str | None = None
    url: str | None = None
    accessed: str | None = None
    language_note: str | None = None
    type: str | None = None
    repaired: tuple[str, ...] = ()
    places: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Mention:
    """A concept named in the text; `concept` is its IRI, None where none is known."""

    text: str
    kind: Kind
    start: int
    end: int
    concept: str | None
    where: Section


@dataclass(frozen=True)
class Claim:
    """A statement of the text.

    `subject` and `object` are words (unbroken, so not always a substring); their
    `_concept` is the IRI of the concept they name, if one is known. `holder` names who
    is said to hold it, empty for the text's own author. `sentence` is the whole
    sentence around the quote.
    """

    subject: str
    relation: str
    object: str
    quote: str
    start: int
    end: int
    sentence: Span
    rule: str
    subject_concept: str | None = None
    object_concept: str | None = None
    holder: tuple[str, ...] = ()
    modality: str = "asserted"
    polarity: Literal["positive", "negative"] = "positive"
    order: int | None = None

    @property
    def said(self) -> str:
        """The relation as it is said: with "not" where the text denies it."""
        return f"not {self.relation}" if self.polarity == "negative" else self.relation


@dataclass(frozen=True)
class Problem:
    """Something that could not be read, or was read with a doubt.

    `code` is stable and in kebab-case, `message` a sentence for people.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Document:
    """All that was read from one text.

    `source` is the id of the file's source where the file holds several documents, empty
    where `id` is that; `pages` are the offsets at which the pages of the file begin;
    `extracted` tells that `text` was taken out of the file, not the file itself.
    """

    id: str
    text: str
    language: str | None
    layout: Layout
    metadata: Metadata
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    source: str = ""
    pages: tuple[int, ...] = ()
    extracted: bool = False

    @property
    def source_id(self) -> str:
        """The id of the source, whose named graph holds all that was read."""
        return self.source or self.id

    def as_json(self) -> dict[str, object]:
        """Give the JSON object of ``cbris read``; the text itself is left out."""
        values = asdict(self)
        del values["text"], values["layout"]
        return values
