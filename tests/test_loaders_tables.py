import pytest

from cbris.errors import SourceError
from cbris.loaders.tables import read_rows


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
        (["a,b\n", '"1"x,2\n'], "t.csv:2: ',' expected after '\"'; CSV was expected"),
    ],
)
def test_a_table_of_another_form_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(SourceError) as caught:
        list(read_rows(lines, "t.csv", ("a", "b")))
    assert str(caught.value).startswith(message)
