"""Queries that break endpoints, each with the statuses that are right for it.

0 stands for an answer that was begun with 200 and broken off. A deadline may be met where
memory is not, and the other way round, as the machine is fast or slow.
"""

from dataclasses import dataclass

__all__ = ["QUERIES", "Hostile"]

REFUSED = frozenset({400})
STOPPED = frozenset({422, 504})
BROKEN = frozenset({0, 422, 504})
DONE = frozenset({200})
EITHER = frozenset({0, 200, 422, 504})
P = "<http://e/next>"


@dataclass(frozen=True)
class Hostile:
    """A query, and the statuses of which one is right."""

    name: str
    query: str
    right: frozenset[int]


def many(of: str, between: str, times: int) -> str:
    return between.join([of] * times)


def each(form: str, times: int, between: str = "") -> str:
    return between.join(form.format(i) for i in range(times))


def values(variables: int, rows: int) -> str:
    row = each("{0} ", rows)
    return each(f"VALUES ?v{{0}} {{{{ {row} }}}}", variables)


def strings(times: int) -> str:
    """Give a string that is replaced by itself ten times over, again and again."""
    nested = "'aaaaaaaaaa'"
    for _ in range(times):
        nested = f"REPLACE({nested}, 'a', 'aaaaaaaaaa')"
    return f"SELECT (STRLEN({nested}) AS ?n) {{}}"


def doubled(times: int) -> str:
    """Give a string of sixteen times itself, again and again."""
    steps = (f"BIND(CONCAT({many(f'?y{i}', ',', 16)}) AS ?y{i + 1})" for i in range(times))
    return f"SELECT (STRLEN(?y{times}) AS ?n) {{ BIND('aaaaaaaa' AS ?y0) {' '.join(steps)} }}"


NINE = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"

