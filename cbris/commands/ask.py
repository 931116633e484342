"""``cbris ask``: the questions of the catalog, each a command of its own."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from cbris.commands.endpoint import asked_graph, endpoint_option, timeout_option
from cbris.commands.options import data_option, format_option
from cbris.errors import QueryError

if TYPE_CHECKING:
    from cbris.queries.question import Parameter, Question

__all__ = ["ask"]

FORM = "cbris.ask.form"
PARAMETER = "parameter_"
WIDTH = 80


class Questions(click.Group):
    """Offers every question as a command, its parameters as options."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Give the names of the questions."""
        from cbris.queries.catalog import names

        return list(names())

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Make the command of a question; None for a wrong name that is only completed.

        :raises UnknownQuestionError: the catalog has no question of that name.
        """
        from cbris.queries.catalog import names, question

        if context.resilient_parsing and name not in names():
            return None
        return _command(question(name))


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[QUESTION] [OPTIONS]")
@data_option
@endpoint_option()
@timeout_option
@format_option()
@click.pass_context
def ask(context: click.Context, form: str | None) -> None:
    """Ask a question of the catalog; without one, list them all.

    If there is no graph yet, the bundled one is built first.

    \b
    Examples:
      cbris ask
      cbris ask integration-stages
      cbris ask claims --holder Balassa
      cbris ask mentions --param concept="customs union" --format csv
      cbris ask neighbours --region UA-21 --as-of 2003
      cbris ask indices --endpoint http://127.0.0.1:8890/sparql
      cbris ask conditions --format json | jq -r '.results.bindings[].sentence.value'
    """
    context.meta[FORM] = form
    if context.invoked_subcommand is None:
        _list(form)


def _list(form: str | None) -> None:
    from pyoxigraph import Literal

    from cbris.commands.output import write_table
    from cbris.queries.catalog import by_topic
    from cbris.queries.table import Table

    if form is None:
        click.echo(_listing(), nl=False)
        return
    rows = tuple(
        (Literal(topic), Literal(each.name), Literal(each.summary))
        for topic, questions in by_topic().items()
        for each in questions
    )
    write_table(Table(("topic", "name", "question"), rows), form)


def _listing() -> str:
    """Lay out the questions by topic, at most WIDTH columns wide."""
    from cbris.queries.catalog import by_topic

    out = click.HelpFormatter(width=WIDTH)
    for topic, questions in by_topic().items():
        with out.section(topic):
            out.write_dl([(each.name, each.summary) for each in questions], col_max=28)
    return out.getvalue().lstrip("\n")


def _command(question: "Question") -> click.Command:
    return click.Command(
        question.name,
        callback=_answer,
        params=[*_shared_options(), *map(_option, question.parameters.values())],
        help=f"{question.summary}\n\n{question.description}",
        short_help=question.summary,
    )


def _shared_options() -> Iterable[click.Parameter]:
    @data_option
    @endpoint_option()
    @timeout_option
    @format_option()
    @click.option("--param", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter.")
    def shared() -> None:
        """Carry the options."""

    return click.command(shared).params


def _option(parameter: "Parameter") -> click.Option:
    default = f" [default: {parameter.default}]" if parameter.default not in (None, "") else ""
    return click.Option(
        [f"--{parameter.name.replace('_', '-')}", f"{PARAMETER}{parameter.name}"],
        metavar=parameter.type.upper(),
        help=f"{parameter.label}{default}",
    )


@click.pass_context
def _answer(
    context: click.Context, /, form: str | None, pairs: tuple[str, ...], **options: str | None
) -> None:
    from cbris.commands.output import write_table
    from cbris.queries.run import answer

    given = {
        name.removeprefix(PARAMETER): value for name, value in options.items() if value is not None
    }
    name, values = context.info_name or "", {**_pairs(pairs), **given}
    answered = answer(asked_graph(build=True), name, values)
    write_table(answered.table, form or context.meta[FORM])
    for note in answered.notes:
        click.echo(note, err=True)


def _pairs(pairs: tuple[str, ...]) -> Mapping[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise QueryError(f"--param {pair!r} has no value; give NAME=VALUE")
    return dict(pair.split("=", 1) for pair in pairs)
