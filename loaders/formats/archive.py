"""Zip files: every paper in them, as if it lay in a folder."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

from cbris.errors import SourceError
from cbris.loaders.formats.members import check, member, opened
from cbris.loaders.formats.records import Unread, unread
from cbris.loaders.formats.registry import HEAD_BYTES, SUFFIXES, find_format
from cbris.loaders.source import Source
from cbris.loaders.text.manuscript import Manuscript
from cbris.ontology.terms import slug

__all__ = ["MAX_DEPTH", "holds_papers", "read"]

MAX_DEPTH = 2
"""Zip files in a zip file are read, and zip files in those, but no further."""
_SKIPPED = ("__MACOSX/",)


def read(source: Source) -> Iterator[Manuscript]:
    """Yield the documents of every member that some format reads, keyed by its path.

    A member that cannot be read comes as a document that says so; one that no format reads
    is passed over.

    :raises SourceError: the file is no zip file, too large, or holds nothing that is read.
    """
    yield from _read(source, source.path.name, 1)


def holds_papers(path: Path) -> bool:
    """Tell whether a zip file has members whose names end as those of papers or records do."""
    try:
        with opened(Source("", path)) as archive:
            names = (info.filename for info in archive.infolist())
            return any(PurePosixPath(name).suffix.lower() in SUFFIXES for name in names)
    except SourceError:
        return True


def _read(source: Source, where: str, depth: int) -> Iterator[Manuscript]:
    found = False
    with opened(source) as archive, TemporaryDirectory(prefix="cbris-") as folder:
        check(archive, where)
        for key, info in _papers(archive):
            for one in _member(archive, info, Path(folder), where, depth):
                found = True
                yield replace(one, key=key if one.key is None else f"{key}/{one.key}")
    if not found:
        raise SourceError(
            f"{where}: no file in it that is read here; papers or records were expected"
        )


def _papers(archive: ZipFile) -> Iterator[tuple[str, ZipInfo]]:
    """Yield the files by name with their keys; names that make the same key get a checksum."""
    shown = [i for i in archive.infolist() if not (i.is_dir() or _is_hidden(i.filename))]
    counts = Counter(slug(info.filename) for info in shown)
    for info in sorted(shown, key=lambda one: (one.filename, one.CRC)):
        alone = counts[slug(info.filename)] == 1 and slug(info.filename)
        yield (info.filename if alone else f"{info.filename}.{info.CRC:08x}"), info


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.startswith(_SKIPPED) or any(part.startswith(".") for part in parts)


def _member(
    archive: ZipFile, info: ZipInfo, folder: Path, outer: str, depth: int
) -> Iterator[Manuscript]:
    """Unpack one member, read it, and take it away again."""
    name, where = info.filename, f"{outer}: {info.filename}"
    path = folder / (_file_name(name))
    try:
        with path.open("wb") as file:
            member(archive, info, where, file)
        with path.open("rb") as file:
            kind = find_format(path, file.read(HEAD_BYTES))
        if kind is None:
            return
        own = Source(name, path)
        if kind.name == "archive":
            if depth > MAX_DEPTH:
                raise SourceError(f"{where}: a zip file {depth} deep; unpack it and give the files")
            read_member = _read(own, where, depth + 1)
        else:
            read_member = kind.read(own)
        yield from read_member
    except SourceError as error:
        message = str(error)
        if not message.startswith(where):
            message = f"{where}: {message.removeprefix(f'{path.name}: ')}"
        yield replace(unread(Unread(name, message)), key=None)
    finally:
        path.unlink(missing_ok=True)


def _file_name(name: str) -> str:
    """Give a name for the unpacked file that keeps its end, whatever its path says."""
    own = PurePosixPath(name.replace("\\", "/")).name.replace("\x00", "")
    return own[-100:] or "member"
