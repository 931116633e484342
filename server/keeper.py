"""What whoever keeps a server asks of it: the queries that run, and to end one."""

import http.client
import json
from dataclasses import fields
from urllib.parse import urlsplit

from cbris.errors import AuthError, EndpointError
from cbris.server.routes import QUERIES
from cbris.store.running import RunningQuery

__all__ = ["kill", "running"]

WAIT_S = 10
HOW = "give the address of a CBRIS server, or of its admin port if it has one"
NAMES = frozenset(field.name for field in fields(RunningQuery))


def running(server: str, token: str) -> tuple[RunningQuery, ...]:
    """Give the queries that wait or run.

    :raises EndpointError: the server cannot be reached, or is no CBRIS.
    :raises AuthError: the token is none of scope admin.
    """
    status, body = _ask(server, token, "GET", QUERIES)
    try:
        if status == 200:
            return tuple(
                RunningQuery(**{name: each[name] for name in NAMES}) for each in json.loads(body)
            )
    except (ValueError, KeyError, TypeError):
        pass
    raise EndpointError(f"{server}: no list of queries there (status {status}); {HOW}")


def kill(server: str, token: str, number: int) -> bool:
    """End a query; tell whether there was one of that number.

    :raises EndpointError: the server cannot be reached, or is no CBRIS.
    :raises AuthError: the token is none of scope admin.
    """
    status, body = _ask(server, token, "DELETE", f"{QUERIES}/{number}")
    if status == 204 or (status == 404 and b"of that number" in body):
        return status == 204
    raise EndpointError(f"{server}: no queries to be ended there (status {status}); {HOW}")


def _ask(server: str, token: str, method: str, path: str) -> tuple[int, bytes]:
    place = urlsplit(server)
    if place.scheme not in ("http", "https") or not place.hostname:
        raise EndpointError(f"{server!r}: no address; one like http://127.0.0.1:8000 was expected")
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    headers = {"accept": "application/json", "authorization": f"Bearer {token}"}
    connection = None
    try:
        connection = kind(place.hostname, place.port, timeout=WAIT_S)
        connection.request(method, f"{place.path.rstrip('/')}{path}", headers=headers)
        answer = connection.getresponse()
        status, body = answer.status, answer.read()
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise EndpointError(f"{server}: cannot be reached ({error}); {HOW}") from error
    finally:
        if connection:
            connection.close()
    if status in (401, 403):
        raise AuthError(f"{server}: {_detail(body)}", known=status == 403)
    return status, body


def _detail(body: bytes) -> str:
    try:
        return str(json.loads(body)["detail"])
    except (ValueError, KeyError, TypeError):
        return "it does not let you; give a token of scope admin"
