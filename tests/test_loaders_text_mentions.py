"""What a text names, with kind and concept."""

import pytest

from cbris.loaders.text.document import Layout, Mention, Span
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.vocabulary import Vocabulary
from cbris.ontology.terms import BASE

FORM = "vocabulary/integration-form/"
REGION = "vocabulary/region-kind/"
SYSTEM = "vocabulary/innovation-system/"
STRUCTURE = "vocabulary/cross-border-structure/"


def read(text: str, references: int | None = None, language: str = "en") -> tuple[Mention, ...]:
    cut = len(text) if references is None else references
    layout = Layout(Span(0, 0), Span(0, cut), Span(cut, len(text)))
    return find_mentions(text, layout, language, Vocabulary.load())


def named(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    return [
        (one.text, one.kind, one.concept.removeprefix(BASE) if one.concept else None)
        for one in read(text, language=language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They formed a customs\nunion, not a Common Market.",
            [
                ("customs\nunion", "integration-form", FORM + "customs-union"),
                ("Common Market", "integration-form", FORM + "common-market"),
            ],
        ),
        (
            "growth of cross - bor-der regions",
            [("cross - bor-der regions", "region", REGION + "cross-border-region")],
        ),
        (
            "full economic integration",
            [
                (
                    "full economic integration",
                    "integration-form",
                    FORM + "complete-economic-integration",
                )
            ],
        ),
        (
            "so-called “bottom-up” integration",
            [("“bottom-up” integration", "integration-form", FORM + "regionalisation")],
        ),
        ("the ris of prices in the us, a turkey", []),
        (
            "Poland-Ukraine",
            [("Poland", "country", "country/PL"), ("Ukraine", "country", "country/UA")],
        ),
        (
            "the strategic integration model and linear models",
            [
                (
                    "strategic integration model",
                    "innovation-system",
                    "vocabulary/innovation-model/strategic-integration-model",
                ),
                ("linear models", "innovation-system", "vocabulary/innovation-model/linear-model"),
            ],
        ),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("support takes the form of equity, loans or grants", ["equity", "loans", "grants"]),
        ("human capital grows; investment is welcome", []),
        ('calls named "Transition" and "Accelerator" opened', ["Transition", "Accelerator"]),
        ("the Transition to markets", []),
        (
            "Regulation of the European Parliament and of the Council",
            ["European Parliament", "Council"],
        ),
        ("the Council met in the town hall", []),
        ("In Georgia, as in Armenia,", ["Georgia", "Armenia"]),
        ("peaches of Georgia", []),
    ],
)
def test_ambiguous_labels_need_their_context(text: str, texts: list[str]) -> None:
    assert [one.text for one in read(text)] == texts


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (
            "the Warsaw Institute for Border Studies opened",
            "organization",
            "Warsaw Institute for Border Studies",
        ),
        ("data by Acme Maps Ltd of 2020", "organization", "Acme Maps Ltd"),
        (
            "the regional development strategy of Moldova",
            "strategy",
            "regional development strategy of Moldova",
        ),
        ("The Asian Harbour Index fell", "index", "Asian Harbour Index"),
        ("in the Odesa region", "region", "Odesa region"),
        ("southern regions lag", "region", "southern regions"),
        ("a lack of skilled surveyors, which", "barrier", "lack of skilled surveyors"),
        (
            "and difficulties in crossing the river by",
            "barrier",
            "difficulties in crossing the river",
        ),
        ("it is necessary to build two bridges.", "condition", "build two bridges"),
        ("This requires a stable joint budget.", "condition", "stable joint budget"),
        (
            "new tools for financing cross-border harbours",
            "instrument",
            "tools for financing cross-border harbours",
        ),
        (
            "models of the second and third generations",
            "innovation-system",
            "models of the second and third generations",
        ),
    ],
)
def test_wordings(text: str, kind: str, found: str) -> None:
    assert found in [one.text for one in read(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "texts"),
    [
        (
            "It is necessary: 1) open roads, safe ones; 2) rules of trade; 3) time to plan. Later.",
            "condition",
            ["open roads, safe ones", "rules of trade", "time to plan"],
        ),
        (
            "The main obstacles to trade are: narrow bridges; long waiting times.",
            "barrier",
            ["narrow bridges", "long waiting times"],
        ),
        (
            "met such problems as narrow bridges, an unsafe ferry, and a missing timetable.",
            "barrier",
            ["narrow bridges", "unsafe ferry", "missing timetable"],
        ),
    ],
)
def test_lists(text: str, kind: str, texts: list[str]) -> None:
    assert [one.text for one in read(text) if one.kind == kind] == texts


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("as B. Novak, V.A. Petrov and D.\nSmith wrote", ["B. Novak", "V.A. Petrov", "D.\nSmith"]),
        ("G.Yu. Ivanova’s view", ["G.Yu. Ivanova"]),
        ("T.lI. Koval", ["T.lI. Koval"]),
        ("Petrenko O. V. — PhD", ["Petrenko O. V."]),
        ("Novak and Smith (2013) after Jones et al. (2017)", ["Novak", "Smith", "Jones"]),
        ("Vol. Table No. Figure p. 12", []),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    assert [one.text for one in read(text) if one.kind == "person"] == persons


