"""Texts with what people say that they hold.

A gold file is ``NAME.gold.json``; its text lies beside it as ``NAME.txt``, or is named by
its ``file``, there or in the folder ``seeds`` beside the gold folder. Offsets count Unicode
code points of the text, `raw`, `quote` and `text` are exact substrings at their offsets, and
null means "not in the text".
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cbris.errors import SourceError
from cbris.loaders.text.decode import decode

__all__ = ["Gold", "Record", "read_gold"]

Record = Mapping[str, Any]
SUFFIX = ".gold.json"
QUOTED = {
    "references": "raw",
    "concepts": "text",
    "optional_concepts": "text",
    "persons": "text",
    "statements": "quote",
}


@dataclass(frozen=True)
class Gold:
    """One text with its annotations; what is None was not annotated at all."""

    name: str
    text: str
    metadata: Record | None
    references: tuple[Record, ...] | None
    concepts: tuple[Record, ...] | None
    optional: tuple[Record, ...]
    statements: tuple[Record, ...] | None


def read_gold(folder: Path) -> Iterator[Gold]:
    """Yield every annotated text of a folder and of those in it, by path.

    :raises SourceError: there is none, a text is missing, or an annotation is not at its
        offsets.
    """
    paths = sorted(folder.rglob(f"*{SUFFIX}"))
    if not paths:
        raise SourceError(
            f"{folder}: no file *{SUFFIX}; annotated texts were expected; "
            "docs/evaluation.md shows the format"
        )
    return map(_gold, paths)


def _gold(path: Path) -> Gold:
    record = _record(path)
    text_path = _text_path(path, record)
    text = decode(text_path.read_bytes(), text_path.name)
    for part, quoted in QUOTED.items():
        _check(path, part, quoted, record.get(part) or (), text)
    concepts = record.get("concepts")
    if concepts is not None:
        people = ({**one, "kind": "person"} for one in record.get("persons") or ())
        concepts = (*concepts, *people)
    return Gold(
        path.name.removesuffix(SUFFIX),
        text,
        record.get("metadata"),
        _listed(record.get("references")),
        _listed(concepts),
        tuple(record.get("optional_concepts") or ()),
        _listed(record.get("statements")),
    )


def _listed(values: Any) -> tuple[Record, ...] | None:
    return None if values is None else tuple(values)


def _record(path: Path) -> Record:
    try:
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: {error}; a JSON object was expected; mend it") from error
    if not isinstance(record, Mapping):
        raise SourceError(f"{path}: no JSON object; one with metadata, references … was expected")
    return record


def _text_path(path: Path, record: Record) -> Path:
    beside = path.with_name(f"{path.name.removesuffix(SUFFIX)}.txt")
    named = str(record.get("file") or beside.name)
    candidates = (path.parent / named, path.parent.parent / "seeds" / named, beside)
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    raise SourceError(f"{path}: its text {named} is missing; it was expected beside it; add it")


def _check(path: Path, part: str, quoted: str, records: Any, text: str) -> None:
    for at, record in enumerate(records, start=1):
        try:
            start, end, words = record["start"], record["end"], record[quoted]
        except (KeyError, TypeError) as error:
            raise SourceError(
                f"{path}: {part} {at}: no {error}; start, end and {quoted} were expected"
            ) from error
        if text[start:end] != words:
            raise SourceError(
                f"{path}: {part} {at}: {words!r} is not at {start} to {end}, there stands "
                f"{text[start:end]!r}; offsets count code points; mend them"
            )
