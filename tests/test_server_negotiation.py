import pytest

from cbris.server.negotiation import choose, names_explicitly

OFFERED = ("application/json", "text/csv", "text/html")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        (BROWSER, "text/html"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv; charset=utf-8; q=0.5, text/html; q=0.6", "text/html"),
        ("text/*", "text/csv"),
        ("text/*;q=0.3, text/html;q=0.1", "text/csv"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/csv;q=0", None),
        ("text/csv;q=x", None),
        ("text/csv;q=nan", None),
        ("image/png", None),
        ("nonsense", None),
        ("image/png, nonsense, text/html;q=0.1", "text/html"),
    ],
)
def test_the_best_liked_type_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERED) == chosen


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [(None, None), ("*/*", None), ("text/csv, */*;q=0.1", "text/csv"), ("text/*", "text/csv")],
)
def test_a_type_may_have_to_be_named(accept: str | None, chosen: str | None) -> None:
    assert names_explicitly(accept, OFFERED) == chosen
