"""Frames, in which a worker answers."""

import pytest

from cbris.store.frames import Frames


def test_frames_are_found_however_they_are_cut() -> None:
    sent = b"A\0\0\0\2xyD\0\0\0\0E\0\0\0\1z"
    frames = Frames()
    found = [each for i in range(len(sent)) for each in frames.take(sent[i : i + 1])]
    assert found == [(65, b"xy"), (68, b""), (69, b"z")]


def test_a_frame_that_no_worker_sends_is_an_error() -> None:
    with pytest.raises(ValueError, match="a frame of 4,294,967,295 bytes; at most 67,108,864"):
        list(Frames().take(b"A\xff\xff\xff\xff"))
