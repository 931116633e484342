"""Read one text into a Document."""

from dataclasses import fields, replace

from cbris.loaders.text.claims import find_claims
from cbris.loaders.text.document import Document, Layout, Metadata, Problem, Reference
from cbris.loaders.text.header import read_header
from cbris.loaders.text.language import detect
from cbris.loaders.text.layout import split
from cbris.loaders.text.manuscript import Manuscript
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.private import private_spans, touches
from cbris.loaders.text.references import read_entries, read_references
from cbris.loaders.text.vocabulary import Vocabulary
from cbris.ontology.terms import slug

__all__ = ["document_id", "read_document", "read_manuscript"]

CLAIM_LANGUAGES = ("en",)
Read = tuple[tuple[Reference, ...], tuple[Problem, ...]]


def read_document(text: str, name: str) -> Document:
    """Read header, references, mentions and claims of a plain text; see `read_manuscript`."""
    return read_manuscript(Manuscript(text), name)


def read_manuscript(manuscript: Manuscript, source_id: str) -> Document:
    """Read header, references, mentions and claims of one document of a source.

    What could not be read stands in `problems`; nothing is raised for a damaged text. What
    the format states wins over what the words say.
    A reference or a claim whose words hold somebody's phone, e-mail or address is left out.
    """
    text = manuscript.text
    layout = manuscript.layout or split(text)
    language = manuscript.language or detect(text)
    vocabulary = Vocabulary.load()
    metadata, header_problems = _metadata(manuscript, layout)
    references, reference_problems = _references(manuscript, layout)
    mentions = find_mentions(text, layout, language, vocabulary)
    mixed = language not in CLAIM_LANGUAGES
    claims = find_claims(text, layout, references, mentions, vocabulary, mixed)
    private = private_spans(text)
    return Document(
        document_id(manuscript, source_id),
        text,
        language,
        layout,
        metadata,
        tuple(one for one in references if not touches(one, private)),
        mentions,
        tuple(one for one in claims if not touches(one, private)),
        manuscript.problems
        if manuscript.problems and not text
        else (
            *manuscript.problems,
            *header_problems,
            *reference_problems,
            *_language_problems(language, bool(claims)),
        ),
        source_id if manuscript.key is not None else "",
        manuscript.pages,
        manuscript.extracted,
    )


def document_id(manuscript: Manuscript, source_id: str) -> str:
    """Give the id of a document: that of its source, and its key if it is one of several."""
    return source_id if manuscript.key is None else f"{source_id}.{slug(manuscript.key)}"


def _metadata(manuscript: Manuscript, layout: Layout) -> tuple[Metadata, tuple[Problem, ...]]:
    """Read the header; what the format states stands in its place."""
    given = manuscript.metadata
    if manuscript.complete:
        untitled = Problem("title-unknown", "the record gives no title")
        return given, () if given.title else (untitled,)
    read, problems = read_header(manuscript.text, layout)
    stated = {f.name: getattr(given, f.name) for f in fields(Metadata) if getattr(given, f.name)}
    kept = (one for one in problems if not (given.title and one.code == "title-unknown"))
    return replace(read, **stated), tuple(kept)


def _references(manuscript: Manuscript, layout: Layout) -> Read:
    """Parse the list, unless the format has marked its entries or given their fields."""
    if not (manuscript.entries or manuscript.references):
        return read_references(manuscript.text, layout)
    parsed, problems = read_entries(manuscript.text, manuscript.entries)
    listed = sorted((*manuscript.references, *parsed), key=lambda one: (one.start, one.end))
    return tuple(replace(one, n=n) for n, one in enumerate(listed, start=1)), problems


def _language_problems(language: str | None, some: bool) -> tuple[Problem, ...]:
    if language in CLAIM_LANGUAGES:
        return ()
    named = f"the text is in {language!r}" if language else "the language is not recognised"
    got = "those of its English paragraphs were read" if some else "none was read"
    message = f"{named}; claims are read from English only; {got}"
    return (Problem("claims-english-only", message),)
