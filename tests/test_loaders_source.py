from pathlib import Path

import pytest

from cbris.errors import SourceError
from cbris.loaders.source import Source, loaders, read_source


def test_a_source_knows_its_digest() -> None:
    source = Source("x", Path("x.txt"), b"first")
    assert source.sha256 == "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"


def test_reading_keeps_bytes_id_and_notes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\r\n")
    source = read_source(tmp_path / "a.txt", "a", {"licence": "unknown"})
    assert (source.id, source.content, source.notes["licence"]) == ("a", b"\xff\r\n", "unknown")


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file or directory; give a readable file"):
        read_source(tmp_path / "a.txt", "a")


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Is a directory"):
        read_source(tmp_path, "a")


def test_the_loaders_of_the_entry_points_are_found() -> None:
    assert [loader.name for loader in loaders()] == ["rdf", "reference", "text"]
