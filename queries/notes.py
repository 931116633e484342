"""The sentences under an answer, for the person who reads it."""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cbris.queries.parameters import Bound
from cbris.queries.question import NOT_GIVEN, Question
from cbris.queries.table import Table, shorten
from cbris.store.engine import Engine

__all__ = ["notes"]

PLACEHOLDER = re.compile(r"\$(\w+)")
LENGTHS = {4: "the last day of {}", 7: "the last day of {}"}
"""How a day is explained, by the length of the period that was given."""
NAMED = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT (MIN(?name) AS ?label) (MIN(?code) AS ?notation) {
  OPTIONAL { $thing rdfs:label|skos:prefLabel ?name FILTER(LANG(?name) IN ("en", "")) }
  OPTIONAL { $thing skos:notation ?code FILTER(STRENDS(STR($thing), CONCAT("/", STR(?code)))) }
}
"""


def notes(
    engine: Engine,
    question: Question,
    values: Mapping[str, str],
    bound: Mapping[str, Bound],
    table: Table,
) -> tuple[str, ...]:
    """Give the sentences: what no rows mean, the days used, what the question adds."""
    found = [question.empty] if not table.rows else []
    found += [*_days(question, values, bound), *question.notes]
    shown = {name: _shown(engine, term) for name, term in bound.items() if _used(name, found)}
    return tuple(PLACEHOLDER.sub(lambda match: shown.get(match[1], match[0]), t) for t in found)


def _used(name: str, sentences: list[str]) -> bool:
    return any(f"${name}" in sentence for sentence in sentences)


def _days(
    question: Question, values: Mapping[str, str], bound: Mapping[str, Bound]
) -> Iterator[str]:
    for name, parameter in question.parameters.items():
        if parameter.type == "period":
            given = str(values.get(name, parameter.default))
            why = LENGTHS.get(len(given))
            yield f"Day used: {bound[name].value}{f' ({why.format(given)})' if why else ''}."


def _shown(engine: Engine, term: Bound) -> str:
    if isinstance(term, Literal):
        return term.value or "any"
    return "any" if term == NOT_GIVEN else _name(engine, term)


def _name(engine: Engine, thing: NamedNode) -> str:
    answer = engine.query(NAMED.replace("$thing", str(thing)))
    assert isinstance(answer, QuerySolutions)  # the text above is a SELECT
    label, code = (term.value if isinstance(term, Literal) else "" for term in next(answer))
    if not label:
        return code or shorten(thing.value)
    return f"{label} ({code})" if code else label
