"""Instruments of the EU by version, and the strands of Interreg."""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from cbris.errors import SourceError
from cbris.loaders.reference.assertions import assertion
from cbris.loaders.reference.facts import provenance
from cbris.loaders.reference.versions import (
    Amount,
    euro,
    number,
    scheme,
    several,
    version_iri,
    version_quads,
)
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint, term

__all__ = ["INSTRUMENT_COLUMNS", "STRAND_COLUMNS", "read_instruments", "read_strands"]

VERSION_COLUMNS = ("version", "version_label", "first_year", "last_year")
INSTRUMENT_COLUMNS = (
    "instrument_id",
    "name",
    "kind",
    "programme",
    *VERSION_COLUMNS,
    "trl_from",
    "trl_to",
    "trl_end_from",
    "trl_end_to",
    "forms",
    "grant_max_eur",
    "rate_from",
    "rate_to",
    "equity_min_eur",
    "equity_max_eur",
    "months_from",
    "months_to",
    "budget_meur",
    "budget_year",
    "budget_is",
)
STRAND_COLUMNS = (
    "instrument_id",
    "name",
    "strand",
    *VERSION_COLUMNS,
    "share",
    "rate",
    "budget_meur",
    "programmes",
    "who",
)
BOUNDED = {"trl_end": "expected level at the end", "months": "months", "rate": "grant rate"}
"""Parameters with a lower and an upper bound, by the beginning of their two columns."""
UNITS = {"trl_end": "technology readiness level", "months": "month", "rate": "per cent"}
BUDGET_BOUNDS = ("", "at least")

Properties = Mapping[str, Value | Sequence[Value]]


def read_instruments(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the instruments and programmes by version, in the shape of `version_quads`.

    - `?version cbris:trlFrom ?level ; cbris:trlTo ?level`, technology readiness levels at
      which one applies; absent where they are not known,
    - `?version cbris:grantRate ?per_cent` where there is one rate; a range is a
      `schema:additionalProperty`, like the level at the end and the months,
    - `?version cbris:hasForm ?form ; eurio:hasFundingSchemeProgramme ?programme`,
    - `?version eurio:hasPreviousFundingScheme ?version`, the one before it among the rows:
      years without a row may lie between,
    - `?scheme rdf:type cbris:Instrument`, or `cbris:Programme`.

    :raises SourceError: a path, a number or a year is not as it must be.
    """
    table = list(rows)
    for row in table:
        more = {**_parameters(row), "eurio:hasPreviousFundingScheme": _previous(row, table)}
        yield from version_quads(source, graph, row, more, _amounts(row))
        yield from _bounded(graph, row)
        yield _typed_scheme(graph, row)


def read_strands(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the strands of Interreg in the shape of `version_quads`.

    The share of the Interreg budget and the number of programmes are assertions about the
    version; whom a strand is for is its `skos:definition`.

    :raises SourceError: a path, a number or a year is not as it must be.
    """
    for row in rows:
        more: Properties = {
            "cbris:grantRate": number(row, "rate"),
            "skos:definition": Literal(row["who"], language="en"),
        }
        yield from version_quads(source, graph, row, more, _budget(row))
        yield _typed_scheme(graph, row)
        for column, name, unit in (
            ("share", "share of the Interreg budget", "per cent"),
            ("programmes", "number of programmes", None),
        ):
            if row[column]:
                said = {
                    **provenance(source, row),
                    "schema:value": number(row, column),
                    "schema:unitText": unit,
                }
                yield from assertion(graph, version_iri(row), name, row[column], said)


def _parameters(row: Row) -> Properties:
    low, high = number(row, "rate_from"), number(row, "rate_to")
    return {
        "cbris:trlFrom": number(row, "trl_from", "xsd:integer"),
        "cbris:trlTo": number(row, "trl_to", "xsd:integer"),
        "cbris:grantRate": low if low == high else None,
        "cbris:hasForm": [concept("instrument-form", form) for form in several(row["forms"])],
        "eurio:hasFundingSchemeProgramme": scheme(row, "programme") if row["programme"] else None,
        "schema:category": row["kind"] or None,
        "schema:additionalProperty": [_parameter(row, name) for name in _ranges(row)],
    }


def _ranges(row: Row) -> list[str]:
    return [
        name
        for name in BOUNDED
        if row[f"{name}_from"] and (name != "rate" or row["rate_from"] != row["rate_to"])
    ]


def _parameter(row: Row, name: str) -> NamedNode:
    path = version_iri(row).value.split("/")[4:]
    return mint(*path, "parameter", name.replace("_", "-"))


def _bounded(graph: NamedNode, row: Row) -> Iterator[Quad]:
    """Yield `?parameter a schema:PropertyValue` with its two bounds and its unit."""
    for name in _ranges(row):
        yield from describe(
            graph,
            _parameter(row, name),
            ["schema:PropertyValue"],
            {
                "schema:propertyID": BOUNDED[name],
                "schema:minValue": number(row, f"{name}_from"),
                "schema:maxValue": number(row, f"{name}_to"),
                "schema:unitText": UNITS[name],
            },
        )


def _amounts(row: Row) -> list[Amount]:
    for column in ("grant_max_eur", "equity_min_eur", "equity_max_eur"):
        number(row, column)
    grant = Amount("grant", "", row["grant_max_eur"], "grant")
    equity = Amount("equity", row["equity_min_eur"], row["equity_max_eur"], "equity")
    return [grant, equity, *_budget(row)]


def _budget(row: Row) -> list[Amount]:
    """Give the budget of a version in euro; a year in its name is the year it is for."""
    if row["budget_is"] not in BUDGET_BOUNDS:
        raise row.error("budget_is", "nothing or 'at least'")
    sum_ = euro(row)
    name = f"budget-{row['budget_year']}" if row["budget_year"] else "budget"
    return [Amount(name, sum_, "" if row["budget_is"] else sum_)]


def _previous(row: Row, table: Sequence[Row]) -> NamedNode | None:
    """Give the version of the same scheme that began last before the row's.

    :raises SourceError: two versions of a scheme begin in one year.
    """
    same = [other for other in table if other["instrument_id"] == row["instrument_id"]]
    if len({other["first_year"] for other in same}) < len(same):
        raise SourceError(
            f"{row.where}: {row['instrument_id']} has two versions that begin in one year; "
            "one was expected; mend first_year"
        )
    before = [other for other in same if other["first_year"] < row["first_year"]]
    return version_iri(max(before, key=lambda other: other["first_year"])) if before else None


def _typed_scheme(graph: NamedNode, row: Row) -> Quad:
    kind = "Instrument" if row["instrument_id"].startswith("instrument/") else "Programme"
    return Quad(scheme(row), term("rdf:type"), term(f"cbris:{kind}"), graph)
