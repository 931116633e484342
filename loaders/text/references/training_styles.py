"""Styles of reference lists as templates, and works printed in them.

A template names fields in braces; ``<...>`` is left out where a field inside is missing.
``{A:form}`` are the authors, ``{E:form}`` the editors, ``{T:form}`` the translators, and
``{B:form}`` the authors again.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from random import Random

import yaml

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.training_readers import OTHER, Piece, Tagged
from cbris.loaders.text.references.training_works import Work

__all__ = ["fitting", "print_work"]

_GROUP = re.compile(r"<([^<>]*)>")
_FIELD = re.compile(r"\{(?P<name>\w+)(?::(?P<form>\w+))?\}|(?P<between>[^{]+)")
_LABELS = {
    "A": "author",
    "B": "author",
    "E": "editor",
    "T": "translator",
    "act": "title",
    "article": "note",
    "body": "body",
    "paper": "container",
    "code": "note",
    "date": "date",
    "chapter": "note",
    "day": "date",
    "daygerman": "date",
    "dayhungarian": "date",
    "daymonth": "date",
    "daypolish": "date",
    "days": "note",
    "dayspanish": "date",
    "full": "author",
    "gazette": "container",
    "genre": "note",
    "land": "note",
    "meeting": "container",
    "number": "issue",
    "page": "pages",
    "paperkind": "note",
    "proceedings": "container",
    "town": "note",
    "wp": "container",
    "journal": "container",
    "month": "date",
    "report": "note",
    "short": "place",
    "thesis": "note",
    "university": "publisher",
    "year": "date",
}
_GIVEN = ("Anna", "Peter", "Maria", "Thomas", "Olena", "Jan", "Ivan", "Laura", "Marek", "Sofia")


def fitting(work: Work, kind: str) -> list[str]:
    """Give the styles of a kind for which the work has all that must be there."""
    known = _known(work)
    return [
        style
        for style in _styles()[kind]
        if {f["name"] for f in _FIELD.finditer(_GROUP.sub("", style)) if f["name"]} <= known
    ]


@cache
def _styles() -> dict[str, list[str]]:
    path = files("cbris.loaders.text.references") / "model" / "styles.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _people_of(work: Work) -> dict[str, tuple[Name, ...]]:
    return {"A": work.authors, "B": work.authors, "E": work.editors, "T": work.editors}


def _known(work: Work) -> set[str]:
    people = _people_of(work)
    return {name for name, names in people.items() if names} | {*work.fields}


def print_work(work: Work, style: str, rng: Random) -> Tagged:
    """Print a work in a style; what the work lacks is left out."""
    people = _people_of(work)
    known = _known(work)

    def kept(match: re.Match[str]) -> str:
        named = {field["name"] for field in _FIELD.finditer(match[1]) if field["name"]}
        return match[1] if named <= known else ""

    pieces = []
    for match in _FIELD.finditer(_GROUP.sub(kept, style)):
        name = match["name"]
        if not name:
            pieces.append(Piece(OTHER, match["between"]))
        elif name in people:
            words = _people(people[name], match["form"] or "plain", rng)
            bodies = all(one.literal for one in people[name]) and name in "AB"
            pieces.append(Piece("body" if bodies else _LABELS[name], words))
        elif name in known:
            pieces.append(Piece(_LABELS.get(name, name), work.fields[name]))
    return tuple(pieces)


def _people(names: Sequence[Name], form: str, rng: Random) -> str:
    listed = [*_formed(names, form, rng)]
    if len(listed) > 3 and rng.random() < 0.3:
        return f"{listed[0]}{rng.choice((' et al.', ', et al.', ' та ін.'))}"
    if len(listed) == 1:
        return listed[0]
    before = {
        "apa": (", ", ", & "),
        "harvard": (", ", " and "),
        "family": (" and ", " and ") if rng.random() < 0.5 else (", ", ", "),
        "semi": ("; ", "; "),
        "slash": (" / ", " / "),
        "dash": (" – ", " – "),
        "inverted": ("; ", "; ") if rng.random() < 0.5 else (", ", ", and "),
    }.get(form, (", ", rng.choice((", ", ", ", " and ", ", and ", " & "))))
    return f"{before[0].join(listed[:-1])}{before[1]}{listed[-1]}"


def _formed(names: Sequence[Name], form: str, rng: Random) -> Iterator[str]:
    for at, name in enumerate(names):
        if name.literal:
            yield name.literal
            continue
        family, given = name.family or "", name.given or ""
        initials = _initials(given)
        whole = given if re.search(r"[^\W\d_]{3}", given) else rng.choice(_GIVEN)
        tight = initials.replace(" ", "")
        yield {
            "apa": f"{family}, {initials}",
            "comma": f"{family}, {tight}",
            "harvard": f"{family}, {tight}"
            if at == 0 or rng.random() < 0.7
            else f"{tight} {family}",
            "inverted": f"{family}, {whole}"
            if at == 0 or rng.random() < 0.5
            else f"{whole} {family}",
            "plain": f"{family} {initials}",
            "tight": f"{family} {tight}",
            "vancouver": f"{family} {tight.replace('.', '').replace('-', '')}",
            "first": f"{initials} {family}",
            "tightfirst": f"{tight} {family}",
            "full": f"{whole} {family}",
            "family": f"{family} {whole}",
            "semi": f"{family}, {tight}",
            "slash": f"{family}, {initials}",
            "dash": f"{family.upper()}, {whole}",
            "caps": f"{family.upper()}, {initials}",
        }[form]


def _initials(given: str) -> str:
    parts = re.findall(r"[^\W\d_]+", given)
    short = [part if len(part) <= 2 else part[0] for part in parts]
    return " ".join(f"{part}." for part in short)
