"""A question is checked strictly when it is read."""

import pytest

from cbris.errors import QueryError, UnknownQuestionError
from cbris.queries.catalog import catalog, question, read_question
from cbris.queries.question import Parameter

HEADER = """\
#+ summary: Who?
#+ description: Who is it?
#+ tags: [claims]
#+ parameters:
#+   name: {label: Name, type: string, default: ""}
#+ columns:
#+   who: Who
#+ minimum: 1
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
QUERY = 'SELECT ?who ?whoLabel { ?who foaf:name ?whoLabel FILTER(?whoLabel = $name || "$x"="") }'


def test_the_twelve_first_questions_are_in_the_catalog() -> None:
    assert set(catalog()) >= {
        "barriers",
        "claims",
        "concepts",
        "conditions",
        "indices",
        "innovation-systems",
        "instruments",
        "integration-directions",
        "integration-stages",
        "mentions",
        "publications",
        "shared-references",
    }


def test_a_question_is_read_with_its_header() -> None:
    read = read_question(HEADER + QUERY, "who")
    assert (read.name, read.summary, read.tags, read.minimum) == ("who", "Who?", ("claims",), 1)
    assert read.parameters == {"name": Parameter("name", "Name", "string", "")}
    assert read.columns == {"who": "Who"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "minimum: 1",
            "minimun: 1",
            "who.rq:8: the header has the key 'minimun'; known are summary, description, tags,"
            " parameters, columns, minimum, notes, empty",
        ),
        ("minimum: 1", "minimum: one", "who.rq:8: minimum of the header is 'one', of a wrong type"),
        ("#+ minimum: 1\n", "", "who.rq:1: the header has no 'minimum'; add it to the header"),
        (
            "type: string",
            "type: text",
            "who.rq:5: type 'text' of 'name' is not one of string, integer, iri, concept, place,"
            " country, period",
        ),
        (
            ', default: ""',
            "",
            None,
        ),
        (
            'default: ""',
            'default: "", required: true',
            "who.rq:5: parameter 'name' must be required or have a default",
        ),
        (
            "who: Who\n",
            "whom: Whom\n",
            "who.rq:6: columns are ('whom',), the query answers with ('who',)",
        ),
        (
            "= $name",
            "= $nane",
            "who.rq:10: $nane is not declared; add it to the parameters of the header",
        ),
        ("= $name", '= ""', "who.rq:5: parameter 'name' is not used; write $name in the query"),
        (
            "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n",
            "",
            "who.rq:9: prefix 'foaf:' is not declared; add PREFIX foaf: <…>",
        ),
        ("SELECT", "SELEKT", "who.rq: error at 10:10: expected"),
        (
            "SELECT ?who ?whoLabel {",
            "CONSTRUCT {?who foaf:name ?whoLabel} {",
            "who.rq: not a SELECT; a question answers with rows",
        ),
        ("#+ tags: [claims]", "#+ tags: [people", "who.rq:4: "),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(old: str, new: str, message: str | None) -> None:
    text = (HEADER + QUERY).replace(old, new)
    if message is None:
        assert read_question(text, "who").parameters["name"].required
        return
    with pytest.raises(QueryError) as caught:
        read_question(text, "who")
    assert str(caught.value).startswith(message)


def test_an_unknown_question_names_those_that_are_close() -> None:
    with pytest.raises(UnknownQuestionError) as caught:
        question("obsolete-code")
    assert str(caught.value) == (
        "question 'obsolete-code' is not in the catalog; did you mean obsolete-codes?"
        " `cbris ask` lists all"
    )


def test_a_question_far_from_all_gets_no_guess() -> None:
    with pytest.raises(UnknownQuestionError, match="catalog; `cbris ask` lists all"):
        question("xyzzy")
