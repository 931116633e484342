"""``cbris identity``: what several sources name alike, and what people decide on it."""

import csv
import datetime
import getpass
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from cbris.commands.options import data_dir, data_option, format_option

__all__ = ["identity"]

ANSWERS = {"s": "same", "d": "different"}
file_option = click.option(
    "--file",
    "decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The table of decisions; identity-decisions.csv in the data folder if not given.",
)


@click.group()
def identity() -> None:
    """Show what may be the same thing, and decide on it.

    Works, people, organisations and journals are merged by DOI, ORCID, ROR or ISBN, or where their
    likeness is beyond doubt, with the reasons kept; the rest waits for a person. Decisions are kept
    in identity-decisions.csv: put it beside your papers to share it, every build respects it.

    \b
    Examples:
      cbris identity list
      cbris identity review
      cbris identity decide IRI IRI same --file my-papers/identity-decisions.csv
    """


@identity.command("list")
@click.option("--all", "everything", is_flag=True, help="Also what was merged or decided.")
@data_option
@format_option()
def list_candidates(everything: bool, form: str | None) -> None:
    """List the pairs that wait for a decision, with score and reasons.

    \b
    Examples:
      cbris identity list
      cbris identity list --all --format csv
    """
    from cbris.commands.graph import open_graph
    from cbris.commands.output import write_table
    from cbris.queries.run import ask

    outcome = "" if everything else "candidate"
    write_table(ask(open_graph(), "same-things", {"outcome": outcome}), form)


@identity.command()
@file_option
@data_option
def review(decisions: Path | None) -> None:
    """Ask about each pair that waits: the same, different, or later.

    \b
    Examples:
      cbris identity review
      cbris identity review --file my-papers/identity-decisions.csv
    """
    path = decisions or _own_file()
    decided = {(row[0], row[1]) for row in _read(path)}
    waiting = [pair for pair in _candidates() if pair[-2:] not in decided]
    if not waiting:
        click.echo("no pair waits for a decision")
        return
    made = 0
    for at, (names, score, reasons, first, second) in enumerate(waiting, start=1):
        click.echo(f"\n{at} of {len(waiting)}, score {score}: {reasons}")
        for name, iri in zip(names.split(" | ", 1), (first, second), strict=False):
            click.echo(f"  {name}\n    {iri}")
        answer = click.prompt(
            "[s]ame, [d]ifferent, [l]ater, [q]uit", type=click.Choice("sdlq"), show_choices=False
        )
        if answer == "q":
            break
        if answer in ANSWERS:
            _write(path, (first, second, ANSWERS[answer]))
            made += 1
    click.echo(f"{made} decisions written to {path}; `cbris build` applies them")


@identity.command()
@click.argument("first", metavar="IRI")
@click.argument("second", metavar="IRI")
@click.argument("decision", type=click.Choice(tuple(ANSWERS.values())))
@click.option("--note", default="", help="Why, in a few words.")
@file_option
@data_option
def decide(first: str, second: str, decision: str, note: str, decisions: Path | None) -> None:
    """Decide on two IRIs; a later decision on the same pair replaces it.

    \b
    Examples:
      cbris identity decide https://w3id.org/cbris/person/a https://w3id.org/cbris/person/b same
    """
    path = decisions or _own_file()
    one, other = sorted((first, second))
    _write(path, (one, other, decision), note)
    click.echo(f"written to {path}; `cbris build` applies it")


def _candidates() -> list[tuple[str, ...]]:
    from cbris.commands.graph import open_graph
    from cbris.queries.run import ask

    table = ask(open_graph(), "same-things", {"outcome": "candidate"})
    cells = [[cell.iri or cell.text for cell in row] for row in table.cells()]
    return [
        (names, score, reasons, first, second) for names, _, score, reasons, first, second in cells
    ]


def _own_file() -> Path:
    from cbris.loaders.identity.decisions import FILE

    return data_dir() / FILE


def _read(path: Path) -> list[list[str]]:
    """Give the rows of the table without its header; none if there is no table yet."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def _write(path: Path, decided: Sequence[str], note: str = "") -> None:
    """Add one decision; the table is written anew beside the old one, which it replaces."""
    rows = [row for row in _read(path) if row[:2] != list(decided[:2])]
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    rows.append([*decided, getpass.getuser(), today, note])
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    _dump(new, rows)
    new.replace(path)


def _dump(path: Path, rows: Iterable[Sequence[str]]) -> None:
    from cbris.loaders.identity.decisions import COLUMNS

    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
