"""Two accounts of the same people: what one of them lacks is taken from the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cbris.loaders.text.document import Author

__all__ = ["completed"]


def completed(authors: Sequence[Author], told: Sequence[Author]) -> Iterator[Author]:
    """Yield the authors, each with what the notes tell and the header does not."""
    for author in authors:
        for one in told:
            if _is_same(author, one):
                author = _filled(author, one)
        yield author


def _is_same(author: Author, other: Author) -> bool:
    family = (author.family or "").casefold() == (other.family or "").casefold()
    initials = (author.given or "")[:1].casefold() == (other.given or "")[:1].casefold()
    return family and initials and bool(author.family)


def _filled(author: Author, told: Author) -> Author:
    return replace(
        author,
        degree=author.degree or told.degree,
        position=author.position or told.position,
        affiliation=author.affiliation or told.affiliation,
        orcid=author.orcid or told.orcid,
    )
