"""The promises of a graph, checked one by one: what ``cbris check`` prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pyoxigraph import QuerySolutions

from cbris.errors import QueryError
from cbris.queries.borders import NO_FILE, compare_borders
from cbris.queries.quotes import misquotes, source_texts
from cbris.queries.sampling import PER_CLASS, sample
from cbris.queries.table import Table
from cbris.store.engine import Engine

__all__ = ["Outcome", "check", "violation_names"]

Status = Literal["passed", "failed", "skipped"]
CONSISTENT = f"ontology, vocabularies and {PER_CLASS} things of each class are consistent (HermiT)"
SHOWN = 3
"""How many faults of one check are shown."""


@dataclass(frozen=True)
class Outcome:
    """How a check ended, and a sentence on why."""

    name: str
    status: Status
    message: str = ""


def check(engine: Engine, data_dir: Path) -> Iterator[Outcome]:
    """Check the ontology, then the graph, its quotes against the files, its borders."""
    yield from profile()
    yield from consistency(engine)
    yield from shapes(engine)
    yield from violations(engine)
    yield from quotes(engine, data_dir)
    yield from borders(engine)


def profile() -> Iterator[Outcome]:
    """Check that the ontology and its vocabularies are in OWL 2 DL."""
    from cbris.ontology.profile import check_profile

    found = check_profile()
    if found.skipped_reason:
        yield Outcome("OWL 2 DL", "skipped", found.skipped_reason)
    else:
        yield _outcome("OWL 2 DL", found.violations)


def consistency(engine: Engine) -> Iterator[Outcome]:
    """Check by HermiT that the ontology and a sample of the graph can all be true.

    What its axioms say of single things (disjoint classes, numbers of values, keys and the
    like) is asked of the whole graph by queries; see `violations`.
    """
    from cbris.ontology.reasoning import check_consistency

    found = check_consistency(sample(engine))
    if found.consistent is None:
        yield Outcome(CONSISTENT, "skipped", found.message)
    else:
        faults = () if found.consistent else (found.message,)
        yield _outcome(CONSISTENT, (*faults, *found.unsatisfiable))


def shapes(engine: Engine) -> Iterator[Outcome]:
    """Check that the graph conforms to the SHACL shapes, by the report of its build."""
    yield _outcome("SHACL", tuple(" ".join(row) for row in _rows(engine, REPORT)))


def violations(engine: Engine) -> Iterator[Outcome]:
    """Check that every query that looks for a fault finds none."""
    for name in violation_names():
        text = (files("cbris.queries") / "violations" / f"{name}.rq").read_text("utf-8")
        yield _outcome(name, tuple(" ".join(row) for row in _rows(engine, text)))


def quotes(engine: Engine, data_dir: Path) -> Iterator[Outcome]:
    """Check that every quote stands in its file at its offsets."""
    yield _outcome("quotes are exact", tuple(misquotes(engine, source_texts(engine, data_dir))))


def borders(engine: Engine) -> Iterator[Outcome]:
    """Check that the bundled borders are those of the shapes that a user brought."""
    compared = list(compare_borders(engine))
    if not compared:
        yield Outcome("borders as in GISCO", "skipped", NO_FILE)
    for one in compared:
        name = f"borders as in GISCO {one.dataset}"
        if one.skipped_reason:
            yield Outcome(name, "skipped", one.skipped_reason)
        elif one.faults:
            yield _outcome(name, one.faults)
        else:
            yield Outcome(name, "passed", one.note)


def violation_names() -> tuple[str, ...]:
    """Give the names of the queries that each look for one fault, sorted."""
    folder = files("cbris.queries") / "violations"
    found = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq")))


REPORT = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?focus ?path ?message {
  GRAPH <https://w3id.org/cbris/graph/report> {
    ?result a sh:ValidationResult ; sh:focusNode ?focus .
    OPTIONAL { ?result sh:resultPath ?path }
    OPTIONAL { ?result sh:resultMessage ?message }
  }
} ORDER BY ?focus ?path ?message
"""


def _rows(engine: Engine, sparql: str) -> list[list[str]]:
    answer = engine.query(sparql)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("a check is not a SELECT; it must answer with one row for each fault")
    return [[cell.text for cell in row] for row in Table.of(answer).cells()]


def _outcome(name: str, faults: tuple[str, ...]) -> Outcome:
    if not faults:
        return Outcome(name, "passed")
    more = f" and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
    return Outcome(name, "failed", f"{'; '.join(faults[:SHOWN])}{more}")
