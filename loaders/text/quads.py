"""A document as the quads of its named graph."""

from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.statements import Value, describe, integer
from cbris.loaders.text.bibliography import publication_iri, publication_quads, reference_quads
from cbris.loaders.text.countries import country_quads
from cbris.loaders.text.document import Claim, Document, Mention, Problem
from cbris.loaders.text.people import (
    author_iri,
    mentioned_person,
    person_iri,
    person_quads,
)
from cbris.loaders.text.spans import Spans
from cbris.ontology.terms import concept, graph, mint

__all__ = ["document_quads", "is_unread"]

HASH_LENGTH = 20
UNREADABLE = "unreadable"
"""The problem of a document among several of which nothing could be read; its message names it."""
OF_MANY = ("claims-english-only",)
"""Problems that many documents of a file share, told once for all of them."""


def document_quads(document: Document) -> Iterator[Quad]:
    """Yield all that was read from a text, in the named graph of its source.

    - `?publication a bibo:Document` with what its header says, `cito:cites ?work`,
    - `?reference a biro:BibliographicReference`, `?mention a cbris:Mention`,
      `?claim a cbris:Claim`, each with the span that it was read from,
    - `?source skos:editorialNote ?note` for everything that could not be read,
    - `?span a oa:SpecificResource` with a quote and a position selector, offsets in
      Unicode code points.
    """
    home = graph(document.source_id)
    if is_unread(document):
        yield from _note_quads(home, document)
        return
    spans = Spans(document)
    yield from publication_quads(home, document)
    yield from reference_quads(home, document, spans)
    for mention in document.mentions:
        yield from _mention_quads(home, document, mention, spans)
    for claim in document.claims:
        yield from _claim_quads(home, document, claim, spans)
    yield from spans.quads(home)
    yield from _note_quads(home, document)


def is_unread(document: Document) -> bool:
    """Tell whether nothing is known of a document but that it could not be read."""
    return not document.text and UNREADABLE in {one.code for one in document.problems}


def _note_quads(home: NamedNode, document: Document) -> Iterator[Quad]:
    """Yield what could not be read; a problem of one document of several names it."""
    problems = document.problems
    if is_unread(document):
        problems = tuple(one for one in problems if one.code == UNREADABLE)
    notes = [Literal(_note(document, one), language="en") for one in problems]
    yield from describe(home, mint("source", document.source_id), [], {"skos:editorialNote": notes})


def _note(document: Document, problem: Problem) -> str:
    note = f"{problem.message} ({problem.code})"
    is_own = document.source and problem.code not in (UNREADABLE, *OF_MANY)
    return f"{document.id}: {note}" if is_own else note


def _mention_quads(
    home: NamedNode, document: Document, mention: Mention, spans: Spans
) -> Iterator[Quad]:
    body: Value = NamedNode(mention.concept) if mention.concept else None
    if mention.kind == "person" and body is None:
        name = mentioned_person(mention.text)
        body = author_iri(document, mention.text)
        if body is None:
            body = person_iri(document.id, name)
            yield from person_quads(home, document.id, name, mention.text)
    if mention.kind == "country" and isinstance(body, NamedNode):
        yield from country_quads(home, body)
    place = f"{mention.start}-{mention.end}"
    yield from describe(
        home,
        mint("mention", document.id, place, mention.kind),
        ["cbris:Mention"],
        {
            "cbris:inSentence": spans.sentence(mention.start, mention.end),
            "cbris:mentionKind": mention.kind,
            "cbris:section": mention.where,
            "dcterms:isPartOf": publication_iri(document),
            "oa:hasBody": body,
            "oa:hasTarget": spans.iri(mention.start, mention.end),
            "rdfs:label": " ".join(mention.text.split()),
        },
    )


def _claim_quads(home: NamedNode, document: Document, claim: Claim, spans: Spans) -> Iterator[Quad]:
    publication = publication_iri(document)
    holders = [mentioned_person(holder) for holder in claim.holder]
    for name, words in zip(holders, claim.holder, strict=True):
        yield from person_quads(home, document.id, name, words)
    yield from describe(
        home,
        mint("claim", _claim_key(document.id, claim)),
        ["cbris:Claim"],
        {
            "cbris:claimObject": NamedNode(claim.object_concept) if claim.object_concept else None,
            "cbris:claimRelation": concept("relation", claim.relation),
            "cbris:claimSubject": _subject(publication, claim),
            "cbris:heldBy": [person_iri(document.id, name) for name in holders] or [publication],
            "cbris:inSentence": spans.public(*claim.sentence),
            "cbris:modality": concept("modality", claim.modality),
            "cbris:objectText": claim.object,
            "cbris:polarity": claim.polarity,
            "cbris:rule": claim.rule,
            "cbris:subjectText": claim.subject,
            "prov:wasDerivedFrom": publication,
            "prov:wasQuotedFrom": spans.iri(claim.start, claim.end),
            "rdfs:label": f"{claim.subject} — {claim.said} — {claim.object}",
            "schema:position": integer(claim.order) if claim.order is not None else None,
        },
    )


def _subject(publication: NamedNode, claim: Claim) -> NamedNode | None:
    if claim.subject == "document":
        return publication
    return NamedNode(claim.subject_concept) if claim.subject_concept else None


def _claim_key(document: str, claim: Claim) -> str:
    """Hash what makes the claim itself, so that a better rule keeps its IRI."""
    parts = (document, claim.subject, claim.relation, claim.object, claim.start, claim.end)
    named = "\x1f".join([*map(str, parts), *claim.holder])
    return sha256(named.encode()).hexdigest()[:HASH_LENGTH]
