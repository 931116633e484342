"""The servers under test, one of each kind for all tests."""

from collections.abc import Iterator

import pytest
from sites import Site, native, ours


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Run our server."""
    with ours() as found:
        yield found


@pytest.fixture(scope="session")
def native_site() -> Iterator[Site]:
    """Run the native Oxigraph server, where it is installed."""
    try:
        with native() as found:
            yield found
    except FileNotFoundError:
        pytest.skip("the native Oxigraph server is not installed: pip install oxigraph")
