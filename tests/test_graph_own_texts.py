"""A user's own texts: in another language, huge, broken, or many at once."""

from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean

from cbris.loaders.text.decode import MAX_BYTES, decode
from cbris.loaders.text.read import read_document
from cbris.queries.run import ask
from cbris.store.build import build
from cbris.store.dump import dump
from cbris.store.embedded import EmbeddedEngine

UKRAINIAN = """Регіональна економіка №2(40) 2021, 15-22 с.

Вигаданий П. О. — к.е.н., доцент Вигаданого університету; ORCID: 0000-0002-1825-0097

Анотація. Розглянуто транскордонне співробітництво та діяльність єврорегіонів. Митний союз
розглядається як форма інтеграції.

Ключові слова: транскордонне співробітництво, єврорегіон, інновації.

1. Вигаданий П. О. Розвиток прикордонних регіонів. Вигаданий журнал. 2019. № 3. С. 10–15.
2. Неіснуюча О. П. Єврорегіони України : монографія. Київ : Вигадка, 2018. 210 с.
"""


def test_a_ukrainian_text_is_read_but_for_its_claims() -> None:
    document = read_document(UKRAINIAN, "uk.txt")
    kinds = {mention.kind for mention in document.mentions}
    assert document.language == "uk"
    assert document.metadata.keywords == (
        "транскордонне співробітництво",
        "єврорегіон",
        "інновації",
    )
    assert [author.orcid for author in document.metadata.authors] == ["0000-0002-1825-0097"]
    assert [(one.n, one.year) for one in document.references] == [(1, "2019"), (2, "2018")]
    assert {"cross-border-structure", "integration-form"} <= kinds
    assert document.claims == ()
    assert "claims-english-only" in [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 100, "binary data"),
        (b"a " * (MAX_BYTES // 2 + 1), "more than 16,777,216 bytes"),
    ],
    ids=["empty", "binary", "too large"],
)
def test_one_bad_file_is_told_and_the_others_load(
    tmp_path: Path, content: bytes, message: str
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "bad.txt").write_bytes(content)
    (papers / "good.txt").write_text("The customs union leads to a common market.\n", "utf-8")
    report = build(tmp_path / "data", [papers], bundled=False)
    assert report.loaded == ("good.txt",)
    assert [failure.source for failure in report.failed] == ["bad.txt"]
    assert message in report.failed[0].message
    answer = EmbeddedEngine(tmp_path / "data").query(
        "ASK { ?claim a <https://w3id.org/cbris/ontology#Claim> }"
    )
    assert isinstance(answer, QueryBoolean)
    assert bool(answer)


PRIVATE = """The mill leads to cheaper flour. The ferry (write to anna.nowak@mill.example, tel.
+48 22 123 45 67) leads to more traffic.

References

1. Nowak, A. (2001). The mill. Mill Journal, 3, 1-9.
2. Nowak, A. (2002). The ferry. Write to anna.nowak@mill.example.
"""


def test_nothing_private_leaves_a_sentence_or_a_reference(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(PRIVATE, "utf-8")
    build(tmp_path / "data", [tmp_path / "mill.txt"], bundled=False)
    dumped = b"".join(dump(EmbeddedEngine(tmp_path / "data"), "nquads")).decode()
    read = str(read_document(PRIVATE, "mill.txt").as_json())
    assert "cheaper flour" in dumped
    assert "cheaper flour" in read
    assert [part for part in ("anna.nowak", "123 45 67") if part in dumped + read] == []


@pytest.mark.parametrize("orcid", ["0000–0002–1825–0097", "0000-0002-1694-233Х"])
def test_an_orcid_with_look_alike_characters_is_read(orcid: str) -> None:
    text = (
        f"Journal of Mills, 2020, 3(1)\n\nNowak A. B., Zak C. D. ORCID: {orcid}\n\nAbstract. Mills."
    )
    assert read_document(text, "x.txt").id == "x.txt"


def test_offsets_count_the_byte_order_mark() -> None:
    raw = "\ufeffThe customs union leads to a common market."
    document = read_document(decode(raw.encode(), "x.txt"), "x.txt")
    [claim] = document.claims
    assert raw[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "1.",
        "\n\n\n.",
        "References\n1. \n2. ",
        "(" * 5000,
        "a" * 100_000,
        "it is necessary: 1) 2) 3) " * 50,
        "Doe, J. (2001). " * 300,
        "́" * 1000,
    ],
    ids=[
        "letter",
        "number",
        "blank",
        "empty list",
        "brackets",
        "long word",
        "lists",
        "names",
        "marks",
    ],
)
def test_odd_texts_are_read_without_a_crash(text: str) -> None:
    document = read_document(text, "odd.txt")
    assert all(text[one.start : one.end] == one.quote for one in document.claims)
    assert all(text[one.start : one.end] == one.text for one in document.mentions)
    assert all(text[one.start : one.end] == one.raw for one in document.references)


def test_what_a_text_denies_is_no_barrier(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The corruption of officials does not hinder the cooperation of regions.\n", "utf-8"
    )
    build(tmp_path / "data", [tmp_path / "a.txt"], bundled=False)
    engine = EmbeddedEngine(tmp_path / "data")
    assert ask(engine, "barriers", {}).rows == ()
    [row] = ask(engine, "claims", {}).rows
    assert "negative" in [getattr(term, "value", None) for term in row]
