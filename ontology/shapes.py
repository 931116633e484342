"""The SHACL shapes as one graph."""

from rdflib import Graph

from cbris.ontology.files import shape_files

__all__ = ["shapes_graph"]


def shapes_graph() -> Graph:
    """Parse all of ``shapes/*.ttl`` into one new graph, which the caller may change."""
    graph = Graph()
    for file in shape_files():
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph
