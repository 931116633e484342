"""The authors of a header, put together from names, descriptions and numbered institutes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cbris.loaders.text.document import Author
from cbris.loaders.text.front.descriptions import (
    Description,
    begins_with_work,
    read_description,
    tells_of_work,
)
from cbris.loaders.text.front.glued import read_glued
from cbris.loaders.text.front.lines import Front, Line
from cbris.loaders.text.front.merging import completed
from cbris.loaders.text.front.notes import MARK, find_footnotes, institute_of, mark_of
from cbris.loaders.text.front.persons import Person, read_people
from cbris.loaders.text.front.stated import LISTED
from cbris.loaders.text.institutes import INSTITUTE, is_institute
from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.orcid import ORCID, is_valid, normal

__all__ = ["Found", "find_authors"]

_DASH = re.compile(r"\s[–—-]\s|\s?—\s?|\s–\s|:\s")
_AND = re.compile(r";\s+|,\s(?:and|та|und|oraz|et)\s|(?<=\))\s(?:and|und|та|і|и|oraz|et|y|e)\s")
_LEAD = re.compile(
    r"^(?:by|and|und|та|і|и|oraz|et|y|e|kontakt|contact|correspondence|corresponding author)\b:?\s",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"^(?P<name>[^()]{5,60})\s\((?P<rest>[^()]{6,}(?:\([^()]*\)[^()]*)?)\)[.,;]?$"
)
_INLINE_MARK = re.compile(
    r"(?<=[.;,])\s+(?=[¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ]+\s?[^\W\d_])"
    rf"|(?<=;)\s+(?=(?:\(?\d\)?|[a-f]\)?|[*†‡]+)\s?(?:[–—-]\s)?[{UPPER}])"
)
MAX_DESCRIPTION = 9
"""Lines behind a name that may tell of it."""


@dataclass(frozen=True)
class Found:
    """Authors, ORCIDs that fail their check, and the lines that name or describe authors."""

    authors: tuple[Author, ...] = ()
    invalid: tuple[tuple[str, str], ...] = ()
    lines: frozenset[int] = frozenset()


@dataclass
class _Group:
    """The people of one line of names and the lines behind it."""

    people: list[Person]
    at: int
    described: list[str] = field(default_factory=list)
    numbered: dict[str, str] = field(default_factory=dict)


@dataclass
class _Known:
    """The names of the lines before, and whether one of these held nothing but names."""

    names: set[str] = field(default_factory=set)
    listed: bool = False


def find_authors(front: Front, behind: Front, tail: Front | None = None) -> Found:
    """Find the authors; a list that repeats them in another script or language is left out.

    :param behind: what follows the header; its footnotes may name institutes.
    :param tail: the end of the text; its notes under letters may name institutes too.
    """
    lines = front.lines
    groups: list[_Group] = []
    used: set[int] = set()
    known, glued = _Known(), set[int]()
    for at, line in enumerate(lines):
        opened = _opens(front, line, known)
        if not opened and line.kind in ("words", "description", "orcid"):
            opened = read_glued(lines, at, glued, front.open_words(line))
            glued |= {at} if opened else set()
        if opened:
            groups += (_Group(list(who), at, [told] if told else []) for who, told in opened)
            known.names |= {_folded(one.name) for who, _ in opened for one in who}
            known.listed |= line.kind == "names"
            used.add(at)
        elif groups and line.kind in ("description", "orcid", "contact", "note"):
            if line.kind in ("description", "orcid") and not LISTED.match(line.text):
                _describe(groups[-1], front.open_words(line))
            used.add(at)
        elif (
            groups
            and line.kind == "words"
            and (_continues(lines, at) or _is_linked(groups[-1], line))
        ):
            _describe(groups[-1], front.open_words(line))
            used.add(at)
    numbered = {mark: words for group in groups for mark, words in group.numbered.items()}
    kept = _without_repeats(groups)
    marks = {mark for group in kept for person in group.people for mark in person.marks}
    if marks - numbered.keys():
        letters = {mark for mark in marks if mark.isalpha()}
        told = find_footnotes(tail.open_text, letters) if letters and tail else {}
        numbered = {**told, **find_footnotes(behind.open_text, marks), **numbered}
    authors = [
        one for group in kept for one in _authors(group, numbered, shared=_shared(kept, group))
    ]
    fresh = {id(person) for group in kept for person in group.people}
    repeated = [one for one in groups if any(id(person) not in fresh for person in one.people)]
    again = [author for group in repeated for author, _ in _authors(group, {}, shared=())]
    return Found(
        tuple(completed([author for author, _ in authors], again)),
        tuple((author.name, wrong) for author, wrong in authors if wrong),
        frozenset(used),
    )


def _folded(name: str) -> str:
    return " ".join(name.replace(",", " ").casefold().split())


def _opens(front: Front, line: Line, known: _Known) -> list[tuple[Sequence[Person], str]]:
    """Read a line that opens a group: names, or names each with its description."""
    if line.kind == "names":
        return [(line.people, line.text if ORCID.search(line.text) else "")]
    if line.kind not in ("words", "description", "orcid", "contact"):
        return []
    words = _LEAD.sub("", front.open_words(line))
    several: list[tuple[Sequence[Person], str]] = []
    for part in reversed(_AND.split(words)):
        one = _byline(part, known)
        if one is None:
            break
        several.insert(0, one)
    else:
        return several
    whole = _byline(words, known)
    return [whole] if whole else []


def _byline(words: str, known: _Known) -> tuple[Sequence[Person], str] | None:
    """Read "Name — degree, position …", "Name, degree …", "Name (institute)".

    A name that stands right before its institute needs no further sign of being one.
    """
    bracketed = _IN_BRACKETS.match(words)
    if bracketed and INSTITUTE.search(bracketed["rest"]):
        people = read_people(bracketed["name"]).people
        return (people, bracketed["rest"]) if len(people) == 1 else None
    first, *rest = _DASH.split(words, maxsplit=1)
    if rest and len(people := read_people(first).people) == 1 and tells_of_work(rest[0]):
        return people, rest[0]
    parts = words.split(",")
    for taken in (1, 2):
        name, described = ",".join(parts[:taken]), ",".join(parts[taken:])
        named = read_people(name)
        if len(named.people) != 1 or not described or not tells_of_work(described):
            continue
        sure = named.sure or _folded(named.people[0].name) in known.names
        if sure or (not known.listed and taken == 1 and begins_with_work(parts[1])):
            return named.people, described
    return None


def _continues(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line goes on with the institute of the line before: it ended with a comma."""
    before = lines[at - 1] if at else None
    return bool(
        before
        and before.kind == "description"
        and (before.text.endswith((",", " of", " and")) or lines[at].text[:1].islower())
    )


