"""The coding that a client likes best, and what is worth it."""

import gzip
import sys

import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from cbris.server.compression import Coding, chosen, compressed, compressor, pays


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5, zstd;q=0.1", "gzip"),
        ("gzip;q=0, *", "zstd"),
        ("gzip;q=0, zstd;q=0", ""),
        ("*;q=0", ""),
        ("identity, gzip;q=0.5", ""),
        ("gzip;q=x", ""),
        ("br", ""),
    ],
)
def test_the_coding_is_that_which_the_client_likes_best(header: str, coding: str) -> None:
    assert chosen(header.encode()) == coding


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_what_is_compressed_can_be_read(coding: Coding) -> None:
    read = gzip.decompress if coding == "gzip" else zstd.decompress
    assert read(compressed(b"abc" * 999, coding)) == b"abc" * 999
    pieces = compressor(coding)
    assert read(pieces.piece(b"abc") + pieces.piece(b"d" * 9999) + pieces.end()) == (
        b"abc" + b"d" * 9999
    )
    assert compressed(b"abc", "") == b"abc"


def test_only_what_packs_is_compressed() -> None:
    assert [pays(each) for each in ("text/csv", "image/png", "application/zip")] == [
        True,
        False,
        False,
    ]
