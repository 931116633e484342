"""Make a graph of any size that is like the bundled one.

    python benchmarks/generate.py 1000000 > large.nq
    python benchmarks/generate.py 100000000 --seed 7 --texts 0.9 | gzip > huge.nq.gz

Types, properties, numbers of values, unevenness of links, labels, mentions and claims with
their quotes are those of `graph_profile.json`, which `benchmarks/graph_profile.py` measured.
What there is only so much of, such as countries and concepts, does not grow beyond that. The
same number, seed and part of texts give the same bytes; nothing is held in memory but the
profile. A quote and its offsets are drawn apart, so they do not fit each other's length.
"""

import argparse
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from random import Random

from graph_profile import POINTS, Objects, Profile, Property, Shape, read

from cbris.ontology.terms import BASE, term

__all__ = ["TEXTS", "nquads"]

TEXTS = 0.5
"""What part of the quads comes from texts; of the bundled graph it is 0.05."""
MARGIN = 1.05
"""So much more is planned than is wanted, as numbers of values vary."""
ROUNDS = 1_000
"""In at most so many rounds all shapes grow together."""
TYPE = str(term("rdf:type"))
LITERAL = re.compile(r'"(.*)"(@[\w-]+|\^\^<.*>)?', re.DOTALL)
INTEGER = "XMLSchema#integer>"
NUMBER = re.compile(r"-?\d{1,15}")
START, END = str(term("oa:start")), str(term("oa:end"))
LONGEST_QUOTE = 300


def nquads(
    number: int, seed: int = 42, texts: float = TEXTS, profile: Profile | None = None
) -> Iterator[str]:
    """Yield so many lines of N-Quads.

    :param texts: what part of them comes from texts, from 0 to 1.
    """
    plan = _plan(profile or read(), number, texts)
    return islice(_lines(plan, Random(seed)), number)


@dataclass(frozen=True)
class _Values:
    """One kind of values of a property, ready to be drawn from."""

    samples: Sequence[tuple[str, str]]
    target: "_Things | None"
    reach: Sequence[float]
    own: bool
    paired: bool


@dataclass(frozen=True)
class _Facts:
    """A property ready to be drawn from: degrees and kinds by their sums so far."""

    iri: str
    degrees: Sequence[int]
    degree_sums: Sequence[int]
    kinds: Sequence[_Values]
    kind_sums: Sequence[int]


@dataclass
class _Things:
    """The things of one shape that are to be made; `head` begins each of their IRIs."""

    head: str
    number: int
    types: Sequence[str]
    text: bool
    graphs: Sequence[str]
    graph_sums: Sequence[int]
    facts: Sequence[_Facts] = ()


@dataclass(frozen=True)
class _Plan:
    things: Sequence[_Things]
    documents: int


def _plan(profile: Profile, number: int, texts: float) -> _Plan:
    """Say how many things of each shape make so many quads."""
    weights = {name: _weight(shape) for name, shape in profile.shapes.items()}
    fixed, facts, told = _sums(profile, weights)
    wanted = number * MARGIN
    of_texts = wanted * texts / told if told else 0.0
    rest = wanted * (1 - texts) if told else wanted
    closed = min(1.0, rest / 2 / fixed) if fixed else 0.0
    grown = (rest - closed * fixed) / facts if facts else 0.0
    made: dict[str, _Things] = {}
    for index, (name, shape) in enumerate(profile.shapes.items()):
        factor = of_texts if shape.text else closed if shape.closed else grown
        made[name] = _things(index, shape, max(1, round(shape.number * factor)))
    for name, shape in profile.shapes.items():
        made[name].facts = [_facts(each, made) for each in shape.properties]
    return _Plan(tuple(made.values()), max(1, round(profile.texts * of_texts)))


def _sums(profile: Profile, weights: Mapping[str, float]) -> tuple[float, float, float]:
    """Give the quads of what does not grow, of other facts, and of texts."""
    shapes = profile.shapes.items()
    fixed = sum(weights[name] for name, shape in shapes if shape.closed and not shape.text)
    facts = sum(weights[name] for name, shape in shapes if not (shape.closed or shape.text))
    return fixed, facts, sum(weights[name] for name, shape in shapes if shape.text)


def _weight(shape: Shape) -> float:
    values = sum(
        degree * number for each in shape.properties for degree, number in each.degrees.items()
    )
    return values + shape.number * len(shape.types)


def _things(index: int, shape: Shape, number: int) -> _Things:
    return _Things(
        head=f"<{BASE}{shape.path}/{index}-",
        number=number,
        types=[f"{TYPE} <{each}>" for each in shape.types],
        text=shape.text,
        graphs=[f"<{BASE}graph/{name}>" for name in shape.graphs],
        graph_sums=list(accumulate(shape.graphs.values())),
    )


