"""Write the pages of docs/ that are made from the program: questions.md and commands.md.

Run ``python docs/generate.py`` after a change of the catalog or of the command line;
a test compares the pages with what this would write.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from cbris.cli import cli
from cbris.queries.catalog import catalog
from cbris.queries.question import Parameter, Question

DOCS = Path(__file__).parent
WIDTH = 88


def questions() -> str:
    """Give the page of the questions."""
    parts = ["# Questions\n", QUESTIONS_INTRODUCTION, *map(_question, catalog().values())]
    return "\n".join(parts)


def commands() -> str:
    """Give the page of the commands: the help of each."""
    parts = ["# Commands\n", COMMANDS_INTRODUCTION]
    root = cli.make_context("cbris", ["stats"], terminal_width=WIDTH)
    for name, command in cli.commands.items():
        parts += [f"## cbris {name}\n", *_help(command, name, root)]
    return "\n".join(parts)


QUESTIONS_INTRODUCTION = """\
Each question is one file of `queries/catalog`. Ask it by its name, `cbris ask NAME`; what it asks
for is given as `--NAME VALUE`. This page is made from these files by `python docs/generate.py`.
"""
COMMANDS_INTRODUCTION = """\
Every command takes `--data DIR`, before or after its name; without it the folder in `CBRIS_DATA`
is used, else the platform's folder for user data. Exit codes: 0 it worked, 1 it did not and one
line on stderr says why, 2 it was called wrongly, 130 it was interrupted. This page is made from
the program by `python docs/generate.py`.
"""


def _question(question: Question) -> str:
    lines = [f"## {question.name}\n", f"**{question.summary}** {question.description}\n"]
    lines += [f"- `--{p.name}` ({p.type}): {p.label}{_default(p)}" for p in _listed(question)]
    lines.append(f"- Columns: {', '.join(question.columns.values())}.")
    lines.append(f"- Tags: {', '.join(question.tags)}. On the bundled texts: {_rows(question)}.")
    return "\n".join(lines) + "\n"


def _listed(question: Question) -> Iterator[Parameter]:
    yield from question.parameters.values()


def _default(parameter: Parameter) -> str:
    return " (required)." if parameter.required else f"; default `{parameter.default!r}`."


def _rows(question: Question) -> str:
    return f"at least {question.minimum} rows"


def _help(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    yield f"```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group) and name != "ask":
        for inner, subcommand in command.commands.items():
            yield f"### cbris {name} {inner}\n"
            yield from _help(subcommand, inner, context)


PAGES: Mapping[str, Callable[[], str]] = {"questions.md": questions, "commands.md": commands}

if __name__ == "__main__":
    for page, text in PAGES.items():
        (DOCS / page).write_text(text(), "utf-8")
