"""Serve an empty graph to the suites: a strict default graph, and writes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from backing import PublishingWrites

from cbris.server.limits import Limits, Serving
from cbris.server.serve import opened, run_within


def main(folder: str, *services: str) -> None:
    """Serve, and print the address."""
    serving = Serving(strict_default_graph=True, open_writes=True, services=services)
    data_dir = Path(folder)
    writes = PublishingWrites(data_dir)
    run_within(lambda: opened(data_dir, Limits(), serving, writes), port=0, announce=_say)


def _say(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
