"""/dump.ttl and its sisters: the whole graph as a file."""

from collections.abc import Mapping

from cbris.server.formats import content_type
from cbris.server.problem import HttpError
from cbris.server.request import Request
from cbris.server.streaming import Reply, Work
from cbris.store.dump import Snapshots, dump

__all__ = ["DUMPS", "work"]

DUMPS: Mapping[str, tuple[str, str]] = {
    "/dump.ttl": ("turtle", "text/turtle"),
    "/dump.nq": ("nquads", "application/n-quads"),
    "/dump.trig": ("trig", "application/trig"),
    "/dump.jsonld": ("jsonld", "application/ld+json"),
    "/dump.rdf": ("rdfxml", "application/rdf+xml"),
}
"""Form and media type of each dump, by its path."""
METHODS = ("GET", "HEAD")


def work(source: Snapshots, request: Request) -> Work:
    """Give what answers a request to a path of DUMPS.

    :raises HttpError: 405, it is neither GET nor HEAD.
    """
    if request.method not in METHODS:
        raise HttpError(405, "a dump is read by GET", {"allow": ", ".join(METHODS)})
    form, media_type = DUMPS[request.path]

    def write(reply: Reply) -> None:
        name = request.path.removeprefix("/").replace("dump", "cbris")
        reply.start(
            content_type(media_type), {"content-disposition": f'attachment; filename="{name}"'}
        )
        for piece in dump(source, form):
            reply.write(piece)

    return write
