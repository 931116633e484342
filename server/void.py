"""What the dataset is made of, and where it can be had (VoID and DCAT)."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple, serialize

from cbris.ontology.terms import BASE, NAMESPACES, term
from cbris.server.checksums import Checksum, Checksums
from cbris.server.dumps import DUMPS, GZIP
from cbris.server.formats import RDF, content_type, format_of, offered
from cbris.server.negotiation import choose
from cbris.server.problem import HttpError
from cbris.server.protocol import form_name, iri
from cbris.server.request import Request
from cbris.server.statistics import Counted, Counts, Link, Statistics
from cbris.server.streaming import Reply, Work
from cbris.store.description import DATASET

__all__ = ["PATHS", "work"]

PATHS = ("/void", "/.well-known/void")
METHODS = ("GET", "HEAD")
SPDX = "http://spdx.org/rdf/terms#"
IANA = "https://www.iana.org/assignments/media-types/"
SHA256 = NamedNode(f"{SPDX}checksumAlgorithm_sha256")
PREFIXES = {**NAMESPACES, "spdx": SPDX}
WAIT_S = 2.0
"""How long one waits for checksums that are not found yet."""
HEX = term("xsd:hexBinary")


def work(statistics: Statistics, checksums: Checksums, request: Request) -> Work:
    """Give what answers a request to one of PATHS with a description of the dataset.

    - `?dataset a void:Dataset, dcat:Dataset`, with its numbers and what its graph says of it,
    - `?dataset void:classPartition ?part` with entities, `void:propertyPartition` with triples,
    - `?linkset a void:Linkset`, a property and the address that it points to,
    - `?dataset dcat:distribution ?dump`, with size and SHA-256 as soon as these are found.

    :raises HttpError: 405, it is neither GET nor HEAD; 406, the client takes no RDF.
    """
    if request.method not in METHODS:
        raise HttpError(405, "a description is read by GET", {"allow": ", ".join(METHODS)})
    media_type = _media_type(request)
    site = iri("Host", request.origin).value

    def write(reply: Reply) -> None:
        with statistics.newest() as counts:
            parts = (_about, _totals, _partitions, _links)
            triples = [triple for part in parts for triple in part(counts)]
        found = checksums.of(counts.generation, WAIT_S)
        triples += [*_access(site), *_distributions(found, site)]
        form = format_of(RDF.values(), media_type).writer
        content = serialize(triples, format=form, prefixes=PREFIXES)
        assert content is not None
        reply.start(content_type(media_type))
        reply.write(content)

    return write


def _media_type(request: Request) -> str:
    name, types = form_name(request), offered(RDF.values())
    if name is not None and name in RDF:
        return RDF[name].media_types[0]
    found = choose(request.accept, (*types, "text/html", "text/plain"))
    if found is None or name is not None:
        raise HttpError(406, f"offered are {', '.join(types)}", {"vary": "Accept"}, offered=types)
    return found if found in types else types[0]


def _about(counts: Counts) -> Iterator[Triple]:
    yield from counts.about
    for name in ("void:Dataset", "dcat:Dataset"):
        yield Triple(DATASET, term("rdf:type"), term(name))
    yield Triple(DATASET, term("void:uriSpace"), Literal(BASE))
    for namespace in sorted({_namespace(p.iri.value) for p in counts.properties}):
        yield Triple(DATASET, term("void:vocabulary"), NamedNode(namespace))


def _totals(counts: Counts) -> Iterator[Triple]:
    for name, number in counts.totals.items():
        yield Triple(DATASET, term(f"void:{name}"), Literal(number))
    yield Triple(DATASET, term("void:classes"), Literal(len(counts.classes)))
    yield Triple(DATASET, term("void:properties"), Literal(len(counts.properties)))


def _partitions(counts: Counts) -> Iterator[Triple]:
    for counted in counts.classes:
        yield from _partition("class", counted, "void:entities")
    for counted in counts.properties:
        yield from _partition("property", counted, "void:triples")


def _partition(kind: str, counted: Counted, number: str) -> Iterator[Triple]:
    part = _part(kind, counted.iri.value)
    yield Triple(DATASET, term(f"void:{kind}Partition"), part)
    yield Triple(part, term("rdf:type"), term("void:Dataset"))
    yield Triple(part, term(f"void:{kind}"), counted.iri)
    yield Triple(part, term(number), Literal(counted.number))


def _links(counts: Counts) -> Iterator[Triple]:
    for link in counts.links:
        yield from _linkset(link)


def _linkset(link: Link) -> Iterator[Triple]:
    linkset = _part("links", link.property.value, link.space)
    target = _part("target", link.space)
    yield Triple(DATASET, term("void:subset"), linkset)
    yield Triple(linkset, term("rdf:type"), term("void:Linkset"))
    yield Triple(linkset, term("void:linkPredicate"), link.property)
    yield Triple(linkset, term("void:subjectsTarget"), DATASET)
    yield Triple(linkset, term("void:objectsTarget"), target)
    yield Triple(linkset, term("void:triples"), Literal(link.number))
    yield Triple(target, term("rdf:type"), term("void:Dataset"))
    yield Triple(target, term("void:uriSpace"), Literal(link.space))


def _access(site: str) -> Iterator[Triple]:
    endpoint = NamedNode(f"{site}/sparql")
    yield Triple(DATASET, term("void:sparqlEndpoint"), endpoint)
    yield Triple(endpoint, term("rdf:type"), term("dcat:DataService"))
    yield Triple(endpoint, term("dcat:endpointURL"), endpoint)
    yield Triple(endpoint, term("dcat:endpointDescription"), endpoint)
    yield Triple(endpoint, term("dcat:servesDataset"), DATASET)


def _distributions(found: Mapping[str, Checksum], site: str) -> Iterator[Triple]:
    for path, each in DUMPS.items():
        dump = NamedNode(site + path)
        yield Triple(DATASET, term("void:dataDump"), dump)
        yield Triple(DATASET, term("dcat:distribution"), dump)
        yield Triple(dump, term("rdf:type"), term("dcat:Distribution"))
        yield Triple(dump, term("dcat:downloadURL"), dump)
        yield Triple(dump, term("dcat:mediaType"), NamedNode(IANA + each.media_type))
        if each.packed:
            yield Triple(dump, term("dcat:compressFormat"), NamedNode(IANA + GZIP))
        if each.key in found:
            yield from _checksum(dump, found[each.key])


def _checksum(dump: NamedNode, found: Checksum) -> Iterator[Triple]:
    checksum, value = NamedNode(f"{dump.value}#sha256"), Literal(found.sha256, datatype=HEX)
    yield Triple(dump, term("dcat:byteSize"), Literal(found.size))
    yield Triple(dump, NamedNode(f"{SPDX}checksum"), checksum)
    yield Triple(checksum, term("rdf:type"), NamedNode(f"{SPDX}Checksum"))
    yield Triple(checksum, NamedNode(f"{SPDX}algorithm"), SHA256)
    yield Triple(checksum, NamedNode(f"{SPDX}checksumValue"), value)


def _part(kind: str, *names: str) -> NamedNode:
    """Name a part of the dataset by what it is the part of."""
    keys = "+".join(quote(name, safe="") for name in names)
    return NamedNode(f"{DATASET.value}#{kind}-{keys}")


def _namespace(name: str) -> str:
    return name[: max(name.rfind("#"), name.rfind("/")) + 1] or name
