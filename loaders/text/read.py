"""Read one text into a Document."""

from cbris.loaders.text.claims import find_claims
from cbris.loaders.text.document import Document, Problem
from cbris.loaders.text.header import read_header
from cbris.loaders.text.language import detect
from cbris.loaders.text.layout import split
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.private import private_spans, touches
from cbris.loaders.text.references import read_references
from cbris.loaders.text.vocabulary import Vocabulary

__all__ = ["read_document"]

CLAIM_LANGUAGES = ("en",)


def read_document(text: str, document_id: str) -> Document:
    """Read header, references, mentions and claims of a text.

    What could not be read stands in `problems`; nothing is raised for a damaged text.
    A reference or a claim whose words hold somebody's phone, e-mail or address is left out.
    """
    layout = split(text)
    language = detect(text)
    vocabulary = Vocabulary.load()
    metadata, header_problems = read_header(text, layout)
    references, reference_problems = read_references(text, layout)
    mentions = find_mentions(text, layout, language, vocabulary)
    readable = language in CLAIM_LANGUAGES
    claims = find_claims(text, layout, references, mentions, vocabulary) if readable else ()
    private = private_spans(text)
    references = tuple(one for one in references if not touches(one, private))
    claims = tuple(one for one in claims if not touches(one, private))
    problems = (*header_problems, *reference_problems, *_language_problems(language))
    return Document(
        document_id, text, language, layout, metadata, references, mentions, claims, problems
    )


def _language_problems(language: str | None) -> tuple[Problem, ...]:
    if language in CLAIM_LANGUAGES:
        return ()
    named = f"the text is in {language!r}" if language else "the language is not recognised"
    message = f"{named}; claims are read from English only; none was read"
    return (Problem("claims-english-only", message),)
