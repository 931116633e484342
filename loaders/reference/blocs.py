"""Blocs and agreements: what they are, at which stage they were, and where that fails."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.dates import dated, interval_quads
from cbris.loaders.reference.codes import country
from cbris.loaders.reference.facts import kebab, provenance
from cbris.loaders.source import Source
from cbris.loaders.statements import Value, describe, typed
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = [
    "BLOC_COLUMNS",
    "EXCEPTION_COLUMNS",
    "STAGE_COLUMNS",
    "bloc",
    "read_blocs",
    "read_exceptions",
    "read_stages",
]

BLOC_COLUMNS = (
    "bloc_id",
    "name",
    "abbrev",
    "wikidata_qid",
    "predecessor",
    "signature_year",
    "entry_into_force_year",
    "ended_year",
)
STAGE_COLUMNS = ("bloc_id", "stage_id", "basis", "from_date", "to_date")
EXCEPTION_COLUMNS = (
    "bloc_id",
    "country_a",
    "country_b",
    "from_date",
    "to_date",
    "basis",
    "stage_id",
)
STAGES = {
    "pta": "preferential-trade-area",
    "fta": "free-trade-area",
    "cu": "customs-union",
    "cm": "common-market",
    "eu_mu": "economic-union",
    "full": "complete-economic-integration",
}
BASES = {
    "de_jure": ("de-jure",),
    "de_facto": ("de-facto",),
    "both": ("de-facto", "de-jure"),
}
ONE_BASIS = ("de_jure", "de_facto")
KINDS = {"bi_": "bilateral-agreement"}
WIKIDATA = "http://www.wikidata.org/entity/"


def bloc(key: str) -> NamedNode:
    """Mint the IRI of a bloc from its id in the tables."""
    return mint("bloc", kebab(key))


def read_blocs(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the blocs and agreements.

    Shape: `?bloc a cbris:Bloc ; rdfs:label ?name@en ; skos:altLabel ?short ; skos:notation ?id ;
    dcterms:type ?kind ; dcterms:created ?year_of_signature ; dcterms:replaces ?predecessor ;
    skos:exactMatch ?wikidata`, with the interval in which it was in force, by years.
    """
    for row in rows:
        force = row["entry_into_force_year"], row["ended_year"]
        qid = row["wikidata_qid"]
        signed = row["signature_year"]
        yield from describe(
            graph,
            bloc(row["bloc_id"]),
            ["cbris:Bloc"],
            {
                "rdfs:label": Literal(row["name"], language="en"),
                "skos:altLabel": row["abbrev"] or None,
                "skos:notation": row["bloc_id"],
                "skos:exactMatch": NamedNode(WIKIDATA + qid) if qid else None,
                "dcterms:created": typed(signed, "xsd:gYear") if signed else None,
                "dcterms:replaces": bloc(row["predecessor"]) if row["predecessor"] else None,
                "dcterms:type": concept("bloc-kind", KINDS.get(row["bloc_id"][:3], "bloc")),
                **dated(*force),
                **provenance(source, row),
            },
        )
        yield from interval_quads(graph, *force)


def read_stages(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the stages at which a bloc was, by law or in fact.

    Shape: `?node a cbris:BlocStage ; org:organization ?bloc ; cbris:stage ?stage ;
    cbris:basis ?basis`, dated.

    :raises SourceError: a stage, a basis or a date is not as it must be.
    """
    for row in rows:
        if row["basis"] not in ONE_BASIS:
            raise row.error("basis", " or ".join(ONE_BASIS))
        node = mint("bloc", kebab(row["bloc_id"]), "stage", _bases(row)[0], _start(row))
        stage = concept("integration-form", _stage(row))
        yield from _dated_fact(source, graph, row, node, "cbris:BlocStage", {"cbris:stage": stage})


def read_exceptions(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the pairs of countries for which a bloc's stage does not hold.

    Shape: `?node a cbris:PairException ; org:organization ?bloc ; cbris:joins ?a, ?b ;
    cbris:basis ?basis ; cbris:stage ?stage`, dated; no stage where the two share none in the
    bloc.

    :raises SourceError: a country, a stage, a basis or a date is not as it must be.
    """
    for row in rows:
        pair = sorted((row["country_a"], row["country_b"]))
        parts = ("exception", "--".join(pair), "--".join(_bases(row)), _start(row))
        stage = concept("integration-form", _stage(row)) if row["stage_id"] else None
        properties = {"cbris:joins": [country(code) for code in pair], "cbris:stage": stage}
        node = mint("bloc", kebab(row["bloc_id"]), *parts)
        yield from _dated_fact(source, graph, row, node, "cbris:PairException", properties)


def _dated_fact(
    source: Source,
    graph: NamedNode,
    row: Row,
    node: NamedNode,
    kind: str,
    properties: Mapping[str, Value | list[NamedNode]],
) -> Iterator[Quad]:
    dates = row["from_date"], row["to_date"]
    yield from describe(
        graph,
        node,
        [kind],
        {
            "org:organization": bloc(row["bloc_id"]),
            "cbris:basis": [concept("stage-basis", basis) for basis in _bases(row)],
            **properties,
            **dated(*dates),
            **provenance(source, row),
        },
    )
    yield from interval_quads(graph, *dates)


def _bases(row: Row) -> tuple[str, ...]:
    if row["basis"] not in BASES:
        raise row.error("basis", " or ".join(BASES))
    return BASES[row["basis"]]


def _stage(row: Row) -> str:
    if row["stage_id"] not in STAGES:
        raise row.error("stage_id", " or ".join(STAGES))
    return STAGES[row["stage_id"]]


def _start(row: Row) -> str:
    return row["from_date"] or "unknown"
