"""Head and body of an answer, written at once."""

import asyncio

__all__ = ["Gathering"]

SMALL_BYTES = 4096
"""No more is held back, so that who writes much is told when to wait."""


class Gathering:
    """Writes to a connection; the head of an answer goes out together with what follows it.

    Each write of its own wakes the client, which finds half an answer, and costs as much
    as all else that is done for a short query.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        """Take the connection."""
        self._transport = transport
        self._loop = loop
        self._held = b""

    def write(self, data: bytes) -> None:
        """Write, together with what was held; hold something short until the loop goes on."""
        if self._held:
            held, self._held = self._held, b""
            self._transport.writelines((held, data))
        elif 0 < len(data) < SMALL_BYTES:
            self._held = data
            self._loop.call_soon(self.flush)
        else:
            self._transport.write(data)

    def flush(self) -> None:
        """Write what was held."""
        if self._held:
            held, self._held = self._held, b""
            self._transport.write(held)

    def close(self) -> None:
        """Write what was held, and close the connection."""
        self.flush()
        self._transport.close()

    def is_closing(self) -> bool:
        """Tell whether the connection is closed or about to be."""
        return self._transport.is_closing()
