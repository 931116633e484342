from pathlib import Path

import pytest

from cbris.errors import SourceError
from cbris.loaders.source import Source
from cbris.loaders.tables import SEMICOLON, decoded, read_rows


def test_rows_hold_their_cells_and_their_line() -> None:
    rows = list(read_rows(["a,b\n", '" x ","1\n', '2"\n', "\n", "y,3\n"], "t.csv", ("a", "b")))
    assert [(row.where, row.number, row["a"], row["b"]) for row in rows] == [
        ("t.csv:3", 1, "x", "1\n2"),
        ("t.csv:5", 2, "y", "3"),
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["a,c\n"], "t.csv:1: missing columns b; expected were a, b; give the file in its"),
        (["a,b,c\n"], "t.csv:1: unknown columns c; expected were a, b; give the file in its"),
        ([], "t.csv:1: missing columns a, b;"),
        (["a,b\n", "1,2,3\n"], "t.csv:2: 3 cells; 2 were expected; mend the row"),
        (["a,b,a\n"], "t.csv:1: repeated columns a; expected were a, b; give the file in its"),
        (["a,b\n", '1,"2\n'], "t.csv:2: unexpected end of data; CSV was expected"),
        (["a,b\n", '"1"x,2\n'], "t.csv:2: ',' expected after '\"'; CSV was expected"),
    ],
)
def test_a_table_of_another_form_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(SourceError) as caught:
        list(read_rows(lines, "t.csv", ("a", "b")))
    assert str(caught.value).startswith(message)


def test_another_delimiter_and_any_columns_may_be_allowed() -> None:
    (row,) = read_rows(["a;b;c\n", "1;2,5;3\n"], "t.csv", ("a",), None, SEMICOLON)
    assert (row["a"], row["b"], row["c"]) == ("1", "2,5", "3")


def test_rows_of_another_length_may_be_told_but_not_at_the_end() -> None:
    told: list[str] = []
    lines = ["a,b\n", "1\n", "1,2\n", "1,2,3\n"]
    rows = read_rows(lines, "t.csv", ("a", "b"), faulty=told.append)
    assert next(rows)["b"] == "2"
    with pytest.raises(SourceError, match=r"t.csv:4: 3 cells; 2 were expected"):
        next(rows)
    assert told == ["t.csv:2"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a\n\xe9\n", "t.csv:2: byte 0xe9 is not UTF-8; UTF-8 was expected; save the file"),
        ("a\n".encode("utf-16"), "t.csv:1: UTF-16; UTF-8 was expected; save the file as CSV"),
        (b"PK\x03\x04\n", "t.csv:1: a zip archive; UTF-8 was expected;"),
        (b"x" * 2**20, "t.csv:1: over 1,048,576 bytes; lines were expected"),
    ],
)
def test_what_is_no_text_in_utf_8_is_named_with_its_line(content: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        list(decoded(Source("t", Path("t.csv"), content)))
    assert str(caught.value).startswith(message)


def test_a_mark_at_the_beginning_is_no_part_of_the_first_column() -> None:
    assert list(decoded(Source("t", Path("t.csv"), b"\xef\xbb\xbfa\n"))) == ["a\n"]
