"""Words that a line end or a scan has taken apart."""

from cbris.loaders.text.document import Span
from cbris.loaders.text.mending import mend

KNOWN = frozenset({"market", "custom", "common"})


def test_a_word_broken_at_a_line_end_is_put_together() -> None:
    raw = "The system re-\nquires, as we see, links."
    mended = mend(raw, KNOWN)
    assert mended.text == "The system requires,\n  as we see, links."
    start = mended.text.index("requires")
    span = mended.raw(Span(start, start + len("requires")))
    assert raw[span.start : span.end] == "re-\nquires"


def test_a_compound_keeps_its_hyphen() -> None:
    assert mend("cross-\nborder trade", KNOWN).text == "cross-border\n trade"


def test_a_name_after_a_hyphen_stays() -> None:
    assert mend("Lille-\nKortrijk", KNOWN).text == "Lille-\nKortrijk"


def test_rn_is_m_where_that_gives_a_known_word() -> None:
    raw = "the cornrnon rnarket, custorns of modern Bern"
    mended = mend(raw, KNOWN)
    assert mended.text == "the common   market,  customs  of modern Bern"
    span = mended.raw(Span(mended.text.index("market"), mended.text.index("market") + 6))
    assert raw[span.start : span.end] == "rnarket"
