"""Compare the claims that are read from the three texts with the gold annotations.

A gold statement is found when one claim agrees with it in four things:

- the quotes overlap by at least half of the shorter one and half of the gold one;
- claim_mapping.yaml gives the claim's relation for the gold's relation word;
- subject and object agree each: the content words (stemmed, without stop words) are
  shared by half (Jaccard), or all words of one are among those of the other.

A claim serves one gold statement only, the one that it agrees with best. Run::

    CBRIS_SHARED=… python -m benchmarks.score_claims [--leave-one-out] [--list]
"""

import argparse
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cbris.loaders.text.claims import find_claims
from cbris.loaders.text.document import Claim, Layout, Span
from cbris.loaders.text.layout import split
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.references import read_references
from cbris.loaders.text.vocabulary import Vocabulary

TEXTS = ("000", "001", "002")
HERE = Path(__file__).parent
_STOP_WORDS = """
    a an the of in on at to for and or as by with from its their his her this these that which who
    is are was were be been it not only but also such so both any some other than into through
    within between etc
"""
_STOP = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True)
class Statement:
    """One gold statement."""

    subject: str
    relation: str
    object: str
    start: int
    end: int


@dataclass(frozen=True)
class Score:
    """The gold statements of one text, and the claim that was found for each."""

    text: str
    statements: Sequence[Statement]
    claims: Sequence[Claim]
    found: dict[int, Claim]


@cache
def mapping() -> dict[str, Any]:
    """Read claim_mapping.yaml."""
    content: dict[str, Any] = yaml.safe_load((HERE / "claim_mapping.yaml").read_text("utf-8"))
    return content


def shared() -> Path:
    """Give the folder of the texts and their gold annotations."""
    return Path(os.environ["CBRIS_SHARED"])


def raw_text(number: str) -> str:
    """Read one text as it was received."""
    path = next((shared() / "seeds").glob(f"{number}_*.txt"))
    return path.read_bytes().decode("utf-8")


def statements(number: str) -> tuple[Statement, ...]:
    """Read the gold statements of one text."""
    content = json.loads((shared() / "gold" / f"{number}.gold.json").read_text("utf-8"))
    names = ("subject", "relation", "object", "start", "end")
    return tuple(Statement(*(one[name] for name in names)) for one in content["statements"])


def claims_of(number: str) -> tuple[Claim, ...]:
    """Read the claims of one text."""
    text = raw_text(number)
    layout, vocabulary = split(text), Vocabulary.load()
    references, _ = read_references(text, layout)
    mentions = find_mentions(text, layout, "en", vocabulary)
    return find_claims(text, layout, references, mentions, vocabulary)


def tokens(words: str) -> frozenset[str]:
    """Give the content words of a phrase, cut to their stems."""
    equal = mapping()["words"]
    found = re.findall(r"[^\W_]+", words.casefold().replace("’", "'").replace("'s", ""))
    return frozenset(_stem(equal.get(word, word)) for word in found if word not in _STOP)


