"""Header, body and references are found, or said to be absent by an empty span."""

from cbris.loaders.text.document import Span
from cbris.loaders.text.layout import split

PROSE = "The ferries of the north were built by the towns on the two sides of the river. " * 8
LIST = "1. Demo E. A. Fords. Letters. 2001. 3, 4–9.\n2. Testov A. B. Ferries. 2002. 12 p."


def test_page_with_all_parts() -> None:
    text = f"Invented Letters №1 2020\n\nAbstract. {PROSE}\n\nReferences\n{LIST}\n"

    layout = split(text)

    assert text[: layout.header.end] == "Invented Letters №1 2020\n\n"
    assert text[layout.references.start : layout.references.end] == f"References\n{LIST}"
    assert layout.body == Span(layout.header.end, layout.references.start)


def test_list_without_a_heading() -> None:
    text = f"{PROSE}\n{LIST}"

    assert split(text).references == Span(len(PROSE) + 1, len(text))


def test_prose_has_neither_header_nor_references() -> None:
    text = f"{PROSE}\n\nTwo tasks of 2020:\n1. Open the ferry.\n2. Close the ford.\n\n{PROSE}"

    layout = split(text)

    assert layout.header == Span(0, 0)
    assert layout.references == Span(len(text), len(text))


def test_list_ends_before_what_follows_it() -> None:
    text = f"{PROSE}\n\nЛітература\n{LIST}\n\nСтаття надійшла 12.03.2021"

    assert text[split(text).references.end :] == "\n\nСтаття надійшла 12.03.2021"
