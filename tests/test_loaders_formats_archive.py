"""A zip file gives the papers in it, within limits."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from formats import manuscripts, only
from zips import docx, zipped

from cbris.errors import SourceError
from cbris.loaders.formats.members import Limits, check
from cbris.loaders.text.loader import TextLoader

PAPER = "The customs union of two states helps the ferries."
BIB = "@book{k, title = {Boats}}"


def test_every_paper_is_a_document_named_by_its_path() -> None:
    members: dict[str, str | bytes] = {
        "papers/one.txt": PAPER,
        "library.bib": BIB,
        "two.docx": docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"),
        "more.zip": zipped({"three.txt": "Three."}),
        "picture.png": b"\x89PNG",
        "__MACOSX/papers/._one.txt": "junk",
    }
    assert {one.key: one.text for one in manuscripts(zipped(members), "a.zip")} == {
        "library.bib/k": "Boats",
        "more.zip/three.txt": "Three.",
        "papers/one.txt": PAPER,
        "two.docx": "Words",
    }


def test_a_member_that_cannot_be_read_costs_no_other() -> None:
    found = manuscripts(zipped({"a.txt": b"\x00\x01", "b.txt": PAPER, "c.pdf": "no"}), "a.zip")
    assert [(one.key, one.text) for one in found] == [
        ("a.txt", ""),
        ("b.txt", PAPER),
        ("c.pdf", ""),
    ]
    assert found[0].problems[0].message == (
        "a.zip: a.txt: binary data; a plain text was expected; save the file as text first"
    )
    assert [one.problems[0].code for one in (found[0], found[2])] == ["unreadable"] * 2


def test_names_that_make_the_same_key_are_told_apart_by_content() -> None:
    one, other = {"a/b.txt": "One."}, {"a-b.txt": "Other."}
    keys = {m.text: m.key for m in manuscripts(zipped(one | other), "a.zip")}
    assert keys == {m.text: m.key for m in manuscripts(zipped(other | one), "a.zip")}
    assert keys == {"One.": "a/b.txt.6426e370", "Other.": "a-b.txt.32cf9f89"}


def test_a_member_that_unpacks_to_too_much_is_refused() -> None:
    found = manuscripts(zipped({"bomb.txt": b"a" * 50_000_000, "b.txt": PAPER}), "a.zip")
    assert found[1].problems[0].message.startswith("a.zip: bomb.txt: more than 9,7")
    assert found[0].text == PAPER


def test_zip_files_in_zip_files_are_read_two_deep() -> None:
    content = zipped({"a.txt": PAPER})
    for _ in range(3):
        content = zipped({"in.zip": content})
    found = only(content, "a.zip")
    assert found.key == "in.zip/in.zip/in.zip"
    assert found.problems[0].message == (
        "a.zip: in.zip: in.zip: in.zip: a zip file 3 deep; unpack it and give the files"
    )


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(members=1), r"a\.zip: 2 members; at most 1 are read; split it"),
        (Limits(total=10), r"a\.zip: 51 bytes unpacked; at most 10 are read; split it"),
    ],
)
def test_too_much_is_refused_before_anything_is_unpacked(
    tmp_path: Path, limits: Limits, message: str
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": PAPER, "b.txt": "."}))
    with ZipFile(path) as archive, pytest.raises(SourceError, match=message):
        check(archive, "a.zip", limits)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zipped({"a.png": "x"}), r"a\.zip: no file in it that is read here"),
        (zipped({"a.txt": PAPER})[:-40], r"a\.zip: damaged"),
        (zipped({}), r"a\.zip: no file in it that is read here"),
    ],
    ids=["no papers", "cut off", "empty"],
)
def test_an_archive_without_papers_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        only(content, "a.zip")


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": PAPER}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert only(bytes(content), "a.zip").problems[0].message == (
        "a.zip: a.txt: encrypted; unpack it with its password and give the files"
    )


def test_an_archive_of_tables_is_left_to_others(tmp_path: Path) -> None:
    for name, member in (("tables.zip", "project.csv"), ("papers.zip", "one.pdf")):
        with ZipFile(tmp_path / name, "w", ZIP_DEFLATED) as archive:
            archive.writestr(member, "x")
    assert not TextLoader().accepts(tmp_path / "tables.zip")
    assert TextLoader().accepts(tmp_path / "papers.zip")