def _stem(word: str) -> str:
    for ending in (
        "isation",
        "ization",
        "ations",
        "ation",
        "ings",
        "ing",
        "ies",
        "es",
        "ed",
        "s",
        "e",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def likeness(one: str, other: str) -> float:
    """Measure how far two phrases agree; 0.5 or more is agreement."""
    first, second = tokens(one), tokens(other)
    if not first or not second:
        return 0.0
    jaccard = len(first & second) / len(first | second)
    contained = first <= second or second <= first
    return max(jaccard, 0.5 if contained else 0.0)


def overlaps(gold: Statement, claim: Claim) -> bool:
    """Tell whether the quotes overlap by half of the shorter and half of the gold one."""
    common = min(gold.end, claim.end) - max(gold.start, claim.start)
    lengths = (gold.end - gold.start, min(gold.end - gold.start, claim.end - claim.start))
    return all(common >= length / 2 for length in lengths)


def agreement(gold: Statement, claim: Claim) -> float:
    """Measure the agreement of a claim with a gold statement; 0 is none."""
    if claim.relation not in mapping()["relations"].get(gold.relation, ()):
        return 0.0
    if not overlaps(gold, claim):
        return 0.0
    wordings = mapping()["wordings"]
    subject, thing = (wordings.get(words, words) for words in (gold.subject, gold.object))
    if gold.relation in mapping()["inverse"]:
        subject, thing = thing, subject
    parts = likeness(subject, claim.subject), likeness(thing, claim.object)
    return sum(parts) if min(parts) >= 0.5 else 0.0


def score(number: str, claims: Sequence[Claim]) -> Score:
    """Match the claims of one text with its gold statements, the best pairs first."""
    gold = statements(number)
    pairs = [
        (-agreement(statement, claim), g, c)
        for g, statement in enumerate(gold)
        for c, claim in enumerate(claims)
        if agreement(statement, claim)
    ]
    found: dict[int, Claim] = {}
    used: set[int] = set()
    for _, g, c in sorted(pairs):
        if g not in found and c not in used:
            found[g] = claims[c]
            used.add(c)
    return Score(number, gold, claims, found)


def _print_score(one: Score) -> None:
    found, gold = len(one.found), len(one.statements)
    print(f"text {one.text}: {found} of {gold} statements found, {len(one.claims)} claims")


def _print_details(one: Score) -> None:
    """Print what was not found, and what was claimed beside the gold annotations."""
    used = {id(claim) for claim in one.found.values()}
    for n, statement in enumerate(one.statements):
        if n not in one.found:
            print(f"  - {statement.subject} | {statement.relation} | {statement.object}")
    for claim in one.claims:
        if id(claim) not in used:
            print(f"  + {claim.subject} | {claim.relation} | {claim.object} ({claim.rule})")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description="Score the claims of the three texts.")
    parser.add_argument("--leave-one-out", action="store_true", help="see docs/precision-claims.md")
    parser.add_argument("--list", action="store_true", help="also print misses and extras")
    options = parser.parse_args(arguments)
    read = {number: claims_of(number) for number in TEXTS}
    scores = [score(number, read[number]) for number in TEXTS]
    for one in scores:
        _print_score(one)
        if options.list:
            _print_details(one)
    _print_total(scores)
    if options.leave_one_out:
        _print_left_out(read)
    return 0


def _print_total(scores: Sequence[Score]) -> None:
    found = sum(len(one.found) for one in scores)
    gold = sum(len(one.statements) for one in scores)
    print(f"all: {found} of {gold} found, {sum(len(one.claims) for one in scores)} claims")


def _print_left_out(read: Mapping[str, Sequence[Claim]]) -> None:
    """Print, for each text, its score by the rules that something else bears out."""
    examples = rules_of(claim for text in examples_read() for claim in text)
    for number in TEXTS:
        others = rules_of(claim for other in TEXTS if other != number for claim in read[other])
        for name, allowed in (
            ("another text", others),
            ("another text or a test sentence", others | examples),
        ):
            kept = [claim for claim in read[number] if claim.rule in allowed]
            one = score(number, kept)
            print(
                f"text {number}, rules that fire on {name}: {len(one.found)} of "
                f"{len(one.statements)} found, {len(kept)} claims"
            )


def rules_of(claims: Iterable[Claim]) -> frozenset[str]:
    """Name the rules that made the claims."""
    return frozenset(claim.rule for claim in claims)


def examples_read() -> Iterator[tuple[Claim, ...]]:
    """Read the claims of the test sentences, which were written without the patterns."""
    lines = (HERE / "claim_sentences.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            layout = Layout(Span(0, 0), Span(0, len(line)), Span(len(line), len(line)))
            yield find_claims(line, layout, (), (), Vocabulary.load())


if __name__ == "__main__":
    raise SystemExit(main())
