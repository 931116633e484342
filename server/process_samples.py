"""What a process takes of the machine, where the system tells of it."""

import os
from collections.abc import Iterator
from pathlib import Path

from cbris.server.metrics import Sample

__all__ = ["process_samples"]

USER, SYSTEM, RESIDENT = 11, 12, 21
"""Where in /proc/<pid>/stat, behind the name of the program, times and pages stand."""


def process_samples(pid: int) -> Iterator[Sample]:
    """Tell of time, memory and open files of a process; nothing on systems without /proc."""
    folder = Path("/proc", str(pid))
    try:
        fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        files = len(os.listdir(folder / "fd"))
    except OSError:
        return
    ticks = int(fields[USER]) + int(fields[SYSTEM])
    yield Sample("process_cpu_seconds_total", ticks / os.sysconf("SC_CLK_TCK"))
    pages = int(fields[RESIDENT])
    yield Sample("process_resident_memory_bytes", pages * os.sysconf("SC_PAGE_SIZE"))
    yield Sample("process_open_fds", files)
