"""People: names that may be one, borne out by a common work, co-author or institute."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from cbris.loaders.identity.match import Match, pair
from cbris.loaders.identity.skeleton import initials, skeleton
from cbris.loaders.identity.things import Person

__all__ = ["authors_of_one_work", "match_people"]

MOST = 80
"""A block of more people is one of a name that many bear."""
_PARTS = re.compile(r"[\s.\-‐‑]+")
Same = Callable[[str], str]


def match_people(people: Mapping[str, Person], same: Same) -> Iterator[Match]:
    """Yield pairs of people who are, or may be, one.

    The names must agree: the family by its skeleton, each given name or its initial. Then a
    common work (0.95), a common co-author or institute (0.9) is evidence; without any, full
    given names that agree make a candidate (0.6), two initials as well (0.5).

    :param same: gives the representative of an IRI, as far as things were merged before.
    """
    coauthors = _coauthors(people, same)
    for first, second in sorted(_blocked(people)):
        one, other = people[first], people[second]
        agreed = max((_agree(a, b) for a in one.givens for b in other.givens), default=0)
        if not agreed:
            continue
        score, reasons = _evidence(one, other, coauthors[first] & coauthors[second], same)
        if not reasons and agreed > 1:
            score, reasons = (0.6, ["given names"]) if agreed > 2 else (0.5, ["initials"])
            reasons = [f"family and {reasons[0]} agree; nothing else is known"]
        if reasons:
            yield Match(*pair(first, second), score, ("names agree", *reasons))


def authors_of_one_work(people: Mapping[str, Person]) -> Iterator[tuple[str, str]]:
    """Yield pairs of namesakes who are authors of one work as it is listed: two people."""
    for first, second in sorted(_blocked(people)):
        if not people[first].works.isdisjoint(people[second].works):
            yield first, second


def _blocked(people: Mapping[str, Person]) -> set[tuple[str, str]]:
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for iri, person in people.items():
        for family in person.families:
            for letter in {one for given in person.givens for one in initials(given)}:
                blocks[skeleton(family), letter].add(iri)
    return {
        pair(*two)
        for block in blocks.values()
        if 1 < len(block) <= MOST
        for two in combinations(sorted(block), 2)
    }


@lru_cache(maxsize=100_000)
def _given(given: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(given) if part)


def _agree(one: str, other: str) -> int:
    """Tell how far two given names agree: 0 not, 1 by one initial, 2 by two, 3 in full."""
    parts = list(zip(_given(one), _given(other), strict=False))
    if not parts or not all(_part_agrees(a, b) for a, b in parts):
        return 0
    full = any(len(a) > 2 and len(b) > 2 for a, b in parts)
    return 3 if full else min(2, len(parts))


def _part_agrees(one: str, other: str) -> bool:
    first, second = skeleton(one), skeleton(other)
    if len(one) <= 2 or len(other) <= 2:
        return not initials(one).isdisjoint(initials(other))
    return first == second


def _coauthors(people: Mapping[str, Person], same: Same) -> dict[str, set[tuple[str, str]]]:
    """Give each person the skeletons of those who wrote with them."""
    authors: dict[str, set[str]] = defaultdict(set)
    for iri, person in people.items():
        for work in person.works:
            authors[same(work)].add(iri)
    names = {iri: _name(person) for iri, person in people.items()}
    return {
        iri: {names[other] for work in person.works for other in authors[same(work)]}
        - {names[iri], ("", "")}
        for iri, person in people.items()
    }


def _name(person: Person) -> tuple[str, str]:
    family, given = min(person.families, default=""), min(person.givens, default="")
    return skeleton(family), skeleton(given)[:1]


def _evidence(
    one: Person, other: Person, coauthors: set[tuple[str, str]], same: Same
) -> tuple[float, list[str]]:
    works = {*map(same, one.works)} & {*map(same, other.works)}
    bodies = {*map(same, one.bodies)} & {*map(same, other.bodies)}
    reasons = []
    if works:
        reasons.append("authors of one work")
    if coauthors:
        reasons.append(f"co-authors in common: {len(coauthors)}")
    if bodies:
        reasons.append("one institute")
    return (0.95 if works else 0.9 if reasons else 0.0), reasons
