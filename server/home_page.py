"""The first page."""

import flask

from cbris.queries.catalog import by_topic
from cbris.queries.statistics import statistics
from cbris.server.dumps import DUMPS
from cbris.server.grid import grid
from cbris.server.licence import licence
from cbris.server.sparql_page import EXAMPLE
from cbris.store.engine import Engine

__all__ = ["home"]


def home(engine: Engine) -> str:
    """Say what is here."""
    counts = statistics(engine)
    return flask.render_template(
        "home.html",
        topics=by_topic(),
        counts=grid(counts, len(counts.rows)).rows,
        licence=licence(engine),
        dumps=DUMPS,
        text=EXAMPLE,
    )
