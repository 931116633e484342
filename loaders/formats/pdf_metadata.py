"""What a PDF states of itself, where it is plausible: its information, XMP, running heads."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pypdfium2 import PdfDocument

from cbris.errors import SourceError
from cbris.loaders.formats.fields import doi_of, folded, issns_of, stands_in
from cbris.loaders.formats.flow import inner_text, local
from cbris.loaders.formats.markup import xml_root
from cbris.loaders.text.document import Metadata
from cbris.loaders.text.masthead import read_masthead

__all__ = ["read_metadata"]

_XMP = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
_DOI = ("doi", "identifier", "url")
_ISSN = ("issn", "eIssn")
_INFO = ("doi", "DOI", "WPS-ARTICLEDOI", "Subject")
_VALUES = {
    "publicationName": "journal",
    "volume": "volume",
    "number": "issue",
}
_EDGE_NUMBER = re.compile(r"^\W*\d{1,4}\s+|\s+\d{1,4}\W*$")


def read_metadata(
    document: PdfDocument, content: bytes, text: str, heads: Sequence[str]
) -> Metadata:
    """Give the metadata of a PDF, as far as it can be believed.

    The title counts only if its words stand at the beginning of the text, since programs
    write names of files there; authors are never taken, since it is the typist as often.

    :param heads: the running heads that were left out of the text.
    """
    info: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    xmp = _xmp(content)
    masthead = _masthead(heads)
    titles = (folded(one) for one in (xmp.get("title"), info.get("Title")))
    dois = map(doi_of, [*(xmp.get(name) for name in _DOI), *(info.get(name) for name in _INFO)])
    stated = {name: xmp.get(key) for key, name in _VALUES.items()}
    metadata = Metadata(
        title=next((one for one in titles if one and stands_in(one, text)), None),
        doi=next(filter(None, dois), None),
        issn=issns_of(xmp.get(name) for name in _ISSN),
    )
    numbers = masthead | {name: value for name, value in stated.items() if value}
    return replace(metadata, **numbers)  # type: ignore[arg-type]  # fields of one line of text


def _masthead(heads: Sequence[str]) -> dict[str, str]:
    """Read the fullest of the running heads that is the masthead of a journal."""
    read = (read_masthead(_EDGE_NUMBER.sub("", head)) for head in heads)
    found = max(read, key=len, default={})
    return {name: value for name, value in found.items() if name != "pages"}


def _xmp(content: bytes) -> dict[str, str]:
    """Give the last value of each property of the file's XMP, by its local name."""
    packets = _XMP.findall(content)
    if not packets:
        return {}
    try:
        root = xml_root(packets[-1].decode("utf-8", "replace"), "XMP").root
    except SourceError:
        return {}
    found: dict[str, str] = {}
    for one in root.iter():
        for name, value in one.attrib.items():
            found.setdefault(str(name).rpartition("}")[2], str(value))
        if local(one) in (*_DOI, *_ISSN, *_VALUES, "title"):
            found[local(one)] = inner_text(one)
    return found
