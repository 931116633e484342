"""Regions by the names that texts give them, and names of several places."""

from collections import defaultdict

import pytest

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.folding import fold_words
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.places import open_names, regions
from cbris.loaders.text.schemes import read_schemes
from cbris.loaders.text.vocabulary import Vocabulary
from cbris.ontology.terms import BASE

LAND = "vocabulary/geographical-region/"


def places(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    return [
        (one.text, one.kind, one.concept.removeprefix(BASE) if one.concept else None)
        for one in find_mentions(text, layout, language, Vocabulary.load())
        if one.kind in {"country", "region"}
    ]


@pytest.mark.parametrize(
    ("text", "found", "concept"),
    [
        ("firms of the Zakarpattia region", "Zakarpattia region", "region/UA-21"),
        ("Transcarpathia has four neighbours", "Transcarpathia", "region/UA-21"),
        ("the Lviv Oblast'", "Lviv Oblast'", "region/UA-46"),
        ("in the Subcarpathian Voivodeship", "Subcarpathian Voivodeship", "region/PL82"),
        ("władze województwa lubelskiego", "województwa lubelskiego", "region/PL81"),
        ("Maramureş and others", "Maramureş", "region/RO114"),
        ("Maramures and others", "Maramures", "region/RO114"),
        ("in Suceava county", "Suceava county", "region/RO215"),
        ("SZABOLCS-SZATMÁR-BEREG", "SZABOLCS-SZATMÁR-BEREG", "region/HU323"),
        ("the Prešov Region", "Prešov Region", "region/SK041"),
        ("labs of Lower Silesia", "Lower Silesia", "region/PL51"),
        ("the Province of Luxembourg", "Province of Luxembourg", "region/BE34"),
        ("firms in Scania", "Scania", "region/SE224"),
        ("the Upper Rhine valley", "Upper Rhine valley", LAND + "upper-rhine"),
        ("the Donbas", "Donbas", LAND + "donbas"),
    ],
)
def test_regions_go_by_the_names_in_use(text: str, found: str, concept: str) -> None:
    assert places(text) == [(found, "region", concept)]


@pytest.mark.parametrize(
    ("text", "found", "concept"),
    [
        ("підприємства Закарпатської області", "Закарпатської області", "region/UA-21"),
        ("у Підкарпатському воєводстві", "Підкарпатському воєводстві", "region/PL82"),
        ("предприятия Львовской области", "Львовской области", "region/UA-46"),
        ("на Буковині", "Буковині", LAND + "bukovina"),
    ],
)
def test_regions_are_found_in_any_case_form(text: str, found: str, concept: str) -> None:
    assert places(text, "uk") == [(found, "region", concept)]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Galicia and the north of Portuguese lands", "region/ES11"),
        ("Galicia under Habsburg rule", LAND + "galicia-eastern-europe"),
        ("Galicia is old", None),
        ("Limburg and its Flemish neighbours", "region/BE22"),
        ("Limburg, with Maastricht as its capital", "region/NL42"),
        ("Limburg between Dutch firms and Flemish ones", "region/NL42"),
        ("Brest region on the Bug", "region/BY-BR"),
        ("Brest region in Brittany", "region/FRH02"),
        ("Brest region", None),
        ("the Basque Country", None),
        ("Moravia with Brno", LAND + "moravia"),
    ],
)
def test_the_nearest_words_tell_the_sense_of_a_name(text: str, concept: str | None) -> None:
    found = [one for one in places(text) if one[1] == "region"]
    assert [one[2] for one in found if one[0] in text][:1] == [concept]


def test_words_far_from_a_name_tell_its_sense_if_none_disagree() -> None:
    far = " filler" * 60
    assert places(f"Galicia grows.{far} Lviv trades.")[0][2] == LAND + "galicia-eastern-europe"
    assert places(f"Galicia grows.{far} Lviv trades with Vigo.")[0][2] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia and Armenia", ("Georgia", "country", "country/GE")),
        ("Georgia and Alabama", ("Georgia", "region", None)),
    ],
)
def test_a_name_of_a_country_and_of_a_region(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    assert places(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "peaches of Georgia",
        "pest control, vast plains and a jury",
        "offices in Lviv, Berlin and Suceava",
        "New Zealanders went to the Centro",
    ],
)
def test_towns_and_everyday_words_are_no_regions(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northern Ireland", [("Northern Ireland", "region", "region/UKN")]),
        ("the Poland – Belarus – Ukraine Programme", []),
        ("Carpathian Euroregion", []),
    ],
)
def test_a_place_inside_a_longer_name_is_not_named(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert places(text) == expected


def test_no_name_of_a_region_names_another() -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for one in (*regions(), *(one for one in read_schemes() if one.kind == "region")):
        for label in one.labels:
            named[fold_words(label).text].add(one.iri)
    for name in open_names():
        named[fold_words(name.text).text].add("open")
    assert {key: iris for key, iris in named.items() if len(iris) > 1} == {}
