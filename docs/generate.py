"""Write what docs/ has from the program: pages, the tables of model.md, and answer.svg.

Run ``python docs/generate.py`` after a change of the catalog, of the command line or of the
ontology; a test compares the pages with what this would write. The picture is an answer from a
graph that is built for it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rdflib import Graph
from rich.console import Console

from cbris.cli import cli
from cbris.commands.drawing import draw
from cbris.ontology.diagram import DIAGRAMS, class_diagram, read_ontology
from cbris.ontology.mapping import reuse_table, term_table
from cbris.queries.catalog import by_topic
from cbris.queries.question import Parameter, Question
from cbris.queries.run import ask
from cbris.store.build import build
from cbris.store.embedded import EmbeddedEngine
from cbris.store.engine import Engine

DOCS = Path(__file__).parent
WIDTH = 88
PICTURED = "integration-stages"
PICTURE_WIDTH = 124
# A picture fetches nothing: without these the reader's own monospace font is used.
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def questions() -> str:
    """Give the page of the questions."""
    parts = ["# Questions\n", QUESTIONS_INTRODUCTION]
    for topic, found in by_topic().items():
        parts += [f"## {topic}\n", *map(_question, found)]
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


def picture(engine: Engine) -> str:
    """Give the answer to one question, as a terminal shows it, as SVG."""
    console = Console(record=True, width=PICTURE_WIDTH, file=StringIO())
    console.print(f"$ cbris ask {PICTURED}\n")
    draw(ask(engine, PICTURED), console)
    drawn = console.export_svg(title="CBRIS", unique_id="answer")
    return FONT_FACE.sub("", drawn)


def model() -> str:
    """Give the page of the model: its own prose, with the parts from the ontology made anew."""
    page = (DOCS / "model.md").read_text("utf-8")
    ontology = read_ontology()
    parts = {
        "diagrams": "\n\n".join(_diagrams(ontology)),
        "terms": term_table(ontology),
        "reused": reuse_table(ontology),
    }
    for name, text in parts.items():
        page = _between(page, name, text)
    return page


def _diagrams(ontology: Graph) -> Iterator[str]:
    for title, classes in DIAGRAMS.items():
        yield f"**{title}**\n\n```mermaid\n{class_diagram(ontology, classes)}\n```"


def _between(page: str, name: str, text: str) -> str:
    """Put a text between the two comments of a page that bear a name."""
    start, end = f"<!-- {name}: made from ontology/cbris.ttl -->", f"<!-- end of {name} -->"
    before, after = page[: page.index(start)], page[page.index(end) :]
    return f"{before}{start}\n{text}\n{after}"


def _question(question: Question) -> str:
    lines = [f"### {question.name}\n", f"**{question.summary}** {question.description}\n"]
    lines += [f"- `--{_option(p)}` ({p.type}): {p.label}{_default(p)}" for p in _listed(question)]
    lines.append(f"- Columns: {', '.join(question.columns.values())}.")
    lines.append(f"- Tags: {', '.join(question.tags)}. On the bundled graph: {_rows(question)}.")
    lines += [f"- Note: {note}" for note in question.notes]
    return "\n".join(lines) + "\n"


def _option(parameter: Parameter) -> str:
    return parameter.name.replace("_", "-")


def _listed(question: Question) -> Iterator[Parameter]:
    yield from question.parameters.values()


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return " (required)."
    return " (may be left open)." if parameter.optional else f"; default `{parameter.default!r}`."


def _rows(question: Question) -> str:
    return f"at least {question.minimum} rows"


def _help(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    yield f"```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group) and name != "ask":
        for inner, subcommand in command.commands.items():
            yield f"### cbris {name} {inner}\n"
            yield from _help(subcommand, inner, context)


PAGES: Mapping[str, Callable[[], str]] = {
    "questions.md": questions,
    "commands.md": commands,
    "model.md": model,
}

if __name__ == "__main__":
    for page, text in PAGES.items():
        (DOCS / page).write_text(text(), "utf-8")
    with TemporaryDirectory() as folder:
        build(Path(folder))
        (DOCS / "answer.svg").write_text(picture(EmbeddedEngine(Path(folder))), "utf-8")
