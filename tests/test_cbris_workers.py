"""Work in processes of their own: order, crashes, hangs, hunger."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cbris.errors import SourceError
from cbris.workers import Limits, Said, run_all

Alive = Callable[[object], None]


def _behave(item: str, alive: Alive) -> Iterator[str]:
    """Do what an item says."""
    match item.split(":"):
        case ["slow", seconds]:
            time.sleep(float(seconds))
            yield f"slow after {seconds}"
        case ["hang"]:
            time.sleep(60)
        case ["beat", times]:
            for number in range(int(times)):
                time.sleep(0.2)
                alive(number)
            yield "beaten"
        case ["crash"]:
            os._exit(7)
        case ["eat"]:
            yield str(len(bytearray(8 * 1024**3)))
        case ["refuse"]:
            raise SourceError("refuse: empty; a text was expected; check the file")
        case ["much", count]:
            yield from ("x" * 100_000 for _ in range(int(count)))
        case _:
            yield f"read {item}"


def _said(*items: str, limits: Limits | None = None) -> list[tuple[str, str, str]]:
    found = run_all(_behave, items, limits=limits, workers=2)
    return [(said.item, said.tag, str(said.value)) for said in found if said.tag != "done"]


def test_what_is_said_comes_in_the_order_of_the_items() -> None:
    assert _said("slow:0.3", "a", "b", "c") == [
        ("slow:0.3", "said", "slow after 0.3"),
        ("a", "said", "read a"),
        ("b", "said", "read b"),
        ("c", "said", "read c"),
    ]


def test_a_crash_a_refusal_and_hunger_cost_their_own_item_only() -> None:
    crashed, refused, hungry, whole = _said(
        "crash", "refuse", "eat", "a", limits=Limits(memory=2 * 1024**3)
    )
    assert crashed[2] == (
        "crash: reading it broke down (exit code 7); a file that can be read was expected; "
        "split it, or save its text as .txt"
    )
    assert refused == (
        "refuse", "failed", "refuse: empty; a text was expected; check the file",
    )  # fmt: skip
    assert hungry == ("eat", "failed", "eat: more than 2 GiB of memory are needed; split it")
    assert whole == ("a", "said", "read a")


def test_a_hang_is_ended_after_its_time_and_a_sign_of_life_gives_more() -> None:
    hung, *beats, beaten, last = _said("hang", "beat:5", "a", limits=Limits(seconds=0.7))
    assert "hang: reading it took more than 0.7 s without a result" in hung[2]
    assert [value for _, tag, value in beats if tag == "alive"] == ["0", "1", "2", "3", "4"]
    assert (beaten[2], last[2]) == ("beaten", "read a")


def test_more_output_than_is_held_comes_whole() -> None:
    said = _said("slow:0.5", "much:500", "a")
    assert len(said) == 502
    assert sum(len(value) for _, _, value in said) == 50_000_000 + len("slow after 0.5read a")


def test_leaving_early_ends_the_workers() -> None:
    found = run_all(_behave, ["a", "hang", "hang"], workers=2)
    assert next(found) == Said("a", "said", "read a")
    started = time.monotonic()
    found.close()
    assert time.monotonic() - started < 5


def test_a_script_without_a_guard_may_build(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("The customs union hinders trade.\n", "utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom cbris.store.build import build\nprint('run')\n"
        "print(build(Path('data'), [Path('paper.txt')], bundled=False).loaded)\n"
    )
    line = [sys.executable, str(script)]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "run\n('paper.txt',)\n"


def test_a_bug_costs_its_item() -> None:
    failed, said, done = run_all(_break, [0, 1], workers=1)
    assert "0: reading it broke down (exit code 1)" in str(failed.value)
    assert (said.value, done.tag) == (1.0, "done")


def _break(item: int, alive: Alive) -> Iterator[float]:
    yield 1 / item
