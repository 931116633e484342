"""Print how well the annotated texts are read, as tables in Markdown.

Run ``python -m benchmarks.reading_quality FOLDER…``; each folder is one set of annotated texts,
as ``cbris evaluate`` takes it. docs/reading-quality.md holds what it printed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from cbris.loaders.evaluation import Evaluation, Tally, evaluate_folder

__all__ = ["main"]

REFERENCE_FIELDS = (
    "raw", "authors", "title", "container", "year", "volume", "issue", "pages", "publisher",
    "place", "type",
)  # fmt: skip


def main() -> None:
    """Print the tables of references, headers, mentions and claims, a column a set."""
    names = [Path(one).name for one in sys.argv[1:]]
    sets = [evaluate_folder(Path(one)) for one in sys.argv[1:]]
    print("\n".join(_page(names, sets)))


def _page(names: list[str], sets: list[Evaluation]) -> Iterator[str]:
    head = "| | " + " | ".join(
        f"{name} ({one.texts})" for name, one in zip(names, sets, strict=True)
    )
    for part in ("references", "metadata", "mentions", "claims"):
        tallies = [one.parts[part] for one in sets]
        fields = _fields(part, tallies)
        yield f"\n### {part.capitalize()}\n"
        yield f"{head} |"
        yield f"|---|{'---|' * len(names)}"
        for field in fields:
            yield _row(field, [[field]] * len(tallies), tallies, part)
        yield _row("**all**", [one.names() for one in tallies], tallies, part)


def _fields(part: str, tallies: list[Tally]) -> list[str]:
    if part == "references":
        return list(REFERENCE_FIELDS)
    return list(dict.fromkeys(name for one in tallies for name in sorted(one.names())))


def _row(title: str, chosen: list[list[str]], tallies: list[Tally], part: str) -> str:
    cells = (_cell(one, names, part) for one, names in zip(tallies, chosen, strict=True))
    return f"| {title} | {' | '.join(cells)} |"


def _cell(tally: Tally, names: list[str], part: str) -> str:
    recall, precision = tally.recall(names), tally.precision(names)
    if recall is None:
        return "–"
    if part == "claims":
        return f"R {recall:.3f}"
    if part == "mentions":
        return f"P {precision or 0:.3f} R {recall:.3f}"
    return f"{tally.f1(names):.3f}"


if __name__ == "__main__":
    main()
