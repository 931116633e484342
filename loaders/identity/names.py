"""Organisations and journals: the same by their names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from cbris.loaders.identity.match import Match, pair
from cbris.loaders.identity.skeleton import words
from cbris.loaders.identity.things import Body, Journal

__all__ = ["match_bodies", "match_journals"]

_ACRONYM = re.compile(r"\(([^\W\d_][\w-]{2,})\)")
_SMALL_WORDS = "of for the and in at a an ta i u v z de la der die das und et e"
_SMALL = frozenset(_SMALL_WORDS.split())
_PARTS = re.compile(r"\s[–—=/]\s|\s=\s")
SHORT = 4
"""Letters of an acronym that makes a candidate only."""


def match_bodies(bodies: Mapping[str, Body]) -> Iterator[Match]:
    """Yield pairs of organisations with one name or acronym, small words apart.

    Two that a vocabulary describes are two.
    """
    keys = {iri: _body_keys(body) for iri, body in bodies.items()}
    for match in _paired(keys, {"name": 0.95, "acronym": 0.9, "short": 0.6}):
        if not (bodies[match.first].curated and bodies[match.second].curated):
            yield match


def match_journals(journals: Mapping[str, Journal]) -> Iterator[Match]:
    """Yield pairs of journals with one title, in one of the languages it is printed in."""
    yield from _paired(
        {iri: _journal_keys(journal) for iri, journal in journals.items()},
        {"title": 0.95, "parallel title": 0.9},
    )


Keys = dict[tuple[str, str], str]
"""What kind of key it is and its skeleton, with the words that it was made of."""


def _body_keys(body: Body) -> Keys:
    keys: Keys = {}
    for name in sorted(body.names):
        if _is_acronym(name):
            keys[_acronym_key(name)] = name
        else:
            keys[("name", _sorted(_ACRONYM.sub(" ", name)))] = name
            keys |= {_acronym_key(acronym): name for acronym in _ACRONYM.findall(name)}
    return {key: name for key, name in keys.items() if key[1]}


def _is_acronym(name: str) -> bool:
    return " " not in name.strip() and sum(map(str.isupper, name)) > 1


def _acronym_key(acronym: str) -> tuple[str, str]:
    """Give the key of an acronym; one of few letters stands for many bodies."""
    return "acronym" if len(acronym) > SHORT else "short", acronym.casefold()


def _sorted(name: str) -> str:
    kept = [word.rstrip("s") for word in words(name) if word not in _SMALL]
    return " ".join(sorted(kept)) if len(kept) > 1 else ""


def _journal_keys(journal: Journal) -> Keys:
    keys: Keys = {}
    for title in sorted(journal.titles):
        keys[("title", " ".join(words(title)))] = title
        parts = _PARTS.split(title)
        if len(parts) > 1:
            keys |= {("parallel title", " ".join(words(part))): title for part in parts}
    whole = {key for kind, key in keys if kind == "title"}
    parallel = {("parallel title", key): title for (_, key), title in keys.items() if key in whole}
    return {key: title for key, title in {**parallel, **keys}.items() if key[1]}


def _paired(keys: Mapping[str, Keys], scores: Mapping[str, float]) -> Iterator[Match]:
    """Link the holders of each key one with the next, so that many make no square of pairs."""
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri in sorted(keys):
        for key in keys[iri]:
            holders[key].append(iri)
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for key, iris in holders.items():
        for two in pairwise(iris):
            reason = f"{key[0]} {' and '.join(repr(keys[iri][key]) for iri in two)}"
            best[pair(*two)] = max(best.get(pair(*two), (0.0, "")), (scores[key[0]], reason))
    yield from _matches(best.items())


def _matches(found: Iterable[tuple[tuple[str, str], tuple[float, str]]]) -> Iterator[Match]:
    for iris, (score, reason) in sorted(found):
        yield Match(*iris, score, (reason,))
