"""XML and HTML files as trees, read without entities, network or DTD."""

import re
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from cbris.errors import SourceError
from cbris.loaders.source import Source
from cbris.loaders.text.decode import decode
from cbris.loaders.text.document import Problem

__all__ = ["MAX_MARKUP", "Tree", "html_tree", "markup_text", "xml_root", "xml_tree"]

MAX_MARKUP = 32 * 1024 * 1024
"""The largest file of XML or HTML that is read, in bytes."""

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)"""
    rb"""|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY_DECLARED = re.compile(r"<!ENTITY", re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD_BYTES = 4096
_PROLOG = 64 * 1024


class Tree(NamedTuple):
    """The root of a file, and what is wrong with its markup."""

    root: etree._Element
    problems: tuple[Problem, ...] = ()


def markup_text(source: Source) -> str:
    """Read a file of markup as text, in the encoding that it declares or shows.

    :raises UnreadableTextError: it is empty, binary, in no known encoding, or over MAX_MARKUP.
    """
    with source.open() as file:
        content = file.read(MAX_MARKUP + 1)
    declared = _DECLARED.search(content, 0, _HEAD_BYTES)
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    return decode(content, source.path.name, name, MAX_MARKUP)


def xml_tree(source: Source) -> Tree:
    """Read an XML file; of a damaged one what can be read, with a problem.

    :raises SourceError: it is no XML, or declares entities of its own.
    """
    return xml_root(markup_text(source), source.path.name)


def xml_root(text: str, where: str) -> Tree:
    """Read XML from a text; see `xml_tree`."""
    if _ENTITY_DECLARED.search(text, 0, _PROLOG):
        raise SourceError(
            f"{where}: declares entities of its own; XML without them was expected, since they"
            " may stand for more than memory holds; save the file with the entities replaced"
        )
    body = _NAMED.sub(lambda m: html5.get(m[1], m[0]), _DECLARATION.sub("", text.lstrip(" ")))
    content = body.strip().encode("utf-8", "replace")
    try:
        return Tree(etree.fromstring(content, _parser(recover=False)))
    except etree.XMLSyntaxError as error:
        fault = error.msg or "damaged"
    root = _recovered(_ILLEGAL.sub(" ", body).encode("utf-8", "replace"))
    if root is None:
        raise SourceError(f"{where}: {fault}; XML was expected; mend the file")
    message = f"the XML is damaged ({fault}); what could be read of it was read"
    return Tree(root, (Problem("xml-damaged", message),))


def html_tree(text: str, where: str) -> Tree:
    """Read HTML of any quality.

    :raises SourceError: there is no element in it.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    content = _ILLEGAL.sub(" ", text).strip().encode("utf-8", "replace")
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise SourceError(f"{where}: no element; HTML was expected; check the file")
    deep = [one for one in parser.error_log if "depth" in one.message.lower()]
    if not deep:
        return Tree(root)
    message = "elements are nested too deep; what stands in the innermost ones was left out"
    return Tree(root, (Problem("html-too-deep", message),))


def _recovered(content: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(content, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
