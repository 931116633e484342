"""A researcher's folder: a web page, a library, an archive, and what is left when they go."""

import json
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from cbris.ontology.terms import BASE
from cbris.store.build import build, remove_source
from cbris.store.dump import dump
from cbris.store.embedded import EmbeddedEngine

PAGE = """<!doctype html><html lang="en"><head><title>x</title>
<meta name="citation_title" content="Harbours of the north">
<meta name="citation_author" content="Able, Anna">
<meta name="citation_publication_date" content="2019/05/01">
<meta name="citation_doi" content="10.5555/harbours">
</head><body><article><h1>Harbours of the north</h1>
<p>The customs union hinders the movement of barges between the two towns.</p>
<h2>References</h2>
<ol><li>Baker, B. (2001). Tides of the sound. Harbour Studies, 3(1), 5-9.</li></ol>
</article></body></html>
"""
LIBRARY = """@article{baker2001,
  author = {Baker, B.},
  title = {Tides of the sound},
  journal = {Harbour Studies},
  year = {2001},
  volume = {3},
  number = {1},
  pages = {5--9}
}

@book{cook1999, author = {Cook, Carl}, title = {Salt and fog of the bay}, year = {1999}}
"""
CROSSREF = {
    "message": {
        "DOI": "10.5555/fog",
        "type": "journal-article",
        "title": ["Fog over the customs union"],
        "author": [{"family": "Dorn", "given": "D."}],
        "issued": {"date-parts": [[2011]]},
        "reference": [{"key": "1", "unstructured": "Cook, C. Salt and fog of the bay. 1999."}],
    }
}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE, "utf-8")
    (folder / "library.bib").write_text(LIBRARY, "utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("fog.json", json.dumps(CROSSREF))
        archive.writestr("notes/tide.txt", "Tides hinder the customs union.\n")
    return folder


def titles(data: Path) -> set[str]:
    """Give the titles of all publications, each one once after they were resolved."""
    answer = EmbeddedEngine(data).query(
        "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX bibo: <http://purl.org/ontology/bibo/>"
        " SELECT ?work (SAMPLE(?title) AS ?one) { ?work a bibo:Document ; dcterms:title ?title }"
        " GROUP BY ?work"
    )
    assert isinstance(answer, QuerySolutions)
    found = [str(row["one"]).strip('"') for row in answer]
    assert len(found) == len(set(found))
    return set(found)


def test_all_formats_of_a_folder_meet_in_one_graph(tmp_path: Path, papers: Path) -> None:
    data = tmp_path / "data"
    report = build(data, [papers], bundled=False)
    assert (report.failed, report.loaded) == ((), ("library.bib", "more.zip", "page.html"))
    assert titles(data) == {
        "Harbours of the north",
        "Tides of the sound",
        "Salt and fog of the bay",
        "Fog over the customs union",
    }
    store = EmbeddedEngine(data).snapshot()
    cites = NamedNode("http://purl.org/spar/cito/cites")
    page = NamedNode(f"{BASE}publication/10.5555%2Fharbours")
    cited = [quad.object for quad in store.quads_for_pattern(page, cites, None, None)]
    library = NamedNode(f"{BASE}graph/library.bib")
    assert list(store.quads_for_pattern(cited[0], None, None, library))  # type: ignore[arg-type]
    assert quoted(store, "hinders the movement of barges")


def quoted(store: Store, words: str) -> bool:
    exact = NamedNode("http://www.w3.org/ns/oa#exact")
    return any(words in str(quad.object) for quad in store.quads_for_pattern(None, exact, None))


def test_sources_taken_out_leave_nothing_behind(tmp_path: Path, papers: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    (papers / "stays.txt").write_text("The customs union leads to a common market.\n", "utf-8")
    build(data, [papers], bundled=False)
    for source in ("library.bib", "more.zip", "page.html"):
        remove_source(data, source)
    build(other, [papers / "stays.txt"], bundled=False)
    left, alone = (b"".join(dump(EmbeddedEngine(one), "nquads")) for one in (data, other))
    assert left == alone


def test_two_builds_of_one_folder_are_equal_byte_for_byte(tmp_path: Path, papers: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for data in (first, second):
        build(data, [papers], bundled=False)
    one, other = (b"".join(dump(EmbeddedEngine(data), "turtle")) for data in (first, second))
    assert one == other
