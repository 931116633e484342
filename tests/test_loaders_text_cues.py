"""Where an expression is worth trying."""

from cbris.loaders.text.cues import Cues, stretches
from cbris.loaders.text.document import Span


def test_stretches_join_where_they_overlap_and_end_with_a_word() -> None:
    text = "abc defgh ijk lmnop"
    assert list(stretches(text, [4, 6], 2, 3)) == [Span(2, 10)]
    assert list(stretches(text, [0, 14], 2, 2)) == [Span(0, 4), Span(12, 19)]
    assert list(stretches(text, [], 2, 2)) == []


def test_cues_are_found_in_any_case_and_over_line_ends() -> None:
    windows = Cues([["action plan"], ["bridge"]]).windows("An Action\nPlan. BRIDGE İ")
    assert list(windows.of(0, (0, 11))) == [Span(3, 15)]
    assert list(windows.of(1, (2, 6))) == [Span(14, 23)]
    assert list(windows.of(2, (2, 6))) == []
