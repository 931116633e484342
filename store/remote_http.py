"""HTTP to a SPARQL service: time limits, another try where that is safe, clear errors."""

import json
import math
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
)

from cbris.errors import (
    BusyError,
    CbrisError,
    EndpointError,
    QueryError,
    TimeLimitError,
    TooMuchError,
)

__all__ = ["Client", "Endpoint"]

AGENT = "cbris"
CONNECTIONS = 16
"""So many connections are kept open for a next query."""
PAUSE_S = 0.2
"""How long one waits before a second try; before each further one twice as long."""
MAX_PAUSE_S = 10
"""A service that wants one to wait longer than this is busy."""
MAX_REASON = 300
"""Characters of what a service says of an error that a message keeps."""
READ = 64 * 1024
DEFAULT_GRAPH = "default-graph-uri"
AGAIN = frozenset({429, 502, 503})
"""Statuses that may be gone the next time."""
CUT = ("x-sparql-maxrows", "x-exec-db-activity-cut")
"""Headers by which a service tells that it left out rows."""


@dataclass(frozen=True)
class Endpoint:
    """A SPARQL service, and how it is called.

    `token` goes along as a bearer token, `login` as a name and password. `connect_s` is
    how long a connection may take, `read_s` how long the service may be silent, `seconds`
    how long a whole answer may take. A query is tried so many times more as `retries` says
    where the service could not be reached or says that it is busy. Errors call it by
    `name`, or else by its address. ``default-graph-uri=`` in the address names the graphs
    that a query sees if it names none.
    """

    url: str
    token: str | None = field(default=None, repr=False)
    login: tuple[str, str] | None = field(default=None, repr=False)
    connect_s: float = 5
    read_s: float = 60
    seconds: float = math.inf
    retries: int = 2
    name: str = ""

    def __post_init__(self) -> None:
        """Check the address.

        :raises EndpointError: it is none that can be called.
        """
        try:
            parts = urlsplit(self.url)
            fit = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            fit = False
        if not fit or re.search(r"[^!-~]", self.url):
            raise EndpointError(
                f"endpoint {self.url!r}: not an address; give one such as http://host/sparql"
            )
        if "@" in parts.netloc:
            raise EndpointError(
                f"endpoint at {parts.hostname}: a name or password in the address, where others"
                " may read it; give it apart"
            )

    @property
    def called(self) -> str:
        """Give what errors call it."""
        return self.name or self.url

    @property
    def graphs(self) -> Sequence[str]:
        """Give the graphs that a query sees if it names none."""
        return [value for name, value in self._parameters if name == DEFAULT_GRAPH]

    @property
    def target(self) -> str:
        """Give the address without these graphs, which are sent with each query."""
        rest = [pair for pair in self._parameters if pair[0] != DEFAULT_GRAPH]
        return urlunsplit(urlsplit(self.url)._replace(query=urlencode(rest), fragment=""))

    @property
    def _parameters(self) -> Sequence[tuple[str, str]]:
        return parse_qsl(urlsplit(self.url).query, keep_blank_values=True)

    @property
    def headers(self) -> Mapping[str, str]:
        """Give the headers of every request."""
        headers = {"user-agent": AGENT, "accept-encoding": "gzip"}
        if self.token is not None:
            headers["authorization"] = f"Bearer {self.token}"
        elif self.login is not None:
            headers |= urllib3.make_headers(basic_auth=":".join(self.login))
        return MappingProxyType(headers)


class _AgainError(Exception):
    """A call that may be made again, after so many seconds; `error` if it is not."""

    def __init__(self, error: CbrisError, pause: float = 0) -> None:
        super().__init__(str(error))
        self.error = error
        self.pause = pause


