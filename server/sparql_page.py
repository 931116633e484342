"""/sparql for people: a form, and the answer below it."""

from collections.abc import Iterable, Mapping
from traceback import clear_frames
from urllib.parse import urlencode

import flask
from pyoxigraph import QueryBoolean, QueryTriples

from cbris.errors import QueryError
from cbris.server.asked import asked
from cbris.server.formats import RDF, RESULTS
from cbris.server.grid import first_rows, grid
from cbris.server.problem import HttpError, from_error
from cbris.server.protocol import SparqlQuery, read_query
from cbris.store.engine import Engine

__all__ = ["EXAMPLE", "sparql"]

EXAMPLE = """\
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?order ?stage ?stageLabel {
  ?stage cbris:stageOrder ?order ;
    skos:prefLabel ?stageLabel .
  FILTER(LANG(?stageLabel) = "en")
} ORDER BY ?order
"""


def sparql(engine: Engine, most: int) -> tuple[str, int]:
    """Show the form and, where there is a query, the first of its rows."""
    try:
        query = read_query(asked())
        return (_page(EXAMPLE) if query is None else _answered(engine, query, most)), 200
    except QueryError as error:
        problem = from_error(error)
    except HttpError as found:
        problem = found
    clear_frames(problem.__traceback__)  # an answer may be dropped by its own thread only
    page = _page(flask.request.values.get("query", ""), problem=problem)
    return page, problem.status


def _answered(engine: Engine, query: SparqlQuery, most: int) -> str:
    answer = engine.query(
        query.text, default_graphs=query.default_graphs, named_graphs=query.named_graphs
    )
    if isinstance(answer, QueryBoolean):
        return _page(query.text, truth=bool(answer), links=_links(query, RESULTS))
    formats = RDF if isinstance(answer, QueryTriples) else RESULTS
    table = grid(first_rows(answer, most), most)
    return _page(query.text, grid=table, links=_links(query, formats))


def _page(text: str, **shown: object) -> str:
    return flask.render_template("sparql.html", text=text, **shown)


def _links(query: SparqlQuery, formats: Iterable[str]) -> Mapping[str, str]:
    """Give the address of the whole answer in each form."""
    fields = [
        ("query", query.text),
        *(("default-graph-uri", graph.value) for graph in query.default_graphs),
        *(("named-graph-uri", graph.value) for graph in query.named_graphs),
    ]
    return {name: f"/sparql?{urlencode([*fields, ('format', name)])}" for name in formats}
