"""What workers may call is known by address and port, however it is written."""

import socket
import struct

import pytest

from cbris.store.calls import Place, place_in, places_of


def ipv4(address: str, port: int) -> bytes:
    return struct.pack("=H", socket.AF_INET) + struct.pack(">H4s", port, socket.inet_aton(address))


def ipv6(address: str, port: int) -> bytes:
    packed = socket.inet_pton(socket.AF_INET6, address)
    head = struct.pack("=H", socket.AF_INET6)
    return head + struct.pack(">HI16sI", port, 0, packed, 0)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (ipv4("127.0.0.1", 8000), ("127.0.0.1", 8000)),
        (ipv6("::1", 443), ("::1", 443)),
        (ipv6("::ffff:10.0.0.7", 80), ("10.0.0.7", 80)),
        (struct.pack("=H", socket.AF_UNIX) + b"/run/names\0", None),
    ],
)
def test_the_address_of_a_socket_is_read(address: bytes, place: Place | None) -> None:
    assert place_in(address) == place


@pytest.mark.parametrize(
    ("service", "place"),
    [
        ("http://127.0.0.1:8000/sparql", ("127.0.0.1", 8000)),
        ("http://127.0.0.1/sparql", ("127.0.0.1", 80)),
        ("https://[::1]/sparql?x", ("::1", 443)),
    ],
)
def test_a_service_is_where_its_host_is(service: str, place: Place) -> None:
    assert places_of([service]) == {place}


def test_what_is_nowhere_is_no_place() -> None:
    assert places_of(["http://127.0.0.1:99999/", "http:///sparql"]) == set()
