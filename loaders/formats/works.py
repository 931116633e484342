"""Publications as JSON: CSL-JSON, Crossref and OpenAlex, whole files and one a line."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

import ijson

from cbris.errors import SourceError
from cbris.loaders.formats import crossref, csl, openalex
from cbris.loaders.formats.records import Record, Unread, told_apart
from cbris.loaders.source import Source
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["read"]

Work = Mapping[str, Any]
MAX_LINE = 16 * 1024 * 1024
MAX_DEPTH = 100
_OPENING, _CLOSING = ("start_map", "start_array"), ("end_map", "end_array")
_LINES = (".jsonl", ".ndjson")


def read(source: Source) -> Iterator[Manuscript]:
    """Yield each work as a document of its title, abstract, keywords and references.

    A file is a list of works, an answer of Crossref or of OpenAlex, one work, or one work a
    line. What is no work, and a line that is no JSON, comes as what could not be read.

    :raises SourceError: the file is no JSON, or holds no work.
    """
    where = source.path.name
    if not _is_lines(source):
        _check_depth(source)
    return told_apart(
        lambda: _works(source),
        lambda work: _reader(work).key(work),
        lambda work: json.dumps(work, sort_keys=True, default=str),
        lambda work: _reader(work).record(work),
        f"{where}: no work; records of CSL, Crossref or OpenAlex were expected; check the file",
    )


class _Reader:
    """What reads works of one shape."""

    def __init__(self, key: Callable[[Work], str | None], record: Callable[[Work], Record]) -> None:
        self.key, self.record = key, record


_OPENALEX = _Reader(openalex.key, openalex.record)
_CROSSREF = _Reader(crossref.key, crossref.record)
_CSL = _Reader(csl.key, csl.record)


def _reader(work: Work) -> _Reader:
    if openalex.is_work(work):
        return _OPENALEX
    return _CROSSREF if crossref.is_work(work) else _CSL


def _works(source: Source) -> Iterator[Work | Unread]:
    where = source.path.name
    if _is_lines(source):
        found = _lines(source)
    else:
        found = ((f"work {n}", one) for n, one in enumerate(_items(source), start=1))
    for place, work in found:
        if isinstance(work, Unread) or (
            isinstance(work, dict)
            and (openalex.is_work(work) or crossref.is_work(work) or csl.is_work(work))
        ):
            yield work
        else:
            message = f"{where}: {place}: no work; CSL, Crossref or OpenAlex was expected"
            yield Unread(place.replace(" ", "-"), f"{message}; it was left out")


def _is_lines(source: Source) -> bool:
    """Tell whether there is one work a line: by the name, or by the first two lines."""
    if source.path.suffix.lower() in _LINES:
        return True
    with source.open() as file:
        found = [line for _ in range(8) if (line := file.readline(MAX_LINE).strip())][:2]
    return len(found) == 2 and all(one[:1] == b"{" and one[-1:] == b"}" for one in found)


def _lines(source: Source) -> Iterator[tuple[str, object]]:
    with source.open() as file:
        numbered = enumerate(iter(lambda: file.readline(MAX_LINE), b""), start=1)
        for number, line in numbered:
            if not line.strip():
                continue
            place = f"line {number}"
            try:
                yield place, json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError) as error:
                message = f"{source.path.name}:{number}: {_first(error)}; JSON was expected"
                yield place, Unread(place.replace(" ", "-"), f"{message}; mend the line")


def _check_depth(source: Source) -> None:
    """Check that values are not nested without end, since their paths would fill memory.

    :raises SourceError: they are; a file that is damaged is left to those who read it.
    """
    depth = 0
    try:
        with _opened(source) as file:
            for event, _ in ijson.basic_parse(file, use_float=True):
                if event in _OPENING:
                    depth += 1
                    if depth > MAX_DEPTH:
                        raise SourceError(
                            f"{source.path.name}: values nested over {MAX_DEPTH} deep; works were"
                            " expected; check the file"
                        )
                elif event in _CLOSING:
                    depth -= 1
    except (ijson.JSONError, UnicodeDecodeError):
        return


def _items(source: Source) -> Iterator[object]:
    """Yield the works of a file by its shape, without holding the whole."""
    count = 0
    try:
        with _opened(source) as file:
            prefix = _prefix(file)
        with _opened(source) as file:
            for work in ijson.items(file, prefix, use_float=True):
                count += 1
                yield work
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        message = f"{source.path.name}: {_first(error)}; JSON was expected; get the file anew"
        if not count:
            raise SourceError(message) from error
        yield Unread(f"after-work-{count}", f"{message}; what stands before was read")


def _opened(source: Source) -> BinaryIO:
    """Open a file behind its byte order mark, if it has one."""
    file = source.open()
    if file.read(len(BOM_UTF8)) != BOM_UTF8:
        file.seek(0)
    return file


def _prefix(file: BinaryIO) -> str:
    """Give the path at which the works of a file stand."""
    for path, event, value in ijson.parse(file, use_float=True):
        if (path, event) == ("", "start_array"):
            return "item"
        if (path, event) == ("", "map_key") and value in ("results", "items"):
            return f"{value}.item"
        if (path, event, value) == ("message", "map_key", "items"):
            return "message.items.item"
        if (path, event) == ("message", "end_map"):
            return "message"
    return ""


def _first(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else "nested too deep"
