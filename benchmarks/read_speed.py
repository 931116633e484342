"""How many documents a second ``cbris read`` reads, and references a core.

Run ``python -m benchmarks.read_speed [DOCUMENTS]``. The documents are copies of text 001, each
with its own number in it, read from files by the command as a user calls it, start and all.
Documents are timed by the clock, which counts what else the machine does; references in
processor time.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from cbris.loaders.bundled import bundled_files
from cbris.loaders.text.layout import split
from cbris.loaders.text.references import read_references
from cbris.workers import processors

__all__ = ["main"]

DOCUMENTS = 2000
RUNS = 3
REPEATS = 40


def main() -> None:
    """Print both rates, each as the median of the runs, with the least and the greatest."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    text = next(one.path for one in bundled_files() if one.id == "001").read_text("utf-8")
    print(f"`cbris read`, {count:,} documents of {len(text):,} code points each,")
    print(f"  {processors()} processes: {_rates(_documents(text, count), 'documents a second')}")
    taken = sorted(_alone(text))
    print(f"one of them alone: {median(taken):.2f} ({taken[0]:.2f} to {taken[-1]:.2f}) seconds")
    print(f"references, a second of one core: {_rates(_references(), 'references')}")


def _rates(rates: Iterator[float], unit: str) -> str:
    taken = sorted(rates)
    return f"{median(taken):,.0f} ({taken[0]:,.0f} to {taken[-1]:,.0f}) {unit}"


def _alone(text: str) -> Iterator[float]:
    """Read one file by the command: the time that it takes to start."""
    with TemporaryDirectory() as name:
        path = Path(name) / "one.txt"
        path.write_text(text, "utf-8")
        for _ in range(RUNS):
            started = time.perf_counter()
            _read(path)
            yield time.perf_counter() - started


def _read(path: Path) -> None:
    line = [sys.executable, "-m", "cbris", "read", str(path), "--format", "json"]
    subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def _documents(text: str, count: int) -> Iterator[float]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            (folder / f"{number}.txt").write_text(f"{text}\nCopy {number}.\n", "utf-8")
        for _ in range(RUNS):
            started = time.perf_counter()
            _read(folder)
            yield count / (time.perf_counter() - started)


def _references() -> Iterator[float]:
    """Read the lists of the bundled texts again and again; nothing of them is kept."""
    paths = (one.path for one in bundled_files() if one.path.suffix == ".txt")
    texts = [path.read_text("utf-8") for path in paths]
    layouts = [(text, split(text)) for text in texts]
    found = sum(len(read_references(*one)[0]) for one in layouts)
    for _ in range(RUNS):
        started = time.process_time()
        for _ in range(REPEATS):
            for one in layouts:
                read_references(*one)
        yield REPEATS * found / (time.process_time() - started)


if __name__ == "__main__":
    main()
