"""The countries of ISO 3166-1 with their names in English, Ukrainian and Russian."""

import re
from collections.abc import Iterator

from babel import Locale
from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.statements import describe
from cbris.loaders.text.schemes import Concept
from cbris.ontology.terms import mint

__all__ = ["countries", "country_quads"]

LANGUAGES = ("en", "uk", "ru")
# Abstracts of the field come in these languages too; of their names we take those of the
# countries that share borders in the field, as shorter lists have fewer words in them.
NEIGHBOUR_LANGUAGES_LISTED = """
    cs da de es et fi fr hr hu it lt lv nl pl pt ro sk sl sv tr
"""
NEIGHBOUR_LANGUAGES = tuple(NEIGHBOUR_LANGUAGES_LISTED.split())
NEIGHBOURS_LISTED = """
    AL AM AT AZ BA BE BG BY CH CZ DE DK EE ES FI FR GE GR HR HU IE IT KG KZ LT LU LV MD ME MK NL NO
    PL PT RO RS RU SE SI SK TR UA UZ
"""
NEIGHBOURS = frozenset(NEIGHBOURS_LISTED.split())
# Cases of these names, where they are no other word.
CASES = {
    "BY": ("Białorusi", "Białorusią"),
    "CZ": ("Czechach", "Česka", "Česku"),
    "DE": ("Niemiec", "Niemczech", "Niemcami", "Německa", "Německu"),
    "HU": ("Węgier", "Węgrzech", "Maďarska", "Maďarsku", "Ungariei"),
    "LT": ("Litwie", "Litwą"),
    "MD": ("Mołdawii", "Moldovei"),
    "PL": ("Polski", "Polsce", "Polskę", "Polską", "Poľska", "Poľsku", "Poloniei"),
    "RO": ("Rumunii", "Rumunię", "Rumunią", "României"),
    "RU": ("Rosji", "Rosję", "Rosją"),
    "SK": ("Słowacji", "Słowację", "Słowacją", "Slovenska", "Slovensku"),
    "UA": ("Ukrainy", "Ukrainie", "Ukrainę", "Ukrainą", "Ukrajiny", "Ucrainei"),
}
# Codes of the CLDR that ISO 3166-1 does not assign to a country.
NO_COUNTRY = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)
# Names in use beside those of the CLDR. "US" and the like are matched in capitals only.
OTHER_NAMES = {
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic", "Чеська Республіка", "Чешская Республика"),
    "GB": ("UK", "Great Britain", "Britain", "Велика Британія", "Великая Британия"),
    "KG": ("Kyrgyz Republic", "Kirghizia", "Кыргызстан", "Киргизька Республіка"),
    "KP": ("DPRK",),
    "KR": ("Republic of Korea",),
    "LA": ("Lao PDR",),
    "MD": ("Republic of Moldova", "Молдавия", "Республіка Молдова", "Республика Молдова"),
    "MK": ("Republic of North Macedonia", "Republic of Macedonia", "FYROM"),
    "NL": ("The Netherlands", "Holland"),
    "RU": ("Russian Federation", "Російська Федерація", "Российская Федерация", "РФ"),
    "SK": ("Slovak Republic", "Словацька Республіка"),
    "SY": ("Syrian Arab Republic",),
    "TR": ("Turkey", "Türkiye", "Republic of Türkiye"),
    "US": ("USA", "US", "United States of America", "США"),
    "VN": ("Viet Nam",),
    "BY": ("Republic of Belarus", "Belorussia", "Республіка Білорусь", "Республика Беларусь"),
    "UZ": ("Republic of Uzbekistan", "Республика Узбекистан"),
    "KZ": ("Republic of Kazakhstan", "Республика Казахстан"),
    "PL": ("Republic of Poland", "Республіка Польща", "Республика Польша"),
}
# Names whose case forms are those of another country, a common word that opens sentences, or
# those whose sense the words around them must tell (places.yaml).
NOT_NAMES = frozenset(
    {"Нігер", "Нигер", "Того", "Малі", "Мали", "Віргінські острови", "Виргинские о-ва", "Georgia"}
)


def countries() -> tuple[Concept, ...]:
    """Give every country as a concept, by its ISO 3166-1 alpha-2 code."""
    codes = [code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)]
    return tuple(_country(code) for code in sorted(codes) if code not in NO_COUNTRY)


def country_quads(graph: NamedNode, country: NamedNode) -> Iterator[Quad]:
    """Yield ``?country a cbris:Country`` with its code and its names in English and Ukrainian."""
    code = country.value.rsplit("/", 1)[-1]
    names = [Literal(Locale(one).territories[code], language=one) for one in ("en", "uk")]
    labels = {"rdfs:label": names, "skos:prefLabel": names}
    yield from describe(graph, country, ["cbris:Country"], {**labels, "skos:notation": code})


def _country(code: str) -> Concept:
    preferred = Locale("en").territories[code]
    names = {name for language in LANGUAGES for name in _names(code, language)}
    if code in NEIGHBOURS:
        names |= {name for language in NEIGHBOUR_LANGUAGES for name in _names(code, language)}
    names = (names | {*OTHER_NAMES.get(code, ()), *CASES.get(code, ())}) - NOT_NAMES
    return Concept(mint("country", code).value, preferred, tuple(sorted(names)), "country")


def _names(code: str, language: str) -> Iterator[str]:
    """Yield the wordings of a name: as given, with "and", without what is in brackets."""
    name = Locale(language).territories[code]
    yield name
    yield name.replace("&", "and").replace("St. ", "Saint ")
    yield re.sub(r"\s*\(.*\)", "", name)
