"""Barriers and conditions in free words: lists, and what verbs tell."""

import pytest

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.vocabulary import Vocabulary


def named(text: str, kind: str) -> list[str]:
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    found = find_mentions(text, layout, None, Vocabulary.load())
    return [one.text for one in found if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "barriers"),
    [
        ("Ferry rules hinder exchange.", ["Ferry rules"]),
        (
            "Narrow bridges, steep fares and rude guards hamper trips.",
            ["Narrow bridges", "steep fares", "rude guards"],
        ),
        (
            "Trade is hindered by steep fares, narrow bridges and a missing map.",
            ["steep fares", "narrow bridges", "missing map"],
        ),
        (
            "Narrow bridges and steep fares are serious obstacles.",
            ["Narrow bridges", "steep fares"],
        ),
        ("They hinder us. This hampers trade. Nothing hinders it.", []),
        (
            "Barriers include narrow bridges, steep fares, and rude guards.",
            ["narrow bridges", "steep fares", "rude guards"],
        ),
        ("1. Barriers and drivers\n\nTrade consists of: a bridge; a ferry.", []),
        ("the absence of a common ferry fund", ["absence of a common ferry fund"]),
        ("in the absence of a common fund", []),
        ("weak ferry infrastructure", ["weak ferry infrastructure"]),
        ("відсутність спільного порому", ["відсутність спільного порому"]),
        ("нехватка паромов и лодок", ["нехватка паромов"]),
        (
            "Стримувальними чинниками є вузькі мости, дорогі квитки, війна на морі.",
            ["вузькі мости", "дорогі квитки", "війна на морі"],
        ),
        ("brak dobrych promów", ["brak dobrych promów"]),
        ("Mangel an Fähren und Brücken", ["Mangel an Fähren"]),
    ],
)
def test_barriers(text: str, barriers: list[str]) -> None:
    assert named(text, "barrier") == barriers


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Exchange needs stable fares and a joint timetable.", ["stable fares", "joint timetable"]),
        ("the need to act; they need to act; the needs of firms", []),
        ("Exchange depends on the quality of the ferries.", ["quality of the ferries"]),
        ("Results depend on the weather.", []),
        ("Without a joint timetable, ferries wait.", ["joint timetable"]),
        (
            "Stable fares and a joint timetable are prerequisites for exchange.",
            ["Stable fares", "joint timetable"],
        ),
        (
            "A joint timetable at the port is a condition of exchange.",
            ["joint timetable at the port"],
        ),
        ("Співпраця потребує спільного розкладу.", ["спільного розкладу"]),
        ("Обмін залежить від якості мостів та від рівня води.", ["якості мостів", "рівня води"]),
        ("Необходимо построить два моста.", ["построить два моста"]),
        ("Необхідно: 1) побудувати міст; 2) відкрити порт.", ["побудувати міст", "відкрити порт"]),
        (
            "Спільний розклад і дешеві квитки є умовами обміну.",
            ["Спільний розклад", "дешеві квитки"],
        ),
    ],
)
def test_conditions(text: str, conditions: list[str]) -> None:
    assert named(text, "condition") == conditions


def test_free_words_that_are_the_label_of_another_kind_are_of_that_kind() -> None:
    text = "It is necessary: 1) open borders for all; 2) technology parks; 3) time to plan."
    assert named(text, "condition") == ["open borders for all", "time to plan"]
    assert named(text, "instrument") == ["technology parks"]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "Firms fear uncertainty about trade rules and the reluctance of banks.",
            "barrier",
            ["uncertainty about trade rules", "reluctance of banks"],
        ),
        (
            "It did, whereas the sea and incompatible registers hinder mobility.",
            "barrier",
            ["sea", "incompatible registers"],
        ),
        ("They report wage gaps, mental borders.", "barrier", ["mental borders"]),
        ("Three barriers hinder innovation.", "barrier", []),
        ("The asymmetry of tax systems remains.", "barrier", ["asymmetry of tax systems"]),
        (
            "Digital services and cultural ties support integration.",
            "condition",
            ["Digital services", "cultural ties"],
        ),
        ("The Interreg programme supports cooperation.", "condition", []),
        ("Political stability is essential for cooperation.", "condition", ["Political stability"]),
        (
            "Linguistic proximity facilitates exchange; linguistic proximity was measured.",
            "condition",
            ["Linguistic proximity"],
        ),
        (
            "A shared industrial past and access to finance.",
            "condition",
            ["shared industrial past", "access to finance"],
        ),
        ("The lack of access to finance.", "condition", []),
        (
            "Small grants and joint research centres suit them.",
            "instrument",
            ["Small grants", "joint research centres"],
        ),
        (
            "the European Neighbourhood Policy Instrument paid",
            "instrument",
            ["European Neighbourhood Policy Instrument"],
        ),
        ("a permanent fund for health", "instrument", ["permanent fund"]),
        (
            "the common travel area and Schengen membership",
            "integration-form",
            ["common travel area", "Schengen membership"],
        ),
        (
            "wrote the National Recovery and Resilience Plan.",
            "strategy",
            ["National Recovery and Resilience Plan"],
        ),
        ("Danube Policy Lab, Galati", "organization", ["Danube Policy Lab"]),
        ("in County Donegal and Canton Aargau", "region", ["County Donegal", "Canton Aargau"]),
    ],
)
def test_siblings_of_common_phrases_are_found(text: str, kind: str, names: list[str]) -> None:
    assert named(text, kind) == names
