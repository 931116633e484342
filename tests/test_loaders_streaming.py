"""A load takes the same memory whatever the size of the file.

The short form loads some 30 MB of each kind; the long form, `make soak`, 2 GB.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

MB = 1_000_000
SHORT, LONG = 30 * MB, 2_000 * MB
SHORT_GROWTH_MB, LONG_GROWTH_MB = 10, 200
SCRIPT = """
import re, sys
from pathlib import Path
from cbris.loaders.source import loaders, read_source
from cbris.store.cache import QuadCache

def load(path, keep):
    (loader,) = [loader for loader in loaders() if loader.accepts(path)]
    source = read_source(path, "big")
    if keep:
        QuadCache(path.parent / "quads").fill("key", source, loader)
        return
    for _ in loader.load(source):
        pass

def peak():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1])

small, big, keep = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "keep"
load(small, keep)
start = peak()
load(big, keep)
print((peak() - start) // 1024)
"""
"""Loads a small file, then the big one, and prints how many MiB the peak rose.

The peak is that of the process alone; getrusage would begin with that of its parent.
"""


def eurostat() -> Iterator[str]:
    yield "DATAFLOW,LAST UPDATE,freq,unit,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
    for number in count():
        for year in range(2000, 2024):
            geo, item = f"PL{number % 1000:03}", number // 1000 % 40
            yield (
                "ESTAT:NAMA_10R_3GDP(1.0),25/09/26 23:00:00,A,MIO_EUR,"
                f"N{item},{geo},{year},{number}.5,p,\n"
            )


def cordis() -> Iterator[str]:
    yield (
        "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;topics;"
        "frameworkProgramme;objective\n"
    )
    for number in count(1):
        objective = f"The objective of project {number} is made up. " * 60
        yield (
            f"{number};P{number};SIGNED;Title {number};2022-10-01;2025-09-30;2489000;1735300;"
            f'HORIZON-EIC-2022-ACCELERATOROPEN-01;HORIZON;"{objective}"\n'
        )


def n_triples() -> Iterator[str]:
    for number in count():
        yield f'<http://e/s{number}> <http://e/p> "{"value " * 10}" .\n'


KINDS: dict[str, tuple[str, Callable[[], Iterator[str]], str]] = {
    "eurostat": ("gdp.csv", eurostat, "drop"),
    "cordis": ("project.csv", cordis, "keep"),
    "rdf": ("big.nt", n_triples, "drop"),
}
"""The name of the file, its lines, and whether the quads are written as a build does."""


def growth_mb(folder: Path, kind: str, size: int) -> int:
    name, lines, keep = KINDS[kind]
    small, big = folder / "small" / name, folder / "big" / name
    for path, length in ((small, MB), (big, size)):
        path.parent.mkdir()
        write(path, lines(), length)
    line = [sys.executable, "-c", SCRIPT, str(small), str(big), keep]
    return int(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def write(path: Path, lines: Iterator[str], size: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        written = 0
        while written < size:
            written += file.write(next(lines))


pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="/proc/self/status tells the peak, on Linux"
)


@pytest.mark.parametrize("kind", KINDS)
def test_thirty_megabytes_take_no_more_memory_than_one(tmp_path: Path, kind: str) -> None:
    assert growth_mb(tmp_path, kind, SHORT) < SHORT_GROWTH_MB


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_two_gigabytes_take_no_more_memory_than_one_megabyte(tmp_path: Path, kind: str) -> None:
    assert growth_mb(tmp_path, kind, LONG) < LONG_GROWTH_MB
