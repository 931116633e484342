"""From what a person calls a region or a country to its IRI.

A place is called by its code in a code list (in capitals or not), by its IRI, by the path
of that below the base IRI, or by a name in any language, with its marks or without. The
codes of a country are all those in use, so EL and GR meet, and so do UK and GB.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal as OneOf
from unicodedata import combining, normalize

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cbris.errors import QueryError
from cbris.ontology.terms import BASE
from cbris.queries.table import Table
from cbris.store.engine import Engine

__all__ = ["Kind", "locate"]

Kind = OneOf["place", "country"]
CLASSES: Mapping[Kind, str] = {
    "place": "cbris:Country cbris:Region",
    "country": "cbris:Country",
}
EXPECTED: Mapping[Kind, str] = {
    "place": "a code or a name of a region or a country",
    "country": "a code or a name of a country",
}
CODE = re.compile(r"[A-Z]{2,3}|[A-Z]{2}-[0-9A-Z]{1,3}|(?=.*\d)[A-Z]{2}[0-9A-Z]{1,3}")
PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
CODED = "SELECT DISTINCT ?thing { VALUES ?kind { $kinds } ?thing skos:notation $code ; a ?kind }"
KNOWN = "SELECT ?kind { VALUES ?kind { $kinds } $thing a ?kind ; skos:notation ?code } LIMIT 1"
CODES = "SELECT DISTINCT ?code { VALUES ?kind { $kinds } ?thing a ?kind ; skos:notation ?code }"
NAMES = """
SELECT DISTINCT ?kind ?thing ?name ?now {
  VALUES ?kind { $kinds }
  ?thing a ?kind ; skos:notation ?code ;
    rdfs:label|skos:prefLabel|skos:altLabel|schema:alternateName ?name .
  OPTIONAL { ?thing dcterms:isReplacedBy ?now }
}
"""
LISTS = """
SELECT ?title (GROUP_CONCAT(DISTINCT ?country; separator=" ") AS ?countries) {
  ?list a skos:ConceptScheme ; dcterms:title ?title .
  FILTER(LANG(?title) = "en")
  ?region skos:inScheme ?list ; a cbris:Region ; skos:notation ?code .
  BIND(IF(CONTAINS(?code, "-"), SUBSTR(?code, 1, 2), "") AS ?country)
} GROUP BY ?title ORDER BY ?title
"""


def locate(engine: Engine, kind: Kind, name: str) -> NamedNode:
    """Give the IRI of the place that is called so.

    A country outranks regions of its name, and a code in force one that it replaced.

    :raises QueryError: nothing, or more than one thing, is called so.
    """
    code = name.strip().upper()
    found = _by_iri(engine, kind, name) or _by_code(engine, kind, code)
    found = found or _by_name(engine, kind, name)
    if not found:
        raise QueryError(_unknown(engine, kind, name, code))
    if len(found) > 1:
        meant = ", ".join(thing.value.rpartition("/")[2] for thing in found)
        raise QueryError(f"{name!r} is the name of {len(found)} places; give one of {meant}")
    return found[0]


def _by_iri(engine: Engine, kind: Kind, name: str) -> list[NamedNode]:
    if "/" not in name:
        return []
    try:
        thing = NamedNode(name if name.startswith(BASE) else BASE + name)
    except ValueError:
        return []
    return [thing] if _rows(engine, kind, KNOWN.replace("$thing", str(thing))).rows else []


def _by_code(engine: Engine, kind: Kind, code: str) -> list[NamedNode]:
    rows = _rows(engine, kind, CODED.replace("$code", str(Literal(code)))).rows
    return _sorted(row[0] for row in rows if isinstance(row[0], NamedNode))


def _by_name(engine: Engine, kind: Kind, name: str) -> list[NamedNode]:
    wanted = _plain(name)
    found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    countries = set()
    for class_, thing, label, now in _rows(engine, kind, NAMES).rows:
        if isinstance(label, Literal) and _plain(label.value) == wanted:
            assert isinstance(thing, NamedNode)  # what has a code has an IRI
            found[thing] |= {now} if isinstance(now, NamedNode) else set()
            if str(class_).endswith("#Country>"):
                countries.add(thing)
    named = countries or {thing for thing, now in found.items() if now.isdisjoint(found)}
    return _sorted(named)


def _sorted(things: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(things, key=lambda thing: thing.value)


def _plain(text: str) -> str:
    """Fold case, white space and marks, by which names are compared."""
    folded = normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(character for character in folded if not combining(character))


def _unknown(engine: Engine, kind: Kind, name: str, code: str) -> str:
    if CODE.fullmatch(code):
        advice = _advice(code, sorted(_texts(_rows(engine, kind, CODES), 0)))
        return (
            f"{name!r} is in none of the code lists held ({_lists(engine, kind)});"
            f" {EXPECTED[kind]} was expected{advice or '; give one such as GR, PL or UA'}"
        )
    names = sorted(set(_texts(_rows(engine, kind, NAMES), 2)))
    return f"nothing is called {name!r}; {EXPECTED[kind]} was expected{_advice(name, names)}"


def _lists(engine: Engine, kind: Kind) -> str:
    table = _rows(engine, kind, LISTS)
    pairs = zip(_texts(table, 0), _texts(table, 1), strict=True)
    lists = (f"{title}{_of(sorted(countries.split()))}" for title, countries in pairs)
    return ", ".join([*lists, "codes of countries"])


def _of(countries: list[str]) -> str:
    return f" for {' '.join(countries)}" if countries else ""


def _advice(text: str, known: list[str]) -> str:
    close = get_close_matches(text, known, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(close)}?" if close else ""


def _texts(table: Table, column: int) -> Iterator[str]:
    yield from (cell.value for row in table.rows if isinstance(cell := row[column], Literal))


def _rows(engine: Engine, kind: Kind, sparql: str) -> Table:
    answer = engine.query(PREFIXES + sparql.replace("$kinds", CLASSES[kind]))
    assert isinstance(answer, QuerySolutions)  # every text above is a SELECT
    return Table.of(answer)
