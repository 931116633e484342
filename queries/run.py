"""Put a question to a graph."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import QuerySolutions

from cbris.errors import QueryError
from cbris.queries.catalog import question as read_question
from cbris.queries.notes import notes
from cbris.queries.parameters import bind
from cbris.queries.question import Question
from cbris.queries.table import Table
from cbris.queries.tokens import replace_parameters
from cbris.store.engine import Engine

__all__ = ["Answered", "answer", "ask", "sparql"]


@dataclass(frozen=True)
class Answered:
    """An answer: its rows, and sentences for the person who reads them."""

    table: Table
    notes: tuple[str, ...]


def ask(
    engine: Engine, question: Question | str, parameters: Mapping[str, str] | None = None
) -> Table:
    """Answer a question, given as such or by its name in the catalog, with its rows alone.

    Columns are the variables of the query, headed by the labels of the question.

    :raises UnknownQuestionError: the catalog has no question of that name.
    :raises QueryError: a parameter is missing or wrong.
    """
    return answer(engine, question, parameters).table


def answer(
    engine: Engine, question: Question | str, parameters: Mapping[str, str] | None = None
) -> Answered:
    """Answer a question as `ask` does, with its notes.

    :raises UnknownQuestionError: the catalog has no question of that name.
    :raises QueryError: a parameter is missing or wrong.
    """
    asked = read_question(question) if isinstance(question, str) else question
    values = parameters or {}
    bound = bind(engine, asked, values)
    found = engine.query(replace_parameters(asked.sparql, lambda name: str(bound[name])))
    if not isinstance(found, QuerySolutions):
        raise QueryError(f"{asked.name}: not a SELECT; a question answers with rows")
    table = Table.of(found, asked.columns)
    return Answered(table, notes(engine, asked, values, bound, table))


def sparql(engine: Engine, question: Question, parameters: Mapping[str, str]) -> str:
    """Give the SPARQL of a question with its parameters filled in.

    :raises QueryError: a parameter is missing or wrong.
    """
    bound = bind(engine, question, parameters)
    return replace_parameters(question.sparql, lambda name: str(bound[name]))
