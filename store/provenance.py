"""Where a named graph comes from, in PROV-O."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Triple

from cbris.loaders.bundled import UNKNOWN
from cbris.loaders.source import Loader, Source
from cbris.ontology import terms
from cbris.ontology.terms import term
from cbris.store.quads import placed

__all__ = ["provenance_quads"]

RIGHTS_UNKNOWN = (
    "The licence of the source is not known; what is quoted from it are short extracts."
)


def provenance_quads(source: Source, loader: Loader) -> Iterator[Quad]:
    """Yield the provenance of a source's graph, into that graph.

    - `?source a prov:Entity, foaf:Document`, with identifier, file name and SHA-256,
    - `?graph prov:wasDerivedFrom ?source`, `prov:wasGeneratedBy ?loading`, and
      `dcterms:license` where its facts may be used under one that is known,
    - `?loading a prov:Activity`, by the loader as `prov:SoftwareAgent`.

    No path and no time, so that every machine gives the same.
    """
    graph = terms.graph(source.id)
    for triple in (*_source(source), *_rights(source), *_loading(source, loader)):
        yield placed(triple, graph)


def _source(source: Source) -> Iterator[Triple]:
    node = terms.mint("source", source.id)
    yield from _typed(node, "prov:Entity", "foaf:Document")
    yield Triple(node, term("dcterms:identifier"), Literal(source.id))
    yield Triple(node, term("schema:name"), Literal(source.path.name))
    yield Triple(node, term("schema:sha256"), Literal(source.sha256))
    retrieved = source.notes.get("retrieved", UNKNOWN)
    if retrieved != UNKNOWN:
        yield Triple(node, term("dcterms:date"), Literal(retrieved, datatype=term("xsd:date")))


def _rights(source: Source) -> Iterator[Triple]:
    node, graph = terms.mint("source", source.id), terms.graph(source.id)
    yield from _licence(node, source.notes.get("licence", UNKNOWN))
    yield from _licence(graph, source.notes.get("graph_licence", UNKNOWN))
    if _is_unknown(source.notes, "licence"):
        rights = Literal(RIGHTS_UNKNOWN, language="en")
        for subject in (node, graph):
            yield Triple(subject, term("dcterms:rights"), rights)


def _licence(subject: NamedNode, licence: str) -> Iterator[Triple]:
    if licence.startswith(("http://", "https://")):
        yield Triple(subject, term("dcterms:license"), NamedNode(licence))
    elif licence != UNKNOWN:
        yield Triple(subject, term("dcterms:rights"), Literal(licence))


def _is_unknown(notes: Mapping[str, str], key: str) -> bool:
    return notes.get(key, UNKNOWN) == UNKNOWN


def _loading(source: Source, loader: Loader) -> Iterator[Triple]:
    node, graph = terms.mint("source", source.id), terms.graph(source.id)
    loading = terms.mint("source", source.id, "loading")
    agent = terms.mint("loader", f"{loader.name}-{loader.version}")
    yield from _typed(graph, "prov:Entity", "void:Dataset")
    yield Triple(graph, term("prov:wasDerivedFrom"), node)
    yield Triple(graph, term("prov:wasGeneratedBy"), loading)
    yield from _typed(loading, "prov:Activity")
    yield Triple(loading, term("prov:used"), node)
    yield Triple(loading, term("prov:wasAssociatedWith"), agent)
    yield from _typed(agent, "prov:SoftwareAgent")
    yield Triple(agent, term("rdfs:label"), Literal(f"CBRIS loader {loader.name}"))
    yield Triple(agent, term("schema:softwareVersion"), Literal(loader.version))


def _typed(subject: NamedNode, *classes: str) -> Iterator[Triple]:
    for name in classes:
        yield Triple(subject, term("rdf:type"), term(name))
