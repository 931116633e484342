"""How many requests a client may send."""

from collections import OrderedDict
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

__all__ = ["Rates", "client_of"]

CLIENTS = 10_000
V6_PREFIX = 64
"""A client of IPv6 has at least so large a network to choose its addresses from."""


@lru_cache(maxsize=CLIENTS)
def client_of(address: str) -> str | None:
    """Give what requests are counted by; None for this machine, whose requests are not."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address or None
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            own = found.is_loopback
            return None if own else str(IPv6Network((int(found), V6_PREFIX), strict=False))
        found = found.ipv4_mapped
    return None if found.is_loopback else str(found)


class Rates:
    """Lets so many requests of each client pass a second, and a burst of them at once.

    Of a client only the time is kept at which it will have used up nothing, and of those that
    are over CLIENTS the one not heard of for longest is forgotten: memory is bounded.
    """

    def __init__(self, rate: float, burst: int, clients: int = CLIENTS) -> None:
        """Take requests a second, 0 for no limit, and how many may come at once."""
        self._each = 1 / rate if rate > 0 else 0.0
        self._ahead = self._each * max(burst, 1)
        self._clients = clients
        self._rested: OrderedDict[str, float] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Count a request that comes now; give how many seconds it came too early, or 0."""
        if not self._each:
            return 0
        rested = max(self._rested.get(client, now), now) + self._each
        early = rested - now - self._ahead
        if early > 1e-9:  # what is left of adding up many steps is no time
            return early
        self._rested[client] = rested
        self._rested.move_to_end(client)
        if len(self._rested) > self._clients:
            self._rested.popitem(last=False)
        return 0