class Client:
    """Calls one service; threads may share it."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Take the service."""
        self.endpoint = endpoint
        self._target = endpoint.target
        self._pool = urllib3.PoolManager(
            maxsize=CONNECTIONS,
            timeout=urllib3.Timeout(connect=endpoint.connect_s, read=endpoint.read_s),
            retries=False,
        )

    def post(self, fields: Sequence[tuple[str, str]], accept: str) -> urllib3.BaseHTTPResponse:
        """Send a query, and give the answer once its head is there.

        It is for calls that change nothing, since one that failed is made again.

        :raises EndpointError: the service cannot be reached, or is none.
        :raises QueryError: it refuses the query; its subclasses say why.
        """
        pause = PAUSE_S
        for _ in range(self.endpoint.retries):
            try:
                return self._post(fields, accept)
            except _AgainError as error:
                time.sleep(max(pause, error.pause))
                pause *= 2
        try:
            return self._post(fields, accept)
        except _AgainError as error:
            raise error.error from error

    def _post(self, fields: Sequence[tuple[str, str]], accept: str) -> urllib3.BaseHTTPResponse:
        try:
            response = self._pool.request(
                "POST",
                self._target,
                body=urlencode(fields),
                headers={
                    **self.endpoint.headers,
                    "accept": accept,
                    "content-type": "application/x-www-form-urlencoded",
                },
                preload_content=False,
                redirect=False,
            )
        except HTTPError as error:
            raise self._unreached(error) from error
        if response.status == 200:
            return self._whole(response)
        with response:
            raise self._refused(response)

    def _unreached(self, error: HTTPError) -> CbrisError | _AgainError:
        name = self.endpoint.called
        match error:
            case ReadTimeoutError():
                return TimeLimitError(
                    f"{name}: no answer within {self.endpoint.read_s:g} s; ask for less"
                )
            case ConnectTimeoutError() | NewConnectionError() | ProtocolError():
                text = f"{name}: cannot be reached ({_line(str(error))}); check the address"
                return _AgainError(EndpointError(text))
            case _:
                return EndpointError(f"{name}: cannot be called ({_line(str(error))})")

    def _whole(self, response: urllib3.BaseHTTPResponse) -> urllib3.BaseHTTPResponse:
        """Give the answer on, unless the service tells that it left out rows."""
        for name in CUT:
            if name in response.headers:
                with response:
                    raise TooMuchError(
                        f"{self.endpoint.called}: the service cut its answer off"
                        f" ({name}: {_line(response.headers[name])}); ask for less, by LIMIT"
                    )
        return response

    def _refused(self, response: urllib3.BaseHTTPResponse) -> CbrisError | _AgainError:
        """Give the error for a status that is no success."""
        status, name = response.status, self.endpoint.called
        said = f"{name}: {status} {_said(response)}"
        wait = _seconds(response.headers.get("retry-after"))
        if status in AGAIN and (wait is not None or status == 502):
            busy = BusyError(said, math.ceil(wait or 1)) if status != 502 else EndpointError(said)
            return _AgainError(busy, wait or 0) if (wait or 0) <= MAX_PAUSE_S else busy
        match status:
            case 400 | 413 | 414:
                return QueryError(said)
            case 401 | 403 | 407:
                return EndpointError(f"{said}; give a token, or name and password, that it takes")
            case 408 | 504:
                return TimeLimitError(said)
            case 422:
                return TooMuchError(said)
            case 429 | 503:
                return BusyError(said)
            case _ if 300 <= status < 400 and "location" in response.headers:
                return EndpointError(
                    f"{name}: moved to {_line(response.headers['location'])}; give that address"
                )
            case _ if status >= 500:
                return EndpointError(f"{said}; the service failed; ask otherwise, or later")
            case _:
                return EndpointError(f"{said}; a SPARQL service was expected")


def _said(response: urllib3.BaseHTTPResponse) -> str:
    """Give what a service says of an error, shortened to a line."""
    try:
        text = response.read(READ).decode(errors="replace")
    except HTTPError:
        text = ""
    media_type = response.headers.get("content-type", "").partition(";")[0]
    if media_type.endswith("json"):
        text = _detail(text)
    elif "html" in media_type:
        text = ""
    return _line(text) or response.reason or "without a word"


def _detail(text: str) -> str:
    """Give the sentence of a problem details object (RFC 9457)."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    detail = found.get("detail") if isinstance(found, dict) else None
    return detail if isinstance(detail, str) else text


def _line(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= MAX_REASON else f"{line[:MAX_REASON]}…"


def _seconds(retry_after: str | None) -> float | None:
    """Read the seconds of Retry-After; a date counts as none."""
    return float(retry_after) if retry_after and retry_after.isdecimal() else None
