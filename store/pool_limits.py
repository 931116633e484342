"""How much queries may take, and what became of them."""

from dataclasses import dataclass, field

from cbris.workers import processors

__all__ = ["MIB", "PoolCounts", "PoolLimits"]

MIB = 1024 * 1024


@dataclass(frozen=True)
class PoolLimits:
    """How much queries may take.

    `workers` quick queries run at once, and `long` ones beside them; `spare` more workers
    are kept ready. `queue` queries wait, `per_client` wait or run of each client. A query
    has `seconds` from the moment it is asked, and `memory` bytes; after `quick_seconds` it
    is a long one. `first_piece` bytes are held back, so that one that fails has its status.
    """

    workers: int = field(default_factory=lambda: max(2, processors()))
    spare: int = 1
    long: int = 4
    queue: int = 64
    per_client: int = 16
    seconds: float = 30
    quick_seconds: float = 0.1
    memory: int = 1024 * MIB
    first_piece: int = 256 * 1024


@dataclass(frozen=True)
class PoolCounts:
    """What the pool holds and did."""

    workers: int
    idle: int
    queued: int
    running: int
    answered: int
    respawns: int
    kills: dict[str, int]
