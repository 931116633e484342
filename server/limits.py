"""How much of a request, and of the machine, one client may take; how a server serves."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Limits", "Serving"]


@dataclass(frozen=True)
class Limits:
    """The limits of a server; docs/operations.md says what happens at each.

    `body_bytes` and `body_s` bound the body of a request, `write_bytes` one that is only
    read of who may write, `send_s` how long a client may leave a piece of its answer
    untaken, `running` how many dumps run at once, `requests` how many requests are under
    way at once, `rows` how many rows a page shows and
    `links` how many of those that point to a thing. `rate` and `rate_burst` bound the
    requests of one client of another machine, a second and at once; `target_bytes` and
    `header_bytes` the head of a request; what takes `slow_s` is slow;
    answers under way get `stop_s` when a signal ends the server. `parse_s` and
    `parse_memory` bound
    the reading of RDF that a client sent, in seconds and bytes. Those of
    `update_` are the ones of `cbris.store.writer.WriterLimits`; the others those of
    `cbris.store.pool.PoolLimits`, where 0 `workers` are as many as processors, but two at least.
    """

    body_bytes: int = 256 * 1024
    body_s: float = 10
    write_bytes: int = 16 * 1024 * 1024
    parse_s: float = 10
    parse_memory: int = 1024 * 1024 * 1024
    workers: int = 0
    long: int = 4
    spare: int = 1
    queue: int = 64
    per_client: int = 16
    seconds: float = 30
    quick_seconds: float = 0.1
    memory: int = 1024 * 1024 * 1024
    first_piece: int = 256 * 1024
    update_s: float = 30
    update_memory: int = 2048 * 1024 * 1024
    update_queue: int = 256
    update_batch: int = 256
    update_lock_s: float = 60
    send_s: float = 30
    running: int = 4
    requests: int = 100
    rows: int = 1_000
    links: int = 100
    rate: float = 50
    rate_burst: int = 500
    target_bytes: int = 65_000
    header_bytes: int = 32 * 1024
    slow_s: float = 1
    cache_bytes: int = 64 * 1024 * 1024
    cache_entry: int = 1024 * 1024
    max_age: int = 0
    stop_s: float = 5


@dataclass(frozen=True)
class Serving:
    """What a server does, beside its limits.

    With `strict_default_graph` the default graph is the stored one and only it, instead of
    the merge of all graphs. `services` are the addresses that SERVICE and LOAD may call.
    `tokens` is the file of those who may write or look after the server; with `writes` those
    of scope write do, and with `private` nobody reads without a token. `open_writes` lets
    anybody of this machine write: for tests. `proxy` trusts the X-Forwarded headers, and
    `admin_port` is where metrics and kills listen apart. `access_log` and `slow_log` are the
    files of what was asked and of what took long, without which neither is kept.
    """

    strict_default_graph: bool = False
    services: tuple[str, ...] = ()
    open_writes: bool = False
    writes: bool = False
    private: bool = False
    proxy: bool = False
    admin_port: int | None = None
    tokens: Path | None = None
    access_log: Path | None = None
    slow_log: Path | None = None

    @property
    def writable(self) -> bool:
        """Tell whether somebody may write."""
        return self.open_writes or (self.writes and self.tokens is not None)
