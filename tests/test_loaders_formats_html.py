"""A journal's page gives what its head states, and the text without what is around it."""

import pytest
from formats import entries, only

from cbris.errors import SourceError, UnreadableTextError
from cbris.loaders.text.document import Author, Metadata, Name, Span

HEAD = """
<meta name="citation_journal_title" content="Made-up Journal of Regions">
<meta name="citation_author" content="Eva B. Poe">
<meta name="citation_author_institution" content="Institute of Harbours, Lviv">
<meta name="citation_author" content="Doe, John"/>
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_issn" content="0317-8471"><meta name="citation_issn" content="2049-3630">
<meta name="citation_title" content="Harbour systems of border regions">
<meta name="citation_date" content="2021/06/30"><meta name="citation_volume" content="4">
<meta name="citation_issue" content="2"><meta name="citation_firstpage" content="11">
<meta name="citation_lastpage" content="19">
<meta name="citation_doi" content="https://doi.org/10.5555/made.2021.4">
<meta name="citation_keywords" content="cross-border region; customs union">
"""
FIRST = "Able, A. (2019). Ferries of the north. Harbour Studies, 4(2), 11–19."
SECOND = "Bake, B. (2020). Old harbours. Harbour Studies, 5(1), 1–9."
BODY = f"""
<nav><ul><li>Home</li></ul></nav><header><h1>Made-up Journal</h1></header>
<div role="main"><ol class="breadcrumb"><li>Archives</li></ol><article>
<h1>Harbour systems of border regions</h1>
<ul class="authors"><li><span class="name">Eva B. Poe</span></li></ul>
<section class="abstract"><h2>Abstract</h2>
<p>The customs   union helps <b>fer</b>ries.</p></section>
<script>alert("no")</script>
<p>Stages are:</p><ol><li>free trade;</li><li>a union.</li></ol>
<section class="item references"><h2>References</h2>
<div class="value"><p>{FIRST}</p><p>{SECOND}</p></div></section>
<div class="item galleys"><a>PDF</a></div></article></div>
<footer>All rights</footer>
"""


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_the_head_of_a_journals_page_is_the_metadata() -> None:
    assert only(page(BODY, HEAD), "a.html").metadata == Metadata(
        title="Harbour systems of border regions",
        authors=(
            Author("Eva B. Poe", "Poe", "Eva B.", affiliation="Institute of Harbours, Lviv"),
            Author("John Doe", "Doe", "John", orcid="0000-0002-1825-0097"),
        ),
        journal="Made-up Journal of Regions",
        volume="4",
        issue="2",
        year="2021",
        pages="11-19",
        doi="10.5555/made.2021.4",
        keywords=("cross-border region", "customs union"),
        issn=("0317-8471", "2049-3630"),
        published="2021-06-30",
    )


def test_the_text_is_the_paper_without_what_is_around_it() -> None:
    found = only(page(BODY, HEAD), "a.html")
    assert found.text == (
        "Harbour systems of border regions\n\nEva B. Poe\n\nAbstract\n\n"
        "The customs union helps ferries.\n\nStages are:\n\n1. free trade;\n2. a union.\n\n"
        f"References\n\n{FIRST}\n\n{SECOND}"
    )
    assert entries(found) == [FIRST, SECOND]
    assert found.layout is not None
    assert found.layout.references == Span(found.text.index(FIRST), len(found.text))
    assert (found.language, found.extracted, found.key) == ("en", True, None)


@pytest.mark.parametrize(
    "listed",
    [
        f"<h3>References</h3><ol><li>{FIRST}</li><li>{SECOND}</li></ol>",
        f"<p><strong>Список використаних джерел</strong></p><ol><li>{FIRST}<li>{SECOND}</ol>",
        f"<div class='ref-list'><h2>References</h2><ul><li>{FIRST}</li><li>{SECOND}</ul></div>",
        f"<div id='references'>References<br>{FIRST}<br/>{SECOND}<br></div>",
        f"<div class='csl-bib-body'><div class='csl-entry'>{FIRST}</div>"
        f"<div class='csl-entry'>{SECOND}</div></div>",
    ],
    ids=["ordered list", "Ukrainian heading", "list by class", "lines", "entries by class"],
)
def test_a_marked_list_of_references_is_entries(listed: str) -> None:
    text = "<p>The customs union of two states helps the ferries of both.</p>"
    assert entries(only(page(text + listed), "a.html")) == [FIRST, SECOND]


def test_a_doi_that_only_a_link_has_is_written_out() -> None:
    links = (
        ' [<a href="https://doi.org/10.5555/able"><span>CrossRef</span></a>]'
        ' <a href="https://scholar.google.com/x">Google Scholar</a>'
    )
    other = ' doi: 10.5555/bake <a href="https://doi.org/10.5555/bake">Crossref</a>'
    listed = f"<h2>References</h2><ol><li>{FIRST}{links}</li><li>{SECOND}{other}</li></ol>"
    assert entries(only(page("<p>Words of a paper.</p>" + listed), "a.html")) == [
        f"{FIRST} [https://doi.org/10.5555/able]",
        f"{SECOND} doi: 10.5555/bake",
    ]


def test_references_of_the_head_stand_in_where_the_page_has_none() -> None:
    fields = (
        "citation_title=Old harbours; citation_author=B. Bake; citation_author=Able, Ann;"
        " citation_journal_title=Harbour Studies; citation_volume=5; citation_firstpage=1;"
        " citation_lastpage=9; citation_publication_date=2020"
    )
    head = HEAD + "".join(
        f'<meta name="citation_reference" content="{one}">' for one in (FIRST, fields)
    )
    found = only(page("<p>The customs union of two states helps.</p>", head), "a.html")
    assert entries(found) == [FIRST]
    (reference,) = found.references
    assert reference.authors == (Name("Bake", "B."), Name("Able", "Ann"))
    assert (reference.title, reference.container) == ("Old harbours", "Harbour Studies")
    assert (reference.year, reference.volume, reference.pages) == ("2020", "5", "1-9")
    assert found.text.startswith("Harbour systems of border regions\n\n")


def test_a_title_of_open_graph_alone_is_no_paper() -> None:
    head = '<meta property="og:title" content="News"><meta name="keywords" content="boats">'
    assert only(page("<p>Boats and other things of the sea.</p>", head), "a.html").metadata == (
        Metadata()
    )


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "utf-8"])
def test_the_declared_encoding_is_read(encoding: str) -> None:
    content = page("<p>Ось і все, що є тут</p>", f'<meta charset="{encoding}">')
    assert only(content.encode(encoding), "a.htm").text == "Ось і все, що є тут"


def test_a_page_filled_by_a_script_says_so() -> None:
    with pytest.raises(UnreadableTextError, match=r"a\.html: a page without text, perhaps filled"):
        only(page("<div id='app'></div><script>start()</script>"), "a.html")


def test_a_page_is_known_without_its_name() -> None:
    assert only(page("<p>Five words are in here.</p>"), "download").extracted


def test_a_page_that_is_too_large_is_refused_before_it_is_parsed() -> None:
    content = b"<html>" + b"<p>word</p>" * 5_000_000
    with pytest.raises(UnreadableTextError, match=r"a\.html: more than 33,554,432 bytes"):
        only(content, "a.html")


def test_elements_nested_without_end_are_told() -> None:
    found = only("<html><body><p>Some words come first here.</p>" + "<div>" * 9000, "a.html")
    assert [one.code for one in found.problems] == ["html-too-deep"]


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(SourceError):
        only(b"\x00\x01\x02", "a.html")
