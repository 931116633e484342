"""Files that are there after the machine lost its power."""

import os
from pathlib import Path

__all__ = ["replace_durably", "sync_folder", "sync_tree"]


def replace_durably(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old or the new, also after a crash."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def sync_tree(folder: Path, *, tables: bool = False) -> None:
    """Bring all that a folder holds to the disk, and its names too.

    :param tables: whether those of the engine too. It brings each to the disk itself before
        it names it, but not one that it copies to another disk.
    """
    for path in folder.iterdir():
        if path.is_dir():
            sync_tree(path, tables=tables)
        elif tables or path.suffix != ".sst":
            _sync(path)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
