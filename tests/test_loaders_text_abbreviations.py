"""Short forms that a text gives itself."""

import pytest

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.vocabulary import Vocabulary


def named(text: str) -> list[tuple[str, str]]:
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    return [(one.text, one.kind) for one in find_mentions(text, layout, None, Vocabulary.load())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Narew River Agency (hereinafter – NaRA) and NaRA's plan",
            [
                ("Narew River Agency", "organization"),
                ("NaRA", "organization"),
                ("NaRA", "organization"),
            ],
        ),
        (
            "NARA (Narew River Agency); two NARAs",
            [
                ("NARA", "organization"),
                ("Narew River Agency", "organization"),
                ("NARAs", "organization"),
            ],
        ),
        (
            "Надбузький інститут прикордоння (далі – НІП). НІП зростає.",
            [
                ("Надбузький інститут прикордоння", "organization"),
                ("НІП", "organization"),
                ("НІП", "organization"),
            ],
        ),
        ("The Narew River Agency (see ABC)", [("Narew River Agency", "organization")]),
    ],
)
def test_short_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_short_form_means_what_the_text_says() -> None:
    assert named("the River Innovation Scoreboard (RIS). RIS 2020") == [
        ("River Innovation Scoreboard", "index"),
        ("RIS", "index"),
        ("RIS", "index"),
    ]
