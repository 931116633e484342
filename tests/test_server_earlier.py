"""What earlier generations knew is asked without keeping them all."""

from pathlib import Path

from folders import publish_numbers
from pyoxigraph import NamedNode

from cbris.server.earlier import Earlier
from cbris.store.generations import Generations


def test_who_asks_after_every_generation_keeps_no_more_than_stay_anyway(tmp_path: Path) -> None:
    earlier = Earlier(tmp_path)
    for count in range(9, 0, -1):
        publish_numbers(tmp_path, count)
        gone = NamedNode(f"http://e/{count}")
        assert earlier.knew([gone]) is (count < 9)
    assert len(Generations(tmp_path).listed()) <= 6
