"""Backups, restores and rollbacks, and which generations stay."""

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from folders import publish
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from cbris.cli import cli
from cbris.errors import NoGraphError, StoreError
from cbris.loaders.rdf import RdfLoader
from cbris.store.backup import backup, restore, rollback
from cbris.store.build import build
from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations
from cbris.store.working import WorkingCopy

DECISIONS = "identity-decisions.csv"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with generation 1, of a source beside it."""
    (tmp_path / "sources").mkdir()
    built(tmp_path / "data", 1)
    return tmp_path / "data"


def built(data: Path, number: int) -> None:
    source = data.parent / "sources" / "a.ttl"
    source.write_text(f"<http://e/s> <http://e/p> {number} .")
    build(data, [source.parent], bundled=False, using=[RdfLoader()])


def written(data: Path, number: int) -> str:
    """Publish a write, as the writer does."""
    generations = Generations(data)
    copy = WorkingCopy(generations)
    name = NamedNode(f"http://e/{number}")
    copy.draft().insert([Quad(name, name, name)])
    with generations.lock():
        published = copy.publish("")
    copy.close()
    return published


def holds(data: Path, pattern: str) -> bool:
    return bool(EmbeddedEngine(data).query(f"ASK {{ {pattern} }}"))


def names(data: Path) -> list[str]:
    return [each.name for each in Generations(data).listed()]


def made(data: Path) -> list[str]:
    return [each.manifest.made for each in Generations(data).listed()]


def test_the_last_build_stays_behind_many_writes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert publish(data) == "1"
    assert [written(data, number) for number in range(5)] == ["2", "3", "4", "5", "6"]
    assert names(data) == ["1", "5", "6"]
    assert made(data) == ["build", "update", "update"]
    assert publish(data) == "7"
    assert names(data) == ["6", "7"]


def test_a_rollback_goes_one_back_and_can_be_taken_back(data: Path) -> None:
    written(data, 1)
    assert rollback(data) == "3"
    assert not holds(data, "<http://e/1> ?p ?o")
    assert rollback(data) == "4"
    assert holds(data, "<http://e/1> ?p ?o")
    assert made(data)[-1] == "rollback"


def test_a_rollback_goes_to_the_generation_that_is_named(data: Path) -> None:
    for number in range(5):
        written(data, number)
    assert rollback(data, "1") == "7"
    assert not holds(data, "<http://e/4> ?p ?o")
    with pytest.raises(StoreError, match="generation 3 is not there; there are 1, 6, 7; name one"):
        rollback(data, "3")


def test_a_first_generation_has_none_before_it(data: Path) -> None:
    with pytest.raises(StoreError, match="generation before the newest is not there"):
        rollback(data)


def test_a_build_after_a_rollback_brings_the_sources_up_to_date(data: Path) -> None:
    built(data, 2)
    rollback(data)
    assert holds(data, "?s ?p 1")
    build(data, bundled=False, using=[RdfLoader()])
    assert holds(data, "?s ?p 2")


def test_a_backup_is_restored_into_another_folder(data: Path, tmp_path: Path) -> None:
    written(data, 1)
    (data / DECISIONS).write_text("decided\n")
    assert backup(data, tmp_path / "copy") == "2"
    assert restore(tmp_path / "new", tmp_path / "copy") == "1"
    assert holds(tmp_path / "new", "<http://e/1> ?p ?o . ?s ?q 1")
    assert (tmp_path / "new" / DECISIONS).read_text() == "decided\n"
    assert Generations(tmp_path / "new").manifest() == replace(
        Generations(data).manifest(), made="restore"
    )


def test_a_restored_graph_is_built_without_its_sources_being_read(
    data: Path, tmp_path: Path
) -> None:
    backup(data, tmp_path / "copy")
    restore(tmp_path / "new", tmp_path / "copy")
    report = build(tmp_path / "new", bundled=False, using=[RdfLoader()])
    assert (report.published, report.unchanged) == (False, ("a.ttl",))


def test_a_restore_replaces_what_is_there_and_can_be_taken_back(data: Path, tmp_path: Path) -> None:
    backup(data, tmp_path / "copy")
    written(data, 1)
    assert restore(data, tmp_path / "copy") == "3"
    assert not holds(data, "<http://e/1> ?p ?o")
    rollback(data)
    assert holds(data, "<http://e/1> ?p ?o")


def test_a_backup_needs_a_folder_of_its_own(data: Path, tmp_path: Path) -> None:
    backup(data, tmp_path / "copy")
    with pytest.raises(StoreError, match="copy: not empty; give a folder that does not exist"):
        backup(data, tmp_path / "copy")
    with pytest.raises(StoreError, match="Not a directory; give a folder that can be written"):
        backup(data, data / "CURRENT" / "copy")
    with pytest.raises(NoGraphError):
        backup(tmp_path / "none", tmp_path / "other")


def test_what_is_no_backup_is_not_restored(data: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no backup that can be read"):
        restore(data, tmp_path)
    assert names(data) == ["1"]


HOLDER = """
import sys
from pathlib import Path
from cbris.store.generations import Generations
from cbris.store.manifest import Manifest
store = Generations(Path(sys.argv[1])).open("1")
print("open", flush=True)
sys.stdin.readline()
print(len(list(store)), flush=True)
"""


def test_a_generation_that_another_process_reads_stays(tmp_path: Path) -> None:
    data = tmp_path / "data"
    publish(data)
    command = [sys.executable, "-c", HOLDER, str(data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        assert publish(data) == "2"
        assert [written(data, number) for number in range(3)] == ["3", "4", "5"]
        assert names(data) == ["1", "2", "4", "5"]
        assert process.communicate("\n")[0] == "0\n"
    written(data, 9)
    assert names(data) == ["2", "5", "6"]


def test_a_generation_stays_while_its_store_is_in_hand(data: Path) -> None:
    generations = Generations(data)
    store: Store | None = generations.open("1")
    built(data, 2)
    for number in range(6):
        written(data, number)
    assert "1" in names(data)
    assert store is not None
    assert len(store)
    store = None
    for number in range(4):
        generations.open(written(data, number))
    written(data, 9)
    assert "1" not in names(data)


def test_a_generation_that_is_gone_is_a_clear_error(data: Path) -> None:
    with pytest.raises(StoreError, match="not a manifest"):
        Generations(data).open("7")


def test_a_damaged_generation_is_made_anew_with_what_the_one_before_has(data: Path) -> None:
    written(data, 1)
    (data / "generations" / written(data, 2) / "store" / "CURRENT").unlink()
    report = build(data, bundled=False, using=[RdfLoader()])
    assert report.published
    assert report.problems[0].endswith(
        "made anew from its sources, and with what was written into generation 2"
    )
    assert holds(data, "<http://e/1> ?p ?o . ?s ?q 1")
    assert not holds(data, "<http://e/2> ?p ?o")


def test_readers_meet_no_gap_while_generations_come_and_go(tmp_path: Path) -> None:
    data = tmp_path / "data"
    publish(data)
    copy = WorkingCopy(Generations(data))
    over = threading.Event()

    def write() -> None:
        for number in range(60):
            name = NamedNode(f"http://e/{number}")
            copy.draft().insert([Quad(name, name, name)])
            with Generations(data).lock():
                copy.publish("")
        over.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = [0]
    while not over.is_set():
        store = Generations(data).open_newest()[1]
        seen.append(len(list(store.quads_for_pattern(None, None, None, DefaultGraph()))))
    writer.join()
    copy.close()
    assert seen == sorted(seen)
    assert len(list(Generations(data).open_newest()[1])) == 120
    assert len(names(data)) <= 6


def test_copies_of_writers_that_are_no_more_are_removed(data: Path) -> None:
    (data / "working" / "1-old").mkdir(parents=True)
    (data / "working" / "1-old" / "lock").touch()
    copy, other = WorkingCopy(Generations(data)), WorkingCopy(Generations(data))
    assert len(list((data / "working").iterdir())) == 2
    copy.close()
    other.close()
    assert list((data / "working").iterdir()) == []


def cbris(data: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, ["--data", str(data), *arguments], catch_exceptions=False)
    return f"{result.exit_code} {result.output}"


def test_the_commands_say_what_they_did(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    written(data, 1)
    assert cbris(data, "backup", str(copy)) == f"0 {copy}: generation 2\n"
    assert cbris(data, "rollback") == f"0 {data}: generation 3\n"
    assert cbris(data, "rollback", "2") == f"0 {data}: generation 4\n"
    assert cbris(data, "restore", str(copy)) == f"0 {data}: generation 5\n"
    listed = cbris(data, "generations", "-f", "csv").removeprefix("0 ")
    rows = [line.split(",") for line in listed.splitlines()]
    assert rows[0] == ["generation", "made", "published", "triples", "newest"]
    assert [[row[0], row[1], row[4]] for row in rows[-2:]] == [
        ["4", "rollback", ""],
        ["5", "restore", "yes"],
    ]
    assert int(rows[-1][3]) == Generations(data).manifest().triples
    assert cbris(data, "rollback", "77").startswith("1 Error: ")
    assert Generations(data).newest() == "5"
