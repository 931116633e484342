"""Which reader takes a file: by what its first bytes show, and by the end of its name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from cbris.errors import SourceError, UnreadableTextError
from cbris.loaders.source import Source
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["FORMATS", "HEAD_BYTES", "SUFFIXES", "Format", "find_format", "read_manuscripts"]

HEAD_BYTES = 64 * 1024
Reader = Callable[[Source], Iterator[Manuscript]]
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?\?>", re.DOTALL)
_ENTRY = re.compile(rb"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_WORK = re.compile(
    rb'"(?:message-type|container-title|issued|authorships|abstract_inverted_index|DOI)"\s*:'
    rb'|"https?://openalex\.org/'
)
_CSL_TYPE = re.compile(
    rb'"type"\s*:\s*"(?:article|article-journal|book|chapter|report|thesis|webpage|legislation'
    rb'|paper-conference|manuscript|article-magazine|article-newspaper|document)"'
)
_RIS = re.compile(rb"\A\s*(?:\d+\.\s*)?TY  ?- ")


@dataclass(frozen=True)
class Format:
    """A format, the module that reads it, and how it is known.

    `shows` looks at the first bytes. Where the end of the name is one of `shared`, several
    formats may be meant, and only what `shows` accepts is taken.
    """

    name: str
    suffixes: tuple[str, ...]
    shows: Callable[[bytes], bool]
    shared: tuple[str, ...] = ()

    def read(self, source: Source) -> Iterator[Manuscript]:
        """Yield every document of the file.

        :raises SourceError: the file as a whole cannot be read.
        """
        module = import_module(f"cbris.loaders.formats.{self.name}")
        reader: Reader = module.read
        yield from reader(source)


def _root(head: bytes) -> bytes:
    """Give the name of the first element, in small letters."""
    found = _ROOT.search(_COMMENT.sub(b"", _plain(head)))
    return found[1].lower() if found else b""


def _plain(head: bytes) -> bytes:
    """Give bytes in which ASCII reads as such, whatever the width of the characters."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")


def _works(head: bytes) -> bool:
    """Tell whether JSON has the fields of publications and is nobody's metadata."""
    head = _plain(head).lstrip()
    if head[:1] not in (b"{", b"[") or b'"@context"' in head:
        return False
    return bool(_WORK.search(head) or (_CSL_TYPE.search(head) and b'"title"' in head))


def _is_docx(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and b"word/" in head


FORMATS = (
    Format("pdf", (".pdf",), lambda head: b"%PDF-" in head[:1024]),
    Format("docx", (".docx",), _is_docx),
    Format("archive", (".zip",), lambda head: head.startswith(b"PK\x03\x04")),
    Format("jats", (".nxml", ".jats"), lambda head: _root(head) == b"article", (".xml",)),
    Format("tei", (".tei",), lambda head: _root(head) in (b"tei", b"teicorpus"), (".xml",)),
    Format("html", (".html", ".htm", ".xhtml"), lambda head: _root(head) in (b"html", b"head")),
    Format("works", (), _works, (".json", ".jsonl", ".ndjson")),
    Format("bibtex", (".bib", ".bibtex"), lambda head: bool(_ENTRY.search(_plain(head)))),
    Format("ris", (".ris",), lambda head: bool(_RIS.search(_plain(head)))),
    Format("markdown", (".md", ".markdown"), lambda _head: False),
    Format("text", (".txt",), lambda _head: False),
)
"""Every format, those that are known by their first bytes first."""

CERTAIN = ("pdf", "docx", "archive")
"""Formats whose first bytes say more than any name."""

SUFFIXES = tuple(sorted({end for one in FORMATS for end in (*one.suffixes, *one.shared)}))
"""The ends of names that some format has."""


def find_format(path: Path, head: bytes) -> Format | None:
    """Find the format of a file; None for a name or a shape that no format has.

    A PDF or an archive is known by its first bytes, also under the name of another format;
    then the name decides, and where there is none, or it may mean several formats, the first
    bytes do. A name that ends as those of no format do is not taken.
    """
    suffix = path.suffix.lower()
    if suffix and suffix not in SUFFIXES and not suffix[1:].isdigit():
        return None
    named = [one for one in FORMATS if suffix in one.suffixes]
    shown = [one for one in FORMATS if one.name in CERTAIN and one.shows(head)]
    if shown and not (named and named[0].name == "docx" and shown[0].name == "archive"):
        return shown[0]
    if named:
        return named[0]
    meant = [one for one in FORMATS if suffix in one.shared] or FORMATS
    return next((one for one in meant if one.shows(head)), None)


def read_manuscripts(source: Source) -> Iterator[Manuscript]:
    """Yield every document of a file of any format, as text with what the format states.

    A document among several that cannot be read comes as a manuscript without text and
    with a problem; what no format shows is read as plain text.

    :raises SourceError: the file as a whole cannot be read.
    """
    with source.open() as file:
        head = file.read(HEAD_BYTES)
    found = find_format(source.path, head)
    if found is None and source.path.suffix.lower() in SUFFIXES:
        raise SourceError(
            f"{source.path.name}: in no format that this name may mean; JATS or TEI as XML, or"
            " records of CSL, Crossref or OpenAlex as JSON were expected; give one of these"
        )
    for one in (found or FORMATS[-1]).read(source):
        if one.key is None and not one.text.strip():
            raise UnreadableTextError(
                f"{source.path.name}: no text in it; the text of a paper was expected; open it"
                " and look"
            )
        yield one
