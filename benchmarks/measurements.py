"""Take every figure of docs/measurements.md and write the page.

    CBRIS_SHARED=… python -m benchmarks.measurements

Times are medians of several runs with the least and the greatest; the scores need the
annotated texts in CBRIS_SHARED and are left as unknown without them.
"""

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from cbris.loaders.bundled import bundled_files
from cbris.loaders.text.decode import decode
from cbris.loaders.text.read import read_document
from cbris.queries.catalog import catalog
from cbris.queries.run import ask
from cbris.store.build import build
from cbris.store.dump import dump
from cbris.store.embedded import EmbeddedEngine

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "measurements.md"
RUNS = 5
SCORES = {
    "Header and references against the annotations": ("score_fields",),
    "Mentions against the annotations": ("score_mentions",),
    "Two countries on a day, in milliseconds": ("pair_on_a_day",),
    "Claims against the annotations, and with one text left out": (
        "score_claims",
        "--leave-one-out",
    ),
}


def times(run: Callable[[], object]) -> str:
    """Give the median of RUNS runs in milliseconds, with the least and the greatest."""
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        run()
        taken.append((time.perf_counter() - started) * 1000)
    return f"{median(taken):,.1f} ({min(taken):,.1f} to {max(taken):,.1f})"


def build_rows(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the times of builds and dumps."""
    fresh = iter(folder / str(number) for number in range(RUNS))
    yield "first build of everything bundled", times(lambda: build(next(fresh)))
    yield "build when nothing changed", times(lambda: build(folder / "0"))
    yield "opening the graph", times(lambda: EmbeddedEngine(folder / "0"))
    engine = EmbeddedEngine(folder / "0")
    yield "Turtle dump", times(lambda: b"".join(dump(engine, "turtle")))
    command("build", "--data", folder / "alone")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield "the most memory of a first build, in MiB", f"{peak:,.0f}"
    yield "`cbris check`, as a command", times(lambda: command("check", "--data", folder / "0"))


def command(*arguments: str | Path) -> None:
    """Run a command of CBRIS in a process of its own."""
    line = [sys.executable, "-m", "cbris", *map(str, arguments)]
    subprocess.run(line, capture_output=True, check=True)


def reading_rows() -> Iterator[tuple[str, str]]:
    """Yield the time of reading each text, from the raw words to its claims."""
    for one in bundled_files():
        if one.path.suffix == ".txt":
            text = decode(one.path.read_bytes(), one.path.name)
            size = f"reading text {one.id}, {len(text):,} code points"
            yield size, times(lambda text=text, key=one.id: read_document(text, key))  # type: ignore[misc]


def question_rows(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the time of every question, from its name to the rows."""
    engine = EmbeddedEngine(folder / "0")
    for name in catalog():
        yield f"question `{name}`", times(lambda name=name: ask(engine, name, {}))  # type: ignore[misc]


def score(command: tuple[str, ...]) -> str:
    """Run a scorer and give what it prints."""
    if "CBRIS_SHARED" not in os.environ:
        return "unknown: CBRIS_SHARED is not set, so the annotations are not at hand\n"
    line = [sys.executable, "-m", f"benchmarks.{command[0]}", *command[1:]]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def page() -> str:
    """Give the page with every figure, taken now."""
    with TemporaryDirectory() as name:
        rows = [*build_rows(Path(name)), *reading_rows(), *question_rows(Path(name))]
    table = "".join(f"| {what} | {figure} |\n" for what, figure in rows)
    scores = "".join(
        f"\n## {title}\n\n`python -m benchmarks.{' '.join(command)}`\n\n```\n{score(command)}```\n"
        for title, command in SCORES.items()
    )
    facts = {"commit": _commit(), "cores": str(os.cpu_count()), **_versions()}
    return INTRODUCTION.format(runs=RUNS, **facts) + TIMES + table + scores


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def _versions() -> dict[str, str]:
    return {"python": platform.python_version(), "engine": version("pyoxigraph")}


INTRODUCTION = """\
# Measurements

Written by `make soak`, which first runs the long checks. Taken at commit {commit} on {cores} cores
with Python {python} and pyoxigraph {engine}; times are of {runs} runs in one process on a machine
that others share, so a ratio says more than a time.

How precise mentions and claims are was judged by hand: [mentions](precision-mentions.md),
[claims](precision-claims.md). The rules were written with these three texts at hand; what these
scores say of other texts is told there.

"""
TIMES = """\
## Times

| what | milliseconds: median (least to greatest) |
|---|---|
"""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(PAGE.relative_to(ROOT))
