"""``cbris evaluate``: how well annotated texts are read."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cbris.loaders.evaluation import Difference, Evaluation, Tally

__all__ = ["evaluate"]


@click.command()
@click.argument("folder", metavar="GOLD_DIR", type=click.Path(path_type=Path, exists=True))
@click.option("--errors", is_flag=True, help="Also list every value that differs.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the figures are written.",
)
def evaluate(folder: Path, errors: bool, output: str) -> None:
    """Compare what is read from texts with what people annotated.

    GOLD_DIR holds pairs of files, NAME.txt and NAME.gold.json; docs/evaluation.md shows their
    format. Precision, recall and F1 are given by field and by kind.

    \b
    Examples:
      cbris evaluate my-gold/
      cbris evaluate my-gold/ --errors
      cbris evaluate my-gold/ --format json
    """
    from cbris.loaders.evaluation import evaluate_folder

    evaluation = evaluate_folder(folder)
    if output == "json":
        click.echo(json.dumps(_figures(evaluation), ensure_ascii=False, indent=2))
        return
    click.echo(f"texts: {evaluation.texts}")
    for part, tally in evaluation.parts.items():
        if tally.names():
            click.echo("\n".join(["", *_table(part, tally)]))
            if errors:
                click.echo("\n".join(["", *_differences(tally.differences)]))


def _table(part: str, tally: "Tally") -> Iterator[str]:
    yield click.style(f"{part:24} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6} {'read':>6}", bold=True)
    for name in tally.names():
        yield _row(name, tally, [name])
    yield _row("all", tally, tally.names())


def _row(title: str, tally: "Tally", names: Iterable[str]) -> str:
    chosen = list(names)
    precision, recall = tally.precision(chosen), tally.recall(chosen)
    shares = (precision, recall, tally.f1(chosen) if tally.found else None)
    drawn = " ".join("     -" if share is None else f"{share:6.3f}" for share in shares)
    counts = (sum(count[name] for name in chosen) for count in (tally.expected, tally.found))
    return f"{title:24} {drawn} " + " ".join(f"{count:6}" for count in counts)


def _differences(differences: Iterable["Difference"]) -> Iterator[str]:
    for one in differences:
        yield f"{one.where}: {one.field}: read {one.found!r}; annotated {one.expected!r}"


def _figures(evaluation: "Evaluation") -> dict[str, object]:
    return {
        "texts": evaluation.texts,
        **{
            part: {
                name: {
                    "precision": tally.precision([name]),
                    "recall": tally.recall([name]),
                    "annotated": tally.expected[name],
                    "read": tally.found[name],
                }
                for name in tally.names()
            }
            for part, tally in evaluation.parts.items()
        },
    }
