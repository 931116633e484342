from hashlib import sha256
from pathlib import Path

import pytest

from cbris.errors import SourceError
from cbris.loaders.bundled import COLUMNS, BundledFile, bundled_files, read_corpus
from cbris.loaders.rdf import RdfLoader
from cbris.store.discovery import discover
from cbris.store.manifest import Manifest

ROW = "x,x.txt,00,an article,en,unknown,unknown,unknown,unknown,\n"


def corpus(folder: Path, text: str) -> Path:
    (folder / "corpus.csv").write_text(text)
    return folder / "corpus.csv"


def test_the_three_texts_the_ontology_and_every_vocabulary_are_bundled() -> None:
    files = {file.id: file for file in bundled_files()}
    assert list(files)[:3] == ["000", "001", "002"]
    assert files["ontology"].path.name == "cbris.ttl"
    assert files["vocabulary-integration-form"].path.name == "integration-form.ttl"
    assert all(file.path.is_file() for file in files.values())


def test_the_texts_are_as_they_were_received() -> None:
    texts = [file for file in bundled_files() if file.sha256]
    assert len(texts) == 3
    for text in texts:
        assert sha256(text.path.read_bytes()).hexdigest() == text.sha256


def test_what_is_not_known_of_a_text_is_said_to_be_unknown() -> None:
    for text in (file for file in bundled_files() if file.sha256):
        assert {text.notes[c] for c in ("title", "origin", "licence", "retrieved")} == {"unknown"}


def test_what_is_known_from_elsewhere_says_so() -> None:
    notes = {file.id: file.notes.get("notes", "") for file in bundled_files()}
    assert notes["001"].startswith("Known from elsewhere, not from the text: ")
    assert "10.35668/2520-6524-2023-1-02" in notes["001"]
    assert notes["002"] == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "id,file\nx,x.txt\n",
            r"corpus.csv:1: columns \['id', 'file'\]; id,file,sha256,.* expected",
        ),
        (",".join(COLUMNS) + "\n" + ROW.replace("en", ""), "corpus.csv:2: 'language' is empty"),
    ],
)
def test_a_corpus_with_wrong_columns_or_an_empty_cell_is_an_error(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        list(read_corpus(corpus(tmp_path, text)))


def test_a_bundled_file_that_was_changed_fails(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("changed")
    file = BundledFile("x", tmp_path / "x.ttl", sha256="00")
    found = discover(Manifest(), (), [file], [RdfLoader()])
    assert found.candidates == {}
    assert found.failures[0].source == "x"
    assert "00 was expected; install CBRIS again" in found.failures[0].message


def test_a_bundled_file_that_is_missing_fails(tmp_path: Path) -> None:
    file = BundledFile("x", tmp_path / "x.ttl")
    found = discover(Manifest(), (), [file], [RdfLoader()])
    assert "No such file or directory; give a readable file" in found.failures[0].message
