"""Reading files of any format in tests."""

from pathlib import Path

from cbris.loaders.formats.registry import read_manuscripts
from cbris.loaders.source import Source
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["entries", "manuscripts", "only"]


def manuscripts(content: str | bytes, name: str) -> list[Manuscript]:
    """Read a file of that name and content."""
    held = content.encode() if isinstance(content, str) else content
    found = list(read_manuscripts(Source("made-up", Path(name), held)))
    for one in found:
        assert [r.raw for r in one.references if one.text[r.start : r.end] != r.raw] == []
        assert [e for e in one.entries if not 0 <= e.start < e.end <= len(one.text)] == []
    return found


def only(content: str | bytes, name: str) -> Manuscript:
    """Read the one document of a file."""
    (found,) = manuscripts(content, name)
    return found


def entries(manuscript: Manuscript) -> list[str]:
    """Give the words of the references that are marked."""
    return [manuscript.text[start:end] for start, end in manuscript.entries]