def _facts(found: Property, made: Mapping[str, _Things]) -> _Facts:
    return _Facts(
        iri=f"<{found.iri}>",
        degrees=list(found.degrees),
        degree_sums=list(accumulate(found.degrees.values())),
        kinds=[_values(each, made) for each in found.objects],
        kind_sums=list(accumulate(each.weight for each in found.objects)),
    )


def _values(found: Objects, made: Mapping[str, _Things]) -> _Values:
    samples = [_apart(each) for each in found.samples]
    target = made[found.shape] if found.reach else None
    return _Values(samples, target, found.reach, found.own, found.paired)


def _apart(sample: str) -> tuple[str, str]:
    """Take a literal apart into its text and what follows it; an IRI has no text."""
    literal = LITERAL.fullmatch(sample)
    return (literal[1], literal[2] or "") if literal else ("", sample)


def _lines(plan: _Plan, random: Random) -> Iterator[str]:
    """Yield quads round by round, so that wherever one stops all shapes are there."""
    rounds = max(1, min(ROUNDS, plan.documents))
    for number in range(rounds):
        for things in plan.things:
            first = things.number * number // rounds
            for index in range(first, things.number * (number + 1) // rounds):
                yield from _thing(things, index, plan.documents, random)


def _thing(things: _Things, index: int, documents: int, random: Random) -> Iterator[str]:
    subject = f"{things.head}{index}>"
    document = index * documents // things.number
    graph = _graph(things, index, document)
    for each in things.types:
        yield f"{subject} {each} {graph} .\n"
    for facts in things.facts:
        if facts.iri == END:
            continue
        place = bisect_right(facts.degree_sums, random.random() * facts.degree_sums[-1])
        drawn = {
            _value(facts, index, document, documents, random): None
            for _ in range(facts.degrees[place])
        }
        for value in drawn:
            yield f"{subject} {facts.iri} {value} {graph} .\n"
            if facts.iri == START:
                yield f"{subject} {END} {_end(value, random)} {graph} .\n"


def _graph(things: _Things, index: int, document: int) -> str:
    """Give the graph of a thing: that of its text, or its part of those of its shape."""
    if things.text:
        return f"<{BASE}graph/text-{document}>"
    place = index * things.graph_sums[-1] // things.number
    return things.graphs[bisect_right(things.graph_sums, place)]


def _value(facts: _Facts, index: int, document: int, documents: int, random: Random) -> str:
    kind = facts.kinds[bisect_right(facts.kind_sums, random.random() * facts.kind_sums[-1])]
    target = kind.target
    if target is None:
        return _sample(kind.samples, random)
    number = target.number
    if kind.paired:
        return f"{target.head}{min(index, number - 1)}>"
    place, rest = divmod(random.random() * POINTS, 1)
    before, after = kind.reach[int(place)], kind.reach[int(place) + 1]
    part = before + (after - before) * rest
    if not kind.own:
        return f"{target.head}{min(int(part * number), number - 1)}>"
    first = -(-document * number // documents)
    after_last = max(first + 1, -(-(document + 1) * number // documents))
    chosen = first + int(part * (after_last - first))
    return f"{target.head}{min(chosen, after_last - 1, number - 1)}>"


def _sample(samples: Sequence[tuple[str, str]], random: Random) -> str:
    """Draw a value; a text of several words is made of the beginning and end of two."""
    text, rest = samples[int(random.random() * len(samples))]
    if rest.startswith(("<", "_", "<<")):
        return rest
    if rest.endswith(INTEGER) and NUMBER.fullmatch(text):
        return f'"{_number(int(text), samples, random)}"{rest}'
    if (rest == "" or rest.startswith("@")) and " " in text:
        other, _ = samples[int(random.random() * len(samples))]
        words, others = text.split(" "), other.split(" ")
        cut = 1 + int(random.random() * (len(words) - 1))
        text = " ".join([*words[:cut], *others[len(others) * cut // len(words) :]])
    return f'"{text}"{rest}'


def _number(value: int, samples: Sequence[tuple[str, str]], random: Random) -> int:
    """Draw a number between two samples, so that small ones stay frequent."""
    other, _ = samples[int(random.random() * len(samples))]
    low, high = sorted((value, int(other) if NUMBER.fullmatch(other) else value))
    return low + int(random.random() * (high - low + 1))


def _end(start: str, random: Random) -> str:
    """Give where a quote ends that begins there."""
    text, rest = _apart(start)
    return f'"{int(text) + 1 + int(random.random() * LONGEST_QUOTE)}"{rest}'


def main() -> None:
    """Write a graph to standard output."""
    parser = argparse.ArgumentParser(description="Make a graph like the bundled one, as N-Quads.")
    parser.add_argument("number", type=int, help="how many quads")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--texts", type=float, default=TEXTS, help="part of texts, from 0 to 1")
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is a text file
    for line in nquads(given.number, given.seed, given.texts):
        sys.stdout.write(line)


if __name__ == "__main__":
    main()
