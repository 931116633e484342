import pytest

from cbris.errors import QueryError
from cbris.queries.catalog import catalog
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


def many(of: str, between: str, times: int = 2_600) -> str:
    return between.join([of] * times)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (
            "SELECT * {" + many("?s ?p ?o", ".", 101) + "}",
            "101 triple patterns and path steps join",
        ),
        ("SELECT * { ?s ?p " + many("?o", ",", 101) + "}", "101 triple patterns"),
        ("SELECT * { ?s " + many("<p:p>", "/", 101) + " ?o }", "101 triple patterns"),
        ("SELECT * {" + many("{?s ?p ?o}", "", 101) + "}", "101 triple patterns"),
        ("SELECT * { (" + many("1", " ", 110) + ") ?p ?o }", "221 triple patterns"),
        ("SELECT * {" + "(" * 60 + "1" + ")" * 60 + " ?p ?o }", "121 triple patterns"),
        ("SELECT * {" + many("{?s ?p ?o}", "UNION", 400) + "}", None),
        ("SELECT * {" + many("{?s ?p ?o}", "UNION", 502) + "}", "501 clauses"),
        ("SELECT * {" + many("{?s ?p ?o,?o,?o}", "UNION", 334) + "}", "1,002 triple patterns"),
        ("SELECT * { ?s (((<p:p>*)*)*) ?o }", "stars of a path nested 3 deep"),
        ("SELECT * { ?s " + "(" * 12 + "<p:p>" + "*)" * 12 + " ?o }", "stars of a path nested 12"),
        ("SELECT * { ?s ((<p:p>+/<p:q>)*|<p:r>+)+ ?o }", "stars of a path nested 3 deep"),
        ("SELECT (" + many("1", "+") + " AS ?x) { }", "2,599 operators"),
        ("SELECT * { FILTER(" + many("?x", "||") + ") }", "5,199 operators"),
        ("SELECT * {" + many("MINUS{?s ?p ?o}", "", 501) + "}", "501 clauses"),
        ("SELECT * {" + many("BIND(1 AS ?x)", "", 251) + "}", "502 clauses"),
        ("DESCRIBE " + many("<http://e/1>", " ", 501), "501 resources to DESCRIBE"),
        ("SELECT (" + "!" * 101 + "true AS ?x) { }" + " " * 400, "101 signs such as !"),
    ],
)
def test_what_would_hold_up_the_engine_is_refused(query: str, found: str | None) -> None:
    if found is None:
        check_query(query)
        return
    with pytest.raises(QueryError, match=found):
        check_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { VALUES ?x {" + many("<http://e/1>", " ") + "} }",
        "SELECT * { VALUES (?x ?y) {" + many("(1 2)", " ") + "} ?s ?p ?x , ?y }",
        "SELECT * { ?s ?p ?o FILTER(?o IN (" + many("'a'", ",") + ")) }",
        "CONSTRUCT {" + many("?s <p:p> ?o", ".", 500) + "} WHERE { ?s ?p ?o }",
        "SELECT * {" + many("{?s ?p ?o . ?o ?p ?s}", "UNION", 300) + "}",
        "SELECT * {" + many("OPTIONAL{?s ?p ?o}", "", 150) + "}",
        "SELECT * { ?s " + many("<p:p>*", "/", 50) + " ?o ; ((<p:p>*)*) ?x }",
        "SELECT * { ?s " + many("<p:p>", "|", 900) + " ?o }",
        "SELECT (CONCAT(" + many("'a'", ",") + ") AS ?x) { }",
    ],
)
def test_what_is_long_but_cheap_passes(query: str) -> None:
    check_query(query)


FRIEND = "http://127.0.0.1:3030/ds"


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_a_service_on_the_list_passes(silent: str) -> None:
    check_query(f"SELECT * {{ SERVICE {silent}<{FRIEND}> {{ ?s ?p ?o }} }}", [FRIEND])


@pytest.mark.parametrize(
    "call",
    [
        f"SERVICE <{FRIEND}2>",
        f"SERVICE <{FRIEND}> {{ }} SERVICE <http://e/>",
        "SERVICE ?x",
        "SERVICE SILENT ?x",
        "SERVICE e:ds",
        "SERVICE <http://127.0.0.1:3030/\\u0064s>",
        "SERVICE",
    ],
)
def test_a_service_off_the_list_is_refused(call: str) -> None:
    query = f"PREFIX e: <http://127.0.0.1:3030/> SELECT * {{ {call} {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryError, match=f"write one of <{FRIEND}>"):
        check_query(query, [FRIEND])


def test_a_query_within_a_group_is_joined_as_one_pattern() -> None:
    inner = "{ SELECT ?a { " + "?a <http://e/p> ?b . " * 60 + "} }"
    check_query("SELECT * { " + inner * 3 + " }")
    with pytest.raises(QueryError, match="180 triple patterns and path steps joined"):
        check_query("SELECT * { " + inner.replace("SELECT ?a", "") * 3 + " }")


@pytest.mark.parametrize("name", catalog())
def test_no_question_of_the_catalog_is_refused(name: str) -> None:
    check_query(catalog()[name].sparql)
