"""Put a question to a graph."""

from collections.abc import Mapping

from pyoxigraph import QuerySolutions

from cbris.errors import QueryError
from cbris.queries.catalog import question as read_question
from cbris.queries.parameters import bind
from cbris.queries.question import Question
from cbris.queries.table import Table
from cbris.queries.tokens import replace_parameters
from cbris.store.engine import Engine

__all__ = ["ask", "sparql"]


def ask(
    engine: Engine, question: Question | str, parameters: Mapping[str, str] | None = None
) -> Table:
    """Answer a question, given as such or by its name in the catalog.

    Columns are the variables of the query, headed by the labels of the question.

    :raises UnknownQuestionError: the catalog has no question of that name.
    :raises QueryError: a parameter is missing or wrong.
    """
    asked = read_question(question) if isinstance(question, str) else question
    answer = engine.query(sparql(engine, asked, parameters or {}))
    if not isinstance(answer, QuerySolutions):
        raise QueryError(f"{asked.name}: not a SELECT; a question answers with rows")
    return Table.of(answer, asked.columns)


def sparql(engine: Engine, question: Question, parameters: Mapping[str, str]) -> str:
    """Give the SPARQL of a question with its parameters filled in.

    :raises QueryError: a parameter is missing or wrong.
    """
    terms = bind(engine, question, parameters)
    return replace_parameters(question.sparql, terms.__getitem__)
