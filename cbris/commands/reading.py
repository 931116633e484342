"""Which files a command reads without a graph, and how it shows that it does."""

import glob
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cbris.loaders.text.document import Document

__all__ = ["Job", "documents_of", "jobs_of", "progress_bar"]

STDIN = "-"


@dataclass(frozen=True)
class Job:
    """One file to read; `content` is what came from standard input."""

    path: Path
    form: str = ""
    content: bytes | None = None

    def __str__(self) -> str:
        """Give the name under which the file is reported."""
        return str(self.path)


def jobs_of(paths: Sequence[str], form: str = "") -> list[Job]:
    """Give the files that are meant, each once: files, folders, patterns, standard input."""
    found: dict[str, Job] = {}
    for path in paths:
        if path == STDIN:
            found[STDIN] = Job(Path("standard input"), form, sys.stdin.buffer.read())
        else:
            found |= {str(file): Job(file, form) for file in _files(path)}
    return list(found.values())


def documents_of(job: Job) -> "Iterator[Document]":
    """Read the documents of a file.

    :raises SourceError: it cannot be read.
    """
    from cbris.loaders.source import Source
    from cbris.loaders.text.loader import read_documents
    from cbris.ontology.terms import slug

    return read_documents(Source(slug(job.path.name), job.path, job.content))


def _files(path: str) -> Iterator[Path]:
    """Give a file, those that fit a pattern, or of a folder those that can be read."""
    from cbris.loaders.text.loader import TextLoader
    from cbris.store.discovery import files_below

    loader = TextLoader()
    matched = [] if Path(path).exists() else sorted(glob.glob(path, recursive=True))
    for one in map(Path, matched or [path]):
        for file in files_below(one):
            if file == one or loader.accepts(file):
                yield file
            else:
                click.echo(f"note: {file}: no such file is read here; passed over", err=True)


@contextmanager
def progress_bar(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal while output goes elsewhere; give what moves it on."""
    if total < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
