"""Namespaces, and one minting function for every kind of IRI.

An IRI is made from keys only, never from order or time; a key is percent-encoded per
path segment, so that a DOI keeps its slash as ``%2F``.
"""

import re
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode

BASE = "https://w3id.org/cbris/"
ONTOLOGY = f"{BASE}ontology"
_PLAIN = re.compile(r"[A-Za-z0-9._~-]*")
"""Keys that stand in an IRI as they are."""

NAMESPACES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "biro": "http://purl.org/spar/biro/",
    "c4o": "http://purl.org/spar/c4o/",
    "cbris": f"{ONTOLOGY}#",
    "cito": "http://purl.org/spar/cito/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eurio": "http://data.europa.eu/s66#",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@lru_cache(maxsize=4096)
def term(curie: str) -> NamedNode:
    """Expand a CURIE over NAMESPACES, as in ``term("dcterms:title")``.

    :raises KeyError: the prefix is not in NAMESPACES.
    """
    prefix, _, name = curie.partition(":")
    return NamedNode(NAMESPACES[prefix] + name)


def slug(text: str) -> str:
    """Give the key of a text: case-folded, runs of other characters as one hyphen."""
    return re.sub(r"[^\w.]+", "-", text.casefold()).strip("-.")


def mint(kind: str, *keys: str) -> NamedNode:
    """Mint ``<BASE><kind>/<key>/<key>…``, each key percent-encoded as one segment."""
    segments = [key if _PLAIN.fullmatch(key) else quote(key, safe="-._~") for key in keys]
    return NamedNode(BASE + "/".join([kind, *segments]))


def concept(scheme: str, name: str) -> NamedNode:
    """Mint the IRI of a concept in one of our SKOS schemes."""
    return mint("vocabulary", scheme, name)


def graph(source_id: str) -> NamedNode:
    """Mint the IRI of the named graph that a source fills."""
    return mint("graph", source_id)


def span(document: str, start: int, end: int) -> NamedNode:
    """Mint the IRI of a span of a document, in Unicode code points."""
    return mint("span", document, f"{start}-{end}")
