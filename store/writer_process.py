"""The writer process: it changes the working copy, and publishes it for a batch at once."""

import pickle
import re
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from filelock import Timeout

from cbris.errors import (
    BusyError,
    CbrisError,
    NoGraphError,
    NotWrittenError,
    StoreError,
    TooMuchError,
)
from cbris.store.generations import LOCK_TIMEOUT_S, Generations
from cbris.store.sandbox import cut_network, limit_memory
from cbris.store.working import WorkingCopy
from cbris.store.writer_changes import Write, carry_out

__all__ = ["Outcome", "Settings", "Tag", "write_batches"]

Outcome = CbrisError | bool
"""What came of a write: the error, or whether it made a graph that was not there before."""
Tag = Literal["at", "publishing", "done", "failed"]
Say = Callable[[Tag, object], None]
REASONS = re.compile(
    "No space left on device|Disk quota exceeded|File too large|Read-only file system"
    "|Permission denied|Too many open files|Input/output error"
)
"""What may be told of a failure; the rest of its text names folders."""
MEMORY = "update: more memory is needed than it may take (limit update_memory); part it"
LOCKED_S = 5
"""When to try again while a build publishes."""


@dataclass(frozen=True)
class Settings:
    """What the process is told: where the graph is, and how much memory it may take."""

    data_dir: Path
    memory: int
    strict: bool
    lock_s: float = LOCK_TIMEOUT_S


def write_batches(pipe: Connection, settings: Settings) -> None:
    """Carry out one batch after the other, until None comes or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who pressed the keys ends the server
    cut_network()
    limit_memory(settings.memory)
    work = _Work(Generations(settings.data_dir), settings)

    def say(tag: Tag, value: object) -> None:
        pipe.send_bytes(pickle.dumps((tag, value)))

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while (given := pickle.loads(pipe.recv_bytes())) is not None:
            batch, writes = given
            say(*work.run(batch, writes, say))
    work.close()


class _Work:
    """Carries out batches on a working copy, which is made when it is needed."""

    def __init__(self, generations: Generations, settings: Settings) -> None:
        self._generations = generations
        self._strict = settings.strict
        self._lock_s = settings.lock_s
        self._copy: WorkingCopy | None = None

    def run(self, batch: str, writes: Sequence[Write], say: Say) -> tuple[Tag, object]:
        """Carry out a batch; on any failure of the disk nothing of it is done."""
        try:
            copy = self._copy = self._copy or WorkingCopy(self._generations, strict=self._strict)
            return "done", self._run(copy, batch, writes, say)
        except (OSError, StoreError) as error:
            self.close()
            return "failed", _failure(error, self._lock_s)

    def close(self) -> None:
        """Throw the working copy away."""
        if self._copy:
            self._copy.close()
        self._copy = None

    def _run(
        self, copy: WorkingCopy, batch: str, writes: Sequence[Write], say: Say
    ) -> tuple[str, list[Outcome]]:
        changed, outcomes = self._carry_out(copy, writes, say)
        if not changed:
            return copy.base, outcomes
        say("publishing", outcomes)
        with self._generations.lock(self._lock_s):
            if not copy.is_of_newest():
                changed, outcomes = self._carry_out(copy, writes, say)
                say("publishing", outcomes)
            return copy.publish(batch) if changed else copy.base, outcomes

    def _carry_out(
        self, copy: WorkingCopy, writes: Sequence[Write], say: Say
    ) -> tuple[bool, list[Outcome]]:
        """Carry out the writes on the newest generation; tell whether any changed it."""
        draft = copy.draft()
        changed, outcomes = False, list[Outcome]()
        for number, write in enumerate(writes):
            say("at", number)
            draft.keep()
            draft.strict = self._strict or write.strict
            try:
                outcomes.append(carry_out(write, draft))
                changed |= draft.changed
            except CbrisError as error:
                draft.undo()
                outcomes.append(error)
            except MemoryError:
                draft.undo()
                outcomes.append(TooMuchError(MEMORY))
        return changed, outcomes


def _failure(error: OSError | StoreError, lock_s: float) -> CbrisError:
    """Say why a batch was not kept, without naming folders to strangers."""
    if isinstance(error, NoGraphError):
        return error
    if isinstance(error.__cause__, Timeout):
        return BusyError(
            f"update: a build has published for {lock_s:g} s (limit update_lock_s); send it again"
            " later",
            LOCKED_S,
        )
    cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
    found = REASONS.search(str(cause))
    reason = found[0] if found else "reading or writing failed"
    return NotWrittenError(
        f"update: the data folder cannot be written ({reason}); nothing was changed; free space"
        " there, and send it again"
    )
