"""``cbris vocabulary``: the concepts that texts are searched for, and those that are missing."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cbris.commands.options import format_option
from cbris.commands.reading import Job, documents_of, jobs_of, progress_bar

if TYPE_CHECKING:
    from cbris.loaders.text.suggest import Suggestion, Used

__all__ = ["vocabulary"]


@click.group()
def vocabulary() -> None:
    """List the concepts that texts are searched for, and find those that are missing.

    \b
    Examples:
      cbris vocabulary list --kind strategy
      cbris vocabulary suggest my-papers/
    """


@vocabulary.command("list")
@click.option("--kind", help="Only concepts of this kind of mention.")
@format_option()
def list_concepts(kind: str | None, form: str | None) -> None:
    """List the concepts with their kind and all wordings that are looked for.

    \b
    Examples:
      cbris vocabulary list
      cbris vocabulary list --kind barrier --format csv
    """
    from pyoxigraph import Literal, NamedNode

    from cbris.commands.output import write_table
    from cbris.loaders.text.document import KINDS
    from cbris.loaders.text.schemes import read_schemes
    from cbris.queries.table import Table

    if kind and kind not in KINDS:
        raise click.BadParameter(f"{kind!r} is none of {', '.join(KINDS)}", param_hint="--kind")
    rows = tuple(
        (
            Literal(one.preferred),
            Literal(one.kind),
            Literal("; ".join(one.labels)),
            NamedNode(one.iri),
        )
        for one in sorted(read_schemes(), key=lambda one: (one.kind or "", one.preferred))
        if one.kind and kind in (None, one.kind)
    )
    write_table(Table(("concept", "kind", "wordings", "iri"), rows), form)


@vocabulary.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--least", default=3, show_default=True, help="How often a term must be used.")
@click.option("--documents", default=1, show_default=True, help="In how many documents.")
@click.option("--limit", default=50, show_default=True, help="How many are shown.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
def suggest(paths: tuple[str, ...], least: int, documents: int, limit: int, form: str) -> None:
    """Propose terms that papers use often and no vocabulary has, with where they stand.

    A person decides what becomes a concept: nothing is added by itself.

    \b
    Examples:
      cbris vocabulary suggest my-papers/
      cbris vocabulary suggest my-papers/ --documents 3 --format json
    """
    from cbris.loaders.text.suggest import suggest as weigh

    found = weigh(_counted(jobs_of(paths)), least=least, documents=documents)[:limit]
    if form == "json":
        click.echo(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=2))
    elif found:
        click.echo("\n".join(line for one in found for line in _lines(one)))
    else:
        click.echo(f"no unknown term is used {least} times in {documents} documents, or more")


def _lines(one: "Suggestion") -> Iterator[str]:
    used = f"used {one.times} times in {one.documents} documents"
    yield click.style(f"{one.term} ({used})", bold=True)
    yield from (f"  … {context} …" for context in one.contexts)


def _counted(jobs: Sequence[Job]) -> "Iterator[dict[str, Used]]":
    from cbris.workers import run_all

    with progress_bar("read", len(jobs)) as advance:
        for said in run_all(_work, jobs):
            if said.tag == "said":
                yield said.value
            elif said.tag == "failed":
                click.echo(f"Error: {said.value}", err=True)
            if said.tag in ("done", "failed"):
                advance()


def _work(job: Job, alive: Callable[[Any], None]) -> "Iterator[dict[str, Used]]":
    """Count the terms of one file, in another process."""
    from cbris.loaders.text.suggest import terms_of

    return map(terms_of, documents_of(job))
