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


UKRAINIAN = "Єврорегіони України та їх розвиток"
RUSSIAN = "Экономическая интеграция приграничных регионов"
FRENCH = "L’intégration régionale – une étude des systèmes"
POLISH = "Współpraca transgraniczna i źródła finansowania"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (UKRAINIAN, "utf-16"),
        (UKRAINIAN, "utf-16-be"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "cp866"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        ("Economy & Region, № 3 (74)", "cp1251"),
        ("Jäger A.; Müller B. Cross-border regions", "cp1252"),
    ],
)
def test_a_short_text_shows_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").lstrip() == text


def test_what_a_text_declares_is_believed_if_it_is_no_utf_8() -> None:
    assert decode("ось".encode("cp1251"), "a.html", "windows-1251") == "ось"
    assert decode("ось".encode(), "a.html", "windows-1251") == "ось"
    assert decode("ось".encode(), "a.html", "no-such-encoding") == "ось"
