"""Zip files and Word documents for tests."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["docx", "zipped"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Pack members into a zip file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Make a Word document of the XML of its body, and of other parts by their names."""
    members = {"word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {_W}>{content}</w:{name}>"
    return zipped(members)
