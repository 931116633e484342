"""Names that no list holds, in the languages of the field."""

import pytest

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.vocabulary import Vocabulary


def named(text: str, kind: str) -> list[str]:
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    found = find_mentions(text, layout, None, Vocabulary.load())
    return [one.text for one in found if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Centre for River Studies of Sandomierz asked.",
            ["Centre for River Studies of Sandomierz"],
        ),
        (
            "Odra School of Economics and Sava Polytechnic University",
            ["Odra School of Economics", "Sava Polytechnic University"],
        ),
        ("¹Institute of Lake Research, Narva", ["Institute of Lake Research"]),
        ("The National University was asked.", []),
        ("the Brda Research and Innovation Office", ["Brda Research and Innovation Office"]),
        ("a Cross-Border Cooperation Committee met", []),
        ("Зустріч провів Надбузький інститут прикордоння.", ["Надбузький інститут прикордоння"]),
        (
            "Университет «Тобол» и Институт приграничной торговли",
            ["Университет «Тобол»", "Институт приграничной торговли"],
        ),
        ("Асоціації громад України та студентів", ["Асоціації громад України"]),
        (
            "Uniwersytet Nadnarwiański oraz Politechnika Biebrzańska",
            ["Uniwersytet Nadnarwiański", "Politechnika Biebrzańska"],
        ),
        ("das Institut für Grenzforschung und andere", ["Institut für Grenzforschung"]),
        ("Universitatea din Siret este", ["Universitatea din Siret"]),
        ("Nadbuzkyi universytet, m. Sokal", ["Nadbuzkyi universytet"]),
    ],
)
def test_organisations(text: str, names: list[str]) -> None:
    assert named(text, "organization") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Euroregion Lower Narew, the Upper Sava Euroregion",
            ["Euroregion Lower Narew", "Upper Sava Euroregion"],
        ),
        ("the EGTC Via Drava and the Una–Kupa EGTC", ["EGTC Via Drava", "Una–Kupa EGTC"]),
        ("Euroregions Narew, Upper Sava and Una", ["Euroregions Narew", "Upper Sava", "Una"]),
        ("єврорегіони «Стир» і «Верхня Горинь»", ["єврорегіони «Стир»", "«Верхня Горинь»"]),
        ("Стирський єврорегіон діє", ["Стирський єврорегіон"]),
        ("єврорегіонів України", ["єврорегіонів"]),
        ("w Euroregionie Narew", ["Euroregionie Narew"]),
        ("a cross-border innovation agency", ["cross-border innovation agency"]),
        (
            "Franco-Swiss Cross-Border Water Committee",
            ["Franco-Swiss Cross-Border Water Committee"],
        ),
        ("grenzüberschreitende Projekte", ["grenzüberschreitende Projekte"]),
        (
            "спільних проєктів та приграничный кластер",
            ["спільних проєктів", "приграничный кластер"],
        ),
    ],
)
def test_structures(text: str, names: list[str]) -> None:
    assert named(text, "cross-border-structure") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in the Rivne and Brest oblasts", ["Rivne", "Brest oblasts"]),
        ("Stryi county and Lubaczów powiat", ["Stryi county", "Lubaczów powiat"]),
        (
            "Each region grew. Border region policy. The Sambir region grew.",
            ["Border region", "Sambir region"],
        ),
        ("powiatu lubaczowskiego", ["powiatu lubaczowskiego"]),
        (
            "Рівненської, Житомирської та Київської областей",
            ["Рівненської", "Житомирської", "Київської областей"],
        ),
        ("в Яворівському районі", ["Яворівському районі"]),
        ("у Західній Україні", ["Західній Україні"]),
        ("north-eastern Poland and Lower Austria", ["north-eastern Poland", "Lower Austria"]),
    ],
)
def test_regions(text: str, names: list[str]) -> None:
    assert named(text, "region") == names


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "under the Narew–Styr 2014–2020 Programme.",
            "programme",
            ["Narew–Styr 2014–2020 Programme"],
        ),
        (
            "Interreg VI-A Drava-Sava 2021-2027 pays",
            "programme",
            ["Interreg VI-A Drava-Sava 2021-2027"],
        ),
        ("the Narew CBC Programme 2007-2013", "programme", ["Narew CBC Programme 2007-2013"]),
        (
            "the Cooperation Programme Narew–Styr 2014–2020",
            "programme",
            ["Cooperation Programme Narew–Styr 2014–2020"],
        ),
        ("програми «Стир – Буг 2021–2027»", "programme", ["програми «Стир – Буг 2021–2027»"]),
        ("all programmes of the EU programmes", "programme", []),
        (
            "the Regional Development Strategy of Rivne Oblast for the Period 2021-2027",
            "strategy",
            ["Regional Development Strategy of Rivne Oblast for the Period 2021-2027"],
        ),
        ("a joint tourism strategy", "strategy", ["joint tourism strategy"]),
        (
            "Стратегія розвитку Рівненської області на період до 2027 року",
            "strategy",
            ["Стратегія розвитку Рівненської області на період до 2027 року"],
        ),
        (
            "Strategia rozwoju gminy Narew do roku 2030",
            "strategy",
            ["Strategia rozwoju gminy Narew do roku 2030"],
        ),
        (
            "The River Openness Index 2020 and a border traffic index",
            "index",
            ["River Openness Index 2020", "border traffic index"],
        ),
        ("an index of river traffic was built", "index", ["index of river traffic"]),
        ("Індекс прозорості громад", "index", ["Індекс прозорості"]),
        ("they pay grants and loans", "instrument", ["grants", "loans"]),
        ("The law grants the right to fish", "instrument", []),
        ("the River Trust Fund", "instrument", ["River Trust Fund"]),
        ("the theory of river trade", "theory", ["theory of river trade"]),
        ("exchange is driven by student curiosity", "driver", ["student curiosity"]),
        ("a local innovation system of ferries", "innovation-system", ["local innovation system"]),
    ],
)
def test_other_kinds(text: str, kind: str, names: list[str]) -> None:
    assert named(text, kind) == names
