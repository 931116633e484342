"""The language of a text is told from the text alone."""

import pytest

from cbris.loaders.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The regions on the two sides of the border are linked by a fund.", "en"),
        ("Регіони по обидва боки кордону пов'язані спільним фондом і проєктами.", "uk"),
        ("Регионы по обе стороны границы связаны общим фондом, это было известно.", "ru"),
        ("Stosunki między regionami i rozwój współpracy transgranicznej w Polsce", None),
        ("Прикордонні регіони. Abstract. The border.", "uk"),
        ("2021. 12 (3), 4-5.", None),
        ("", None),
    ],
    ids=["english", "ukrainian", "russian", "polish", "mixed", "numbers", "empty"],
)
def test_language(text: str, language: str | None) -> None:
    assert detect(text) == language
