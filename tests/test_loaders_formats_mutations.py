"""Damaged, hostile and huge files of every format: an error of ours or a problem, no hang."""

import json
import time
from pathlib import Path

import pytest
from damage import copies
from pdfs import Line, column, pdf
from test_loaders_formats_bibtex import ENTRY
from test_loaders_formats_docx import NUMBERING, p
from test_loaders_formats_html import BODY, HEAD, page
from test_loaders_formats_jats import ARTICLE
from test_loaders_formats_markdown import FILE as MARKDOWN
from test_loaders_formats_records import CROSSREF, CSL, OPENALEX, RIS
from test_loaders_formats_tei import TEI
from zips import docx, zipped

from cbris.errors import SourceError
from cbris.loaders.bundled import bundled_files
from cbris.loaders.formats.registry import FORMATS, read_manuscripts
from cbris.loaders.source import Source
from cbris.loaders.text.loader import read_documents
from cbris.loaders.text.manuscript import Manuscript
from cbris.loaders.text.quads import document_quads

WORDS = "The customs union of Poland and Ukraine helps the ferries of both states and their towns."
SECONDS = 5
"""The longest that a damaged copy of a small file may take, of one processor."""


def files() -> dict[str, bytes]:
    """Give a good file of every format, and the bundled texts."""
    two_columns = [*column(60, 700, [WORDS[:45]] * 9), *column(320, 700, [WORDS[45:]] * 9)]
    pages = [[Line(60, 770, f"{n} Made-up Journal"), *two_columns] for n in (1, 2, 3)]
    small = {
        "a.bib": ENTRY + ENTRY.replace("Poe2021", "Other"),
        "a.html": page(BODY, HEAD),
        "a.json": json.dumps([CSL, CROSSREF, OPENALEX]),
        "a.jsonl": "\n".join(map(json.dumps, (CSL, CROSSREF, OPENALEX))),
        "a.md": MARKDOWN,
        "a.nxml": ARTICLE,
        "a.ris": RIS + RIS.replace("poe21", "other"),
        "a.tei": TEI,
    }
    found = {name: text.encode() for name, text in small.items()}
    texts = (file.path for file in bundled_files() if file.path.suffix == ".txt")
    found |= {path.name: path.read_bytes() for path in texts}
    word = docx(p("References") + p("Able, A. (2019). Ferries.", 1), numbering=NUMBERING)
    found |= {
        "a.docx": word,
        "a.pdf": pdf(pages, {"Title": WORDS}),
        "b.pdf": pdf(pages, password=""),
    }
    return {**found, "a.zip": zipped(dict(found))}


def read(name: str, content: bytes) -> list[Manuscript] | None:
    """Read a file; None if it was refused by an error of ours."""
    try:
        return list(read_manuscripts(Source("made-up", Path(name), content)))
    except SourceError:
        return None


def assert_is_sound(found: list[Manuscript] | None) -> None:
    """Assert that every place lies in its text, and that what has no text says why."""
    for one in found or ():
        places = [*one.entries, *((r.start, r.end) for r in one.references)]
        assert [place for place in places if not 0 <= place[0] < place[1] <= len(one.text)] == []
        assert [r.raw for r in one.references if one.text[r.start : r.end] != r.raw] == []
        assert list(one.pages) == sorted(one.pages)
        assert one.text or one.key


def read_copies(count: int, seed: int) -> int:
    """Read that many damaged copies; give how many were refused."""
    refused = 0
    for name, content in copies(files(), count, seed):
        started = time.process_time()
        found = read(name, content)
        assert time.process_time() - started < SECONDS, name
        assert_is_sound(found)
        refused += found is None
    return refused


def test_the_good_files_are_of_every_format_and_read() -> None:
    good = files()
    ends = {Path(name).suffix for name in good}
    assert [one.name for one in FORMATS if not ends & {*one.suffixes, *one.shared}] == []
    assert [name for name, content in good.items() if not read(name, content)] == []


def test_five_hundred_damaged_copies_are_read_or_refused() -> None:
    assert read_copies(500, seed=7) < 250


