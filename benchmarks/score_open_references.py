"""Score references of other fields, beside a labeller without rules trained in the same run.

Run ``python -m benchmarks.score_open_references``; CBRIS_SHARED names the folder that holds
``references``. The test are the files `TESTS` of ParsCit, none of whose strings was learned from.
A value is right if it is equal after normalisation (letters and figures alone); a title, a
container or a publisher also at a likeness of 0.9. Names are compared as a bag of words.
"""

import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.crf import Labeller
from cbris.loaders.text.references.entry import parse_entry
from cbris.loaders.text.references.learned import read_learned
from cbris.loaders.text.references.training import TESTS, plain_examples, train
from cbris.loaders.text.references.training_encode import refine
from cbris.loaders.text.references.training_readers import read_parscit, text_of

__all__ = ["FIELDS", "expected", "main", "score"]

FIELDS = {
    "authors": "author",
    "editors": "editor",
    "title": "title",
    "container": "container",
    "year": "date",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "publisher": "publisher",
    "place": "place",
}
_ALIKE = ("title", "container", "publisher")
_NUMBERS = ("volume", "issue", "pages")
_NAMES = ("authors", "editors")
_NO_NAMES_LISTED = "and et al und in ed eds edd editor editors hrsg by a cura di c cur"
_NO_NAMES = frozenset(_NO_NAMES_LISTED.split())
LIKENESS = 0.9

Fields = Mapping[str, object]
Reader = Callable[[str], Fields]


def main() -> None:
    """Print F1 of every field for each file and for all."""
    folder = Path(os.environ["CBRIS_SHARED"]) / "references"
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "plain.crfsuite"
        train(plain_examples(folder), path)
        plain = Labeller(str(path))
        readers: dict[str, Reader] = {
            "CBRIS": _read,
            "plain": lambda text: read_learned(text, model=plain).fields,
        }
        for names in (*((name,) for name in TESTS), TESTS):
            tests = [test for name in names for test in expected(folder, name)]
            print(f"\n{' '.join(names)}: {len(tests)} references")
            columns = [score(tests, reader) for reader in readers.values()]
            print(f"{'':10}" + "".join(f"{name:>8}" for name in readers))
            for field in (*FIELDS, "all"):
                print(f"{field:10}" + "".join(f"{column[field]:8.3f}" for column in columns))


def expected(folder: Path, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the strings of a test file, each with the words of its fields."""
    for tagged in read_parscit(folder / "parscit" / f"{name}.tagged.txt"):
        words: dict[str, str] = {}
        for label, text in refine(tagged):
            words[label] = f"{words[label]} {text}" if label in words else text
        yield text_of(tagged).strip(), words


def score(tests: list[tuple[str, dict[str, str]]], read: Reader) -> dict[str, float]:
    """Give F1 by field, and of all fields together."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for text, words in tests:
        found = read(text)
        for field, label in FIELDS.items():
            true, seen = _normal(field, words.get(label, "")), _normal(field, found.get(field))
            wanted[field] += bool(true)
            given[field] += bool(seen)
            right[field] += bool(true) and _same(field, true, seen)
    for counts in (right, given, wanted):
        counts["all"] = sum(counts.values())
    return {f: 2 * right[f] / max(1, given[f] + wanted[f]) for f in (*FIELDS, "all")}


def _read(text: str) -> Fields:
    return vars(parse_entry(1, text, 0, frozenset()).reference)


def _same(field: str, one: str, other: str) -> bool:
    if one == other:
        return True
    likeness = Levenshtein.normalized_similarity(one, other)
    return field in _ALIKE and likeness >= LIKENESS


def _normal(field: str, value: object) -> str:
    if isinstance(value, tuple):
        value = " ".join(_written(name) for name in value)
    text = str(value or "")
    if field in _NAMES:
        words = re.findall(r"[^\W\d_]+", text.casefold())
        return " ".join(sorted(word for word in words if word not in _NO_NAMES))
    if field == "year":
        year = re.search(r"(?:1[5-9]|20)\d\d", text)
        return year[0] if year else ""
    if field in _NUMBERS:
        return "-".join(re.findall(r"\d+|\b[IVXLC]+\b", text))
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


def _written(name: Name) -> str:
    return " ".join(filter(None, (name.family, name.given, name.literal)))


if __name__ == "__main__":
    if "CBRIS_SHARED" not in os.environ:
        sys.exit("CBRIS_SHARED: not set; give the folder that holds references/")
    main()
