"""PDF files by their text layer: columns in reading order, without heads and page numbers."""

from collections.abc import Iterator, Sequence

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2 import raw as pdfium

from cbris.errors import SourceError, UnreadableTextError
from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.formats.pdf_furniture import Page, running
from cbris.loaders.formats.pdf_lines import blocks, rows
from cbris.loaders.formats.pdf_metadata import read_metadata
from cbris.loaders.formats.pdf_paragraphs import paged_text
from cbris.loaders.formats.pdf_words import Word, page_words
from cbris.loaders.source import Source
from cbris.loaders.text.decode import MAX_BYTES
from cbris.loaders.text.document import Problem
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["MAX_FILE", "MAX_PAGES", "read"]

MAX_FILE = 512 * 1024 * 1024
MAX_PAGES = 5000
ENOUGH = 10
"""Letters on a page; fewer are a stamp on a picture."""


def read(source: Source) -> Iterator[Manuscript]:
    """Yield the PDF as one document; offsets count in the text that was taken out of it.

    Hyphens at ends of lines stay, and so do the line ends. Pages without text are told.

    :raises UnreadableTextError: there is no text in it, or it is encrypted.
    :raises SourceError: it is damaged beyond reading, or too large.
    """
    where = source.path.name
    with source.open() as file:
        content = file.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise SourceError(f"{where}: more than {MAX_FILE:,} bytes; split it and read the parts")
    document = _open(content, where)
    try:
        yield _read(document, content, where)
    finally:
        document.close()


def _open(content: bytes, where: str) -> PdfDocument:
    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableTextError(
                f"{where}: encrypted, and opens with a password only; a PDF that everybody can"
                " open was expected; save it without a password"
            ) from error
        raise SourceError(
            f"{where}: damaged; a PDF was expected; get the file anew ({error})"
        ) from error
    return document


def _read(document: PdfDocument, content: bytes, where: str) -> Manuscript:
    count = len(document)
    if count > MAX_PAGES:
        raise SourceError(f"{where}: {count:,} pages; at most {MAX_PAGES:,} are read; split it")
    pages = [_page(document, number) for number in range(count)]
    empty = [n for n, page in enumerate(pages, start=1) if _letters(page) < ENOUGH]
    if len(empty) == count:
        raise UnreadableTextError(
            f"{where}: {count} pages without text, so pictures of pages; a text layer was"
            " expected; make one, for example with `ocrmypdf -l eng+ukr in.pdf out.pdf`"
        )
    heads = running(pages)
    kept = [_without(page, number, heads) for number, page in enumerate(pages)]
    text, starts = paged_text([list(blocks(page)) for page in kept])
    if len(text) > MAX_BYTES:
        raise SourceError(f"{where}: over {MAX_BYTES:,} characters; split it and read the parts")
    removed = [_words(pages[page].rows[row]) for page, row in sorted(heads)]
    return Manuscript(
        text,
        metadata=read_metadata(document, content, text, removed),
        pages=starts,
        problems=(*encoding_problems(text), *_page_problems(empty, count)),
        extracted=True,
    )


def _page(document: PdfDocument, number: int) -> Page:
    """Give the rows of a page; of one that is damaged none."""
    try:
        page = document[number]
        textpage = page.get_textpage()
    except PdfiumError:
        return Page([], 0, 0)
    words = page_words(textpage)
    _, bottom, _, top = page.get_mediabox()
    textpage.close()
    page.close()
    return Page(rows(words), bottom, top)


def _letters(page: Page) -> int:
    return sum(len(word.text) for row in page.rows for word in row)


def _without(page: Page, number: int, heads: set[tuple[int, int]]) -> list[list[Word]]:
    return [row for at, row in enumerate(page.rows) if (number, at) not in heads]


def _words(row: Sequence[Word]) -> str:
    return " ".join(word.text for word in row)


def _page_problems(empty: Sequence[int], count: int) -> Iterator[Problem]:
    if empty and len(empty) < count:
        listed = ", ".join(map(str, empty[:20])) + (" ..." if len(empty) > 20 else "")
        message = f"{len(empty)} of {count} pages have no text, perhaps pictures: {listed}"
        yield Problem("pages-without-text", message)
