"""Score metadata and reference fields against gold annotations, and list every error.

Run ``python -m benchmarks.score_fields``; CBRIS_SHARED names the folder that holds
``gold/NNN.gold.json`` and ``seeds/NNN_*.txt``. A field with a list of names counts each
name. A value where gold says null is wrong; a reading that a gold note calls equally
right is accepted.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from cbris.loaders.text.header import read_header
from cbris.loaders.text.layout import split
from cbris.loaders.text.references import read_references

__all__ = ["Error", "Score", "main", "score"]

Record = Mapping[str, Any]
METADATA = ("title", "journal", "volume", "issue", "year", "pages", "doi", "udc", "jel", "keywords")
AUTHOR = ("name", "family", "given", "degree", "position", "affiliation", "orcid")
REFERENCE = (
    "raw",
    "authors",
    "editors",
    "title",
    "title_translated",
    "container",
    "publisher",
    "place",
    "year",
    "volume",
    "issue",
    "pages",
    "num_pages",
    "doi",
    "url",
    "accessed",
    "language_note",
    "type",
)
_EQUALLY_RIGHT = re.compile(r"\b(?P<field>\w+)=\"(?P<value>[^\"]+)\" is equally right")
_RUNNING_NUMBER = re.compile(r"(?P<own>\d+)\((?P<running>\d+)\)")


class Error(NamedTuple):
    """One value that differs."""

    where: str
    field: str
    expected: object
    found: object


class Score(NamedTuple):
    """Counts by field, and every error."""

    right: Counter[str]
    expected: Counter[str]
    found: Counter[str]
    errors: tuple[Error, ...]

    def f1(self, field: str | None = None) -> float:
        """Give F1 of a field, or micro F1 of all."""
        right, expected, found = (
            count[field] if field else count.total()
            for count in (self.right, self.expected, self.found)
        )
        return 2 * right / (expected + found) if expected + found else 1.0


def score(shared: Path) -> Score:
    """Read every text that has a gold file and compare field by field."""
    total = Score(Counter(), Counter(), Counter(), ())
    errors: list[Error] = []
    for gold_path in sorted(shared.glob("gold/*.gold.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        errors += _score_text(shared / "seeds" / gold["file"], gold, total)
    return total._replace(errors=tuple(errors))


def _score_text(path: Path, gold: Record, total: Score) -> Iterator[Error]:
    text = path.read_bytes().decode("utf-8")
    layout = split(text)
    metadata = asdict(read_header(text, layout)[0])
    references = {r.n: asdict(r) for r in read_references(text, layout)[0]}
    yield from _compare(f"{gold['id']} metadata", METADATA, gold["metadata"], metadata, total)
    yield from _authors(gold, metadata, total)
    listed = {entry["n"]: entry for entry in gold.get("references", ())}
    for n in sorted(listed.keys() | references.keys()):
        expected, found = listed.get(n, {}), references.get(n, {})
        where = f"{gold['id']} reference {n}"
        yield from _compare(where, REFERENCE, _accepted(expected, found), found, total)


def _authors(gold: Record, metadata: Record, total: Score) -> Iterator[Error]:
    expected, found = gold["metadata"]["authors"], metadata["authors"]
    for at in range(max(len(expected), len(found))):
        pair = [names[at] if at < len(names) else {} for names in (expected, found)]
        where = f"{gold['id']} author {at + 1}"
        yield from _compare(where, AUTHOR, pair[0], pair[1], total, "author ")


def _accepted(expected: Record, found: Record) -> Record:
    """Give gold in the reading that a note calls equally right, where that was found."""
    note = expected.get("note") or ""
    accepted = dict(expected)
    for match in _EQUALLY_RIGHT.finditer(note):
        if found.get(match["field"]) == match["value"]:
            others = [f for f in ("publisher", "volume") if accepted.get(f) == match["value"]]
            accepted |= dict.fromkeys(others) | {match["field"]: match["value"]}
    body = [name.get("literal") for name in expected.get("authors", ())]
    if "as title instead" in note and found.get("title") in body:
        accepted |= {"title": found["title"], "authors": []}
    return accepted


def _compare(
    where: str,
    fields: tuple[str, ...],
    expected: Record,
    found: Record,
    total: Score,
    prefix: str = "",
) -> Iterator[Error]:
    for field in fields:
        name = prefix + field
        wanted, given = _values(field, expected), _values(field, found)
        right = sum((Counter(wanted) & Counter(given)).values())
        total.right[name] += right
        total.expected[name] += len(wanted)
        total.found[name] += len(given)
        if wanted != given:
            yield Error(where, name, expected.get(field), found.get(field))


def _values(field: str, record: Record) -> list[str]:
    value = record.get(field)
    if value is None or value == "":
        return []
    if isinstance(value, list | tuple):
        return [_normal(field, " ".join(_parts(item))) for item in value]
    return [_normal(field, str(value))]


def _parts(item: object) -> list[str]:
    if isinstance(item, Mapping):
        return [str(item[key]) for key in ("family", "given", "literal") if item.get(key)]
    return [str(item)]


def _normal(field: str, value: str) -> str:
    words = " ".join(value.replace("–", "-").split())
    if match := _RUNNING_NUMBER.fullmatch(words):
        return match["own"]
    return words.casefold().strip(" .,") if field in ("title", "container", "publisher") else words


def main() -> None:
    """Print precision, recall and F1 of every field, then the errors."""
    result = score(Path(os.environ["CBRIS_SHARED"]))
    print(f"{'field':20} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5}")
    for field in sorted(result.expected.keys() | result.found.keys()):
        right, expected, found = (c[field] for c in result[:3])
        if expected or found:
            figures = (right / found if found else 0.0, right / expected if expected else 0.0)
            shares = " ".join(f"{share:6.3f}" for share in (*figures, result.f1(field)))
            print(f"{field:20} {shares} {expected:5}")
    print(f"{'micro':20} {'':6} {'':6} {result.f1():6.3f} {result.expected.total():5}")
    for error in result.errors:
        print(f"{error.where}: {error.field}: {error.found!r}; gold has {error.expected!r}")


if __name__ == "__main__":
    if "CBRIS_SHARED" not in os.environ:
        sys.exit("CBRIS_SHARED: not set; give the folder that holds gold/ and seeds/")
    main()
