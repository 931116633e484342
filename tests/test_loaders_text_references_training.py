import os
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.training import TESTS, examples, train
from cbris.loaders.text.references.training_encode import encode, refine
from cbris.loaders.text.references.training_field import field_works, transliterate
from cbris.loaders.text.references.training_grey import grey_works
from cbris.loaders.text.references.training_readers import (
    Piece,
    normalised,
    read_anystyle,
    read_grobid,
    read_parscit,
    text_of,
)
from cbris.loaders.text.references.training_styles import print_work
from cbris.loaders.text.references.training_works import Work, work_of

MODEL = Path(__file__).parents[1] / "loaders/text/references/model/references.crfsuite"
shared = pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")

ANYSTYLE = """<dataset><sequence>
<author>Ribe, J.</author><date>(2012).</date><title>Ferries.</title>
<journal>Oslo Notes,</journal><volume>4(2),</volume><pages>11–30.</pages>
<note>Retrieved from</note><url>https://example.org</url>
</sequence></dataset>"""
PARSCIT = "<author> J. Ribe. </author> <title> Ferries. </title> <tech> Report </tech>\n"
GROBID = """<listBibl><bibl xml:id="_1"><author>Ribe J</author>. <title level="a">Ferries</title>.
In <title level="m">Notes</title>, pp. <biblScope unit="page">1-2</biblScope>.</bibl>
<bibl><broken></bibl></listBibl>"""
WORK = Work(
    (Name("Ribe", "Jan"), Name("Lys", "A. B.")),
    (),
    {"title": "Ferries and footbridges", "container": "Oslo Notes", "year": "2012", "volume": "4"},
)


@pytest.fixture
def folder() -> Path:
    return Path(os.environ["CBRIS_SHARED"]) / "references"


def test_anystyle_has_volume_and_issue_apart_and_no_links(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(ANYSTYLE, encoding="utf-8")
    (tagged,) = (refine(one) for one in read_anystyle(path))
    tokens, labels = encode(tagged)
    assert list(zip((token.text for token in tokens), labels, strict=True)) == [
        ("Ribe", "author"),
        ("J", "author"),
        ("2012", "date"),
        ("Ferries", "b-title"),
        ("Oslo", "b-container"),
        ("Notes", "container"),
        ("4", "volume"),
        ("2", "issue"),
        ("11", "pages"),
        ("30", "pages"),
        ("¦", "other"),
        ("¦", "other"),
    ]


def test_parscit_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PARSCIT, encoding="utf-8")
    assert list(read_parscit(path)) == [
        (Piece("author", "J. Ribe. "), Piece("title", "Ferries. "), Piece("note", "Report "))
    ]


def test_grobid_leaves_out_what_is_not_well_formed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(GROBID, encoding="utf-8")
    (tagged,) = read_grobid(path)
    assert text_of(tagged) == "Ribe J. Ferries. In Notes, pp. 1-2."
    assert encode(tagged)[1] == [
        "author", "author", "b-title", "other", "b-container", "pages", "pages", "pages",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Vol. 9, No. 3,", [("volume", "Vol. 9"), ("issue", ", No. 3,")]),
        ("12", [("volume", "12")]),
        ("No. 134", [("issue", "No. 134")]),
        ("45(3):", [("volume", "45"), ("issue", "(3):")]),
    ],
)
def test_issues_are_split_from_volumes(words: str, expected: list[tuple[str, str]]) -> None:
    assert refine((Piece("volume", words),)) == tuple(Piece(*one) for one in expected)


def test_extents_are_no_pages() -> None:
    assert refine((Piece("pages", "520 p."),)) == (Piece("extent", "520 p."),)
    assert refine((Piece("pages", "pp. 5-20"),)) == (Piece("pages", "pp. 5-20"),)


def test_works_are_printed_in_other_styles() -> None:
    style = "{A:first}, “{title},” {container}, <vol. {volume}><, no. {issue}>, {year}."
    printed = print_work(WORK, style, Random(1))
    assert text_of(printed) == (
        "J. Ribe, and A. B. Lys, “Ferries and footbridges,” Oslo Notes, vol. 4, 2012."
    )
    again = work_of(printed)
    assert again is not None
    assert again.fields == WORK.fields
    assert again.authors == (Name("Ribe", "J."), Name("Lys", "A. B."))


def test_invented_works_depend_on_the_seed_only() -> None:
    first, second = (list(field_works(40, Random(7))) for _ in range(2))
    assert first == second
    assert {kind for kind, _ in first} >= {"act", "page", "article-cyrillic"}


def test_grey_works_take_titles_of_others_as_often_as_not() -> None:
    first, second = (list(grey_works(40, [WORK], Random(7))) for _ in range(2))
    assert first == second
    assert {kind for kind, _ in first} >= {"paper", "body", "thesis", "talk", "news"}
    titles = [work.fields["title"] for _, work in first]
    assert 10 < titles.count("Ferries and footbridges") < 30


def test_transliteration_is_that_of_journals() -> None:
    assert transliterate("Щедрі Їжаки’") == "Shchedri Izhaky"


@shared
def test_no_test_string_is_learned_from(folder: Path) -> None:
    learned, sizes = examples(folder)
    strings = {normalised(text_of(tagged)) for tagged in learned}
    for name in TESTS:
        tests = {
            normalised(text_of(one)) for one in read_parscit(folder / f"parscit/{name}.tagged.txt")
        }
        assert tests
        assert not tests & strings
    cora = {normalised(text_of(one)) for one in read_parscit(folder / "parscit/cora.tagged.txt")}
    assert not cora & strings
    assert sum(sizes) == len(learned)


@shared
def test_training_gives_the_same_bytes_each_time(folder: Path, tmp_path: Path) -> None:
    learned = examples(folder)[0][:300]
    paths = [tmp_path / name for name in ("a", "b")]
    for path in paths:
        train(learned, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@shared
@pytest.mark.soak
def test_the_model_that_is_shipped_is_what_training_gives(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "model"
    train(examples(folder)[0], path)
    assert sha256(path.read_bytes()).digest() == sha256(MODEL.read_bytes()).digest()
