import pytest

from cbris.errors import QueryError
from cbris.store.gate import check_query

EVIL = "SERVICE<http://127.0.0.1:1/>{?a ?b ?c}"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {EVIL} }}",
        "SELECT * { service silent ?x {?a ?b ?c} }",
        f"SELECT * {{ ?s ?p 1{EVIL} }}",
        f"SELECT * {{ ?s ?p true{EVIL} }}",
        f"PREFIX e: <http://e/> SELECT * {{ ?s ?p e:.{EVIL} }}",
        "PREFIX SERVICE: <http://e/> SELECT * { SERVICE:x {?a ?b ?c} }",
        "SELECT * { BIND(1 AS ?s)SERVICESILENT<http://e/>{?a ?b ?c} }",
        f"SELECT * {{ FILTER('a'<'b>'){EVIL} FILTER('a'='a') }}",
        f"PREFIX e: <http://e/> SELECT * {{ FILTER(?a<e:b#>'''\n){EVIL}#'''\n }}",
        "SELECT * { FILTER(?a<?b)SERVICE?x#>\n{?a ?b ?c} }",
        f"PREFIX p: <http://a:80> SELECT * {{ ?s ?p p:{EVIL} }}",
        f'SELECT * {{ VALUES ?x {{ """abc" }} {EVIL} }} #\\q """',
        f'SELECT * {{ VALUES ?x {{ """abc" }} {EVIL} }} #\\uD800 """',
        f"SELECT * {{ OPTIONAL{{?s <http://x\\u0041'> ?o}} {EVIL} FILTER('a'='a') }}",
    ],
)
def test_service_is_refused_however_it_is_hidden(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p 'SERVICE <http://e/> { ?a ?b ?c }' }",
        'SELECT * { ?s ?p """a "quoted" SERVICE <http://e/> {""" }',
        "SELECT * { ?s <http://e/SERVICE> ?o } # SERVICE <http://e/> { }",
        "PREFIX schema: <https://schema.org/> SELECT * { ?s a schema:Service ; schema:service ?x }",
        "SELECT * { ?s ?p 'Dienst'@service }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o>1) FILTER(?s IN (<urn:a>, <urn:b>)) }",
        "SELECT * { VALUES (?a ?b) { " + "(<http://e/#a> <http://e/b>)" * 300 + " } }",
        "SELECT * { ?s ?p ?o FILTER(?o<5 && STR(?s) = '((') }",
    ],
)
def test_ordinary_queries_pass(query: str) -> None:
    check_query(query)


@pytest.mark.parametrize("deep", ["(" * 201, "{" * 201, "[" * 201, "STR(" * 201])
def test_deep_nesting_is_refused(deep: str) -> None:
    with pytest.raises(QueryError, match="nested 201 deep; at most 200"):
        check_query("SELECT * { " + deep[1:] if deep[0] == "{" else "SELECT * " + deep)


def test_depth_hidden_in_what_looks_like_an_iri_is_refused() -> None:
    with pytest.raises(QueryError, match="nested"):
        check_query("SELECT * { FILTER(?a<" + "(" * 500 + "1>" + ")" * 500 + ") }")


def test_brackets_in_strings_do_not_nest() -> None:
    check_query("SELECT * { ?s ?p '" + "(" * 1000 + "' }")


def test_a_long_query_is_refused_with_its_size() -> None:
    with pytest.raises(QueryError, match="65,546 bytes; at most 65,536"):
        check_query("ASK { } # " + "x" * 65_536)


@pytest.mark.parametrize("text", ["", "  \n", "# only a comment"])
def test_an_empty_query_is_named_so(text: str) -> None:
    with pytest.raises(QueryError, match="query: empty; a SPARQL query such as SELECT or ASK"):
        check_query(text)
