"""Counts of right, expected and found values, and what differs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Difference", "Tally"]


class Difference(NamedTuple):
    """One value that was expected and not found, or found and not expected."""

    where: str
    field: str
    expected: object
    found: object


@dataclass
class Tally:
    """Counts by field or kind.

    Precision is the share of what was found that is right, recall the share of what was
    expected that was found; both are None where there is nothing to divide by.
    """

    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    recalled: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, name: str, right: int, expected: int, found: int) -> None:
        """Count values of a field, where each right one found is one expected."""
        self.right[name] += right
        self.recalled[name] += right
        self.expected[name] += expected
        self.found[name] += found

    def names(self) -> list[str]:
        """Give the fields that were expected or found, in the order of the first of each."""
        return list(dict.fromkeys([*(+self.expected), *(+self.found)]))

    def precision(self, names: Iterable[str] | None = None) -> float | None:
        """Give the precision of some fields, or of all."""
        return _share(self.right, self.found, self.names() if names is None else names)

    def recall(self, names: Iterable[str] | None = None) -> float | None:
        """Give the recall of some fields, or of all."""
        return _share(self.recalled, self.expected, self.names() if names is None else names)

    def f1(self, names: Iterable[str] | None = None) -> float:
        """Give the harmonic mean of both; 1 where nothing was expected and nothing found."""
        chosen = self.names() if names is None else list(names)
        precision, recall = self.precision(chosen), self.recall(chosen)
        if precision is None and recall is None:
            return 1.0
        shares = (precision or 0.0, recall or 0.0)
        return 2 * shares[0] * shares[1] / sum(shares) if all(shares) else 0.0


def _share(part: Counter[str], whole: Counter[str], names: Iterable[str]) -> float | None:
    chosen = list(names)
    total = sum(whole[name] for name in chosen)
    return sum(part[name] for name in chosen) / total if total else None
