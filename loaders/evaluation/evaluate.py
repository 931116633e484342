"""Read annotated texts and count what was read right."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cbris.loaders.evaluation.claims import compare_claims
from cbris.loaders.evaluation.fields import (
    compare_authors,
    compare_metadata,
    compare_references,
)
from cbris.loaders.evaluation.gold import Gold, read_gold
from cbris.loaders.evaluation.mentions import compare_mentions, kinds_of
from cbris.loaders.evaluation.tally import Tally
from cbris.loaders.text.document import Document
from cbris.loaders.text.read import read_document

__all__ = ["Evaluation", "evaluate", "evaluate_folder"]

PARTS = ("metadata", "references", "mentions", "claims")


@dataclass(frozen=True)
class Evaluation:
    """The counts of the four parts of what is read, and how many texts there were."""

    texts: int
    parts: dict[str, Tally] = field(default_factory=dict)


def evaluate_folder(folder: Path) -> Evaluation:
    """Evaluate every annotated text of a folder.

    :raises SourceError: there is none, or an annotation is not as it must be.
    """
    return evaluate(read_gold(folder))


def evaluate(
    gold: Iterable[Gold], read: Callable[[str, str], Document] = read_document
) -> Evaluation:
    """Read each text and compare what is annotated of it.

    :param read: what reads a text, given its words and a name.
    """
    texts = list(gold)
    judged = {kinds_of(one) for text in texts for one in text.concepts or ()}
    parts = {name: Tally() for name in PARTS}
    for text in texts:
        document = read(text.text, text.name)
        if text.metadata is not None:
            found = asdict(document.metadata)
            compare_metadata(f"{text.name} metadata", text.metadata, found, parts["metadata"])
            authors = text.metadata.get("authors") or ()
            where = f"{text.name} author"
            compare_authors(where, authors, found["authors"], parts["metadata"])
        if text.references is not None:
            listed = [asdict(one) for one in document.references]
            compare_references(
                f"{text.name} reference", text.references, listed, parts["references"]
            )
        if text.concepts is not None:
            compare_mentions(text, document, judged, parts["mentions"])
        if text.statements is not None:
            compare_claims(text, document.claims, parts["claims"])
    return Evaluation(len(texts), parts)
