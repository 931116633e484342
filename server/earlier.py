"""What the generations before the newest knew, as long as they are there."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from pyoxigraph import NamedNode, Store

from cbris.errors import StoreError
from cbris.store.generations import KEPT, Generations

__all__ = ["Earlier"]

TURN_S = 1.0


class Earlier:
    """The generations that stay on the disk beside the newest.

    They are opened when somebody asks for what is not there now, and stay open until one
    asks again under another newest generation.
    """

    def __init__(self, data_dir: Path | None) -> None:
        """Take the data folder; without one, nothing is known of earlier."""
        self._generations = Generations(data_dir) if data_dir else None
        self._newest = ""
        self._stores: Sequence[Store] = ()
        self._turn = Lock()

    def knew(self, things: Iterable[NamedNode]) -> bool:
        """Tell whether one of the things was in the graph before.

        Who cannot have its turn in time is told no, so that nobody waits for long.
        """
        if self._generations is None or not self._turn.acquire(timeout=TURN_S):
            return False
        try:
            stores = self._opened(self._generations)
            return any(_knows(store, thing) for thing in things for store in stores)
        finally:
            self._turn.release()

    def _opened(self, generations: Generations) -> Sequence[Store]:
        newest = generations.newest_or_none() or ""
        if newest != self._newest:
            self._newest, self._stores = newest, ()
            stores = []
            for name in _kept(generations, newest):
                with suppress(StoreError):  # it went meanwhile
                    stores.append(generations.open(name))
            self._stores = stores
        return self._stores


def _kept(generations: Generations, newest: str) -> Iterable[str]:
    """Give those that stay on the disk anyway: what is open here can not go.

    To open all would keep every generation for ever, each time those that are there.
    """
    before = [each for each in generations.listed() if each.name != newest]
    builds = [each for each in before if each.manifest.made in ("build", "restore")]
    return {each.name for each in (*before[1 - KEPT :], *builds[-1:])}


def _knows(store: Store, thing: NamedNode) -> bool:
    places = ((thing, None, None), (None, None, thing), (None, thing, None))
    return any(next(store.quads_for_pattern(*each), None) is not None for each in places)
