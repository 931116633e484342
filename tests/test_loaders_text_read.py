"""A document of which the format states a part."""

from cbris.loaders.text.document import Metadata, Span
from cbris.loaders.text.manuscript import Manuscript
from cbris.loaders.text.read import read_manuscript

ENTRY = "Able, A. (2019). Ferries of the north. Harbour Studies, 4(2), 11-19."
TEXT = f"Old Harbours\n\nThe customs union helps ferries.\n\n{ENTRY}\n"


def test_what_the_format_states_wins_over_the_words_of_the_header() -> None:
    stated = Metadata(title="New Harbours", doi="10.5555/1")
    read = read_manuscript(Manuscript(TEXT, metadata=stated), "harbours")
    assert (read.metadata.title, read.metadata.doi) == ("New Harbours", "10.5555/1")
    assert "title-unknown" not in {problem.code for problem in read.problems}


def test_of_a_record_nothing_is_read_but_what_it_states() -> None:
    title = "Old Harbours, Vol. 2 (2014), ISSN 0317-8471"
    stated = Metadata(title=title, year="2015")
    read = read_manuscript(Manuscript(title, key="a", metadata=stated, complete=True), "list.bib")
    assert read.metadata == stated
    untitled = read_manuscript(Manuscript("Words.", key="a", complete=True), "list.bib")
    assert "title-unknown" in {problem.code for problem in untitled.problems}


def test_marked_entries_are_parsed_where_they_stand() -> None:
    start = TEXT.index(ENTRY)
    read = read_manuscript(Manuscript(TEXT, entries=(Span(start, start + len(ENTRY)),)), "harbours")
    (reference,) = read.references
    assert (reference.n, reference.start, reference.raw) == (1, start, ENTRY)
    assert (reference.container, reference.pages) == ("Harbour Studies", "11-19")


def test_a_document_among_several_keeps_the_source_and_has_its_own_id() -> None:
    read = read_manuscript(Manuscript(TEXT, key="Folder/Old Harbours.txt"), "papers.zip")
    assert (read.id, read.source_id) == ("papers.zip.folder-old-harbours.txt", "papers.zip")
