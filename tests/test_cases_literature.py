"""The annotated texts of the literature: that their annotations have the right shape."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from cbris.loaders.text.document import KINDS, Section

FOLDER = Path(__file__).parent / "cases" / "literature"
GOLD = sorted(FOLDER.glob("*/*.gold.json"))
NAMES = [str(path.relative_to(FOLDER)).removesuffix(".gold.json") for path in GOLD]

METADATA = {
    "title", "authors", "journal", "volume", "issue", "year", "pages", "doi", "keywords", "udc",
    "jel",
}  # fmt: skip
TEXTS = {
    "title", "title_translated", "container", "publisher", "place", "year", "volume", "issue",
    "pages", "num_pages", "doi", "url", "accessed", "language_note", "note",
}  # fmt: skip
REFERENCE = {"n", "raw", "start", "end", "authors", "editors", "type"} | TEXTS
TYPES = {
    "article", "book", "chapter", "conference", "dataset", "legislation", "newspaper", "online",
    "report", "thesis", "working-paper", None,
}  # fmt: skip
CONCEPT = {"text", "kind", "where", "generic", "start", "end", "count"}
STATEMENT = {"subject", "relation", "object", "quote", "start", "end"}
QUOTED = {"references": "raw", "concepts": "text", "persons": "text", "statements": "quote"}

each_text = pytest.mark.parametrize("path", GOLD, ids=NAMES)


def _record(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.read_bytes())
    return record


def _text(path: Path) -> str:
    return path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode()


def test_every_text_has_an_annotation_and_every_annotation_a_text() -> None:
    texts = {path.with_suffix("") for path in FOLDER.glob("*/*.txt")}
    assert texts == {path.with_suffix("").with_suffix("") for path in GOLD}


@each_text
def test_annotations_are_exact_substrings_at_their_offsets(path: Path) -> None:
    record, text = _record(path), _text(path)
    for part, quoted in QUOTED.items():
        for one in record.get(part, ()):
            assert text[one["start"] : one["end"]] == one[quoted]
            assert one[quoted] == one[quoted].strip() != ""


@each_text
def test_references_have_all_fields_in_order_and_apart(path: Path) -> None:
    references = _record(path)["references"]
    for one in references:
        assert one.keys() >= REFERENCE
        assert one["type"] in TYPES
        assert all(one[name] is None or isinstance(one[name], str) for name in TEXTS)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d|\d{4}(-\d\d)?", one["accessed"] or "2000")
        assert not re.search("[‐‑‒–—−]", one["pages"] or "")
        assert all(one[name] != "" for name in TEXTS)
    ends = [0, *(one["end"] for one in references)]
    assert all(end <= one["start"] for end, one in zip(ends, references, strict=False))


@each_text
def test_names_of_references_are_of_a_person_or_of_a_body(path: Path) -> None:
    for one in _record(path)["references"]:
        for name in (*one["authors"], *one["editors"]):
            assert name.keys() in ({"family", "given"}, {"family"}, {"literal"})
            assert all(value is None or value == value.strip() != "" for value in name.values())


@each_text
def test_metadata_has_all_fields(path: Path) -> None:
    metadata = _record(path)["metadata"]
    assert metadata.keys() >= METADATA
    assert all(one["name"] for one in metadata["authors"])
    assert all(isinstance(metadata[name], list) for name in ("authors", "keywords", "jel"))


@each_text
def test_concepts_are_of_a_known_kind_and_counted(path: Path) -> None:
    record, text = _record(path), _text(path)
    for one in record.get("concepts", ()):
        assert one.keys() >= CONCEPT
        assert one["kind"] in KINDS
        assert one["where"] in get_args(Section)
        assert 1 <= one["count"] <= text.count(one["text"])
    listed = [(one["text"], one["kind"]) for one in record.get("concepts", ())]
    assert len(set(listed)) == len(listed)


@each_text
def test_statements_have_a_subject_a_relation_and_an_object(path: Path) -> None:
    for one in _record(path).get("statements", ()):
        assert one.keys() >= STATEMENT
        assert all(one[name] for name in ("subject", "relation", "object", "quote"))
        assert one.get("polarity", "positive") in ("positive", "negative")
