"""The publication itself, its reference list, and the works it cites, as quads."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.statements import describe, typed
from cbris.loaders.text.document import Document, Metadata, Name, Reference
from cbris.loaders.text.issn import is_valid
from cbris.loaders.text.people import author_quads, person_iri, person_quads
from cbris.loaders.text.spans import Spans
from cbris.ontology.terms import mint, slug, term

__all__ = ["cited_iri", "publication_iri", "publication_quads", "reference_quads"]

TYPES = {
    "article": "bibo:Article",
    "book": "bibo:Book",
    "chapter": "bibo:Chapter",
    "conference": "bibo:Article",
    "legislation": "bibo:LegalDocument",
    "online": "bibo:Webpage",
    "report": "bibo:Report",
    "thesis": "bibo:Thesis",
}
TITLE_WORDS_IN_KEY = 6


def publication_iri(document: Document) -> NamedNode:
    """Mint the IRI of the text itself: its DOI, else the id of its source."""
    return mint("publication", _doi_key(document.metadata.doi) or document.id)


def cited_iri(document: str, reference: Reference) -> NamedNode:
    """Mint the IRI of a cited work: its DOI, else a key that only this document uses."""
    if reference.doi:
        return mint("publication", reference.doi.lower())
    first = reference.authors[0] if reference.authors else Name()
    words = (reference.title or "").split()[:TITLE_WORDS_IN_KEY]
    parts = [first.family or first.literal, reference.year, *words]
    key = slug(" ".join(filter(None, parts))) or f"reference-{reference.n}"
    return mint("publication", f"{document}.{key}")


def publication_quads(graph: NamedNode, document: Document) -> Iterator[Quad]:
    """Yield what the header says of the publication; what it does not say stays out."""
    metadata = document.metadata
    publication = publication_iri(document)
    journal = _journal_iri(document.id, metadata.journal)
    yield from describe(
        graph,
        publication,
        ["bibo:Document", *(["bibo:Article"] if journal else [])],
        {
            "rdfs:label": metadata.title or _label(document.id, metadata),
            "dcterms:title": metadata.title,
            "dcterms:alternative": [one.title for one in metadata.translations if one.title],
            "dcterms:isPartOf": journal,
            "dcterms:source": mint("source", document.source_id),
            "schema:inLanguage": document.language,
            "schema:keywords": metadata.keywords,
            "cbris:repaired": metadata.repaired,
            **_numbers(metadata),
        },
    )
    issn = tuple(filter(is_valid, metadata.issn))
    yield from _journal_quads(graph, journal, metadata.journal, issn)
    yield from author_quads(graph, document.id, publication, metadata.authors)


def reference_quads(graph: NamedNode, document: Document, spans: Spans) -> Iterator[Quad]:
    """Yield each entry of the list, the work it names, and the citation.

    - `?reference a biro:BibliographicReference` with its number and its raw words,
    - `?publication cito:cites ?work`.
    """
    publication = publication_iri(document)
    seen: set[int] = set()
    for reference in document.references:
        work = cited_iri(document.id, reference)
        key = _reference_key(reference, seen)
        yield Quad(publication, term("cito:cites"), work, graph)
        yield from describe(
            graph,
            mint("reference", document.id, key),
            ["biro:BibliographicReference"],
            {
                "bibo:number": str(reference.n),
                "biro:references": work,
                "c4o:hasContent": spans.quote(reference.start, reference.end),
                "cbris:repaired": reference.repaired,
                "dcterms:isPartOf": publication,
                "prov:wasQuotedFrom": spans.iri(reference.start, reference.end),
                "rdfs:label": f"Reference {reference.n} of {document.id}",
            },
        )
        yield from _work_quads(graph, document.id, work, reference)


def _reference_key(reference: Reference, seen: set[int]) -> str:
    """Give the printed number; a number that a second list repeats gets its place too."""
    repeated = reference.n in seen
    seen.add(reference.n)
    return f"{reference.n}.{reference.start}" if repeated else str(reference.n)


def _work_quads(
    graph: NamedNode, document: str, work: NamedNode, reference: Reference
) -> Iterator[Quad]:
    journal = _journal_iri(document, reference.container)
    kind = TYPES.get(reference.type or "")
    people = [person_iri(document, name) for name in reference.authors]
    yield from describe(
        graph,
        work,
        ["bibo:Document", *([kind] if kind else [])],
        {
            "rdfs:label": reference.title or reference.raw,
            "dcterms:title": reference.title,
            "dcterms:alternative": reference.title_translated,
            "dcterms:creator": people,
            "dcterms:isPartOf": journal,
            "bibo:editor": [person_iri(document, name) for name in reference.editors],
            "bibo:numPages": reference.num_pages,
            "bibo:uri": _address(reference.url),
            "schema:publisher": reference.publisher,
            "schema:locationCreated": reference.place,
            "fabio:hasAccessDate": _date(reference.accessed),
            **_numbers(reference),
        },
    )
    yield from _journal_quads(graph, journal, reference.container)
    for name in (*reference.authors, *reference.editors):
        yield from person_quads(graph, document, name)


def _numbers(record: Metadata | Reference) -> dict[str, Literal | str | None]:
    year = typed(record.year, "xsd:gYear") if record.year else None
    return {
        "bibo:doi": _doi_key(record.doi),
        "bibo:issue": record.issue,
        "bibo:pages": record.pages,
        "bibo:volume": record.volume,
        "dcterms:issued": year,
    }


def _journal_iri(document: str, title: str | None) -> NamedNode | None:
    return mint("journal", f"{document}.{slug(title)}") if title else None


def _journal_quads(
    graph: NamedNode, iri: NamedNode | None, title: str | None, issn: Sequence[str] = ()
) -> Iterator[Quad]:
    if iri:
        values = {"dcterms:title": title, "rdfs:label": title, "bibo:issn": issn}
        yield from describe(graph, iri, ["bibo:Periodical"], values)


def _doi_key(doi: str | None) -> str | None:
    return doi.lower() if doi else None


def _address(url: str | None) -> str | None:
    """Keep a whole web address; a fragment stays in the raw words of the reference."""
    return url if url and url.startswith(("http://", "https://")) else None


def _date(text: str | None) -> Literal | None:
    return typed(text, "xsd:date") if text else None


def _label(document: str, metadata: Metadata) -> str:
    """Name an untitled publication by what is known of it, and say that it is untitled."""
    known = ", ".join(filter(None, [metadata.journal, metadata.year]))
    return f"Text {document} ({known or 'title not in the text'})"
