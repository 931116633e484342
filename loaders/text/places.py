"""Regions by the names that texts give them.

The names come from the tables of data/reference (NUTS, ISO 3166-2) and from places.yaml. A
name of several things has `Sense`s: the words around it tell which of them is meant, or
it stays open.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Any, cast

from cbris.errors import OntologyError
from cbris.loaders.text.document import Kind, Span
from cbris.loaders.text.folding import key
from cbris.loaders.text.schemes import Concept
from cbris.loaders.text.yaml_files import read_packaged
from cbris.ontology.terms import BASE, mint

__all__ = ["OpenName", "Sense", "choose", "open_names", "regions"]

FILE = "places.yaml"
NEAR = 250
"""Characters on either side in which a cue counts, before the whole text is asked."""
FAR_NEARER = 2
"""How many times farther the cues of another sense must be."""
PLAIN_LEVEL_3 = frozenset({"AT", "FI", "FR", "HU", "NL", "PT"})
"""Countries whose NUTS 3 names of several words are no names of cities."""
_LETTERS = str.maketrans("łŁøØđĐßıæŞşŢţ", "lLoOdDsiaSsTt")
_COMMA_BELOW = str.maketrans("ŞşŢţ", "ȘșȚț")
_CEDILLA = str.maketrans("ȘșȚț", "ŞşŢţ")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SEVERAL_WORDS = re.compile(r"[^\W\d_]{3}[- ][^\W\d_]")
_NOT_NAMES = re.compile(r"[/,(—]|\b(?:[Mm]akroregion|Macroregiunea|Arr\.|Prov\.|Stadt|Landkreis)")

Rows = Sequence[Mapping[str, str]]
Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Sense:
    """What a name may stand for, and the words around it that say so."""

    concept: str | None
    kind: Kind
    near: re.Pattern[str]

    def distance(self, before: str, after: str) -> int | None:
        """Give how far the nearest cue is; None if there is none."""
        ends = [len(before) - cue.end() for cue in self.near.finditer(before)][-1:]
        starts = [cue.start() for cue in self.near.finditer(after)][:1]
        return min([*ends, *starts], default=None)


@dataclass(frozen=True)
class OpenName:
    """A name of several things, or of a region without a code.

    `kind` is that of a mention where no sense is told; None where that is no mention.
    """

    text: str
    kind: Kind | None
    senses: tuple[Sense, ...]


def choose(senses: Iterable[Sense], text: str, span: Span) -> Sense | None:
    """Tell the sense of a name: that whose cues are far nearer, else the only one in the text.

    Cues far away do not tell of a place without a code.
    """
    senses = tuple(senses)
    before, after = text[max(0, span.start - NEAR) : span.start], text[span.end : span.end + NEAR]
    near = [(one.distance(before, after), one) for one in senses]
    told = sorted(((far, one) for far, one in near if far is not None), key=itemgetter(0))
    if told:
        clear = len(told) == 1 or told[1][0] >= FAR_NEARER * told[0][0] > 0
        return told[0][1] if clear else None
    fitting = [one for one in senses if one.concept and one.near.search(text)]
    return fitting[0] if len(fitting) == 1 else None


@cache
def regions() -> tuple[Concept, ...]:
    """Give the regions of the tables as concepts, each with the names that are its alone.

    :raises OntologyError: places.yaml names a region that no table has.
    """
    names, official = _named(), _official()
    shared = {key(one.text) for one in open_names()}
    own: dict[str, set[str]] = defaultdict(set)
    for name, codes in names.items():
        if len(codes) == 1 and key(name) not in shared:
            own[next(iter(codes))].add(name)
    return tuple(
        Concept(mint("region", code).value, official[code], tuple(sorted(own[code])), "region")
        for code in sorted(own)
    )


@cache
def open_names() -> tuple[OpenName, ...]:
    """Give the names that stand for several things, or for a region without a code."""
    return tuple(
        OpenName(variant, entry.get("open"), _senses(entry.get("senses", {})))
        for entry in _data()["ambiguous"]
        for name in entry["names"]
        for variant in sorted(_variants(name))
    )


def _senses(entry: Mapping[str, str]) -> tuple[Sense, ...]:
    return tuple(
        Sense(
            BASE + what if "/" in what else None,
            "country" if what.startswith("country") else "region",
            re.compile(rf"(?<!\w)(?:{near.replace('_', ' ')})"),
        )
        for what, near in entry.items()
    )


@cache
def _named() -> Mapping[str, frozenset[str]]:
    """Give the codes of each name; a name of a region and of its part is that of the region."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in _names():
        for variant in _variants(name):
            found[variant].add(code)
    merged: dict[str, set[str]] = defaultdict(set)
    for name, codes in found.items():
        merged[key(name)] |= codes
    return {name: _outermost(merged[key(name)]) for name in found}


