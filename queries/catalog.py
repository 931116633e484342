"""The catalog: every question that comes with the package.

One question is one file of ``queries/catalog``, named after the question: a header (see
``header.py``), then SPARQL with all of its prefixes. ``?name`` is a variable, ``$name`` a
parameter, and a line ``#include NAME`` stands for a fragment (see ``fragments.py``).
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import QuerySolutions, Store

from cbris.errors import QueryError, UnknownQuestionError
from cbris.queries.fragments import expand
from cbris.queries.header import Header, read_header
from cbris.queries.question import ParameterType, Question
from cbris.queries.table import LABEL
from cbris.queries.tokens import Token, replace_parameters, tokens

__all__ = ["TOPICS", "by_topic", "catalog", "names", "question", "read_question"]

FOLDER = "catalog"
SUFFIX = ".rq"
TOPICS: Mapping[str, tuple[str, ...]] = {
    "Regions and borders": ("borders", "regions"),
    "Integration": ("integration",),
    "Euroregions": ("euroregions",),
    "Programmes and instruments": ("programmes", "instruments"),
    "What texts say": (
        "claims",
        "concepts",
        "conditions",
        "barriers",
        "innovation-systems",
        "publications",
    ),
    "Indices": ("indices",),
    "The data": ("disagreements", "data"),
}
"""The topics in the order in which they are listed, each with its tags.

The first tag of a question says its topic.
"""
# A term of each type, only to see whether a text parses.
EXAMPLES: Mapping[ParameterType, str] = {
    "string": '""',
    "integer": "0",
    "iri": "<urn:x>",
    "concept": "<urn:x>",
    "place": "<urn:x>",
    "country": "<urn:x>",
    "period": '"2024-12-31"^^<http://www.w3.org/2001/XMLSchema#date>',
}


@cache
def names() -> tuple[str, ...]:
    """Give the name of every question, sorted."""
    folder = files("cbris.queries") / FOLDER
    found = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


@cache
def catalog() -> Mapping[str, Question]:
    """Read every question of the catalog, by name.

    :raises QueryError: a file of the catalog is wrong.
    """
    return MappingProxyType({name: question(name) for name in names()})


def by_topic() -> Mapping[str, tuple[Question, ...]]:
    """Give the questions of each topic; a topic without any is left out."""
    found = {
        topic: tuple(each for each in catalog().values() if each.tags[0] in tags)
        for topic, tags in TOPICS.items()
    }
    return {topic: questions for topic, questions in found.items() if questions}


@cache
def question(name: str) -> Question:
    """Read one question of the catalog.

    :raises UnknownQuestionError: there is none of that name.
    """
    if name not in names():
        raise UnknownQuestionError(f"question {name!r} is not in the catalog; {_advice(name)}")
    path = files("cbris.queries") / FOLDER / f"{name}{SUFFIX}"
    return read_question(path.read_text("utf-8"), name)


def read_question(text: str, name: str) -> Question:
    """Read a question from the text of its file and check it.

    :raises QueryError: header and SPARQL do not fit together.
    """
    header = read_header(text, f"{name}{SUFFIX}")
    sparql = expand(text, header.where)
    read = Question(
        name=name,
        summary=header.text("summary"),
        description=header.text("description"),
        tags=header.texts("tags"),
        parameters=header.parameters(),
        columns={key: str(label) for key, label in header.mapping("columns").items()},
        minimum=header.minimum(),
        sparql=sparql,
        notes=header.texts("notes"),
        empty=header.text("empty", Question.empty),
    )
    _check_topic(read, header)
    found = tuple(tokens(sparql))
    _check_parameters(read, header, found)
    _check_prefixes(header, found)
    _check_columns(read, header)
    return read


def _advice(name: str) -> str:
    close = get_close_matches(name, names(), n=2, cutoff=0.6)
    meant = f"did you mean {' or '.join(close)}? " if close else ""
    return f"{meant}`cbris ask` lists all"


def _check_topic(read: Question, header: Header) -> None:
    known = [tag for tags in TOPICS.values() for tag in tags]
    if not read.tags or read.tags[0] not in known:
        raise header.error(
            "tags", f"the first tag is in no topic; begin with one of {', '.join(known)}"
        )


def _check_parameters(read: Question, header: Header, found: tuple[Token, ...]) -> None:
    used = {token.text for token in found if token.kind == "parameter"}
    for token in found:
        if token.kind == "parameter" and token.text not in read.placeholders:
            raise QueryError(
                f"{header.where}:{token.line}: ${token.text} is not declared;"
                " add it to the parameters of the header"
            )
    for name in read.parameters:
        if name not in used:
            raise header.error(name, f"parameter {name!r} is not used; write ${name} in the query")


def _check_prefixes(header: Header, found: tuple[Token, ...]) -> None:
    declared = {_declared(token) for token in found if token.kind == "declaration"}
    for token in found:
        if token.kind == "prefix" and token.text not in declared:
            raise QueryError(
                f"{header.where}:{token.line}: prefix {token.text!r} is not declared;"
                f" add PREFIX {token.text} <…>"
            )


def _declared(token: Token) -> str:
    return token.text.split()[-1]


def _check_columns(read: Question, header: Header) -> None:
    example = replace_parameters(read.sparql, lambda name: EXAMPLES[read.placeholders[name].type])
    try:
        answer = Store().query(example)
    except SyntaxError as error:
        raise QueryError(f"{header.where}: {error}; the query must be SPARQL 1.1") from error
    if not isinstance(answer, QuerySolutions):
        raise QueryError(f"{header.where}: not a SELECT; a question answers with rows")
    variables = tuple(_headed([variable.value for variable in answer.variables]))
    if variables != tuple(read.columns):
        raise header.error(
            "columns", f"columns are {tuple(read.columns)}, the query answers with {variables}"
        )


def _headed(variables: Sequence[str]) -> Iterator[str]:
    """Yield the variables that need a heading: ``?xLabel`` has that of ``?x``."""
    for name in variables:
        if not (name.endswith(LABEL) and name.removesuffix(LABEL) in variables):
            yield name
