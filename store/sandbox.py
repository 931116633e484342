"""What a process gives up before it runs what strangers wrote.

A filter of system calls (seccomp) takes the network, and starting of programs, from a
process for good. Where there is none, a network namespace of its own takes the network.
"""

import ctypes
import errno
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Literal

__all__ = ["Cut", "cut_network", "die_with_parent", "limit_memory", "watch_network"]

Cut = Literal["seccomp", "namespace", "watched", "none"]
"""What holds a process back from the network."""

STACK_BYTES = 64 * 1024 * 1024
"""So deep may the main thread nest: what the gate lets pass needs far less."""

THREAD_STACK_BYTES = 1024 * 1024
"""So deep may the engine's own threads nest; a dozen of them open a graph, for a moment."""
THREAD_ATTRIBUTES_BYTES = 256
"""More than any C library needs to describe a thread."""

M_ARENA_MAX = -8
PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000

LOAD, JUMP_EQUAL, JUMP_GREATER_EQUAL, RETURN = 0x20, 0x15, 0x35, 0x06
OFFSET_NUMBER, OFFSET_ARCHITECTURE = 0, 4
ALLOW = 0x7FFF0000
DENY = 0x00050000 | errno.EPERM
FOREIGN_ABI = 0x40000000
"""From this number on, x86-64 counts the calls of another ABI, which could be the same ones."""

# socket connect accept bind listen accept4 io_uring_setup: the network, by any way;
# execve execveat ptrace process_vm_readv process_vm_writev pidfd_getfd: other programs.
DENIED: Mapping[str, tuple[int, Sequence[int]]] = {
    "x86_64": (0xC000003E, (41, 42, 43, 49, 50, 288, 425, 59, 322, 101, 310, 311, 438)),
    "aarch64": (0xC00000B7, (198, 203, 202, 200, 201, 242, 425, 221, 281, 117, 270, 271, 438)),
}
"""By machine: how the kernel calls it, and the numbers of the calls that are refused."""


# socket bind connect: what a process needs that may call some addresses; the last one is asked for.
CALLING: Mapping[str, tuple[int, int, int]] = {"x86_64": (41, 49, 42), "aarch64": (198, 200, 203)}
ASK = 0x7FC00000
SYSTEM_CALL: Mapping[str, int] = {"x86_64": 317, "aarch64": 277}
"""The number of the call that sets a filter, and gives a file to ask by."""
SET_FILTER = 1
NEW_LISTENER = 8


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def cut_network() -> Cut:
    """Give up the network for good, with every thread that is begun later."""
    if not sys.platform.startswith("linux"):
        return "none"
    if _filter_calls(platform.machine()):
        return "seccomp"
    return "namespace" if _leave_network() else "none"


def watch_network() -> int | None:
    """Let each connection wait for who has the file that is given; None where that cannot be."""
    machine = platform.machine()
    if not sys.platform.startswith("linux") or machine not in DENIED:
        return None
    architecture, denied = DENIED[machine]
    calling = CALLING[machine]
    kept = [number for number in denied if number not in calling]
    program = _program([*_instructions(architecture, kept, asked=calling[-1])])
    libc = _libc()
    if sys.byteorder != "little" or libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return None
    number = SYSTEM_CALL[machine]
    file = libc.syscall(number, SET_FILTER, NEW_LISTENER, ctypes.byref(program))
    return file if file >= 0 else None


def limit_memory(memory: int) -> None:
    """Allow so many bytes of address space, a deep stack, and no core file.

    All threads share one arena, and have small stacks: arenas of their own would take 64 MiB
    of addresses each, stacks of the usual size 8 MiB, and a thread that gets none ends all.
    """
    with suppress(AttributeError):  # other C libraries have no arenas
        _libc().mallopt(M_ARENA_MAX, 1)
    with suppress(AttributeError):  # nor a size of stacks that can be set
        _keep_stacks_small()
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_STACK, STACK_BYTES)
    _lower(resource.RLIMIT_AS, memory)


def die_with_parent() -> None:
    """Let the system end this process when the one that began it ends."""
    if sys.platform.startswith("linux"):
        _libc().prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _keep_stacks_small() -> None:
    attributes = ctypes.create_string_buffer(THREAD_ATTRIBUTES_BYTES)
    libc = _libc()
    if libc.pthread_getattr_default_np(attributes) == 0:
        libc.pthread_attr_setstacksize(attributes, ctypes.c_size_t(THREAD_STACK_BYTES))
        libc.pthread_setattr_default_np(attributes)


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(ValueError, OSError):  # some systems have no such limit
        resource.setrlimit(limit, (most, hard))


def _filter_calls(machine: str) -> bool:
    if machine not in DENIED or sys.byteorder != "little":
        return False
    program = _program(list(_instructions(*DENIED[machine])))
    libc = _libc()
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _program(instructions: Sequence[tuple[int, int, int, int]]) -> _Program:
    code = b"".join(struct.pack("<HBBI", *each) for each in instructions)
    return _Program(len(instructions), code)


def _instructions(
    architecture: int, denied: Sequence[int], asked: int | None = None
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the filter: operation, jump if true, jump if false, operand."""
    after = len(denied) + 1 + (0 if asked is None else 2)
    yield LOAD, 0, 0, OFFSET_ARCHITECTURE
    yield JUMP_EQUAL, 0, after + 2, architecture
    yield LOAD, 0, 0, OFFSET_NUMBER
    yield JUMP_GREATER_EQUAL, after, 0, FOREIGN_ABI
    if asked is not None:
        yield JUMP_EQUAL, 0, 1, asked
        yield RETURN, 0, 0, ASK
    for position, number in enumerate(denied):
        yield JUMP_EQUAL, len(denied) - position, 0, number
    yield RETURN, 0, 0, ALLOW
    yield RETURN, 0, 0, DENY


def _leave_network() -> bool:
    """Move to a network namespace of one's own, in which nothing is reached."""
    libc = _libc()
    with suppress(AttributeError):
        return any(
            libc.unshare(flags) == 0 for flags in (CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWNET)
        )
    return False


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
