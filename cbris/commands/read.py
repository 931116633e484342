"""``cbris read``: what can be read from a text, without a graph."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cbris.commands.options import data_option
from cbris.errors import SourceError

if TYPE_CHECKING:
    from cbris.loaders.text.document import Document

__all__ = ["read"]

NAME_PARTS = frozenset({"family", "given"})
"""Parts of an author that the name as printed holds already."""


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@data_option
@click.option(
    "--format", "-f", "form", type=click.Choice(("text", "json")), default="text", show_default=True
)
@click.pass_context
def read(context: click.Context, files: tuple[Path, ...], form: str) -> None:
    """Read texts and print what was found: header, references, mentions, claims.

    As JSON, one object a document, each on a line of its own; start and end count Unicode
    code points into the file. Nothing is stored. Exit code 1: no file could be read.

    \b
    Examples:
      cbris read paper.txt
      cbris read *.txt --format json | jq -c '.metadata'
      cbris read paper.txt --format json | jq -r '.claims[].quote'
    """
    done = 0
    for path in files:
        try:
            click.echo(FORMS[form](path, _document(path)))
            done += 1
        except SourceError as error:
            click.echo(f"Error: {error}", err=True)
    context.exit(0 if done else 1)


def _document(path: Path) -> "Document":
    from cbris.loaders.source import Source
    from cbris.loaders.text.decode import read_text
    from cbris.loaders.text.read import read_document
    from cbris.ontology.terms import slug

    source = Source(slug(path.name), path)
    return read_document(read_text(source, str(path)), source.id)


def _json(path: Path, document: "Document") -> str:
    return json.dumps({"file": str(path), **document.as_json()}, ensure_ascii=False)


def _text(path: Path, document: "Document") -> str:
    return "\n".join(_lines(path, document))


def _lines(path: Path, document: "Document") -> Iterator[str]:
    counts = {
        "references": document.references,
        "mentions": document.mentions,
        "claims": document.claims,
        "problems": document.problems,
    }
    said = ", ".join(f"{len(found)} {name}" for name, found in counts.items())
    yield f"{path}: language {document.language or 'unknown'}, {said}"
    for name, value in document.as_json()["metadata"].items():  # type: ignore[attr-defined]
        if value and name != "abstract":
            yield f"  {name}: {_value(value)}"
    for reference in document.references:
        yield f"  [{reference.n}] {_folded(reference.raw)}"
    for mention in document.mentions:
        yield f"  {mention.start}-{mention.end} {mention.kind}: {_folded(mention.text)}"
    for claim in document.claims:
        held = f" ({', '.join(claim.holder)})" if claim.holder else ""
        said = f"{claim.subject} | {claim.said} | {claim.object}"
        yield f"  {claim.start}-{claim.end} claim: {_folded(said)}{held}"
    for problem in document.problems:
        yield f"  problem {problem.code}: {problem.message}"


def _value(value: object) -> str:
    match value:
        case list() | tuple():
            return "; ".join(map(_value, value))
        case Mapping():
            parts = (part for key, part in value.items() if key not in NAME_PARTS)
            return ", ".join(str(part) for part in parts if part)
        case _:
            return str(value)


def _folded(text: str) -> str:
    return " ".join(text.split())


FORMS: Mapping[str, Callable[[Path, "Document"], str]] = {"text": _text, "json": _json}
