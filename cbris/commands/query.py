"""``cbris query``: SPARQL as it is typed."""

import sys
from pathlib import Path

import click

from cbris.commands.endpoint import asked_graph, endpoint_option, timeout_option
from cbris.commands.options import ANSWER_FORMATS, data_option, format_option
from cbris.errors import QueryError

__all__ = ["query"]


@click.command()
@click.argument("sparql", required=False)
@data_option
@endpoint_option()
@timeout_option
@format_option((*ANSWER_FORMATS, "turtle", "ntriples"))
def query(sparql: str | None, form: str | None) -> None:
    """Run a SPARQL query: a text, @FILE, or standard input.

    SELECT answers with rows, ASK with true or false, CONSTRUCT and DESCRIBE with triples.

    \b
    Examples:
      cbris query "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"
      cbris query @stages.rq --format csv
      cbris query < stages.rq
      cbris query "ASK {}" --endpoint https://query.wikidata.org/sparql
      cbris query "DESCRIBE <https://w3id.org/cbris/country/UA>" --format turtle
    """
    from cbris.commands.output import write_answer

    text = _text(sparql)
    write_answer(asked_graph().query(text), form)


def _text(sparql: str | None) -> str:
    if sparql is None or sparql == "-":
        return sys.stdin.read()
    return _read(Path(sparql[1:])) if sparql.startswith("@") else sparql


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror}; give a readable file after @") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8; save the query as UTF-8") from error