def test_a_short_form_that_the_text_defines_is_found_again() -> None:
    text = "The Lublin Institute of River Law (LuIRL) asked; LuIRL answered."
    assert named(text) == [
        ("Lublin Institute of River Law", "organization", None),
        ("LuIRL", "organization", None),
        ("LuIRL", "organization", None),
    ]


def test_kinds_may_overlap() -> None:
    text = "EU structural funds"
    assert named(text) == [
        ("EU", "organization", "organisation/european-union"),
        ("EU structural funds", "instrument", "instrument/eu-structural-funds"),
    ]


def test_a_phrase_takes_the_concept_of_the_label_in_it() -> None:
    assert named("the weakness of the regulatory framework and its use") == [
        (
            "weakness of the regulatory framework and its use",
            "barrier",
            "vocabulary/barrier/weak-regulatory-framework",
        )
    ]


def test_nothing_is_found_in_addresses_urls_and_numbers_of_acts() -> None:
    text = "12 Rose Street, Kyiv, Ukraine, 01001; https://x.org/Ukraine/EU; Decision 2013/743/EU"
    assert named(text) == []


def test_ukrainian_labels_are_found_in_any_case() -> None:
    assert named("розвиток транскордонного співробітництва України", "uk") == [
        (
            "транскордонного співробітництва",
            "cross-border-structure",
            STRUCTURE + "cross-border-cooperation",
        ),
        ("України", "country", "country/UA"),
    ]


def test_a_reference_list_states_no_barriers_and_names_no_persons() -> None:
    text = "Text.\n1. Novak B. Lack of trust in border regions. 2001."
    found = read(text, references=6)
    assert [(one.text, one.where) for one in found] == [("border regions", "references")]


def test_mentions_are_exact_and_sorted() -> None:
    text = "NIS and RIS: “national” innovation-\nsystems of Ukraine, border  regions."
    found = read(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert list(found) == sorted(found, key=lambda one: (one.start, one.end, one.kind))


def test_a_body_is_no_stage_and_a_lack_of_words_no_barrier() -> None:
    text = "Eurasian Economic Union; Russian Federation; a lack of indications; L.N. Rey University"
    assert named(text) == [
        ("Eurasian Economic Union", "organization", "organisation/eurasian-economic-union"),
        ("Russian Federation", "country", "country/RU"),
        ("L.N. Rey University", "organization", None),
    ]


@pytest.mark.parametrize(
    "unit", ["A", "cross-", "The Big ", "main conditions: ", "1/", "A. ", "lack of "]
)
def test_odd_text_is_read_in_time_that_grows_with_its_length(unit: str) -> None:
    read(unit * 2000)
