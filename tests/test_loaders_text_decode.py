"""A file becomes a text, or one clear sentence says why not."""

import pytest

from cbris.errors import UnreadableTextError
from cbris.loaders.text.decode import MAX_BYTES, decode


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"plain", "plain"),
        ("Закарпаття".encode(), "Закарпаття"),
        (b"\xef\xbb\xbfmarked", " marked"),
        (b"line\r\nend", "line\r\nend"),
        (
            "Міжнародне співробітництво прикордонних регіонів України та їх розвиток.".encode(
                "cp1251"
            ),
            "Міжнародне співробітництво прикордонних регіонів України та їх розвиток.",
        ),
    ],
    ids=["ascii", "utf-8", "byte order mark", "line ends stay", "windows-1251"],
)
def test_text_is_decoded(content: bytes, expected: str) -> None:
    assert decode(content, "a.txt") == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.txt: empty; a text was expected; check the file"),
        (b" \n\t ", "a.txt: empty; a text was expected; check the file"),
        (
            b"%PDF-1.7 rest",
            "a.txt: binary data; a plain text was expected; save the file as text first",
        ),
        (b"a\x00b", "a.txt: binary data; a plain text was expected; save the file as text first"),
        (
            b"x" * (MAX_BYTES + 1),
            "a.txt: more than 16,777,216 bytes; a text of at most so many was expected; "
            "split it and read the parts",
        ),
    ],
    ids=["empty", "blank", "pdf", "nul", "too large"],
)
def test_what_is_not_a_text_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableTextError) as caught:
        decode(content, "a.txt")
    assert str(caught.value) == message
