"""From what all sources say to one map of IRIs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pyoxigraph import NamedNode, Quad, Triple

from cbris.loaders.identity.decisions import Decisions
from cbris.loaders.identity.groups import Groups
from cbris.loaders.identity.keys import Key, ambiguous, rank, strong_key
from cbris.loaders.identity.match import LISTED, MERGED, Match, Outcome
from cbris.loaders.identity.names import match_bodies, match_journals
from cbris.loaders.identity.people import authors_of_one_work, match_people
from cbris.loaders.identity.things import Things
from cbris.loaders.identity.works import match_works

__all__ = ["Resolution", "Resolver"]


@dataclass(frozen=True)
class Resolution:
    """The outcome: every merged IRI with its representative, and why.

    `matches` are the pairs that were merged by likeness or decision, those that were
    decided to be different, and the candidates that a person should look at.
    """

    merged: dict[str, str]
    matches: tuple[Match, ...]
    problems: tuple[str, ...]

    @property
    def candidates(self) -> list[Match]:
        """The pairs that wait for a decision, the likeliest first."""
        waiting = (match for match in self.matches if match.outcome == "candidate")
        return sorted(waiting, key=lambda one: (-one.score, one.first, one.second))


@dataclass
class Resolver:
    """Collects what is said of things, then decides which IRIs are one."""

    keys: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    things: Things = field(default_factory=Things)
    decisions: Decisions = field(default_factory=Decisions)

    def add(self, statement: Triple | Quad) -> None:
        """Note what a statement tells of the identity of its subject."""
        key = strong_key(statement)
        if key and isinstance(statement.subject, NamedNode):
            self.keys[statement.subject.value].add(key)
        self.things.add(statement)
        self.decisions.add(statement)

    def resolve(self) -> Resolution:
        """Merge by strong key, then by decision, then by likeness, the likeliest first.

        The representative is the IRI minted from a strong key, then the one with the
        strongest key, then the smallest. A group that would hold two keys of one kind is
        left alone; nothing is merged below `MERGED`.
        """
        groups = Groups(self.keys, self.decisions.different)
        problems = tuple(self._join_by_key(groups))
        matches = [*self._join_decided(groups)]
        things = self.things
        matches += _join(groups, match_works(things.works, things.people))
        matches += _join(groups, match_journals(things.journals))
        matches += _join(groups, match_bodies(things.bodies))
        for first, second in authors_of_one_work(things.people):
            groups.keep_apart(first, second)
        matches += _join(groups, match_people(things.people, groups.find))
        merged = {}
        for group in groups.groups():
            best = min(group, key=lambda iri: rank(iri, self.keys.get(iri, ())))
            merged.update({iri: best for iri in group if iri != best})
        return Resolution(merged, tuple(map(self._named, matches)), problems)

    def _named(self, match: Match) -> Match:
        name = self.things.name
        return match._replace(names=f"{name(match.first)} | {name(match.second)}")

    def _join_by_key(self, groups: Groups) -> Iterator[str]:
        """Join the holders of one key; say which of them hold two of a kind."""
        for group in self._linked():
            keys = set().union(*(self.keys[iri] for iri in group))
            if ambiguous(keys):
                held = ", ".join(f"{kind} {value}" for kind, value in sorted(keys))
                yield f"{group[0]}: has {held}; one key of a kind was expected; nothing was merged"
            else:
                for first, second in pairwise(group):
                    groups.join(first, second)

    def _linked(self) -> Iterator[list[str]]:
        """Yield the sets of IRIs that are linked by common keys, each sorted."""
        links = Groups({}, ())
        holder: dict[Key, str] = {}
        for iri in sorted(self.keys):
            for key in self.keys[iri]:
                links.join(holder.setdefault(key, iri), iri)
        linked = {iri for group in links.groups() for iri in group}
        yield from links.groups()
        yield from ([iri] for iri in sorted(self.keys) if iri not in linked)

    def _join_decided(self, groups: Groups) -> Iterator[Match]:
        for first, second in sorted(self.decisions.same):
            if groups.join(first, second, decided=True):
                yield Match(first, second, 1.0, ("a person decided",), "decided same")
        for first, second in sorted(self.decisions.different):
            yield Match(first, second, 0.0, ("a person decided",), "decided different")


def _join(groups: Groups, found: Iterable[Match]) -> Iterator[Match]:
    """Join what is likely enough; give what was new, and what is left for a person."""
    for match in sorted(found, key=lambda one: (-one.score, one.first, one.second)):
        if groups.find(match.first) == groups.find(match.second) or match.score < LISTED:
            continue
        outcome: Outcome = "candidate"
        if match.score >= MERGED:
            if not groups.join(match.first, match.second):
                continue
            outcome = "merged"
        elif groups.are_apart(match.first, match.second):
            continue
        yield match._replace(outcome=outcome)
