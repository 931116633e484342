import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from cbris.errors import NoGraphError, StoreError
from cbris.loaders.rdf import RdfLoader
from cbris.store.build import build
from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations
from cbris.store.manifest import Manifest

SOURCE = "<http://e/s> <http://e/p> <http://e/o> ."


def fill(store: Store) -> int:
    store.add(Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), Literal("1")))
    return 1


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Give a data folder with one generation, of a source beside it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.ttl").write_text(SOURCE)
    run(tmp_path / "data")
    return tmp_path / "data"


def run(data: Path) -> None:
    build(data, [data.parent / "sources"], bundled=False, using=[RdfLoader()])


def publish(data: Path) -> str:
    generations = Generations(data)
    with generations.lock():
        return generations.publish(Manifest(), fill)


def served(data: Path) -> bool:
    return bool(EmbeddedEngine(data).query("ASK { <http://e/s> <http://e/p> <http://e/o> }"))


def names(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "generations").iterdir())


def test_the_last_two_generations_stay(tmp_path: Path) -> None:
    assert [publish(tmp_path) for _ in range(4)] == ["1", "2", "3", "4"]
    assert names(tmp_path) == ["3", "4"]
    assert Generations(tmp_path).newest() == "4"


def test_leftovers_of_a_killed_build_are_removed(built: Path) -> None:
    (built / "generations" / "2.partial" / "store").mkdir(parents=True)
    (built / "generations" / "7").mkdir()
    assert publish(built) == "2"
    assert names(built) == ["1", "2"]


def test_a_failing_fill_leaves_nothing(built: Path) -> None:
    def broken(store: Store) -> int:
        raise ZeroDivisionError

    generations = Generations(built)
    with pytest.raises(ZeroDivisionError), generations.lock():
        generations.publish(Manifest(), broken)
    assert names(built) == ["1"]
    assert served(built)


def test_without_a_graph_the_message_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="no graph was built here; run `cbris build`"):
        Generations(tmp_path / "nowhere").newest()


def change_manifest(data: Path, **values: object) -> None:
    path = data / "generations" / "1" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_a_newer_format_is_refused(built: Path) -> None:
    change_manifest(built, format=99, cbris="9.0")
    expected = "made by CBRIS 9.0 in format 99; this one reads format 1; upgrade CBRIS"
    with pytest.raises(StoreError, match=expected):
        EmbeddedEngine(built)
    with pytest.raises(StoreError, match=expected):
        run(built)


def test_an_older_format_is_rebuilt_from_the_paths_kept(built: Path) -> None:
    change_manifest(built, format=0, cbris="0.0.1", sources="unreadable today")
    with pytest.raises(StoreError, match=r"format 0; .* run `cbris build` to rebuild it"):
        EmbeddedEngine(built)
    report = build(built, bundled=False, using=[RdfLoader()])
    assert (report.generation, report.loaded) == ("2", ("a.ttl",))
    assert served(built)


def test_a_damaged_manifest_is_a_clear_error(built: Path) -> None:
    (built / "generations" / "1" / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match=r"not a manifest .*; remove .* and run `cbris build`"):
        EmbeddedEngine(built)


def test_a_damaged_store_is_a_clear_error(built: Path) -> None:
    (built / "generations" / "1" / "store" / "CURRENT").unlink()
    with pytest.raises(StoreError, match="run `cbris build` to make it anew"):
        EmbeddedEngine(built)


def test_a_damaged_store_is_made_anew_by_a_build(built: Path) -> None:
    (built / "generations" / "1" / "store" / "CURRENT").unlink()
    report = build(built, bundled=False, using=[RdfLoader()])
    assert (report.generation, report.unchanged) == ("2", ("a.ttl",))
    assert report.problems[0].endswith("made anew from its sources")
    assert served(built)


def test_strange_files_among_the_generations_are_left_alone(built: Path) -> None:
    (built / "generations" / "notes.txt").write_text("mine")
    publish(built)
    assert names(built) == ["1", "2", "notes.txt"]


def test_a_lock_held_elsewhere_is_waited_for_then_reported(built: Path) -> None:
    with (
        Generations(built).lock(),
        pytest.raises(StoreError, match=r"in use by another build for 0\.05 s"),
        Generations(built).lock(0.05),
    ):
        pass


def test_a_data_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError, match=r"data: cannot be written \(File exists\)"):
        build(tmp_path / "data", bundled=False, using=[RdfLoader()])


LIMITED = """
import resource, sys
from pathlib import Path
from cbris.errors import StoreError
from cbris.loaders.rdf import RdfLoader
from cbris.store.build import build
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    build(Path(sys.argv[1]), bundled=False, using=[RdfLoader()])
except StoreError as error:
    print(error)
"""


def test_a_file_that_cannot_grow_leaves_the_graph_before(built: Path) -> None:
    (built.parent / "sources" / "b.nt").write_text(many(1_000))
    command = [sys.executable, "-c", LIMITED, str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "cannot be written (File too large" in done.stdout
    assert served(built)
    assert names(built) == ["1"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 4 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root: run as root to test a full disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_leaves_the_graph_before(small_disk: Path) -> None:
    (small_disk / "sources").mkdir()
    (small_disk / "sources" / "a.ttl").write_text(SOURCE)
    data = small_disk / "data"
    run(data)
    (small_disk / "sources" / "b.nt").write_text(many(12_000))
    with pytest.raises(StoreError) as caught:
        run(data)
    assert str(caught.value) == (
        f"{data}: cannot be written (No space left on device); free space or give another "
        "folder, and build again; what was served before stays"
    )
    assert served(data)
    assert names(data) == ["1"]


def many(number: int) -> str:
    return "\n".join(f'<http://e/{i}> <http://e/p> "{i * 7919}" .' for i in range(number))


KILLED = """
import sys, time
from pathlib import Path
from cbris.loaders.rdf import RdfLoader
from cbris.store import assembly
from cbris.store.build import build

def slow(*arguments):
    print("applying", flush=True)
    time.sleep(600)

assembly.infer = slow
build(Path(sys.argv[1]), bundled=False, using=[RdfLoader()])
"""


def test_a_build_killed_while_it_applies_leaves_the_graph_before(built: Path) -> None:
    (built.parent / "sources" / "b.ttl").write_text("<http://e/new> <http://e/p> 1 .")
    kill_once_it_prints(KILLED, built)
    assert "2.partial" in names(built)
    assert served(built)
    run(built)
    assert names(built) == ["1", "2"]


SLOW_LOADER = """
import sys, time
from pathlib import Path
from cbris.loaders.rdf import RdfLoader
from cbris.store.build import build

class Slow(RdfLoader):
    version = "slow"
    def load(self, source):
        for quad in super().load(source):
            yield quad
            print("loading", flush=True)
            time.sleep(600)

build(Path(sys.argv[1]), bundled=False, using=[Slow()])
"""


def test_a_build_killed_while_it_loads_leaves_the_graph_before(built: Path) -> None:
    kill_once_it_prints(SLOW_LOADER, built)
    assert served(built)
    (built.parent / "sources" / "b.ttl").write_text("<http://e/new> <http://e/p> 1 .")
    run(built)
    assert Generations(built).newest() == "2"


def kill_once_it_prints(program: str, data: Path) -> None:
    command = [sys.executable, "-c", program, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
