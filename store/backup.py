"""Going back: to an earlier generation, or to a copy of the data folder.

Each makes a new generation, so that readers move on to it as to any other, and nothing that
is served is touched.
"""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from pyoxigraph import Store

from cbris.errors import StoreError
from cbris.loaders.identity.decisions import FILE as DECISIONS
from cbris.store.durable import sync_folder, sync_tree
from cbris.store.generations import Generations
from cbris.store.manifest import read_manifest

__all__ = ["backup", "restore", "rollback"]

MANIFEST = "manifest.json"
STORE = "store"
QUADS = "quads"


def rollback(data_dir: Path, name: str | None = None) -> str:
    """Publish an earlier generation once more, by default the one before the newest.

    :return: the name of the new generation.
    :raises StoreError: there is no such generation any more, or the disk is full.
    """
    generations = Generations(data_dir)
    newest = generations.newest()
    with generations.lock():
        names = [each.name for each in generations.listed()]
        before = [each for each in names if each != newest]
        wanted = name or (before[-1] if before else "")
        if wanted not in names:
            there = ", ".join(names)
            raise StoreError(
                f"{data_dir}: generation {wanted or 'before the newest'} is not there; there are"
                f" {there}; name one of these"
            )
        manifest = replace(generations.manifest(wanted), made="rollback", batch="")
        return generations.publish_copy(manifest, partial(generations.copy, wanted))


def backup(data_dir: Path, folder: Path) -> str:
    """Copy the newest generation, what was read from its sources and what people decided.

    On the same disk the copy costs links and no bytes; it is whole or not there at all.

    :return: the name of the generation.
    :raises StoreError: the folder is there and not empty, or cannot be written.
    """
    generations = Generations(data_dir)
    name = generations.newest()
    manifest = generations.manifest(name)
    new = folder.with_name(folder.name + ".partial")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise StoreError(f"{folder}: not empty; give a folder that does not exist yet")
        shutil.rmtree(new, ignore_errors=True)
        (new / QUADS).mkdir(parents=True)
        generations.copy(name, new / STORE)
        _copy(data_dir / QUADS, new / QUADS, (e.cache for e in manifest.sources.values()))
        if (data_dir / DECISIONS).is_file():
            shutil.copy2(data_dir / DECISIONS, new / DECISIONS)
        (new / MANIFEST).write_text(manifest.as_json(), "utf-8")
        sync_tree(new, tables=True)
        new.replace(folder)
        sync_folder(folder.absolute().parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"{folder}: {reason}; give a folder that can be written") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return name


def restore(data_dir: Path, folder: Path) -> str:
    """Make a backup the newest generation of a data folder, which may be a new one.

    :return: the name of the new generation.
    :raises StoreError: the folder is no backup that this CBRIS reads, or the disk is full.
    """
    try:
        manifest = read_manifest(folder / MANIFEST)
        store = Store.read_only(str(folder / STORE))
    except (OSError, StoreError) as error:
        raise StoreError(
            f"{folder}: no backup that can be read ({error}); give one that `cbris backup` made"
        ) from error
    generations = Generations(data_dir)
    with generations.writing():
        (data_dir / QUADS).mkdir(parents=True, exist_ok=True)
    with generations.lock(), generations.writing():
        _copy(folder / QUADS, data_dir / QUADS, (e.cache for e in manifest.sources.values()))
        if (folder / DECISIONS).is_file():
            shutil.copy2(folder / DECISIONS, data_dir / DECISIONS)
        manifest = replace(manifest, made="restore", batch="")
        return generations.publish_copy(manifest, lambda to: store.backup(str(to)))


def _copy(source: Path, target: Path, keys: Iterable[str]) -> None:
    """Copy cached quads; what is missing is read from its source again by a build."""
    for key in keys:
        file = target / f"{key}.nq"
        if (source / file.name).is_file() and not file.exists():
            new = file.with_name(f"{file.name}.new")
            shutil.copy2(source / file.name, new)
            new.replace(file)
