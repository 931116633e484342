"""The table of what was measured: medians, spread, ratios, and which aims are reached."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

__all__ = ["Aim", "Row", "table"]

OURS = "cbris"


@dataclass(frozen=True)
class Aim:
    """What our figure is to be, beside that of another server, or by itself if it is ours.

    `least` and `most` are times that of the other; `above` is so much more than it.
    """

    other: str
    least: float | None = None
    most: float | None = None
    above: float | None = None

    def held(self, found: Mapping[str, Sequence[float]]) -> bool:
        """Tell whether it is reached, in the median of the rounds."""
        ours, others = found[OURS], found[self.other]
        if self.other == OURS:
            others = [1.0] * len(ours)
        if self.above is not None:
            return median(a - b for a, b in zip(ours, others, strict=True)) <= self.above
        ratio = _ratio(ours, others)
        return (self.least or 0) <= ratio and (self.most is None or ratio <= self.most)

    def __str__(self) -> str:
        """Say it."""
        if self.other == OURS:
            return f"at most {self.most:,.0f}"
        if self.above is not None:
            return f"at most {self.above:g} more than {self.other}"
        bound = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"{bound} x {self.other}"


@dataclass(frozen=True)
class Row:
    """What one case of a part came to: figures of each server, round by round."""

    part: str
    case: str
    unit: str
    found: Mapping[str, Sequence[float]]
    aims: Sequence[Aim] = ()

    def cells(self) -> Iterator[str]:
        """Give the cells of a row."""
        yield from (self.part, self.case, self.unit)
        yield "<br>".join(f"{name} {_spread(values)}" for name, values in self.found.items())
        ours = self.found[OURS]
        others = ((name, values) for name, values in self.found.items() if name != OURS)
        yield "<br>".join(f"{_ratio(ours, values):.2f} x {name}" for name, values in others)
        yield "<br>".join(self._verdict(aim) for aim in self.aims)

    def _verdict(self, aim: Aim) -> str:
        if aim.other not in self.found:
            return f"{aim}: not measured"
        return f"{aim}: {'yes' if aim.held(self.found) else 'NO'}"


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a table in Markdown, each as soon as it is measured."""
    yield "| Part | Case | Unit | Median (least to most) | Ratio | Aim |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        yield f"| {' | '.join(row.cells())} |"


def _spread(values: Sequence[float]) -> str:
    return f"{_figure(median(values))} ({_figure(min(values))} to {_figure(max(values))})"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _ratio(ours: Sequence[float], others: Sequence[float]) -> float:
    """Give the median of the ratios of the rounds, as the rounds are not equally disturbed."""
    pairs = zip(ours, others, strict=True)
    return median(a / b if b else float("inf") for a, b in pairs)  # none may come in time