def _outermost(codes: set[str]) -> frozenset[str]:
    return frozenset(
        code for code in codes if not any(code != one and code.startswith(one) for one in codes)
    )


def _names() -> Iterator[tuple[str, str]]:
    """Yield the codes of all regions with each of their names: written ones first."""
    data, official = _data(), _official()
    written: Mapping[str, Names] = data["regions"]
    if unknown := written.keys() - official.keys():
        raise OntologyError(
            f"{FILE}: {', '.join(sorted(unknown))} is no region of data/reference; "
            "expected a code of nuts_regions.csv or subdivisions.csv"
        )
    for code, names in written.items():
        yield from ((code, name) for name in _with_designators(names, data["designators"]))
    yield from _table_names(data, written.keys())


def _with_designators(names: Names, designators: Names) -> Iterator[str]:
    for kind, stems in names.items():
        forms = ["{}"] if kind == "alone" else designators[kind]
        yield from (form.format(stem) for form in forms for stem in stems if _fits(form, stem))


def _fits(form: str, stem: str) -> bool:
    """Tell whether a designator and a name are in one script."""
    return form == "{}" or bool(_CYRILLIC.search(form)) == bool(_CYRILLIC.search(stem))


def _table_names(data: Mapping[str, Any], written: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names in the tables: of several words alone, others with their designator."""
    for row in _nuts():
        name, level = row["name"].strip(), row["level"]
        if _NOT_NAMES.search(name) or row["code"][2:].strip("0") == "":
            continue
        plain = level in "12" or row["country"] in PLAIN_LEVEL_3
        if plain and _SEVERAL_WORDS.search(name) and name not in data["not_alone"]:
            yield row["code"], name
        if level == "3" and row["code"] not in written and row["country"] in data["by_country"]:
            forms = data["designators"][data["by_country"][row["country"]]]
            yield from ((row["code"], form.format(name)) for form in forms)
    for row in _subdivisions():
        if row["kind"] != "City":
            yield from ((row["code"], row[one]) for one in ("name_en", "name_uk") if row[one])


def _variants(name: str) -> set[str]:
    """Give a name as it is and, if it is in Latin letters, in other spellings of its marks."""
    if _CYRILLIC.search(name):
        return {name}
    plain = unicodedata.normalize("NFD", name.translate(_LETTERS))
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return {name, bare, name.translate(_COMMA_BELOW), name.translate(_CEDILLA)}


@cache
def _data() -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", read_packaged(FILE))


@cache
def _official() -> Mapping[str, str]:
    nuts = {row["code"]: row["name"].strip() for row in _nuts()}
    return nuts | {row["code"]: row["name_en"] for row in _subdivisions()}


@cache
def _nuts() -> Rows:
    """Give the rows of NUTS; a code that went is left out where its name lives on in another."""
    rows = _table("nuts_regions.csv")
    today = {(row["country"], row["name"]) for row in rows if row["in_nuts_2024"] == "true"}
    return [
        row
        for row in rows
        if row["in_nuts_2024"] == "true" or (row["country"], row["name"]) not in today
    ]


@cache
def _subdivisions() -> Rows:
    return _table("subdivisions.csv")


def _table(name: str) -> Rows:
    text = files("cbris.data").joinpath("reference", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
