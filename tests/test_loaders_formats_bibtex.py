"""A BibTeX file gives one document an entry, and a damaged entry costs no other."""

from pathlib import Path

import pytest
from formats import manuscripts, only

from cbris.errors import SourceError
from cbris.loaders.formats.latex import plain
from cbris.loaders.formats.registry import read_manuscripts
from cbris.loaders.source import Source
from cbris.loaders.text.document import Author, Metadata, Span

ENTRY = r"""
@string{hs = "Harbour Studies"}
@Article{Poe2021,
  author = {Poe, Eva B. and {World Harbour Bank} and Jan van der Berg and others},
  title = {Cross-border {RIS}: M{\"u}ller's case},
  journal = hs # { A}, volume = 4, number = "2", pages = {11--19}, year = 2021,
  doi = {10.5555/made\_up}, abstract = {The customs union helps 50% of   ferries.},
  keywords = {ferry; customs union}, langid = {english},
}
"""


def test_an_entry_is_a_document_of_its_title_abstract_and_keywords() -> None:
    found = only(ENTRY, "a.bib")
    assert found.key == "poe2021"
    assert found.text == (
        "Cross-border RIS: Müller's case\n\nThe customs union helps 50% of ferries.\n\n"
        "ferry; customs union"
    )
    assert found.metadata == Metadata(
        title="Cross-border RIS: Müller's case",
        authors=(
            Author("Eva B. Poe", "Poe", "Eva B."),
            Author("World Harbour Bank"),
            Author("Jan van der Berg", "van der Berg", "Jan"),
        ),
        journal="Harbour Studies A",
        volume="4",
        issue="2",
        year="2021",
        pages="11-19",
        doi="10.5555/made_up",
        keywords=("ferry", "customs union"),
        abstract=Span(33, 72),
    )


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"{\'E}tude du Ma{\^i}tre -- \c{c}a", "Étude du Maître – ça"),
        (r"{\L}uka{\'s} \& Co", "Łukaś & Co"),
        (r"\href{http://a.b}{Words} of \emph{weight}", "Words of weight"),
        ("Єврорегіон {Карпати}", "Єврорегіон Карпати"),
        (r"\frac{", r"\frac"),
    ],
)
def test_latex_is_letters(latex: str, expected: str) -> None:
    assert plain(latex) == expected


def test_a_damaged_entry_costs_no_other() -> None:
    found = manuscripts(
        "@book{one, title = {First}}\n@book{two, title = {Never closed,\n year = 1999}\n\n"
        "@book{three, title = {Third}}\n",
        "a.bib",
    )
    assert [(one.key, one.metadata.title) for one in found] == [
        ("one", "First"),
        ("two", None),
        ("three", "Third"),
    ]
    assert [one.message for one in found[1].problems] == [
        "a.bib:2: entry 'two' is not closed; BibTeX was expected; mend it"
    ]


def test_keys_that_repeat_are_told_apart_by_content() -> None:
    one, other = "@book{k, title={One}}\n", "@book{k, title={Other}}\n"
    keys = {m.metadata.title: m.key for m in manuscripts(one + other + one, "a.bib")}
    again = {m.metadata.title: m.key for m in manuscripts(other + one, "a.bib")}
    assert keys == again == {"One": "k.dfcd73f3992b", "Other": "k.9545d0a3a21e"}


def test_entries_on_one_line_in_brackets_and_windows_1251() -> None:
    text = "@book(a, title = {Перша книга})  @book{b, title = {Друга книга}}"
    assert [one.text for one in manuscripts(text.encode("cp1251"), "a.bib")] == [
        "Перша книга",
        "Друга книга",
    ]


def test_a_file_without_entries_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.bib: no entry such as @article"):
        only("nothing here", "a.bib")


def test_memory_stays_flat_over_many_entries(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "a.bib"
    entry = "@article{{key{n}, title = {{Title number {n}}}, abstract = {{{words}}}}}\n"
    with path.open("w") as file:
        for n in range(1000):
            file.write(entry.format(n=n, words="Words of an abstract. " * 200))
    tracemalloc.start()
    count = sum(1 for _ in read_manuscripts(Source("a", path)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert path.stat().st_size > 4_000_000
    assert peak < 2_500_000
