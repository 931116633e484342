from datetime import date

import pytest

from cbris.errors import SourceError
from cbris.loaders.dates import dated, first_day, interval_quads, last_day
from cbris.ontology.terms import graph


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2004", date(2004, 1, 1), date(2004, 12, 31)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2004-05-01", date(2004, 5, 1), date(2004, 5, 1)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["", "04", "2004-13", "2004-02-30", "2004-1-1", "1 May 2004"])
def test_what_is_no_date_is_refused(text: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(SourceError, match="is no date; YYYY, YYYY-MM or YYYY-MM-DD"):
            read(text)


def test_an_interval_keeps_what_is_known() -> None:
    said = {(str(q.predicate), str(q.object)) for q in interval_quads(graph("x"), "1993", "")}
    time = "<http://www.w3.org/2006/time#"
    assert (f"{time}inXSDgYear>", '"1993"^^<http://www.w3.org/2001/XMLSchema#gYear>') in said
    assert not any(predicate == f"{time}hasEnd>" for predicate, _ in said)


def test_a_fact_without_an_end_has_no_last_day() -> None:
    said = dated("1993", "")
    assert str(said["cbris:firstDay"]).startswith('"1993-01-01"')
    assert said["cbris:lastDay"] is None
    assert str(said["org:memberDuring"]).endswith("/interval/1993--open>")
