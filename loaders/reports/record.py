"""A document as a JSON object.

Field names are those of annotated texts (docs/evaluation.md); ``record.schema.json`` is the
contract, in JSON Schema.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from cbris.loaders.text.document import (
    Claim,
    Document,
    Mention,
    Metadata,
    Reference,
    Translation,
)
from cbris.loaders.text.vocabulary import Vocabulary
from cbris.ontology.terms import concept

__all__ = ["Record", "label_of", "record", "schema"]

Record = dict[str, Any]
DOCUMENT = "document"
"""The subject of a claim that a publication makes of itself."""


def record(document: Document, file: str) -> Record:
    """Give all that was read; `start` and `end` count code points of the document's text.

    :param file: how the file is called to whoever gave it.
    """
    return {
        "file": file,
        "id": document.id,
        "language": document.language,
        "metadata": _metadata(document.metadata),
        "references": [_reference(one) for one in document.references],
        "mentions": [_mention(one) for one in document.mentions],
        "claims": [_claim(one) for one in document.claims],
        "problems": [{**vars(one)} for one in document.problems],
        "pages": list(document.pages),
    }


def schema() -> Mapping[str, Any]:
    """Give the JSON Schema of a record."""
    text = (files("cbris.loaders.reports") / "record.schema.json").read_text("utf-8")
    content: Mapping[str, Any] = json.loads(text)
    return content


def label_of(iri: str | None) -> str | None:
    """Give the English name of a concept of our vocabularies; None for any other IRI."""
    try:
        return Vocabulary.load().label(iri) if iri else None
    except KeyError:
        return None


def _metadata(metadata: Metadata) -> Record:
    """Give the metadata with every abstract as an object of its two offsets."""
    authors = tuple({**vars(one)} for one in metadata.authors)
    translations = [_spanned(one) for one in metadata.translations]
    return {**_spanned(metadata), "authors": authors, "translations": translations}


def _spanned(described: Metadata | Translation) -> Record:
    abstract = described.abstract
    return {**vars(described), "abstract": abstract and abstract._asdict()}


def _reference(reference: Reference) -> Record:
    people = (reference.authors, reference.editors)
    authors, editors = (tuple({**vars(one)} for one in names) for names in people)
    return {**vars(reference), "authors": authors, "editors": editors}


def _mention(mention: Mention) -> Record:
    return {**vars(mention), "label": label_of(mention.concept)}


def _claim(claim: Claim) -> Record:
    relation = concept("relation", claim.relation).value
    return {
        "subject": _end(claim.subject, claim.subject_concept),
        "relation": {"iri": relation, "label": claim.relation.replace("-", " ")},
        "object": _end(claim.object, claim.object_concept),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "holder": list(claim.holder),
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "sentence": claim.sentence._asdict(),
        "order": claim.order,
        "rule": claim.rule,
    }


def _end(words: str, iri: str | None) -> Record:
    """Give one end of a claim: the words of the text, and the concept that they name."""
    return {"iri": iri, "label": words, "concept": label_of(iri)}
