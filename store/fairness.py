"""A queue in which clients take turns, however many queries each of them has."""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from itertools import chain

from cbris.store.running import Running

__all__ = ["FairQueue"]


class FairQueue:
    """Gives the next query of the client whose turn it is."""

    def __init__(self) -> None:
        """Begin empty."""
        self._by_client: OrderedDict[str, deque[Running]] = OrderedDict()

    def __len__(self) -> int:
        """Count what waits."""
        return sum(map(len, self._by_client.values()))

    def __bool__(self) -> bool:
        """Tell whether anything waits."""
        return bool(self._by_client)

    def __iter__(self) -> Iterator[Running]:
        """Give all that wait."""
        return chain.from_iterable(self._by_client.values())

    def add(self, running: Running) -> None:
        """Let a query wait behind those of the same client."""
        self._by_client.setdefault(running.job.client, deque()).append(running)

    def next(self, may: Callable[[str], bool] = lambda _: True) -> Running | None:
        """Take the next query of the first client that may have one run."""
        client = next(filter(may, self._by_client), None)
        if client is None:
            return None
        waiting = self._by_client.pop(client)
        running = waiting.popleft()
        if waiting:
            self._by_client[client] = waiting  # behind the others
        return running

    def remove(self, running: Running) -> bool:
        """Take a query out; tell whether it waited here."""
        waiting = self._by_client.get(running.job.client, deque())
        if running not in waiting:
            return False
        waiting.remove(running)
        if not waiting:
            del self._by_client[running.job.client]
        return True
