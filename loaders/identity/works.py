"""Publications: titles that are alike in any language, and what bears them out."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from rapidfuzz.fuzz import ratio

from cbris.loaders.identity.match import LISTED, Match, pair
from cbris.loaders.identity.skeleton import skeleton, words
from cbris.loaders.identity.things import Person, Work

__all__ = ["match_works"]

ALIKE = 92.0
NEARLY_EQUAL = 97.0
EDGE = 18
MOST = 60
"""A block of more works is one of a title that says nothing ("Introduction")."""
LONG, SHORT = 5, 3
"""Words of a title that is hardly given twice, and of one that may well be."""


def match_works(works: Mapping[str, Work], people: Mapping[str, Person]) -> Iterator[Match]:
    """Yield pairs of publications that are, or may be, one.

    The score adds up: the titles (0.55, or 0.4 where they are only alike, more for long and
    less for short ones), the year (0.2, one year apart 0, else -0.3), the authors (0.2, none in
    common -0.4), the pages (0.15, others -0.1).
    """
    titles = {iri: _titles(work) for iri, work in works.items() if work.titles}
    families = {iri: _families(work, people) for iri, work in works.items() if work.titles}
    for first, second in sorted(_blocked(titles)):
        alike = max(ratio(a, b, score_cutoff=ALIKE) for a in titles[first] for b in titles[second])
        if alike:
            length = max(len(title.split()) for title in (*titles[first], *titles[second]))
            match = _scored(
                pair(first, second),
                (works[first], works[second]),
                (families[first], families[second]),
                alike,
                length,
            )
            if match.score >= LISTED:
                yield match


def _titles(work: Work) -> tuple[str, ...]:
    return tuple(sorted({" ".join(words(title)) for title in work.titles} - {""}))


def _families(work: Work, people: Mapping[str, Person]) -> frozenset[str]:
    known = (people[iri].families for iri in work.creators if iri in people)
    return frozenset(skeleton(name) for names in known for name in names)


def _blocked(titles: Mapping[str, Collection[str]]) -> set[tuple[str, str]]:
    """Pair the works with titles that begin, or end, alike."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for iri, found in titles.items():
        for title in found:
            joined = title.replace(" ", "")
            if len(joined) > 3:
                blocks[f"^{joined[:EDGE]}"].add(iri)
                blocks[f"{joined[-EDGE:]}$"].add(iri)
    return {
        pair(*two)
        for block in blocks.values()
        if 1 < len(block) <= MOST
        for two in combinations(sorted(block), 2)
    }


def _scored(
    iris: tuple[str, str],
    works: tuple[Work, Work],
    families: tuple[frozenset[str], frozenset[str]],
    alike: float,
    length: int,
) -> Match:
    equal = alike >= NEARLY_EQUAL
    score = 0.55 if equal else 0.4
    reasons = [f"titles {'equal' if equal else f'alike to {alike:.0f} %'}"]
    score += 0.1 if length >= LONG else -0.15 if length < SHORT else 0.0
    for points, reason in (
        _years(works[0].years, works[1].years),
        _authors(*families),
        _pages(works[0].pages, works[1].pages),
    ):
        score += points
        reasons += [reason] if reason else []
    return Match(*iris, round(max(0.0, min(score, 1.0)), 2), tuple(reasons))


def _years(given: Collection[str], others: Collection[str]) -> tuple[float, str]:
    one, other = ([year for year in years if year.isdigit()] for years in (given, others))
    if not one or not other:
        return 0.0, ""
    apart = min(abs(int(a) - int(b)) for a in one for b in other)
    if not apart:
        return 0.2, "same year"
    return (0.0, "a year apart") if apart == 1 else (-0.3, f"{apart} years apart")


def _authors(one: frozenset[str], other: frozenset[str]) -> tuple[float, str]:
    if not one or not other:
        return 0.0, ""
    common = one & other
    if not common:
        return -0.4, "no author in common"
    return 0.2, f"authors in common: {len(common)} of {max(len(one), len(other))}"


def _pages(one: Collection[str], other: Collection[str]) -> tuple[float, str]:
    if not one or not other:
        return 0.0, ""
    same = {p.replace("–", "-") for p in one} & {p.replace("–", "-") for p in other}
    return (0.15, "same pages") if same else (-0.1, "other pages")
