"""A command on a terminal: a pseudo-terminal that is read until the command has ended."""

import contextlib
import os
import pty
import subprocess
from collections.abc import Sequence
from typing import Literal


def on_terminal(
    line: Sequence[str], stream: Literal["stdout", "stderr"], environment: dict[str, str]
) -> str:
    """Run a command with one stream on a terminal, and give all that it wrote there.

    A read of a pseudo-terminal gives 4,095 bytes at most, and the command waits when nobody reads.
    """
    master, slave = pty.openpty()
    out = b""
    stdout, stderr = (slave, None) if stream == "stdout" else (None, slave)
    with subprocess.Popen(line, env=environment, stdout=stdout, stderr=stderr) as command:
        os.close(slave)
        # Linux answers the read after the last writer has gone with an input/output error.
        with contextlib.suppress(OSError), open(master, "rb", buffering=0) as terminal:
            while part := terminal.read(4096):
                out += part
    assert command.returncode == 0
    return out.decode()
