"""Who workers call: with SERVICE allowed, the addresses that were named and no others.

The kernel holds each call of a worker back and asks here (seccomp, user notification), so
that an allowed address that redirects cannot lead a worker to any other one.
"""

import asyncio
import os
import socket
import struct
from collections.abc import Sequence
from contextlib import suppress
from fcntl import ioctl
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

__all__ = ["CallWatch", "Place", "place_in", "places_of"]

Place = tuple[str, int]
"""An IP address and a port."""

RECEIVE, SEND, STILL_ASKS = 0xC0502100, 0xC0182101, 0x40082102
NOTICE = struct.Struct("=QII iIQ 6Q")
"""Number, process, flags; number of the call, machine, place in its code, arguments."""
REPLY = struct.Struct("=QqiI")
LET_IT = 1
REFUSED = -13
MOST = 28
"""So many bytes has the address of an IPv6 socket."""
NAMES = Path("/etc/resolv.conf")
NAMES_PORT = 53
PORTS = {"http": 80, "https": 443}


def places_of(services: Sequence[str]) -> set[Place]:
    """Give where services are just now, by the names of their hosts."""
    found: set[Place] = set()
    for service in services:
        parts = urlsplit(service)
        with suppress(OSError, ValueError):
            if not parts.hostname:  # which would be this machine
                continue
            port = parts.port or PORTS.get(parts.scheme, 80)
            for *_, address in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM):
                found.add((_plain(str(address[0])), port))
    return found


def place_in(address: bytes) -> Place | None:
    """Read the address of a socket; None if it is none of the internet."""
    (family,) = struct.unpack_from("=H", address)
    if family not in (socket.AF_INET, socket.AF_INET6):
        return None
    (port,) = struct.unpack_from(">H", address, 2)
    packed = address[4:8] if family == socket.AF_INET else address[8:24]
    return _plain(socket.inet_ntop(family, packed)), port


class CallWatch:
    """Answers what one worker may call; made and used within one event loop."""

    def __init__(self, notices: int, services: Sequence[str]) -> None:
        """Take the file that the kernel asks by, and the addresses that may be called."""
        self._notices = notices
        self._services = services
        self._known: set[Place] = set()
        self._in_hand = False
        self._closed = False
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(notices, self._asked)

    def close(self) -> None:
        """Answer no more."""
        self._closed = True
        if not self._in_hand:  # else the file is closed once its thread is done
            self._loop.remove_reader(self._notices)
            os.close(self._notices)

    def _asked(self) -> None:
        self._in_hand = True
        self._loop.remove_reader(self._notices)
        self._loop.run_in_executor(None, self._answer).add_done_callback(self._answered)

    def _answered(self, _: object) -> None:
        self._in_hand = False
        if self._closed:
            os.close(self._notices)
        else:
            self._loop.add_reader(self._notices, self._asked)

    def _answer(self) -> None:
        """Answer one call; one that is not made any more needs none."""
        with suppress(OSError):
            notice = bytearray(NOTICE.size)
            ioctl(self._notices, RECEIVE, notice)
            number, process, *_, place, length, _, _, _ = NOTICE.unpack(notice)
            allowed = self._allows(process, place, length)
            ioctl(self._notices, STILL_ASKS, struct.pack("=Q", number))
            reply = (0, 0, LET_IT) if allowed else (0, REFUSED, 0)
            ioctl(self._notices, SEND, REPLY.pack(number, *reply))

    def _allows(self, process: int, where: int, length: int) -> bool:
        """Tell whether a call may go out; one of port 0 only sorts addresses."""
        try:
            place = place_in(_address(process, where, length))
        except (OSError, struct.error, ValueError):
            return False
        if place is None or place[1] == 0 or place in self._known:
            return True
        self._known |= places_of(self._services) | _name_servers()
        return place in self._known


def _address(process: int, place: int, length: int) -> bytes:
    """Read the address that a process wants to call, out of its memory."""
    memory = os.open(f"/proc/{process}/mem", os.O_RDONLY)
    try:
        return os.pread(memory, min(length, MOST), place)
    finally:
        os.close(memory)


def _name_servers() -> set[Place]:
    try:
        lines = NAMES.read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    named = (line.split()[1] for line in lines if line.startswith("nameserver "))
    return {(_plain(name), NAMES_PORT) for name in named} or {("127.0.0.1", NAMES_PORT)}


def _plain(address: str) -> str:
    """Write an address in one way, an IPv4 one within IPv6 as it is; other text as it is."""
    with suppress(ValueError):
        found = ip_address(address.partition("%")[0])
        return str(getattr(found, "ipv4_mapped", None) or found)
    return address
