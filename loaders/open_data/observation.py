"""One row of SDMX-CSV as an observation."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pyoxigraph import NamedNode, Quad

from cbris.errors import SourceError
from cbris.loaders.dates import interval, interval_quads
from cbris.loaders.open_data.areas import area, is_known
from cbris.loaders.open_data.cube import Codes, OpenCube
from cbris.loaders.open_data.periods import period
from cbris.loaders.open_data.problems import Problems
from cbris.loaders.open_data.values import decimal
from cbris.loaders.source import Source
from cbris.loaders.statements import describe, integer
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, graph, mint, term

__all__ = ["Observations"]

STATUS: Mapping[str, Mapping[str, str]] = {
    "OBS_FLAG": {
        "b": "break-in-series",
        "c": "confidential",
        "d": "definition-differs",
        "e": "estimated",
        "f": "forecast",
        "i": "imputed",
        "m": "missing",
        "n": "not-significant",
        "p": "provisional",
        "r": "revised",
        "s": "imputed",
        "u": "low-reliability",
        "z": "missing",
    },
    "CONF_STATUS": {
        "C": "confidential",
        "F": "",
        "N": "not-for-publication",
        "P": "non-statistical-secrecy",
    },
}
"""Flags and what they mean; c, r, s and z are those of files before 2025, F says "free"."""
STATUS_PROPERTIES = {
    "OBS_FLAG": term("sdmx-attribute:obsStatus"),
    "CONF_STATUS": term("sdmx-attribute:confStatus"),
}
NO_VALUE = ("", ":")
NOT_GIVEN = "not-given"
"""The unit of a data set without a column for it."""


class Observations:
    """Turns rows into observations, each area, period and code described once."""

    def __init__(self, source: Source, cube: OpenCube, codes: Codes, problems: Problems) -> None:
        """Start with no observation; `codes` and `problems` grow with the rows."""
        self.count = 0
        self._graph = graph(source.id)
        self._cube, self._codes, self._problems = cube, codes, problems
        self._properties = {name: cube.property(name) for name in cube.dimensions}
        self._periods: dict[str, NamedNode] = {}
        self._described: set[NamedNode] = set()
        self._fixed = [
            (term("rdf:type"), term("qb:Observation")),
            (term("qb:dataSet"), cube.iri),
            (term("cbris:indicator"), cube.indicator),
            (term("prov:wasDerivedFrom"), mint("source", source.id)),
        ]
        if "unit" not in cube.dimensions:
            unit = codes.code("unit", NOT_GIVEN)
            self._fixed.append((term("sdmx-attribute:unitMeasure"), unit))

    def row(self, row: Row) -> Iterator[Quad]:
        """Yield the observation of a row, if it has a value and an area that is known.

        `?observation a qb:Observation ; qb:dataSet ?dataset ; sdmx-dimension:refArea ?area ;
        sdmx-dimension:refPeriod ?interval ; cbris:indicator ?indicator ;
        sdmx-measure:obsValue ?number ; sdmx-attribute:unitMeasure ?unit ; ?dimension ?code ;
        sdmx-attribute:obsStatus ?status ; csvw:rownum ?number ; prov:wasDerivedFrom ?source`.

        :raises SourceError: a value, a period or a flag is not as Eurostat writes it.
        """
        if row["OBS_VALUE"] in NO_VALUE:
            self._problems.tell("no value given; nothing is said", row)
            return
        try:
            place = area(row["geo"])
        except SourceError:
            self._problems.tell("geo is no country or region; left out", row, row["geo"])
            return
        if not is_known(place):
            yield from self._describe(place, row)
        yield from self._observation(row, place)

    def _describe(self, place: NamedNode, row: Row) -> Iterator[Quad]:
        """Yield `?area a cbris:Region ; skos:notation ?code`, once for an area of no table."""
        code = row["geo"]
        self._problems.tell("geo is in no table of codes; kept under the code alone", row, code)
        if place in self._described:
            return
        self._described.add(place)
        kind = "cbris:Country" if len(code) == 2 else "cbris:Region"
        properties = {"skos:notation": code, "rdfs:label": code}
        yield from describe(self._graph, place, [kind], properties)

    def _observation(self, row: Row, place: NamedNode) -> Iterator[Quad]:
        self.count += 1
        home = self._graph
        subject = mint("observation", self._cube.key, *self._key(row))
        value = decimal(row, "OBS_VALUE")
        assert value is not None  # `row` asked
        for predicate, thing in self._fixed:
            yield Quad(subject, predicate, thing, home)
        yield Quad(subject, REF_AREA, place, home)
        yield Quad(subject, OBS_VALUE, value, home)
        yield Quad(subject, ROWNUM, integer(row.number), home)
        yield from self._period(subject, row)
        for name, predicate in self._properties.items():
            yield Quad(subject, predicate, self._codes.code(name, row[name]), home)
        for predicate, status in _statuses(row):
            yield Quad(subject, predicate, status, home)
        yield from self._codes.new()

    def _key(self, row: Row) -> Iterator[str]:
        for name in self._properties:
            if not row[name]:
                raise row.error(name, "a code of the dimension")
            yield row[name]
        yield row["geo"]
        yield row["TIME_PERIOD"]

    def _period(self, subject: NamedNode, row: Row) -> Iterator[Quad]:
        text = row["TIME_PERIOD"]
        known = self._periods.get(text)
        if known is None:
            try:
                first, last = period(text)
            except SourceError as error:
                raise row.error("TIME_PERIOD", "a period such as 2024, 2024-Q1, 2024-01") from error
            known = self._periods[text] = interval(first, last)
            yield from interval_quads(self._graph, first, last)
        yield Quad(subject, REF_PERIOD, known, self._graph)


REF_AREA = term("sdmx-dimension:refArea")
REF_PERIOD = term("sdmx-dimension:refPeriod")
OBS_VALUE = term("sdmx-measure:obsValue")
ROWNUM = term("csvw:rownum")


def _statuses(row: Row) -> Iterator[tuple[NamedNode, NamedNode]]:
    for column, predicate in STATUS_PROPERTIES.items():
        for flag in row[column].replace(" ", ""):
            if flag not in STATUS[column]:
                raise row.error(column, f"flags among {' '.join(STATUS[column])}")
            if name := STATUS[column][flag]:
                yield predicate, _status(name)


@lru_cache
def _status(name: str) -> NamedNode:
    return concept("observation-status", name)
