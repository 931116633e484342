"""Measure how a graph is made, so that larger ones can be made like it.

    python benchmarks/graph_profile.py DATA_DIR > benchmarks/graph_profile.json

Things with the same types are a shape. Of each shape is kept how many there are, and of each
of its properties how many values a thing has, of which kind, and how unevenly what it points
to is pointed to.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from cbris.ontology.terms import BASE, term
from cbris.store.embedded import EmbeddedEngine

__all__ = ["POINTS", "Objects", "Profile", "Property", "Shape", "measure", "read", "write"]

FILE = Path(__file__).with_name("graph_profile.json")
GRAPH = f"{BASE}graph/"
MADE = ("dataset", "identity", "inferred", "report")
"""Graphs that a build makes from the others."""
CLOSED = ("ontology", "vocabulary-", "reference-countries", "reference-nuts_regions")
"""Graphs of what there is only so much of, such as countries and terms."""
SAMPLES = 32
LETTERS = 4_000
"""So many values of a property are kept, of so many letters together."""
POINTS = 16
"""In so many steps the unevenness of links is kept."""


@dataclass(frozen=True)
class Objects:
    """One kind of values: literals or IRIs from `samples`, as N-Triples has them, or a shape.

    `reach[i]` is the part of the things of the shape, the most pointed to first, to which
    i/POINTS of all links go. With `own` they belong to the same document; with `paired` each
    thing has one of its own.
    """

    weight: int
    samples: Sequence[str] = ()
    shape: str = ""
    reach: Sequence[float] = ()
    own: bool = False
    paired: bool = False


@dataclass(frozen=True)
class Property:
    """A property, how many things have how many values of it, and which."""

    iri: str
    degrees: Mapping[int, int]
    objects: Sequence[Objects]


@dataclass(frozen=True)
class Shape:
    """Things with the same types: how many, where in IRIs and in which graphs they are."""

    types: Sequence[str]
    path: str
    number: int
    graphs: Mapping[str, int]
    text: bool
    closed: bool
    properties: Sequence[Property]


@dataclass(frozen=True)
class Profile:
    """The shapes of a graph by name, and how many texts it has."""

    texts: int
    shapes: Mapping[str, Shape]


@dataclass
class _Seen:
    """What is known of each thing while a graph is measured."""

    shape: dict[str, str]
    home: dict[str, str]
    values: dict[str, dict[str, list[Quad]]]


def measure(store: Store) -> Profile:
    """Measure a graph: that of a build, with a named graph for each source."""
    seen = _read(store)
    members: dict[str, list[str]] = defaultdict(list)
    for thing, shape in seen.shape.items():
        members[shape].append(thing)
    texts = {home for home in seen.home.values() if _is_text(home)}
    shapes = {name: _shape(things, seen, members) for name, things in sorted(members.items())}
    return Profile(len(texts), shapes)


def write(profile: Profile) -> str:
    """Write a profile as JSON."""
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(asdict(shape), ensure_ascii=False, sort_keys=True)}"
        for name, shape in profile.shapes.items()
    )
    return f'{{"texts": {profile.texts}, "shapes": {{\n{lines}\n}}}}\n'


def read(text: str | None = None) -> Profile:
    """Read a profile from JSON; without a text, that of the bundled graph."""
    found = json.loads(FILE.read_text("utf-8") if text is None else text)
    return Profile(
        found["texts"], {name: _as_shape(each) for name, each in found["shapes"].items()}
    )


def _as_shape(found: dict[str, object]) -> Shape:
    properties = [
        Property(
            each["iri"],
            {int(degree): number for degree, number in each["degrees"].items()},
            [Objects(**objects) for objects in each["objects"]],
        )
        for each in found.pop("properties")  # type: ignore[attr-defined]
    ]
    return Shape(properties=properties, **found)  # type: ignore[arg-type]


def _read(store: Store) -> _Seen:
    values: dict[str, dict[str, list[Quad]]] = defaultdict(lambda: defaultdict(list))
    home: dict[str, str] = {}
    for quad in _told(store):
        subject, graph = _value(quad.subject), _value(quad.graph_name).removeprefix(GRAPH)
        values[subject][quad.predicate.value].append(quad)
        home.setdefault(subject, graph)
    shape = {thing: _name(values[thing]) for thing in values}
    return _Seen(shape, home, values)


def _told(store: Store) -> Iterator[Quad]:
    """Yield what sources say, each triple once, in an order that is always the same."""
    names = (name for name in store.named_graphs() if isinstance(name, NamedNode))
    found = set[str]()
    for name in sorted(names, key=lambda graph: graph.value):
        if name.value.removeprefix(GRAPH) in MADE:
            continue
        for quad in sorted(store.quads_for_pattern(None, None, None, name), key=str):
            if str(quad.triple) not in found:
                found.add(str(quad.triple))
                yield quad


def _name(properties: Mapping[str, list[Quad]]) -> str:
    """Name a shape by its types."""
    types = (str(quad.object) for quad in properties.get(term("rdf:type").value, ()))
    return " ".join(sorted(types))


def _shape(things: Sequence[str], seen: _Seen, members: Mapping[str, Sequence[str]]) -> Shape:
    homes = Counter(seen.home[thing] for thing in things)
    first = homes.most_common(1)[0][0]
    paths = Counter(thing.removeprefix(BASE).partition("/")[0] for thing in things)
    types = seen.values[things[0]].get(term("rdf:type").value, ())
    iris = {iri for thing in things for iri in seen.values[thing]} - {term("rdf:type").value}
    return Shape(
        types=sorted(quad.object.value for quad in types if isinstance(quad.object, NamedNode)),
        path=paths.most_common(1)[0][0] if things[0].startswith(BASE) else "other",
        number=len(things),
        graphs={} if _is_text(first) else dict(sorted(homes.items())),
        text=_is_text(first),
        closed=first.startswith(CLOSED),
        properties=[_property(iri, things, seen, members) for iri in sorted(iris)],
    )


def _property(
    iri: str, things: Sequence[str], seen: _Seen, members: Mapping[str, Sequence[str]]
) -> Property:
    quads = [quad for thing in things for quad in seen.values[thing].get(iri, ())]
    degrees = Counter(len(seen.values[thing].get(iri, ())) for thing in things)
    kinds: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        kinds[_kind(quad, seen)].append(quad)
    objects = [
        _objects(kind, found, things, seen, members) for kind, found in sorted(kinds.items())
    ]
    return Property(iri, dict(sorted(degrees.items())), objects)


def _kind(quad: Quad, seen: _Seen) -> str:
    """Tell of which kind a value is: a shape, an IRI of elsewhere, or a sort of literal."""
    value = quad.object
    if isinstance(value, Literal):
        return f'"{value.language or value.datatype.value}'
    return seen.shape.get(_value(value), "")


def _objects(
    kind: str,
    quads: Sequence[Quad],
    things: Sequence[str],
    seen: _Seen,
    members: Mapping[str, Sequence[str]],
) -> Objects:
    if kind == "" or kind.startswith('"'):
        values = sorted({str(quad.object) for quad in quads})
        return Objects(len(quads), _some(values))
    pointed = Counter(str(quad.object) for quad in quads)
    own = sum(_same_text(quad, seen) for quad in quads)
    number = len(members[kind])
    return Objects(
        weight=len(quads),
        shape=kind,
        reach=_reach([count for _, count in pointed.most_common()], number),
        own=own * 2 > len(quads),
        paired=number == len(things) == len(pointed) == len(quads),
    )


def _some(values: Sequence[str]) -> Sequence[str]:
    """Give some values from all parts of the list, and one at least."""
    some = values[:: max(1, len(values) // SAMPLES)][:SAMPLES]
    while len(some) > 1 and sum(map(len, some)) > LETTERS:
        some = some[::2]
    return some


def _same_text(quad: Quad, seen: _Seen) -> bool:
    home = seen.home[_value(quad.subject)]
    return _is_text(home) and seen.home.get(_value(quad.object)) == home


def _reach(counts: Sequence[int], number: int) -> Sequence[float]:
    """Give the part of all things that gets each step of the links."""
    total, sum_, found = sum(counts), 0, [0.0]
    for rank, count in enumerate(counts, 1):
        sum_ += count
        while len(found) <= POINTS and sum_ * POINTS >= total * len(found):
            found.append(round(rank / number, 6))
    return found


def _value(node: object) -> str:
    """Give the IRI of a node: what is published has no blank nodes."""
    return node.value if isinstance(node, NamedNode) else ""


def _is_text(graph: str) -> bool:
    """Tell whether a graph is that of a text: such a source has no kind before its name."""
    return graph.isdigit()


def main(arguments: Iterable[str]) -> None:
    """Measure the graph of a data folder, and write the profile."""
    (folder,) = arguments
    sys.stdout.write(write(measure(EmbeddedEngine(Path(folder)).snapshot())))


if __name__ == "__main__":
    main(sys.argv[1:])
