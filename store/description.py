"""The description of the dataset itself: licence, version, how to cite it, its parts."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Store, Triple

from cbris.loaders.bundled import CC_BY, UNKNOWN
from cbris.loaders.identity import IDENTITY_GRAPH
from cbris.ontology import terms
from cbris.ontology.terms import term
from cbris.store.inference import INFERRED_GRAPH
from cbris.store.manifest import Entry, Manifest
from cbris.store.quads import placed

__all__ = ["DATASET", "DATASET_GRAPH", "OWN_GRAPHS", "REPORT_GRAPH", "describe"]

DATASET = terms.mint("dataset")
DATASET_GRAPH = terms.graph("dataset")
REPORT_GRAPH = terms.graph("report")
TITLE = "CBRIS: a knowledge graph of cross-border regional innovation systems"
ADDED_SOURCES = (
    "The licence is that of CBRIS's own graphs; a graph that was read from a file which a user "
    "added has its own rights, which stand with that graph."
)
OWN_GRAPHS = (IDENTITY_GRAPH, INFERRED_GRAPH, DATASET_GRAPH, REPORT_GRAPH)


def citation(version: str) -> str:
    """Say how the dataset is cited."""
    return f"CBRIS contributors. {TITLE}. Version {version}. {DATASET.value}"


def describe(store: Store, manifest: Manifest) -> None:
    """Fill the dataset graph, which stays outside the default graph.

    - `?dataset a void:Dataset, dcat:Dataset`, with title, licence, version, citation and
      the date of its sources, or that it is not known,
    - `?dataset void:subset ?graph`, each with its licence and rights as far as known.
    """
    triples = [*_dataset(manifest), *_subsets(store, manifest)]
    store.extend(placed(triple, DATASET_GRAPH) for triple in triples)


def _dataset(manifest: Manifest) -> Iterator[Triple]:
    for name in ("void:Dataset", "dcat:Dataset"):
        yield Triple(DATASET, term("rdf:type"), term(name))
    yield Triple(DATASET, term("dcterms:title"), Literal(TITLE, language="en"))
    yield Triple(DATASET, term("dcterms:license"), NamedNode(CC_BY))
    yield Triple(DATASET, term("owl:versionInfo"), Literal(manifest.cbris))
    cited = Literal(citation(manifest.cbris))
    yield Triple(DATASET, term("dcterms:bibliographicCitation"), cited)
    yield from _dates(manifest.sources)
    if any(entry.root for entry in manifest.sources.values()):
        yield Triple(DATASET, term("dcterms:rights"), Literal(ADDED_SOURCES, language="en"))


def _dates(sources: Mapping[str, Entry]) -> Iterator[Triple]:
    """Yield the days on which texts were retrieved, and say so where that is not known."""
    days = {entry.notes.get("retrieved", UNKNOWN) for entry in sources.values() if _is_text(entry)}
    for day in sorted(days - {UNKNOWN}):
        yield Triple(DATASET, term("dcterms:date"), Literal(day, datatype=term("xsd:date")))
    if UNKNOWN in days:
        ids = sorted(e.id for e in sources.values() if _is_text(e) and _undated(e))
        text = f"The date on which these sources were retrieved is not known: {', '.join(ids)}."
        yield Triple(DATASET, term("dcterms:provenance"), Literal(text, language="en"))


def _is_text(entry: Entry) -> bool:
    """Tell the files from outside from the ontology's own, which are dated by the version."""
    return bool(entry.root) or "retrieved" in entry.notes


def _undated(entry: Entry) -> bool:
    return entry.notes.get("retrieved", UNKNOWN) == UNKNOWN


def _subsets(store: Store, manifest: Manifest) -> Iterator[Triple]:
    for own in OWN_GRAPHS:
        yield Triple(DATASET, term("void:subset"), own)
        yield Triple(own, term("rdf:type"), term("void:Dataset"))
        yield Triple(own, term("dcterms:license"), NamedNode(CC_BY))
    for source_id in manifest.sources:
        graph = terms.graph(source_id)
        yield Triple(DATASET, term("void:subset"), graph)
        for name in ("dcterms:license", "dcterms:rights"):
            for quad in store.quads_for_pattern(graph, term(name), None, graph):
                yield quad.triple
