from pathlib import Path

import pytest

from cbris.errors import SourceError
from cbris.loaders.source import Source, loaders, read_source

MIB = 1024 * 1024


def test_a_source_knows_its_digest() -> None:
    source = Source("x", Path("x.txt"), b"first")
    assert source.sha256 == "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"


def test_reading_keeps_bytes_id_and_notes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\r\n")
    source = read_source(tmp_path / "a.txt", "a", {"licence": "unknown"})
    assert (source.id, source.content, source.notes["licence"]) == ("a", b"\xff\r\n", "unknown")


def test_a_source_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"first")
    source = read_source(tmp_path / "a.txt", "a")
    (tmp_path / "a.txt").write_bytes(b"second")
    assert source.content == b"second"
    assert source.sha256 == "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"
    with pytest.raises(SourceError, match=r"a.txt: changed while it was read; build again"):
        source.check_unchanged()


def test_reading_a_large_file_is_told_now_and_then(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(20 * MIB))
    told: list[int] = []
    with Source("a", tmp_path / "a.bin", told=told.append).open() as file:
        assert sum(len(part) for part in iter(lambda: file.read(MIB), b"")) == 20 * MIB
    assert told == [8 * MIB, 16 * MIB]


def test_a_file_that_is_told_can_be_read_from_any_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"first second")
    with Source("a", tmp_path / "a.txt", told=lambda _: None).open() as file:
        assert file.seek(6) == 6
        assert file.read() == b"second"
        assert file.seek(-3, 2) == 9


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file or directory; give a readable file"):
        read_source(tmp_path / "a.txt", "a")


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Is a directory"):
        read_source(tmp_path, "a")


def test_the_loaders_of_the_entry_points_are_found() -> None:
    assert [loader.name for loader in loaders()] == [
        "cordis",
        "csvw",
        "eurostat",
        "gisco",
        "identity-decisions",
        "keepeu",
        "rdf",
        "reference",
        "text",
    ]
