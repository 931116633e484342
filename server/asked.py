"""The request that Flask is answering, as plain values."""

import flask

from cbris.server.request import Request

__all__ = ["asked"]


def asked() -> Request:
    """Read the current request; its path and query as they were sent."""
    request = flask.request
    path, _, query = request.environ["REQUEST_URI"].partition("?")
    headers = {name.lower(): value for name, value in request.headers}
    return Request(request.method, path, query, headers, request.get_data(), request.scheme)
