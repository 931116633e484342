"""Queries, updates and result forms of the W3C suites, over HTTP."""

import os

import pytest
from known import KNOWN
from running import verdict
from sites import Site
from suite import QUERY, RESULTS, UPDATE, Case, cases

pytest_plugins = ["sites_fixtures"]
CASES = cases(*QUERY, *UPDATE, *RESULTS)
"""Empty where CBRIS_SHARED does not name the folder of the suites."""
HOW_MANY = 495

verdicts: dict[str, str | None] = {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_query_or_update_of_the_suites(case: Case, site: Site) -> None:
    wrong = verdicts[case.id] = verdict(case, site)
    if case.id in KNOWN and wrong is not None:
        pytest.xfail(KNOWN[case.id])
    assert wrong is None, wrong
    assert case.id not in KNOWN, "it passes now: take it off the list"


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_no_test_is_left_out() -> None:
    assert len({case.id for case in CASES}) == HOW_MANY
    assert set(KNOWN) <= {case.id for case in CASES}


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_the_native_server_passes_no_more(native_site: Site, site: Site) -> None:
    theirs = {case.id for case in CASES if verdict(case, native_site) is None}
    for case in CASES:
        if case.id not in verdicts:  # where this test is run alone
            verdicts[case.id] = verdict(case, site)
    mine = {name for name, wrong in verdicts.items() if wrong is None}
    assert len(mine) >= len(theirs)
    assert theirs - mine == set()
