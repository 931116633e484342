"""Measure how long it takes to say what two countries share on a day.

Run ``python -m benchmarks.pair_on_a_day [FOLDER]``; FOLDER is a data folder that
``cbris build --data FOLDER`` made, and without it one is built in a temporary folder. Ten
pairs of countries at five days each are asked for by the rule alone, and by the question
``stage-of-a-border``, which says since when, until when and from which rows as well.
"""

import csv
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from cbris.loaders.reference.codes import country
from cbris.queries.fragments import expand
from cbris.queries.run import ask
from cbris.store.build import build
from cbris.store.embedded import EmbeddedEngine
from cbris.store.engine import Engine

__all__ = ["main"]

CASES = Path(__file__).parent.parent / "tests" / "cases" / "stages.csv"
ROUNDS = 5
RULE = """
PREFIX bloc-kind: <https://w3id.org/cbris/vocabulary/bloc-kind/>
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX status: <https://w3id.org/cbris/vocabulary/membership-status/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?basis (MAX(?order) AS ?deepest) {
  VALUES ?day { "$day"^^xsd:date }
  #include shared-on-a-day for countries-a-and-b
}
GROUP BY ?basis
"""

Case = dict[str, str]


def main() -> None:
    """Print the median, the 95th percentile and the maximum of each way, in milliseconds."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made)
        if len(sys.argv) == 1:
            build(folder)
        engine = EmbeddedEngine(folder)
        with CASES.open(encoding="utf-8", newline="") as lines:
            cases = list(csv.DictReader(lines))
        for name, run in (("rule alone", by_rule), ("question", by_question)):
            report(name, list(times_ms(engine, cases, run)))


def by_rule(engine: Engine, case: Case) -> None:
    """Ask for the deepest stage, in fact and by law."""
    query = expand(RULE, "the rule").replace("$day", case["day"])
    query = query.replace("$a", str(country(case["a"]))).replace("$b", str(country(case["b"])))
    list(engine.query(query))  # type: ignore[arg-type]  # a SELECT


def by_question(engine: Engine, case: Case) -> None:
    """Ask the question of the catalog."""
    values = {"a": case["a"], "b": case["b"], "as_of": case["day"]}
    ask(engine, "stage-of-a-border", values)


def times_ms(
    engine: Engine, cases: list[Case], run: Callable[[Engine, Case], None]
) -> Iterator[float]:
    """Yield how long each case took, after one round that does not count."""
    for counts in (False, *[True] * ROUNDS):
        for case in cases:
            start = perf_counter()
            run(engine, case)
            if counts:
                yield (perf_counter() - start) * 1000


def report(name: str, times: list[float]) -> None:
    """Print one line of figures."""
    late = quantiles(times, n=20)[-1]
    figures = f"median {median(times):.1f}, 95th percentile {late:.1f}, max {max(times):.1f}"
    print(f"{name}: {len(times)} runs, {figures} ms")


if __name__ == "__main__":
    main()
