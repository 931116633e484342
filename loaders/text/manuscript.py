"""What a file gives before it is read: one document's text, and what its format states."""

from dataclasses import dataclass, field

from cbris.loaders.text.document import Layout, Metadata, Problem, Reference, Span

__all__ = ["Manuscript"]


@dataclass(frozen=True)
class Manuscript:
    """One document of a file, as text.

    A format that marks its parts says so here, and is believed: `metadata` wins over what
    the words of a header seem to say, `entries` over a search for the list of references.

    - `key` names the document among those of one file; None where the file is one document,
    - `layout` is None where the format does not mark its parts,
    - `entries` are the spans of raw references that are still to be parsed,
    - `references` are those that the format gives in fields; their offsets point into `text`,
    - `pages` are the offsets at which the pages begin, empty where there are none,
    - `extracted` tells that `text` was taken out of a file of another format, so that offsets
      count in it and not in the file,
    - `complete` tells that `metadata` is all there is, as of a record, so that the words are
      not searched for more.
    """

    text: str
    key: str | None = None
    layout: Layout | None = None
    metadata: Metadata = field(default_factory=Metadata)
    entries: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    language: str | None = None
    pages: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    extracted: bool = False
    complete: bool = False
