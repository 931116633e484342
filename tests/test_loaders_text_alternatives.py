"""Long lists of words as one pattern."""

import re

import pytest

from cbris.loaders.text.alternatives import one_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mar", "mar"),
        ("march", "march"),
        ("marc", "mar"),
        ("may 2003", "may"),
        ("a.b", "a.b"),
        ("axb", None),
        ("ma", None),
    ],
)
def test_the_longest_word_that_fits_is_matched(text: str, found: str | None) -> None:
    match = re.match(one_of(["mar", "march", "may", "a.b"]), text)
    assert (match[0] if match else None) == found


def test_a_shorter_word_is_matched_where_what_follows_wants_it() -> None:
    assert re.fullmatch(rf"{one_of(['ab', 'abc'])}cd", "abcd")
