"""The people and institutes of a document as quads."""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from cbris.loaders.statements import describe
from cbris.loaders.text.document import Author, Document, Name
from cbris.loaders.text.header import same_institute
from cbris.loaders.text.references.names import CORPORATE, read_names
from cbris.ontology.terms import mint, slug, term

__all__ = [
    "author_iri",
    "author_quads",
    "mentioned_person",
    "named_person",
    "person_iri",
    "person_quads",
]

# A scan may show one capital I as two strokes, as in "T.lI.".
_DOUBLED_STROKE = re.compile(r"(?<![^\W\d_])[lI1|]{2}\.")


def named_person(words: str) -> Name:
    """Read a name as it stands in running text: ``V.A. Vasin``, ``Poe E. B.``, ``Eurostat``.

    An initial that a scan doubled is mended; what is no person's name is kept as it is.
    """
    mended = _DOUBLED_STROKE.sub("I.", " ".join(words.split()))
    read = read_names(mended)
    return read[0] if len(read) == 1 else Name(literal=mended)


def mentioned_person(words: str) -> Name:
    """Read the name of what is taken for a person: one word alone is the family name."""
    name = named_person(words)
    alone = name.literal and " " not in name.literal and not CORPORATE.search(name.literal)
    return Name(family=name.literal) if alone else name


def person_iri(document: str, name: Name, orcid: str | None = None) -> NamedNode:
    """Mint the IRI of a person: the ORCID, else a key that only this document uses.

    Two documents never share a person by name alone; that is for resolving to decide.
    """
    if orcid:
        return mint("person", orcid)
    given = re.sub(r"[\s.]", "", name.given or "")
    key = slug(f"{name.family} {given}" if name.family else name.literal or "")
    return mint("person", f"{document}.{key}")


def author_iri(document: Document, words: str) -> NamedNode | None:
    """Give the IRI of the author of the text itself whom the words name, if they do."""
    name = named_person(words)
    for author in document.metadata.authors:
        if (author.family, author.given) == (name.family, name.given):
            return person_iri(document.id, name, author.orcid)
    return None


def person_quads(
    graph: NamedNode, document: str, name: Name, words: str | None = None
) -> Iterator[Quad]:
    """Yield ``?person a foaf:Person`` with its names; a body is a foaf:Agent.

    :param words: the name as the text has it, to tell whether it was mended.
    """
    label = name.literal or " ".join(filter(None, [name.given, name.family]))
    kind = "foaf:Person" if name.family else "foaf:Agent"
    yield from describe(
        graph,
        person_iri(document, name),
        [kind],
        {
            "foaf:name": label,
            "rdfs:label": label,
            "foaf:familyName": name.family,
            "foaf:givenName": name.given,
            "cbris:repaired": "given" if _DOUBLED_STROKE.search(words or "") else None,
        },
    )


def author_quads(
    graph: NamedNode, document: str, publication: NamedNode, authors: Iterable[Author]
) -> Iterator[Quad]:
    """Yield the authors of the publication itself, with ORCID and institute.

    - `?publication dcterms:creator ?person`,
    - `?person org:memberOf ?organisation`: spellings of one institute are one organisation.
    """
    listed = tuple(authors)
    institutes = _institutes(document, listed)
    for author in listed:
        name = Name(author.family, author.given, None if author.family else author.name)
        person = person_iri(document, name, author.orcid)
        orcid = NamedNode(f"https://orcid.org/{author.orcid}") if author.orcid else None
        yield Quad(publication, term("dcterms:creator"), person, graph)
        yield from describe(
            graph,
            person,
            ["foaf:Person"],
            {
                "foaf:name": author.name,
                "rdfs:label": author.name,
                "foaf:familyName": author.family,
                "foaf:givenName": author.given,
                "dcterms:identifier": author.orcid,
                "skos:exactMatch": orcid,
                "org:memberOf": institutes.get(author.affiliation or ""),
            },
        )
    yield from _institute_quads(graph, institutes)


def _institutes(document: str, authors: Iterable[Author]) -> dict[str, NamedNode]:
    """Map each printed affiliation to its organisation, the first spelling giving the key."""
    found: dict[str, NamedNode] = {}
    for affiliation in filter(None, (author.affiliation for author in authors)):
        known = next(
            (iri for name, iri in found.items() if same_institute(name, affiliation)), None
        )
        found[affiliation] = known or mint("organisation", f"{document}.{slug(affiliation)}")
    return found


def _institute_quads(graph: NamedNode, institutes: dict[str, NamedNode]) -> Iterator[Quad]:
    described: set[NamedNode] = set()
    for name, iri in institutes.items():
        first = iri not in described
        described.add(iri)
        labels = {"foaf:name": name, "skos:prefLabel": name, "rdfs:label": name}
        properties = labels if first else {"skos:altLabel": name}
        yield from describe(graph, iri, ["foaf:Organization", "org:Organization"], properties)
