"""A fragment stands in every question that includes it, and only in one file."""

import pytest

from cbris.errors import QueryError
from cbris.queries.fragments import expand


def test_a_text_without_fragments_stays_as_it_is() -> None:
    text = "SELECT * { ?s ?p '#include x' } # not at the start: #include x"
    assert expand(text, "who.rq") == text


def test_an_unknown_fragment_is_an_error() -> None:
    with pytest.raises(QueryError) as caught:
        expand("SELECT * {\n  #include stag-on-a-day\n}", "who.rq")
    assert str(caught.value) == (
        "who.rq: no fragment is called 'stag-on-a-day'; give the name of a file of"
        " queries/fragments"
    )


def test_a_fragment_is_about_what_it_is_included_for() -> None:
    text = expand("{\n  #include shared-stages for countries-a-and-b\n}", "who.rq")
    assert text.count("VALUES (?here ?there) { ($a $b) }") == 3
    assert "#include" not in text


def test_a_fragment_that_leaves_open_what_it_is_about_is_an_error() -> None:
    with pytest.raises(QueryError) as caught:
        expand("{\n  #include shared-stages\n}", "who.rq")
    assert str(caught.value) == (
        "who.rq: fragment 'shared-stages' leaves open what it is about; include it for another"
        " fragment: #include NAME for OTHER"
    )
