"""A build as a person sees it: a progress bar on a terminal, then a line for each event."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cbris.commands.options import data_dir

if TYPE_CHECKING:
    from cbris.store.build import BuildReport, Progress

__all__ = ["report_lines", "run_build"]


def run_build(paths: Sequence[Path] = ()) -> "BuildReport":
    """Build in the data folder, all messages on stderr.

    :raises StoreError: the data folder is in use, full, or of a newer format.
    """
    from cbris.store.build import build

    with _progress() as progress:
        report = build(data_dir(), paths, progress=progress)
    for line in report_lines(report):
        click.echo(line, err=True)
    return report


def report_lines(report: "BuildReport") -> Iterator[str]:
    """Yield what a build has to say, the summary last."""
    for failure in report.failed:
        yield f"not loaded: {failure.message}"
    for problem in report.problems:
        yield f"note: {problem}"
    for source in report.removed:
        yield f"removed: {source}"
    yield _summary(report)


def _summary(report: "BuildReport") -> str:
    sources = f"{len(report.loaded)} sources loaded, {len(report.unchanged)} unchanged"
    if not report.published:
        return f"nothing changed: {sources}; generation {report.generation} stays"
    return (
        f"generation {report.generation}: {sources}, {report.triples} triples"
        f" in {report.seconds:.1f} s"
    )


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("build", total=None)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total
        )
