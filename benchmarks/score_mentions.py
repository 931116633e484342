"""Score mentions against gold annotations, and draw a sheet to judge by hand.

    CBRIS_SHARED=… python -m benchmarks.score_mentions [--sheet]

A gold concept or person is found where a mention of its kind overlaps it. The gold gives the
first occurrence only; "anywhere" counts a mention at any other occurrence of its words as well.
The folder CBRIS_SHARED holds gold/NNN.gold.json and seeds/NNN_….txt.
"""

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cbris.loaders.text.decode import decode
from cbris.loaders.text.document import Mention, Span
from cbris.loaders.text.language import detect
from cbris.loaders.text.layout import split
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.private import mask, private_spans
from cbris.loaders.text.vocabulary import Vocabulary
from cbris.ontology.terms import BASE

SEED = 20
DRAWN = 100
CONTEXT = 45
KINDS = {"index/ranking": "index"}


@dataclass(frozen=True)
class Gold:
    """One annotated name with the offsets at which its words occur."""

    text: str
    kind: str
    first: Span
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Scored:
    """One text with what is annotated and what was found."""

    id: str
    text: str
    gold: tuple[Gold, ...]
    mentions: tuple[Mention, ...]

    def found(self, gold: Gold, spans: tuple[Span, ...]) -> bool:
        """Tell whether a mention of the kind overlaps one of the spans."""
        return any(
            mention.kind == gold.kind and Span(mention.start, mention.end).overlaps(span)
            for mention in self.mentions
            for span in spans
        )


def read(shared: Path) -> Iterator[Scored]:
    """Read every annotated text and find its mentions."""
    for path in sorted((shared / "gold").glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        source = next((shared / "seeds").glob(f"{gold['id']}_*.txt"))
        text = decode(source.read_bytes(), source.name)
        mentions = find_mentions(text, split(text), detect(text), Vocabulary.load())
        yield Scored(gold["id"], text, tuple(_gold(gold, text)), mentions)


def _gold(data: dict[str, list[dict[str, str]]], text: str) -> Iterator[Gold]:
    persons = [{**person, "kind": "person"} for person in data.get("persons", [])]
    for entry in [*data["concepts"], *persons]:
        kind = KINDS.get(entry["kind"], entry["kind"])
        first = Span(int(entry["start"]), int(entry["end"]))
        yield Gold(entry["text"], kind, first, tuple(_occurrences(entry["text"], text)))


def _occurrences(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def recall(scored: list[Scored]) -> None:
    """Print recall by kind and in all, and what was missed."""
    total, first, anywhere = Counter[str](), Counter[str](), Counter[str]()
    for text in scored:
        for gold in text.gold:
            total[gold.kind] += 1
            first[gold.kind] += text.found(gold, (gold.first,))
            anywhere[gold.kind] += text.found(gold, gold.spans)
            if not text.found(gold, (gold.first,)):
                print(f"missed in {text.id}: {gold.kind}: {' '.join(gold.text.split())!r}")
    for kind in sorted(total):
        print(f"{kind:24} {first[kind]:3} of {total[kind]:3} (anywhere {anywhere[kind]:3})")
    share = f"{first.total() / total.total():.3f} (anywhere {anywhere.total() / total.total():.3f})"
    print(f"recall {first.total()} of {total.total()} = {share}")


def sheet(scored: list[Scored]) -> None:
    """Print the drawn mentions as rows of a Markdown table."""
    found = [(text, mention) for text in scored for mention in text.mentions]
    drawn = random.Random(SEED).sample(found, min(DRAWN, len(found)))
    for text, mention in sorted(drawn, key=lambda row: (row[0].id, row[1].start, row[1].kind)):
        private = private_spans(text.text)
        before = mask(text.text, max(0, mention.start - CONTEXT), mention.start, private)
        after = mask(text.text, mention.end, mention.end + CONTEXT, private)
        context = " ".join(f"…{before}**{mention.text}**{after}…".split()).replace("|", "/")
        concept = (mention.concept or "none").removeprefix(BASE)
        print(f"| {text.id} | {mention.kind} | {concept} | {context} | | |")


def main() -> None:
    """Score all the texts; with --sheet print only the rows to judge."""
    scored = list(read(Path(os.environ["CBRIS_SHARED"])))
    if "--sheet" in sys.argv:
        sheet(scored)
    else:
        recall(scored)
        print(f"mentions: {sum(len(text.mentions) for text in scored)}")


if __name__ == "__main__":
    main()
