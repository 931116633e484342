"""Which of the offered media types a client likes best (RFC 9110, 12.5.1)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["choose", "names_explicitly"]


class Range(NamedTuple):
    """A media range of an Accept header, such as ``text/*;q=0.5``."""

    type: str
    subtype: str
    quality: float

    def matches(self, media_type: str) -> bool:
        """Tell whether the media type lies in this range."""
        main, _, sub = media_type.partition("/")
        return self.type in ("*", main) and self.subtype in ("*", sub)

    @property
    def precision(self) -> int:
        """Rank ``*/*`` below ``text/*`` below ``text/csv``."""
        return (self.type != "*") + (self.subtype != "*")


def choose(accept: str | None, offered: Iterable[str]) -> str | None:
    """Give the best liked of the offered types; None if the client takes none of them.

    Among equals the first offered wins. No header, or an empty one, takes everything.
    """
    ranges = tuple(_ranges(accept or "*/*"))
    liked = [(_quality(ranges, media_type), media_type) for media_type in offered]
    best = max(liked, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] > 0 else None


def names_explicitly(accept: str | None, offered: Iterable[str]) -> str | None:
    """Choose as `choose`, but let ``*/*`` match nothing."""
    pieces = (piece.strip() for piece in (accept or "").split(","))
    ranges = [piece for piece in pieces if piece and not piece.startswith("*")]
    return choose(",".join(ranges), offered) if ranges else None


def _quality(ranges: Iterable[Range], media_type: str) -> float:
    """Give the quality of the most precise range that the type lies in."""
    matching = [each for each in ranges if each.matches(media_type)]
    return max(matching, key=lambda each: each.precision).quality if matching else 0.0


def _ranges(accept: str) -> Iterator[Range]:
    """Yield the ranges; one that cannot be read is left out."""
    for piece in accept.lower().split(","):
        media_range, *parameters = (part.strip() for part in piece.split(";"))
        main, slash, sub = media_range.partition("/")
        if slash and main and sub:
            yield Range(main, sub, _weight(parameters))


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return _number(value)
    return 1.0


def _number(text: str) -> float:
    """Read a weight; one that is no number from 0 to 1 counts as 0."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0
