"""/dump.ttl and its sisters: the whole graph as a file, plain or packed by gzip."""

import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cbris.server.formats import content_type
from cbris.server.problem import HttpError
from cbris.server.request import Request
from cbris.server.streaming import Reply, Work
from cbris.store.dump import Snapshots, dump

__all__ = ["DUMPS", "GZIP", "Dump", "packed", "work"]

GZIP = "application/gzip"
GZIP_FILE = 16 + zlib.MAX_WBITS
"""Makes zlib write a gzip file, without name and time, so that equal dumps stay equal."""
LEVEL = 6


class Dump(NamedTuple):
    """A dump: the form and media type of what is in it, and whether it is packed."""

    form: str
    media_type: str
    packed: bool = False

    @property
    def key(self) -> str:
        """Give the name under which its checksum is found."""
        return f"{self.form}.gz" if self.packed else self.form


DUMPS: Mapping[str, Dump] = {
    "/dump.ttl": Dump("turtle", "text/turtle"),
    "/dump.ttl.gz": Dump("turtle", "text/turtle", packed=True),
    "/dump.nq": Dump("nquads", "application/n-quads"),
    "/dump.nq.gz": Dump("nquads", "application/n-quads", packed=True),
    "/dump.trig": Dump("trig", "application/trig"),
    "/dump.jsonld": Dump("jsonld", "application/ld+json"),
    "/dump.rdf": Dump("rdfxml", "application/rdf+xml"),
}
"""Each dump, by its path."""
METHODS = ("GET", "HEAD")
DESCRIBED = '</.well-known/void>; rel="describedby"'


def work(source: Snapshots, request: Request) -> Work:
    """Give what answers a request to a path of DUMPS.

    :raises HttpError: 405, it is neither GET nor HEAD.
    """
    if request.method not in METHODS:
        raise HttpError(405, "a dump is read by GET", {"allow": ", ".join(METHODS)})
    wanted = DUMPS[request.path]

    def write(reply: Reply) -> None:
        name = request.path.removeprefix("/").replace("dump", "cbris")
        reply.start(
            GZIP if wanted.packed else content_type(wanted.media_type),
            {"content-disposition": f'attachment; filename="{name}"', "link": DESCRIBED},
        )
        pieces = dump(source, wanted.form)
        for piece in packed(pieces) if wanted.packed else pieces:
            reply.write(piece)

    return write


def packed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the pieces as those of a gzip file."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP_FILE)
    for piece in pieces:
        yield packer.compress(piece)
    yield packer.flush()