@pytest.mark.soak
def test_twenty_thousand_damaged_copies_are_read_or_refused() -> None:
    assert read_copies(20_000, seed=11) < 10_000


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", f'<!DOCTYPE article [<!ENTITY e0 "ha">{BOMB}]><article>&e9;</article>'.encode()),
        ("a.docx", zipped({"word/document.xml": f"<!DOCTYPE d [{BOMB}]><d>&e9;</d>"})),
        ("a.pdf", pdf([column(60, 700, [WORDS])], password="secret")),
        ("a.pdf", pdf([[]])),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"type": "book", "title": ' + b"[" * 100_000),
        ("a.zip", zipped({"a/b.png": "x"})),
        ("a.html", b"<html>" + b"<p>x" * 9_000_000),
    ],
    ids=[
        "entity bomb", "entity bomb in Word", "encrypted", "scanned", "deep list", "deep value",
        "no paper", "36 MB of HTML",
    ],
)  # fmt: skip
def test_hostile_files_are_refused_in_a_sentence(name: str, content: bytes) -> None:
    assert read(name, content) is None


def test_a_bomb_in_a_zip_file_costs_only_itself() -> None:
    found = read("a.zip", zipped({"a.txt": b"a" * 300_000_000, "b.txt": WORDS}))
    assert found is not None
    assert [(one.key, one.text) for one in found] == [("a.txt", ""), ("b.txt", WORDS)]


def test_a_long_pdf_is_read_page_by_page() -> None:
    assert read_pages(50) < 10


@pytest.mark.soak
def test_a_pdf_of_five_hundred_pages_is_read_in_a_minute() -> None:
    assert read_pages(500) < 60


def read_pages(count: int) -> float:
    """Read a PDF of so many full pages; give the seconds that it took."""
    pages = [[*column(60, 740, [WORDS] * 55), Line(290, 30, str(n))] for n in range(1, count + 1)]
    content, started = pdf(pages), time.monotonic()
    found = read("a.pdf", content) or []
    assert [len(one.pages) for one in found] == [count]
    assert found[0].text.count(WORDS) == 55 * count
    return time.monotonic() - started


@pytest.mark.parametrize(
    "megabytes", [2, pytest.param(31, marks=pytest.mark.soak)], ids=["2 MB", "31 MB"]
)
def test_a_large_page_is_read_within_a_minute(megabytes: int) -> None:
    paragraph = f"<div><p>{WORDS} <b>Bold</b></p></div>\n"
    content = page(paragraph * (megabytes * 1_000_000 // len(paragraph))).encode()
    started = time.monotonic()
    found = read("a.html", content)
    assert time.monotonic() - started < 60
    assert found


@pytest.mark.soak
def test_an_html_of_fifty_megabytes_is_refused_at_once() -> None:
    started = time.monotonic()
    assert read("a.html", b"<html>" + b"<p>word</p>" * 5_000_000) is None
    assert time.monotonic() - started < 2


@pytest.mark.soak
@pytest.mark.parametrize("end", ["bib", "ris", "jsonl"])
def test_memory_stays_flat_over_a_hundred_thousand_records(tmp_path: Path, end: str) -> None:
    import resource

    path = tmp_path / f"a.{end}"
    with path.open("w") as file:
        for number in range(100_000):
            file.write(record(end, number))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read_manuscripts(Source("a", path))) == 100_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def record(end: str, number: int) -> str:
    """Write a record of about 1 kB."""
    words = WORDS * 10
    match end:
        case "bib":
            return f"@article{{k{number}, title={{Title {number}}}, abstract={{{words}}}}}\n"
        case "ris":
            return f"TY  - JOUR\nID  - k{number}\nTI  - Title {number}\nAB  - {words}\nER  -\n"
        case _:
            work = {"id": f"k{number}", "type": "book", "title": f"Title {number}"}
            return json.dumps(work | {"abstract": words}) + "\n"


def test_damaged_copies_become_quads_with_exact_quotes() -> None:
    small = {
        name: content for name, content in files().items() if not name.endswith((".txt", "zip"))
    }
    for number, (name, content) in enumerate(copies(small, 60, seed=5)):
        source = Source(f"copy-{number}", Path(name), content)
        try:
            documents = list(read_documents(source))
        except SourceError:
            continue
        for document in documents:
            said = [(one.start, one.end, one.quote) for one in document.claims]
            said += [(one.start, one.end, one.text) for one in document.mentions]
            said += [(one.start, one.end, one.raw) for one in document.references]
            assert [quote for start, end, quote in said if document.text[start:end] != quote] == []
            assert list(document_quads(document))
