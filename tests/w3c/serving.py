"""Serve an empty graph to the suites: a strict default graph, and who has a token writes."""

import sys
from pathlib import Path

from cbris.server.limits import Serving
from cbris.server.serve import serve
from cbris.store.generations import Generations
from cbris.store.manifest import Manifest


def main(folder: str, *services: str) -> None:
    """Serve, and print the address."""
    generations = Generations(Path(folder))
    with generations.lock():
        generations.publish(Manifest(), lambda _: 0)
    serving = Serving(strict_default_graph=True, writes=True, services=services)
    serve(Path(folder), port=0, serving=serving, announce=_say)


def _say(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
