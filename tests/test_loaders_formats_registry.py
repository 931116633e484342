"""A file is known by its first bytes and its name, and files of others are left to them."""

from pathlib import Path

import pytest
from formats import only
from pdfs import Line, pdf
from zips import docx

from cbris.errors import UnreadableTextError
from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.formats.registry import find_format
from cbris.loaders.source import Source, loaders
from cbris.loaders.text.loader import TextLoader, read_texts

CASES = Path(__file__).parent / "cases"
UKRAINIAN = "Міжнародне співробітництво прикордонних регіонів України"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.txt", b"words", "text"),
        ("A.PDF", b"%PDF-1.7", "pdf"),
        ("a.html", b"%PDF-1.7", "pdf"),
        ("download", b"%PDF-1.7", "pdf"),
        ("12345", b"<!DOCTYPE html>\n<html>", "html"),
        ("a.docx", b"PK\x03\x04", "docx"),
        ("a.zip", docx("")[:4096], "docx"),
        ("a.xml", b'<?xml version="1.0"?><!-- x --><article>', "jats"),
        ("a.xml", b'\xef\xbb\xbf<TEI xmlns="x">', "tei"),
        ("a.xml", '<?xml version="1.0"?><article/>'.encode("utf-16"), "jats"),
        ("a.json", b'[{"id": "x", "type": "book", "title": "y"}]', "works"),
        ("a.json", b'{"status": "ok", "message-type": "work", "message": {}}', "works"),
        ("library", b"@article{k,", "bibtex"),
        ("export", b"TY  - JOUR", "ris"),
        ("a.json", b'{"@context": "http://www.w3.org/ns/csvw"}', None),
        ("a.json", b'{"type": "FeatureCollection", "features": []}', None),
        ("a.xml", b"<rdf:RDF>", None),
        ("a.csv", b"@article{k,", None),
        ("a.xlsx", b"PK\x03\x04", None),
        ("notes", b"words", None),
    ],
)
def test_the_format_of_a_file(name: str, head: bytes, expected: str | None) -> None:
    found = find_format(Path(name), head)
    assert (found.name if found else None) == expected


def test_files_of_other_loaders_are_left_to_them() -> None:
    files = (path for path in CASES.rglob("*") if path.is_file() and "literature" not in path.parts)
    others = [loader for loader in loaders() if loader.name != "text"]
    taken = [file for file in files if any(loader.accepts(file) for loader in others)]
    assert len(taken) > 10
    assert [file.name for file in taken if TextLoader().accepts(file)] == []


def test_a_mapping_of_a_table_is_no_list_of_works() -> None:
    assert not TextLoader().accepts(CASES / "csvw" / "bridges.csv-metadata.json")


def test_a_file_that_is_not_there_is_not_accepted(tmp_path: Path) -> None:
    assert not TextLoader().accepts(tmp_path / "a.txt")
    assert not TextLoader().accepts(tmp_path)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (UKRAINIAN, []),
        ("Étude de l’intégration “régionale” à Genève — naïve façade", []),
        (UKRAINIAN.encode().decode("cp1251"), ["mojibake"]),
        (UKRAINIAN.encode().decode("latin-1"), ["mojibake"]),
        (
            "Экономическая интеграция, Регионы и Союзы".encode("koi8-r").decode("cp1251"),
            ["mojibake"],
        ),
        ("Ці\ufffdість", ["characters-lost"]),
    ],
    ids=["Ukrainian", "French", "as cp1251", "as Latin-1", "KOI8 as cp1251", "lost"],
)
def test_text_that_was_decoded_wrongly_is_told(text: str, codes: list[str]) -> None:
    assert [one.code for one in encoding_problems(text)] == codes


def test_a_text_stays_as_it_is_and_its_problems_are_told() -> None:
    broken = UKRAINIAN.encode().decode("cp1251")
    found = only(broken.encode(), "a.txt")
    assert (found.text, found.extracted) == (broken, False)
    assert [one.code for one in found.problems] == ["mojibake"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", docx("<w:p/>")), ("a.xml", b"<article/>"), ("a.md", b"---")]
)
def test_a_document_without_words_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableTextError, match=r"no text in it; the text of a paper was"):
        only(content, name)


def test_offsets_count_in_the_file_or_in_what_was_taken_out_of_it() -> None:
    page = pdf([[Line(60, 600, "Words of a paper.")]])
    contents = {"a.txt": b"Words.", "a.pdf": page, "a.bib": b"@book{K, title={Words}}"}
    base = "https://w3id.org/cbris/source/"
    found = [
        (iri.value.removeprefix(base), text)
        for name, content in contents.items()
        for iri, text in read_texts(Source(name, Path(name), content))
    ]
    assert found == [
        ("a.txt", "Words."),
        ("a.pdf/text", "Words of a paper."),
        ("a.bib.k/text", "Words"),
    ]
