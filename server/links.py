"""Where an IRI leads on this host, and which links are safe to show."""

from urllib.parse import quote, unquote_to_bytes

from pyoxigraph import NamedNode

from cbris.ontology.terms import BASE

__all__ = ["href", "requested_iri"]

WEB = ("http://", "https://")
UNRESERVED = "-._~"


def href(iri: str | None) -> str | None:
    """Give the address to link to: ours on this host, others on the web; else none."""
    if iri is None or not iri.startswith(WEB):
        return None
    if not iri.startswith(BASE):
        return iri
    path = iri.removeprefix(BASE)
    # A path that begins with a slash would name another host.
    return None if path.startswith(("/", "\\")) else f"/{path}"


def requested_iri(path: str) -> NamedNode | None:
    """Give the IRI of ours whose path was requested, in the spelling of the minting.

    :param path: as sent, percent-encoded.
    """
    segments = path.removeprefix("/").split("/")
    try:
        return NamedNode(BASE + "/".join(_segment(segment) for segment in segments))
    except ValueError:
        return None


def _segment(segment: str) -> str:
    """Encode as the minting does, whatever the client left unencoded."""
    return quote(unquote_to_bytes(segment), safe=UNRESERVED)
