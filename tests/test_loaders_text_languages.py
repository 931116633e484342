"""What texts in other languages of the field name."""

import pytest

from cbris.loaders.text.document import Kind, Layout, Span
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.vocabulary import Vocabulary


def found(text: str, kind: Kind) -> list[str]:
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    mentions = find_mentions(text, layout, None, Vocabulary.load())
    return [one.text for one in mentions if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "Freihandelszone, Zollunion, Gemeinsamen Markt und Wirtschaftsunion",
            "integration-form",
            ["Freihandelszone", "Zollunion", "Gemeinsamen Markt", "Wirtschaftsunion"],
        ),
        (
            "Unterschiede im Arbeitsrecht, der Fachkräftemangel und Sprachbarrieren",
            "barrier",
            ["Unterschiede im Arbeitsrecht", "Fachkräftemangel", "Sprachbarrieren"],
        ),
        ("Räumliche Nähe und Vertrauen", "condition", ["Räumliche Nähe", "Vertrauen"]),
        ("mit Innovationsgutscheinen", "instrument", ["Innovationsgutscheinen"]),
        (
            "le manque de confiance et les différences fiscales",
            "barrier",
            ["manque de confiance", "différences fiscales"],
        ),
        (
            "un système régional d’innovation",
            "innovation-system",
            ["système régional d’innovation"],
        ),
        (
            "despoblación, falta de capital riesgo y diferencias normativas",
            "barrier",
            ["despoblación", "falta de capital riesgo", "diferencias normativas"],
        ),
        (
            "la Agencia de Innovación de la Raya",
            "organization",
            ["Agencia de Innovación de la Raya"],
        ),
        ("de Galicia y Centro y Alentejo", "organization", []),
        (
            "słaba dostępność transportowa oraz brak zaufania",
            "barrier",
            ["słaba dostępność transportowa", "brak zaufania"],
        ),
        (
            "a nyelvi akadályok, az eltérő jogszabályok és a hidak hiánya gátolják",
            "barrier",
            ["nyelvi akadályok", "eltérő jogszabályok", "hidak hiánya"],
        ),
        (
            "sınır ötesi bölgesel inovasyon sisteminin",
            "innovation-system",
            ["sınır ötesi bölgesel inovasyon sisteminin"],
        ),
        (
            "lipsa finanțării și bariere lingvistice",
            "barrier",
            ["lipsa finanțării", "bariere lingvistice"],
        ),
        (
            "jazykové bariéry a nedostatek financí",
            "barrier",
            ["jazykové bariéry", "nedostatek financí"],
        ),
        (
            "España y Portugal, la Suisse et la France",
            "country",
            ["España", "Portugal", "Suisse", "France"],
        ),
    ],
)
def test_words_of_the_field_are_found_in_other_languages(
    text: str, kind: Kind, names: list[str]
) -> None:
    assert found(text, kind) == names
