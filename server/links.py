"""Where an IRI leads on this host, and which links are safe to show."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, unquote, unquote_to_bytes, urlencode

from pyoxigraph import NamedNode

from cbris.ontology.terms import BASE

__all__ = [
    "LOOK_UP",
    "candidates",
    "document",
    "href",
    "look_up",
    "page_of",
    "requested_iri",
    "with_fields",
]

LOOK_UP = "/resource"
"""Where any IRI is looked up, by ``?iri=``."""
WEB = ("http://", "https://")
UNRESERVED = "-._~"
ANY_PATH = f"{UNRESERVED}!$&'()*+,;=:@/%"
TAKEN = frozenset(
    (
        "admin",
        "healthz",
        "metrics",
        "question",
        "readyz",
        "resource",
        "sparql",
        "static",
        "store",
        "void",
    )
)
"""What begins the paths that answer something else than a thing."""
TAKEN_STARTS = (".well-known", "dump.")


def href(iri: str | None) -> str | None:
    """Give the address to link to: ours on this host, others on the web; else none."""
    if iri is None or not iri.startswith(WEB):
        return None
    if not iri.startswith(BASE):
        return iri
    path = iri.removeprefix(BASE)
    # A path that begins with a slash would name another host.
    return None if path.startswith(("/", "\\")) else f"/{path}"


def document(iri: NamedNode) -> str:
    """Give the address on this host of what is known of a thing, percent-encoded."""
    path = iri.value.removeprefix(BASE)
    first = path.partition("/")[0]
    ours = path and path != iri.value and not {"#", "?", "\\"} & set(path)
    if ours and first and first not in TAKEN and not first.startswith(TAKEN_STARTS):
        return f"/{quote(path, safe=ANY_PATH)}"
    return look_up(iri.value)


def look_up(iri: str) -> str:
    """Give the address at which any IRI is looked up."""
    return with_fields(LOOK_UP, {"iri": iri})


def with_fields(address: str, fields: Mapping[str, str]) -> str:
    """Add fields to an address."""
    if not fields:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(fields)}"


def page_of(address: str, number: int) -> str:
    """Give the address of a page; the first has no number."""
    return with_fields(address, {"page": str(number)} if number > 1 else {})


def requested_iri(path: str) -> NamedNode | None:
    """Give the IRI of ours whose path was requested, in the spelling of the minting.

    :param path: as sent, percent-encoded.
    """
    return next(iter(candidates(path)), None)


def candidates(path: str) -> Sequence[NamedNode]:
    """Give the IRIs of ours that a requested path may mean, the likeliest first.

    They are the spelling of the minting, the path as sent, and that without any encoding,
    since who writes into the graph spells as they like.

    :param path: as sent, percent-encoded.
    """
    return tuple(dict.fromkeys(_spelled(path.removeprefix("/"))))


def _spelled(path: str) -> Iterator[NamedNode]:
    minted = "/".join(_segment(segment) for segment in path.split("/"))
    for spelling in (minted, path, unquote(path)):
        try:
            yield NamedNode(BASE + spelling)
        except ValueError:
            continue


def _segment(segment: str) -> str:
    """Encode as the minting does, whatever the client left unencoded."""
    return quote(unquote_to_bytes(segment), safe=UNRESERVED)
