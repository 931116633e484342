"""What a longer name hides: the words inside it name nothing of their own."""

from collections.abc import Iterator, Sequence

from cbris.loaders.text.candidates import Candidate, Cover
from cbris.loaders.text.document import Kind

__all__ = ["unhidden"]

# What stands inside the one is not named as the other.
HIDDEN: tuple[tuple[Kind, Kind], ...] = (
    ("barrier", "condition"),
    ("country", "organization"),
    ("country", "person"),
    ("country", "region"),
    ("cross-border-structure", "country"),
    ("cross-border-structure", "driver"),
    ("cross-border-structure", "integration-form"),
    ("cross-border-structure", "organization"),
    ("cross-border-structure", "person"),
    ("cross-border-structure", "region"),
    ("index", "barrier"),
    ("index", "condition"),
    ("index", "organization"),
    ("instrument", "driver"),
    ("organization", "instrument"),
    ("organization", "integration-form"),
    ("organization", "person"),
    ("organization", "programme"),
    ("organization", "region"),
    ("person", "country"),
    ("person", "region"),
    ("programme", "country"),
    ("programme", "cross-border-structure"),
    ("programme", "integration-form"),
    ("programme", "person"),
    ("programme", "region"),
    ("region", "country"),
    ("region", "person"),
    ("strategy", "organization"),
    ("strategy", "person"),
    ("strategy", "region"),
    ("theory", "person"),
    ("theory", "region"),
)


def unhidden(kept: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield those that no longer name hides.

    Of two names of one stretch that would hide each other the first of the table stays.
    """
    outer = {kind: Cover(one.span for one in kept if one.kind == kind) for kind, _ in HIDDEN}
    for one in kept:
        hiding = (outer[kind] for kind, inner in HIDDEN if inner == one.kind)
        if not any(cover.holds(one.span) for cover in hiding):
            yield one