def _is_linked(group: _Group, line: Line) -> bool:
    """Tell whether a line begins with a mark that a name of the group bears."""
    match = MARK.match(line.text)
    marks = {mark for person in group.people for mark in person.marks}
    return match is not None and mark_of(match) in marks - {"*"}


def _describe(group: _Group, words: str) -> None:
    """Add a line to what is told of a group, under its number if it has one."""
    for part in _INLINE_MARK.split(words):
        match = MARK.match(part)
        marks = {mark for person in group.people for mark in person.marks}
        mark = mark_of(match) if match else ""
        if match and (mark in marks or (not marks and INSTITUTE.search(part))):
            group.numbered.setdefault(mark, institute_of(part) or part)
        elif group.numbered and not ORCID.search(part) and part[:1].islower():
            last = next(reversed(group.numbered))
            group.numbered[last] = f"{group.numbered[last]} {part.strip(' ,;.')}"
        elif len(group.described) < MAX_DESCRIPTION:
            group.described.append(part)


def _shared(groups: Sequence[_Group], group: _Group) -> Sequence[str]:
    """Give what stands behind the last of several names, where none of them has an institute."""
    at = groups.index(group)
    together = [
        one.at - other.at for one, other in zip(groups[at + 1 :], groups[at:], strict=False)
    ]
    bare = not any(INSTITUTE.search(words) for one in groups[at:-1] for words in one.described)
    alone = together and set(together) == {1} and bare and not group.numbered
    return groups[-1].described if alone else ()


def _authors(
    group: _Group, numbered: Mapping[str, str], shared: Sequence[str]
) -> Iterator[tuple[Author, str | None]]:
    described = [*group.described, *(one for one in shared if is_institute(one))]
    orcids = [normal(one) for one in ORCID.findall("\n".join(described))]
    institutes = [one for one in described if is_institute(one)]
    several = len(group.people) > 1
    for n, person in enumerate(group.people):
        if not several:
            told = read_description("\n".join(_joined(described)))
        else:
            own = (
                institutes[n : n + 1]
                if len(institutes) == len(group.people)
                else (institutes if len(institutes) == 1 else [])
            )
            told = Description(affiliation=institute_of(own[0]) if own else None)
            if len(orcids) == len(group.people):
                right = is_valid(orcids[n])
                told = told._replace(
                    orcid=orcids[n] if right else None, invalid_orcid=None if right else orcids[n]
                )
        linked = next((numbered[mark] for mark in person.marks if mark in numbered), None)
        yield _author(person, told, linked), told.invalid_orcid


def _joined(described: Iterable[str]) -> Iterator[str]:
    """Give the lines, one that is broken inside a name of an institute with the next."""
    kept = ""
    for line in described:
        kept = f"{kept} {line}" if kept else line
        if kept.rstrip().endswith((" of", " and", " the", " for", "-")):
            continue
        yield kept
        kept = ""
    if kept:
        yield kept


def _author(person: Person, told: Description, linked: str | None) -> Author:
    parts = (linked or "").split(", ")
    at = next((at for at, part in enumerate(parts) if is_institute(part)), 0)
    if at and all(tells_of_work(part) for part in parts[:at]):
        own = read_description(", ".join(parts[:at]))
        told = told._replace(
            degree=told.degree or own.degree, position=told.position or own.position
        )
        linked = ", ".join(parts[at:])
    return Author(
        name=person.name,
        family=person.family,
        given=person.given,
        degree=told.degree,
        position=told.position,
        affiliation=linked or told.affiliation,
        orcid=told.orcid,
    )


def _without_repeats(groups: Sequence[_Group]) -> list[_Group]:
    """Drop the people that another language repeats; what only their lines tell is kept."""
    kept: list[_Group] = []
    known: list[Person] = []
    for group in groups:
        fresh = [one for one in group.people if not any(_same(one, other) for other in known)]
        known += fresh
        if fresh:
            kept.append(replace(group, people=fresh))
    return kept


def _is_cyrillic(words: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in words)


def _same(one: Person, other: Person) -> bool:
    """Tell whether two names of one header are one person's: initials and family agree."""
    if _is_cyrillic(one.name) != _is_cyrillic(other.name):
        return True
    first, second = (one.family or "").casefold(), (other.family or "").casefold()
    givens = [(person.given or " ").casefold()[:1] for person in (one, other)]
    if givens[0] != givens[1]:
        return False
    common = len([1 for a, b in zip(first, second, strict=False) if a == b])
    return common >= max(3, 0.7 * max(len(first), len(second)))
