"""Reading ever more documents takes no more memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

MIB = 1024 * 1024


def _records(count: int) -> Iterator[str]:
    """Yield OpenAlex records, no two alike."""
    words = "the customs union of harbour {0} hinders trade between ferries and villages {0}"
    for number in range(count):
        abstract: dict[str, list[int]] = {}
        for at, word in enumerate(words.format(number).split()):
            abstract.setdefault(word, []).append(at)
        record = {
            "id": f"https://openalex.org/W{number + 1}",
            "title": f"Harbours and ferries of village {number}",
            "publication_year": 2001,
            "abstract_inverted_index": abstract,
        }
        yield json.dumps(record)


def _memory(session: int) -> int:
    """Sum the resident memory of all processes of a session, in bytes."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session:
                total += int((folder / "statm").read_text().split()[1])
        except (ProcessLookupError, FileNotFoundError, PermissionError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE")


def _peak(path: Path) -> int:
    line = [sys.executable, "-m", "cbris", "read", str(path), "--format", "json"]
    process = subprocess.Popen(
        line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.05)
    assert process.returncode == 0
    return peak


def _written(folder: Path, count: int) -> Path:
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in _records(count))
    return path


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize(
    ("few", "many"),
    [(200, 2_000), pytest.param(2_000, 100_000, marks=pytest.mark.soak)],
)
def test_more_documents_take_no_more_memory(tmp_path: Path, few: int, many: int) -> None:
    first, second = (_peak(_written(tmp_path, count)) for count in (few, many))
    assert second - first < 48 * MIB
