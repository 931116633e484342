"""/question/<name>: a question of the catalog, with parameters from a plain form."""

from collections.abc import Mapping
from urllib.parse import urlencode

import flask
from flask import Response

from cbris.errors import QueryError
from cbris.queries.catalog import question as read_question
from cbris.queries.question import Question
from cbris.queries.render import render
from cbris.queries.run import answer, ask
from cbris.server.formats import HTML, content_type
from cbris.server.grid import grid
from cbris.server.negotiation import choose
from cbris.server.problem import HttpError, from_error
from cbris.store.engine import Engine

__all__ = ["question"]

FORMATS: Mapping[str, str] = {
    "html": HTML,
    "json": "application/sparql-results+json",
    "csv": "text/csv",
    "markdown": "text/markdown",
}
TYPES = {media_type: form for form, media_type in FORMATS.items()} | {"application/json": "json"}


def question(engine: Engine, most: int, name: str) -> Response:
    """Answer a question: a page, CSV, JSON or Markdown.

    :raises UnknownQuestionError: there is none of that name.
    :raises QueryError: a parameter is missing or wrong, and no page was asked for.
    """
    asked = read_question(name)
    given = flask.request.args.to_dict()
    media_type = _media_type(given.pop("format", None))
    values = {key: value for key, value in given.items() if value.strip()}
    if media_type == HTML:
        return _page(engine, most, asked, values)
    text = render(ask(engine, asked, values), TYPES[media_type])
    return Response(text, content_type=content_type(media_type))


def _media_type(form: str | None) -> str:
    if form is not None:
        if form not in FORMATS:
            raise HttpError(400, f"format: not a known form; give one of {', '.join(FORMATS)}")
        return FORMATS[form]
    media_type = choose(flask.request.headers.get("accept"), TYPES)
    if media_type is None:
        offered = list(FORMATS.values())
        raise HttpError(406, f"no such form; offered are {', '.join(offered)}", offered=offered)
    return media_type


def _page(engine: Engine, most: int, asked: Question, values: Mapping[str, str]) -> Response:
    """Show the form and the answer; a question that lacks a value shows its form alone."""
    if any(each.required and name not in values for name, each in asked.parameters.items()):
        return Response(_shown(asked, values))
    try:
        answered = answer(engine, asked, values)
    except QueryError as error:
        problem = from_error(error)
        return Response(_shown(asked, values, problem=problem), problem.status)
    shown = {"grid": grid(answered.table, most), "notes": answered.notes}
    return Response(_shown(asked, values, links=_links(asked, values), **shown))


def _shown(asked: Question, values: Mapping[str, str], **shown: object) -> str:
    return flask.render_template("question.html", question=asked, values=values, **shown)


def _links(asked: Question, values: Mapping[str, str]) -> Mapping[str, str]:
    return {
        form: f"/question/{asked.name}?{urlencode({**values, 'format': form})}"
        for form in FORMATS
        if form != "html"
    }
