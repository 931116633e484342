"""Damaged copies of files, drawn with a fixed seed."""

from collections.abc import Callable, Iterator, Mapping
from random import Random

__all__ = ["copies"]


def copies(files: Mapping[str, bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many damaged copies, as name and content, each file in its turn."""
    draw, names = Random(seed), sorted(files)
    for number in range(count):
        name = names[number % len(names)]
        yield name, draw.choice(_WAYS)(draw, files[name])


def _cut_off(draw: Random, content: bytes) -> bytes:
    return content[: draw.randrange(len(content))]


def _begun_late(draw: Random, content: bytes) -> bytes:
    return content[draw.randrange(len(content)) :]


def _shuffled(draw: Random, content: bytes) -> bytes:
    start, end = _range(draw, content)
    part = list(content[start:end])
    draw.shuffle(part)
    return content[:start] + bytes(part) + content[end:]


def _repeated(draw: Random, content: bytes) -> bytes:
    start, end = _range(draw, content)
    return content[:start] + content[start:end] * 50 + content[end:]


def _left_out(draw: Random, content: bytes) -> bytes:
    start, end = _range(draw, content)
    return content[:start] + content[end:]


def _scattered(draw: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.choice((1, 5, 50))):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _in_another_encoding(draw: Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(draw.choice(("utf-16", "cp1251", "koi8-u", "utf-7", "utf-32")), "replace")


def _range(draw: Random, content: bytes) -> tuple[int, int]:
    start = draw.randrange(len(content))
    return start, min(len(content), start + draw.randrange(1, 300))


_WAYS: tuple[Callable[[Random, bytes], bytes], ...] = (
    _begun_late,
    _cut_off,
    _in_another_encoding,
    _left_out,
    _repeated,
    _scattered,
    _shuffled,
)
