"""Folding of text for matching, and the way back."""

import pytest

from cbris.loaders.text.folding import fold_words


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("cross - bor-der regions", " crossborder region "),
        ("Regionalism - based", " regionalism - based "),
        ("Poland-Ukraine and Cross-Border", " poland - ukraine and crossborder "),
        ("specialisation policies", " specialization policy "),
        ("programmes, labour", " program , labor "),
        ("the RIS and two RISs", " the ris and two ris "),
        ("a country's systems", " a country system "),
        ("транскордонного співробітництва", " транскордонн співробітництв "),
        ("one\n\ntwo", " one \n two "),
        ("analysis of status", " analysis of status "),
    ],
)
def test_fold_words(raw: str, folded: str) -> None:
    assert fold_words(raw).text == folded


def test_folded_words_lead_back_to_the_raw_text() -> None:
    raw = "of cross - bor-der\nregions (RIS)"
    words = fold_words(raw)
    start = words.text.index(" crossborder region ")
    span = words.raw_span(start, start + len(" crossborder region "))
    assert raw[span.start : span.end] == "cross - bor-der\nregions"
