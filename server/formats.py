"""The forms in which an answer to SPARQL can be sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

__all__ = ["FORMATS", "HTML", "RDF", "RESULTS", "Format", "content_type", "format_of", "offered"]

HTML = "text/html"
Writer = TypeVar("Writer", QueryResultsFormat, RdfFormat)


@dataclass(frozen=True)
class Format(Generic[Writer]):
    """A form: its name for people, its media types, and what writes it.

    The first media type is the registered one; the others are what clients also ask for.
    """

    name: str
    media_types: Sequence[str]
    writer: Writer


RESULTS: Mapping[str, Format[QueryResultsFormat]] = {
    each.name: each
    for each in (
        Format(
            "json", ("application/sparql-results+json", "application/json"), QueryResultsFormat.JSON
        ),
        Format(
            "xml",
            ("application/sparql-results+xml", "application/xml", "text/xml"),
            QueryResultsFormat.XML,
        ),
        Format("csv", ("text/csv",), QueryResultsFormat.CSV),
        Format("tsv", ("text/tab-separated-values",), QueryResultsFormat.TSV),
    )
}
"""Forms of SELECT and ASK."""

RDF: Mapping[str, Format[RdfFormat]] = {
    each.name: each
    for each in (
        Format("turtle", ("text/turtle", "application/x-turtle"), RdfFormat.TURTLE),
        Format("nt", ("application/n-triples",), RdfFormat.N_TRIPLES),
        Format("jsonld", ("application/ld+json", "application/json"), RdfFormat.JSON_LD),
        Format("rdfxml", ("application/rdf+xml", "application/xml", "text/xml"), RdfFormat.RDF_XML),
        Format("nquads", ("application/n-quads",), RdfFormat.N_QUADS),
        Format("trig", ("application/trig", "application/x-trig"), RdfFormat.TRIG),
    )
}
"""Forms of CONSTRUCT and DESCRIBE."""

FORMATS = (*RESULTS, *RDF)
"""The name of every form, as ``format=`` takes it."""


def offered(formats: Iterable[Format[Writer]]) -> tuple[str, ...]:
    """Give every media type of the forms, the registered ones first."""
    listed = tuple(formats)
    firsts = (each.media_types[:1] for each in listed)
    return tuple(chain(*firsts, *(each.media_types[1:] for each in listed)))


def format_of(formats: Iterable[Format[Writer]], media_type: str) -> Format[Writer]:
    """Give the form that has the media type.

    :raises KeyError: none of them has it.
    """
    return {known: each for each in formats for known in each.media_types}[media_type]


def content_type(media_type: str) -> str:
    """Give the Content-Type, with the charset where the type is text."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
