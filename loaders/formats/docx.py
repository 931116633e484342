"""Word documents: paragraphs with the numbers of lists, notes, and items as references."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from cbris.errors import SourceError
from cbris.loaders.formats.docx_numbers import Numbers
from cbris.loaders.formats.fields import folded, stands_in
from cbris.loaders.formats.flow import Flow, Profile, inner_text, local
from cbris.loaders.formats.html_lists import is_heading
from cbris.loaders.formats.markup import xml_root
from cbris.loaders.formats.members import Limits, check, member, opened
from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.source import Source
from cbris.loaders.text.document import Layout, Metadata, Problem, Span
from cbris.loaders.text.layout import split
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["read"]

Element = etree._Element
_LIMITS = Limits(member=128 * 1024**2)
_MAIN = "word/document.xml"
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_DROPPED = """
    Fallback binData commentRangeEnd commentReference del delInstrText delText instrText moveFrom
    pPr rPr rt sectPr tblPr tcPr trPr
"""
_CELL = "cellp"
_PROFILE = Profile(
    blocks=frozenset({"p", "tbl"}),
    lines=frozenset({"br", "cr", "tr"}),
    gaps=frozenset({"tab", "tc", _CELL}),
    dropped=frozenset(_DROPPED.split()),
)
_SIGNS = {"noBreakHyphen": "-", "softHyphen": "\u00ad"}
_TITLE = "title"


def read(source: Source) -> Iterator[Manuscript]:
    """Yield the document: text that was deleted under tracking, and comments, are left out.

    A note stands behind the paragraph that refers to it. Items of a numbered list below a
    heading of references are entries; their numbers, which Word counts itself, stand before
    them.

    :raises SourceError: the file is damaged, encrypted or too large, or no Word document.
    """
    where = source.path.name
    with opened(source) as archive:
        check(archive, where)
        if _MAIN not in archive.namelist():
            raise SourceError(f"{where}: no {_MAIN}; a Word document (.docx) was expected")
        root, problems = _part(archive, _MAIN, where)
        numbers = Numbers(
            _optional(archive, "word/numbering.xml", where),
            _optional(archive, "word/styles.xml", where),
        )
        notes = {name: _optional(archive, path, where) for name, path in _NOTES.items()}
        core = _optional(archive, "docProps/core.xml", where)
    yield _document(root, numbers, notes, core, problems)


def _document(
    root: Element,
    numbers: Numbers,
    notes: dict[str, Element | None],
    core: Element | None,
    problems: tuple[Problem, ...],
) -> Manuscript:
    _prepare(root)
    _add_notes(root, notes)
    marks = numbers.marks(root)
    flow = Flow(replace(_PROFILE, mark=lambda one: marks.get(one, "")))
    listed = list(_references(root, numbers))
    titles = [one for one in root.iter("{*}p") if numbers.style_name(one) == _TITLE]
    places = flow.element(root, set(listed))
    text = flow.text
    entries = tuple(sorted(places.values()))
    return Manuscript(
        text,
        layout=_layout(text, entries) if entries else None,
        metadata=Metadata(title=_title(titles, core, text)),
        entries=entries,
        problems=(*problems, *encoding_problems(text)),
        extracted=True,
    )


def _part(archive: ZipFile, name: str, where: str) -> tuple[Element, tuple[Problem, ...]]:
    content = BytesIO()
    member(archive, archive.getinfo(name), f"{where}: {name}", content, _LIMITS)
    return xml_root(content.getvalue().decode("utf-8", "replace"), f"{where}: {name}")


def _optional(archive: ZipFile, name: str, where: str) -> Element | None:
    return _part(archive, name, where)[0] if name in archive.namelist() else None


def _prepare(root: Element) -> None:
    """Give letters to signs that are elements, and mark the paragraphs of cells as such."""
    for one in list(root.iter()):
        if local(one) in _SIGNS:
            one.text = _SIGNS[local(one)]
        elif local(one) == "p" and any(True for _ in one.iterancestors("{*}tc")):
            one.tag = _CELL


def _add_notes(root: Element, notes: dict[str, Element | None]) -> None:
    """Put each note behind the paragraph that refers to it."""
    known = {
        (name, _attribute(one, "id")): one
        for name, part in notes.items()
        if part is not None
        for one in part
    }
    for paragraph in list(root.iter("{*}p")):
        last = paragraph
        for one in list(paragraph.iter(*(f"{{*}}{name}" for name in _NOTES))):
            note = known.pop((local(one), _attribute(one, "id")), None)
            for part in list(note) if note is not None else ():
                last.addnext(part)
                last = part


def _attribute(element: Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(f"}}{name}")), "")


def _references(root: Element, numbers: Numbers) -> Iterator[Element]:
    """Yield the items of the numbered lists that follow a heading of references."""
    wanted, list_id = False, ""
    for one in root.iter("{*}p"):
        words = inner_text(one)
        if is_heading(words):
            wanted, list_id = True, ""
        elif wanted and words:
            found = numbers.list_of(one)
            wanted = bool(found) and found == (list_id or found)
            if wanted:
                list_id = found
                yield one


def _layout(text: str, entries: tuple[Span, ...]) -> Layout:
    header = split(text[: entries[0].start]).header
    listed = Span(entries[0].start, entries[-1].end)
    return Layout(header, Span(header.end, listed.start), listed)


def _title(titles: list[Element], core: Element | None, text: str) -> str | None:
    """Give the one paragraph in the style of a title, else the property, if it is in the text."""
    if len(titles) == 1 and (found := folded(inner_text(titles[0]))):
        return found
    stated = next(iter(core.iter("{*}title")), None) if core is not None else None
    words = folded(inner_text(stated)) if stated is not None else None
    return words if words and stands_in(words, text) else None
