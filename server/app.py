"""The pages, as a Flask application."""

from functools import partial
from pathlib import Path

import flask
from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from cbris.errors import CbrisError
from cbris.server import home_page, question_page, sparql_page
from cbris.server.earlier import Earlier
from cbris.server.formats import HTML
from cbris.server.limits import Limits
from cbris.server.links import LOOK_UP
from cbris.server.negotiation import choose
from cbris.server.problem import OFFERED, HttpError, from_error, written
from cbris.server.resource_page import ResourcePages
from cbris.store.engine import Engine

__all__ = ["create_app"]

NOT_FOUND = "nothing of that name is here; the first page lists what is"


def create_app(engine: Engine, limits: Limits | None = None, data_dir: Path | None = None) -> Flask:
    """Make the application that shows pages over one graph.

    It answers /sparql with pages only; ``shell.py`` puts the endpoint in front of it.

    :param data_dir: where the graph lies, if it is in a data folder; what was there before
        is looked up in it.
    """
    app = Flask(__name__)
    limits = limits or Limits()
    rows = limits.rows
    things = ResourcePages(engine, Earlier(data_dir), limits)
    app.add_url_rule("/", "home", partial(home_page.home, engine))
    app.add_url_rule(
        "/sparql", "sparql", partial(sparql_page.sparql, engine, rows), methods=["GET", "POST"]
    )
    app.add_url_rule("/question/<name>", "question", partial(question_page.question, engine, rows))
    app.add_url_rule(LOOK_UP, "look-up", things.looked_up)
    app.add_url_rule("/<path:path>", "resource", things.at_path)
    _handle_errors(app)
    app.after_request(_varying)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    return app


def _handle_errors(app: Flask) -> None:
    app.register_error_handler(HttpError, _failed)
    app.register_error_handler(CbrisError, lambda error: _failed(from_error(error)))
    app.register_error_handler(HTTPException, _http_failed)


def _failed(problem: HttpError) -> Response:
    """Answer with a page where one is liked best, else with problem details."""
    accept = flask.request.headers.get("accept")
    if choose(accept, (*OFFERED, HTML)) == HTML:
        page = flask.render_template("error.html", problem=problem)
        return Response(page, problem.status, problem.headers)
    content_type, body = written(problem, accept)
    return Response(body, problem.status, problem.headers, content_type=content_type)


def _http_failed(error: HTTPException) -> Response:
    code = error.code or 500
    headers = {name.lower(): value for name, value in error.get_headers()}
    headers.pop("content-type", None)
    if code < 400:  # a redirection is raised too
        return Response(status=code, headers=headers)
    detail = NOT_FOUND if code == 404 else error.description or "the request cannot be answered"
    return _failed(HttpError(code, detail, headers))


def _varying(response: Response) -> Response:
    response.vary.add("Accept")
    return response