# Those that were seen to break endpoints.
SEEN = (
    Hostile("1,200 parentheses", f"SELECT ({'(' * 1200}1{')' * 1200} AS ?x) {{}}", REFUSED),
    Hostile("6,000 parentheses", f"SELECT ({'(' * 6000}1{')' * 6000} AS ?x) {{}}", REFUSED),
    Hostile("3,000 braces", f"SELECT * {'{' * 3000}{'}' * 3000}", REFUSED),
    Hostile("a product", "SELECT * { ?a ?b ?c . ?d ?e ?f }", BROKEN),
    Hostile("a product counted", f"SELECT (COUNT(*) AS ?n) {{ {NINE} }}", STOPPED),
    Hostile("a product sorted", f"SELECT * {{ {NINE} }} ORDER BY ?a ?d", STOPPED),
    Hostile("a string that grows", strings(9), STOPPED),
    Hostile("a product of VALUES", f"SELECT * {{ {values(9, 10)} }} ORDER BY ?v1", STOPPED),
    Hostile("all pairs of a path", f"SELECT * {{ ?a {P}* ?b }}", BROKEN),
    Hostile("a path of 400 steps", f"SELECT * {{ ?s {many(P, '/', 400)} ?o }}", REFUSED),
    Hostile("400 patterns", f"SELECT * {{ {each('?v{0} ?p ?w{0} . ', 400)} }}", REFUSED),
    Hostile(
        "a regex that backtracks", "SELECT * { FILTER(REGEX('" + "a" * 28 + "b','^(a+)+$')) }", DONE
    ),
    Hostile("ten nested stars", f"SELECT * {{ ?s {'(' * 10}{P}{'*)' * 10} ?o }}", REFUSED),
    Hostile("a deep collection", f"SELECT * {{ {'(' * 150}1{')' * 150} ?p ?o }}", REFUSED),
    Hostile("1,000 chained", f"SELECT * {{ {each('?v{0} ?p ?v0{0} . ', 1000)} }}", REFUSED),
    Hostile("a sum of 20,000", f"SELECT ({many('1', '+', 20_000)} AS ?x) {{}}", REFUSED),
    Hostile("3,000 MINUS", f"SELECT * {{ {'MINUS{?s ?p ?o}' * 3000} }}", REFUSED),
    Hostile("3,000 BIND", f"SELECT * {{ {each('BIND(1 AS ?x{0})', 3000)} }}", REFUSED),
    Hostile("DESCRIBE of 3,000", f"DESCRIBE {each('<http://e/{0}> ', 2900)}", REFUSED),
    Hostile("20,000 times not", f"SELECT ({'!' * 20_000}true AS ?x) {{}}", REFUSED),
    Hostile("1,000 nested STR", f"SELECT ({'STR(' * 1000}1{')' * 1000} AS ?x) {{}}", REFUSED),
    Hostile("SERVICE", "SELECT * { SERVICE <CANARY> { ?s ?p ?o } }", REFUSED),
    Hostile("SERVICE SILENT", "SELECT * { SERVICE SILENT <CANARY> { ?s ?p ?o } }", REFUSED),
    Hostile("FROM the network", "SELECT * FROM <CANARY> { ?s ?p ?o }", DONE),
    Hostile("FROM a file", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", DONE),
)

# More of the kind.
MORE = (
    Hostile(
        "SERVICE of a variable",
        "SELECT * { VALUES ?x { <CANARY> } SERVICE ?x { ?s ?p ?o } }",
        REFUSED,
    ),
    Hostile(
        "SERVICE in a subselect",
        "SELECT * { { SELECT * { SERVICE<CANARY>{ ?s ?p ?o } } } }",
        REFUSED,
    ),
    Hostile(
        "SERVICE in EXISTS", "ASK { FILTER EXISTS { service <CANARY> { ?s ?p ?o } } }", REFUSED
    ),
    Hostile(
        "SERVICE by a prefix", "PREFIX s: <CANARY> SELECT * { SERVICE s: { ?s ?p ?o } }", REFUSED
    ),
    Hostile("SERVICE by an escape", "SELECT * { \\u0053ERVICE <CANARY> { ?s ?p ?o } }", REFUSED),
    Hostile(
        "SERVICE relative to BASE", "BASE <CANARY> SELECT * { SERVICE <> { ?s ?p ?o } }", REFUSED
    ),
    Hostile("LOAD as a query", "LOAD <CANARY>", REFUSED),
    Hostile("an update as a query", "DELETE WHERE { ?s ?p ?o }", REFUSED),
    Hostile(
        "FROM NAMED of the network", "SELECT * FROM NAMED <CANARY> { GRAPH ?g { ?s ?p ?o } }", DONE
    ),
    Hostile(
        "150 brackets of nodes", f"SELECT * {{ {'[<p:p> ' * 150}1{']' * 150} ?p ?o }}", REFUSED
    ),
    Hostile("a flat collection", f"SELECT * {{ ({many('1', ' ', 900)}) ?p ?o }}", REFUSED),
    Hostile("a star of 300", f"SELECT * {{ ?s {each('<http://e/p0> ?o{0}', 300, ';')} }}", REFUSED),
    Hostile("300 objects", f"SELECT * {{ ?s ?p {each('?o{0}', 300, ',')} }}", REFUSED),
    Hostile("300 groups", f"SELECT * {{ {each('{{?s{0} ?p ?o}}', 300)} }}", REFUSED),
    Hostile("300 graphs", f"SELECT * {{ {each('GRAPH ?g{0} {{?s ?p ?o}}', 300)} }}", REFUSED),
    Hostile("3,000 UNION", f"SELECT * {{ {many('{?s ?p ?o}', 'UNION', 3000)} }}", REFUSED),
    Hostile("3,000 OPTIONAL", f"SELECT * {{ {'OPTIONAL{?s ?p ?o}' * 3000} }}", REFUSED),
    Hostile("3,000 VALUES", f"SELECT * {{ {each('VALUES ?x{0}{{1}}', 3000)} }}", REFUSED),
    Hostile("3,000 FILTER", f"SELECT * {{ ?s ?p ?o {'FILTER(?s)' * 3000} }}", REFUSED),
    Hostile("4,000 expressions", f"SELECT {each('(1 AS ?x{0})', 4000)} {{}}", REFUSED),
    Hostile("16,000 times or", f"SELECT * {{ FILTER({many('?x', '||', 16_000)}) }}", REFUSED),
    Hostile(
        "300 triple terms", f"SELECT * {{ {'<<( ?s ?p ' * 300}1{' )>>' * 300} ?p ?o }}", REFUSED
    ),
    Hostile("300 reifiers", f"SELECT * {{ {'<< ?s ?p ' * 300}1{' >>' * 300} ?p ?o }}", REFUSED),
    Hostile("300 annotations", f"SELECT * {{ ?s ?p ?o {'{| ?p ?o ' * 150}{'|}' * 150} }}", REFUSED),
    Hostile("300 NOT EXISTS", f"ASK {{ {'FILTER NOT EXISTS{' * 300}{'}' * 300} }}", REFUSED),
    Hostile("a star of 99", f"SELECT * {{ ?s {each('<http://e/p0> ?o{0}', 99, ';')} }}", EITHER),
    Hostile("99 objects", f"SELECT * {{ ?s ?p {each('?o{0}', 99, ',')} }}", BROKEN),
    Hostile(
        "99 disjoint patterns", f"SELECT * {{ {each('?s{0} ?p{0} ?o{0} . ', 99)} }} LIMIT 1", EITHER
    ),
    Hostile("a path of 99 stars", f"ASK {{ ?s {many(P + '*', '/', 99)} <http://e/none> }}", EITHER),
    Hostile("a path within a path", f"SELECT (COUNT(*) AS ?n) {{ ?a ({P}*/{P}*)* ?b }}", STOPPED),
    Hostile("a negated path", f"SELECT * {{ ?a (!({P}|^<p:p>))+ ?b . ?c ?d ?e }}", BROKEN),
    Hostile("a grouped product", f"SELECT ?a (COUNT(*) AS ?n) {{ {NINE} }} GROUP BY ?a", STOPPED),
    Hostile("a product made DISTINCT", f"SELECT DISTINCT * {{ {NINE} }}", EITHER | BROKEN),
    Hostile(
        "GROUP_CONCAT of a product", f"SELECT (GROUP_CONCAT(STR(?a)) AS ?x) {{ {NINE} }}", STOPPED
    ),
    Hostile("SAMPLE of a product", f"SELECT (SAMPLE(?a) AS ?x) {{ {NINE} }}", STOPPED),
    Hostile("a product without a row", f"SELECT * {{ {NINE} FILTER(STR(?c) = ?f) }}", STOPPED),
    Hostile(
        "EXISTS of a product",
        f"ASK {{ ?x ?y ?z FILTER NOT EXISTS {{ {NINE} FILTER(?a = ?c + 1) }} }}",
        STOPPED,
    ),
    Hostile(
        "MINUS of a product",
        f"SELECT * {{ {NINE} MINUS {{ ?a ?b ?c . ?d ?e ?f }} }}",
        STOPPED | BROKEN,
    ),
    Hostile(
        "OFFSET far into a product", f"SELECT * {{ {NINE} }} OFFSET 999999999 LIMIT 1", STOPPED
    ),
    Hostile("CONSTRUCT of a product", f"CONSTRUCT {{ ?a ?e ?i }} {{ {NINE} }}", BROKEN),
    Hostile("DESCRIBE of a product", f"DESCRIBE * {{ {NINE} }}", BROKEN),
    Hostile("a string of CONCAT", doubled(8), STOPPED),
    Hostile(
        "a regex of many repeats",
        "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '((a{1,500}){1,500}){1,500}')) }",
        EITHER,
    ),
    Hostile("a regex that is none", "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '((((')) }", DONE),
    Hostile("a giant literal", "ASK { ?s ?p '" + "x" * 60_000 + "' }", DONE),
    Hostile("a literal beyond the limit", "ASK { ?s ?p '" + "x" * 70_000 + "' }", REFUSED),
    Hostile("a giant number", "SELECT (" + "9" * 60_000 + " * 9 AS ?x) {}", frozenset({200, 400})),
    Hostile("a giant name", "SELECT ?" + "x" * 60_000 + " {}", DONE),
    Hostile("a giant comment", "ASK {} #" + "x" * 60_000, DONE),
    Hostile("quotes without an end", "SELECT * { ?s ?p '" + '"' * 30_000 + " }", REFUSED),
    Hostile("signs without a sense", "%$&/()=?" * 7_000, REFUSED),
    Hostile("zeros", "\0" * 30_000, REFUSED),
    Hostile("right-to-left marks", "SELECT * { ?s ?p \u202e'a' }", REFUSED),
    Hostile("nothing", " ", REFUSED),
)

QUERIES = (*SEEN, *MORE)
