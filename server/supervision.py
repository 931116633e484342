"""What systemd is told of the server, if it asks to be (sd_notify)."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

__all__ = ["tell"]


def tell(state: str, environment: Mapping[str, str] = os.environ) -> None:
    """Tell whoever started the server how it is; nobody who does not listen.

    :param state: READY=1 or STOPPING=1.
    """
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    if address.startswith("@"):  # a name of the kernel's, of no file
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.sendto(state.encode(), address)
