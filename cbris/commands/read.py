"""``cbris read``: what can be read from papers, without a graph."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cbris.commands.options import data_option
from cbris.commands.reading import Job, documents_of, jobs_of, progress_bar

if TYPE_CHECKING:
    from cbris.loaders.text.document import Document
    from cbris.workers import Said

__all__ = ["read"]

Alive = Callable[[Any], None]


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@data_option
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(("text", "json", "html")),
    default="text",
    show_default=True,
    help="A report, an object a line, or a page with all marked in the text.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the objects, and end.")
@click.pass_context
def read(context: click.Context, paths: tuple[str, ...], form: str, schema: bool) -> None:
    """Read papers and print what was found: header, references, mentions, claims.

    PATH is a file of any format that CBRIS loads, a folder, a pattern in quotation marks, or - for
    standard input. As JSON, one object a document, each on a line of its own; start and end count
    Unicode code points of its text. Nothing is stored. Exit code 1: something could not be read.

    \b
    Examples:
      cbris read paper.pdf
      cbris read papers/ library.bib --format html > papers.html
      cbris read "papers/**/*.txt" --format json | jq -c '.metadata'
      curl -s https://example.org/paper | cbris read -
    """
    if schema:
        from cbris.loaders.reports import schema as published

        click.echo(json.dumps(published(), indent=2, ensure_ascii=False))
        return
    if not paths:
        raise click.UsageError("Missing argument 'PATH...'.")
    context.exit(0 if _read_all(jobs_of(paths, form), form) else 1)


def _read_all(jobs: Sequence[Job], form: str) -> bool:
    """Print what is read of each file; tell whether all could be read."""
    from cbris.workers import run_all

    counts = {"documents": 0, "files not read": 0}
    with progress_bar("read", len(jobs)) as advance:
        for said in _framed(run_all(_work, jobs), form):
            if isinstance(said, str):
                click.echo(said, nl=False)
            elif said.tag == "said":
                counts["documents"] += 1
                click.echo(said.value)
            elif said.tag == "failed":
                counts["files not read"] += 1
                click.echo(f"Error: {said.value}", err=True)
            if not isinstance(said, str) and said.tag in ("done", "failed"):
                advance()
    if len(jobs) > 1:
        click.echo(", ".join(f"{name}: {count}" for name, count in counts.items()), err=True)
    return not counts["files not read"]


def _framed(said: "Iterable[Said]", form: str) -> "Iterator[Said | str]":
    """Put the top and the end of a page around documents that are parts of one."""
    if form == "html":
        from cbris.loaders.reports import PAGE_END, page_start

        yield page_start("What was read")
        yield from said
        yield PAGE_END
    else:
        yield from said


def _work(job: Job, alive: Alive) -> Iterator[str]:
    """Read one file, in another process."""
    for document in documents_of(job):
        yield _rendered(document, job)


def _rendered(document: "Document", job: Job) -> str:
    from cbris.loaders.reports import record, section, text_report

    match job.form:
        case "json":
            return json.dumps(record(document, str(job)), ensure_ascii=False)
        case "html":
            return section(document, str(job))
        case _:
            return "\n".join(text_report(document, str(job))) + "\n"
