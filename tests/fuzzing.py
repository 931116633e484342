"""Requests of every kind to every route, made from a seed: right ones, and spoilt ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from gzip import compress
from random import Random
from urllib.parse import quote

from cbris.queries.catalog import catalog
from cbris.server.formats import RDF, RESULTS, offered
from cbris.server.routes import ROUTES

__all__ = ["TARGETS", "Attempt", "attempts"]

TARGETS: Mapping[str, Sequence[str]] = {
    "/<path>": (
        "/claim/1",
        "/publication/a",
        "/span/b/0-45",
        "/graph/b",
        "/ontology",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/a/../../b",
        "//evil.example/x",
        "/%00",
        "/%ff%fe",
        "/ü",
        "/a%2Fb%3Fc%23d",
        "/" + "a/" * 500,
        "/.git/config",
        "/<script>fuzz</script>",
        "/" + "%25" * 200,
    ),
    "/question/<name>": (*(f"/question/{name}" for name in catalog()), "/question/", "/question/x"),
    "/static/<file>": ("/static/cbris.css", "/static/../app.py", "/static/%2e%2e%2fapp.py"),
    "/store": ("/store", "/store/", "/store/own", "/store/%00", "/store/<a>", "/store/a b"),
    "/admin/queries": ("/admin/queries", "/admin/queries/1", "/admin/queries/-1", "/admin/"),
}
"""Where to ask for a route; those that are not here are themselves an address."""

QUERIES = (
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "SELECT * { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
    "DESCRIBE <https://w3id.org/cbris/claim/1>",
    "SELECT (1/0 AS ?x) (STRDT('a', <http://e/d>) AS ?y) {}",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <http://e/none> { ?s ?p ?o }",
    "SELECT * { ?s <http://e/p>* ?o } LIMIT 5",
    "SELECT ?x { BIND('\\u0000<script>fuzz</script>' AS ?x) }",
    "SELECT (IRI('javascript:alert(1)') AS ?x) {}",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT (SHA512(STR(RAND())) AS ?x) {}",
    "PREFIX : <http://e/> SELECT * { << :a :b :c >> ?p ?o }",
    "INSERT DATA { <http://e/a> <http://e/b> 1 }",
    "INSERT DATA { GRAPH <http://e/g> { _:a <http://e/b> <<( _:a <http://e/b> 'x'@en--ltr )>> } }",
    "INSERT { GRAPH ?g { ?o ?p _:b } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "DELETE WHERE { <http://e/a> ?p ?o }",
    "CLEAR GRAPH <http://e/g>",
    "LOAD <file:///etc/passwd>",
    "DROP ALL",
    "SELECT",
    "",
    "}",
    "((((",
    "\ud800",
)
VALUES = (
    "",
    " ",
    "0",
    "-1",
    "1",
    "99999999999999999999",
    "1e309",
    "NaN",
    "true",
    "None",
    "2020-02-30",
    "2021-01-01",
    "AT",
    "https://w3id.org/cbris/claim/1",
    "http://e/ü",
    "http://e/a b",
    "<http://e/a>",
    "urn:x",
    "x:",
    "../../etc/passwd",
    "'; DROP ALL; --",
    '"} INSERT { ?s ?p ?o } #',
    "<script>fuzz</script>",
    "%s%n{0}{{}}",
    "\x00",
    "\r\nSet-Cookie: a=b",
    "\u202e\U0001f600\ufeff",
    "é" * 2_000,
    "a" * 20_000,
    *RDF,
    *RESULTS,
    "html",
    "markdown",
)
FIELDS = (
    "query",
    "update",
    "format",
    "graph",
    "default",
    "default-graph-uri",
    "named-graph-uri",
    "using-graph-uri",
    "iri",
    "uri",
    "page",
    "limit",
    "offset",
    "from",
    *sorted({name for each in catalog().values() for name in each.parameters}),
    "",
    "ü",
    "__class__",
)
OWN: Mapping[str, Sequence[str]] = {
    "/sparql": ("query", "format", "default-graph-uri", "named-graph-uri", "using-graph-uri"),
    "/store": ("graph", "default", "format"),
    "/resource": ("iri", "iri", "format", "incoming", "page"),
    "/<path>": ("format", "incoming", "page", "from"),
}
IRIS = ("https://w3id.org/cbris/claim/1", "http://e/g", "http://e/none", "urn:x", "http://e/ü")
LIKELY: Mapping[str, Sequence[str]] = {
    "format": (*RDF, *RESULTS, "html", "markdown"),
    "page": ("1", "2", "0", "-1", "9999999", "1e3"),
    **dict.fromkeys(("iri", "graph", "default-graph-uri", "named-graph-uri", "from"), IRIS),
}
"""What a route may take for right in a field."""
READS = ("GET",) * 16 + ("HEAD", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "BREW")
METHODS: Mapping[str, Sequence[str]] = {
    "/sparql": ("GET", "GET", "POST", "POST", "POST", "QUERY", "HEAD", "PUT", "PATCH", "OPTIONS"),
    "/store": ("GET", "HEAD", "PUT", "PUT", "POST", "POST", "DELETE", "PATCH", "OPTIONS"),
    "/admin/queries": ("GET", "DELETE", "DELETE", "POST"),
}
OFTEN = ("/sparql", "/store", "/question/<name>", "/<path>", "/resource", "/admin/queries")
"""Routes that a client can say much to."""
TYPES = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
    "application/sparql-query; charset=latin-1",
    "multipart/form-data; boundary=b",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "text/plain",
    "application/json",
    ";;;",
    "é/ü",
    *(kind for each in RDF.values() for kind in each.media_types),
)
ACCEPTS = (
    "*/*",
    "text/html",
    "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
    "image/png",
    "text/plain",
    "application/problem+json",
    ";q=1",
    "*/*;q=nan",
    "a/b;q=-1,,,;",
    "text/*;q=0",
    "," * 500,
    *offered(RDF.values()),
    *offered(RESULTS.values()),
)
HEADERS: Mapping[str, Sequence[str]] = {
    "accept-encoding": ("gzip", "zstd", "br", "*;q=0", "gzip;q=x", "identity;q=0"),
    "if-none-match": ("*", '"x"', "W/", '"', '"a", "b"', "é"),
    "if-modified-since": ("yesterday", "Wed, 25 Nov 2026 15:00:00 GMT", "0"),
    "range": ("bytes=0-0", "bytes=-1", "bytes=9-1", "lines=1-2", "bytes=0-,0-,0-"),
    "content-encoding": ("gzip", "deflate", "x"),
    "origin": ("null", "https://evil.example"),
    "access-control-request-method": ("PUT", "x"),
    "authorization": ("Bearer", "Bearer x", "Basic YTpi", "Bearer " + "x" * 3_000, "Digest é"),
    "x-forwarded-for": ("192.0.2.7", "unknown", "::1, ::ffff:1.2.3.4", "," * 99),
    "x-forwarded-host": ("e.example", "a b", "<script>fuzz</script>", "[::1]:99"),
    "x-forwarded-proto": ("https", "javascript", ""),
    "cookie": ("a=b", "x" * 4_000),
    "accept-language": ("uk", "*;q=x", "x" * 500),
    "x-long": ("y" * 40_000,),
    "expect": ("100-continue",),
}
HOSTS = ("127.0.0.1", "e.example:80", "", "a b", "<script>fuzz</script>", "[::1]:1", "ü", "x" * 300)
BODIES = (
    b"",
    b"\x00",
    b"\xff\xfe\xfd",
    b"<http://e/a> <http://e/b> 1 .",
    b"<a> <b> <<( <c> <d> <e> )>> .",
    b"@prefix : <x",
    b"[" * 5_000,
    b'{"@context": "http://127.0.0.1:1/c", "@id": "x:a", "x:b": 1}',
    b'{"@id": "x:a", "x:b": ' + b"[" * 3_000 + b"]" * 3_000 + b"}",
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>',
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
    b'--b\r\nContent-Disposition: form-data; name="f"\r\nContent-Type: text/turtle\r\n\r\n'
    b"<a:> <b:> 1 .\r\n--b--\r\n",
    b"--b\r\n\r\n--b",
    b"--b\r\nContent-Type: text/turtle\r\n\r\n<a:",
    compress(b"query=ASK {}"),
    b"&".join([b"query=ASK%20%7B%7D"] * 1_200),
    b"a" * 70_000,
)
GRAPHS = (
    ("text/turtle", b"<http://e/a> <http://e/b> 1, [] ."),
    ("text/turtle", b'<http://e/a> <http://e/1> "a"@ar--rtl {| <http://e/q> _:0 |} .'),
    ("text/turtle", "<urn:\u00e9> <urn:\u00e9:1> 'a\ufffe\\u0001\\u2028' .".encode()),
    ("application/n-triples", b"<http://e/a> <http://e/b> _:b ."),
    ("application/ld+json", b'{"@id": "http://e/a", "http://e/b": [1, {"http://e/c": true}]}'),
    ("application/ld+json", b'{"@context": "http://127.0.0.1:1/c", "@id": "x:a"}'),
    ("application/rdf+xml", BODIES[10]),
    ("multipart/form-data; boundary=b", BODIES[11]),
)
NOISE = (
    b"%",
    b"%zz",
    b"&&==&",
    b"\xff",
    b"?",
    b"#x",
    b"+",
    b"\xc3\xbc",
    b";",
    b"%00",
    b"[",
    b"a" * 70_000,
)


@dataclass(frozen=True)
class Attempt:
    """A request, as it goes over the wire."""

    method: str
    target: bytes
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def as_bytes(self) -> bytes:
        """Write it; a body is announced by its length, if no header says otherwise."""
        lines = [self.method.encode() + b" " + self.target + b" HTTP/1.1"]
        pairs = list(self.headers)
        if self.body or self.method in ("POST", "PUT", "PATCH"):
            pairs.append(("content-length", str(len(self.body))))
        lines += [f"{name}: {value}".encode() for name, value in pairs]
        return b"\r\n".join([*lines, b"connection: close", b"", b""]) + self.body


def attempts(seed: int, token: str) -> Iterator[Attempt]:
    """Yield requests without an end; each route has its turn.

    :param token: sent by some of them.
    """
    random = Random(seed)
    while True:
        for route in (*ROUTES, *OFTEN * 4):
            yield _attempt(random, route, token)


def _attempt(random: Random, route: str, token: str) -> Attempt:
    path = random.choice(TARGETS.get(route, (route,)))
    method = random.choice(METHODS.get(route, READS))
    headers = dict(_headers(random, token))
    fields = _fields(random, _own(route, path))
    in_body = method in ("POST", "QUERY") and random.random() < 0.5
    body = fields if in_body else b""
    if in_body:
        headers["content-type"] = TYPES[0]
    elif method in ("POST", "QUERY") and route == "/sparql" and random.random() < 0.7:
        body = random.choice(QUERIES).encode("utf-8", "replace")
        headers["content-type"] = random.choice(TYPES[1:3])
        fields = b"" if random.random() < 0.7 else fields
    elif method in ("PUT", "POST") and route == "/store" and random.random() < 0.6:
        headers["content-type"], body = random.choice(GRAPHS)
    elif method in ("POST", "PUT", "PATCH", "QUERY") or random.random() < 0.05:
        body = random.choice((*BODIES, *(text.encode("utf-8", "replace") for text in QUERIES)))
        headers["content-type"] = random.choice(TYPES)
    target = quote(path, safe="/%<>").encode().replace(b"<", b"%3C").replace(b">", b"%3E")
    if random.random() < 0.1:
        target = path.replace(" ", "+").encode()
    if fields and not in_body:
        target += b"?" + fields
    return Attempt(method, target, tuple(headers.items()), body)


def _headers(random: Random, token: str) -> Iterator[tuple[str, str]]:
    yield "host", random.choice(HOSTS) if random.random() < 0.1 else "127.0.0.1"
    if random.random() < 0.8:
        yield "accept", random.choice(ACCEPTS)
    for name in random.sample(list(HEADERS), random.choice((0, 0, 0, 1, 1, 3))):
        yield name, random.choice(HEADERS[name])
    if random.random() < 0.5:
        yield "authorization", f"Bearer {token}"


def _own(route: str, path: str) -> Sequence[str]:
    """Give the fields that a route asks for."""
    question = catalog().get(path.rpartition("/")[2])
    if question is not None:
        return (*question.parameters, "format")
    return OWN.get(route, FIELDS)


def _fields(random: Random, own: Sequence[str]) -> bytes:
    pairs = []
    if random.random() < (0.7 if "query" in own else 0.2):
        pairs.append((random.choice(("query", "query", "update")), random.choice(QUERIES)))
    for _ in range(random.choice((0, 0, 1, 1, 2, 3, 8))):
        name = random.choice(own if random.random() < 0.8 else FIELDS)
        likely = LIKELY.get(name, VALUES) if random.random() < 0.7 else VALUES
        pairs.append((name, random.choice(likely)))
    random.shuffle(pairs)
    text = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs).encode()
    if random.random() < 0.08:
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(NOISE) + text[at:]
    return text


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")
