"""Damaged copies of the texts are read without a crash, and quoted exactly.

The short form draws 30 copies with a fixed seed; the long form, `make soak`, 600.
"""

from random import Random

import pytest

from cbris.errors import UnreadableTextError
from cbris.loaders.bundled import bundled_files
from cbris.loaders.text.decode import decode
from cbris.loaders.text.document import Document
from cbris.loaders.text.quads import document_quads
from cbris.loaders.text.read import read_document

SEED = 7


def damaged(draw: Random) -> bytes:
    """Draw one text and damage it in one of six ways."""
    texts = [one.path.read_bytes() for one in bundled_files() if one.path.suffix == ".txt"]
    content = bytearray(draw.choice(texts))
    start = draw.randrange(len(content))
    end = min(len(content), start + draw.randrange(1, 400))
    match draw.randrange(6):
        case 0:
            return bytes(content[:start])
        case 1:
            return bytes(content[start:])
        case 2:
            content[start:end] = bytes(draw.choices(content, k=end - start))
        case 3:
            content[start:end] = content[start:end] * 20
        case 4:
            return content.decode("utf-8").encode("utf-16")[start:]
        case _:
            for _ in range(50):
                content[draw.randrange(len(content))] = draw.randrange(256)
    return bytes(content)


def assert_quotes_are_exact(document: Document) -> None:
    text = document.text
    said = [(one.start, one.end, one.quote) for one in document.claims]
    said += [(one.start, one.end, one.text) for one in document.mentions]
    said += [(one.start, one.end, one.raw) for one in document.references]
    assert [quote for start, end, quote in said if text[start:end] != quote] == []


def read_copies(count: int) -> int:
    """Read that many damaged copies; give how many were refused as no text at all."""
    draw, refused = Random(SEED), 0
    for number in range(count):
        try:
            text = decode(damaged(draw), f"copy-{number}.txt")
        except UnreadableTextError:
            refused += 1
            continue
        document = read_document(text, f"copy-{number}.txt")
        assert_quotes_are_exact(document)
        assert len(list(document_quads(document))) > 0
    return refused


def test_thirty_damaged_copies_are_read() -> None:
    assert read_copies(30) < 15


@pytest.mark.soak
def test_six_hundred_damaged_copies_are_read() -> None:
    assert read_copies(600) < 300
