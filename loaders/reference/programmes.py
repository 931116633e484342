"""Where programmes act, what became of them, and caps on co-financing."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from cbris.loaders.dates import dated
from cbris.loaders.reference.assertions import assertion, assertion_iri
from cbris.loaders.reference.codes import country, region
from cbris.loaders.reference.facts import provenance, split
from cbris.loaders.reference.versions import Amount, euro, number, scheme, several, sum_quads
from cbris.loaders.source import Source
from cbris.loaders.statements import describe
from cbris.loaders.tables import Row
from cbris.ontology.terms import concept, mint

__all__ = [
    "AREA_COLUMNS",
    "CAP_COLUMNS",
    "COUNTRY_COLUMNS",
    "EVENT_COLUMNS",
    "FORM_COLUMNS",
    "read_areas",
    "read_caps",
    "read_countries",
    "read_events",
    "read_forms",
]

AREA_COLUMNS = ("programme", "code")
COUNTRY_COLUMNS = ("programme", "country_iso2")
EVENT_COLUMNS = (
    "programme",
    "programme_name",
    "event",
    "date",
    "with_countries",
    "amount_meur",
    "to_programmes",
    "what",
)
CAP_COLUMNS = ("cap_id", "category", "who", "funds", "rate")
FORM_COLUMNS = ("form", "legal_act", "article", "repeals", "meaning")
EVENTS = ("suspended", "transferred", "cancelled")
CAP = "co-financing cap"
LEGAL_SOURCE = "legal source"


def read_areas(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the regions, or whole countries, in which a programme acts.

    `?programme schema:areaServed ?place`; an assertion of the row says where it is from. A
    country of the programme without a place in the table: its side is not known.

    :raises SourceError: a path or a code is not as it must be.
    """
    for row in rows:
        code = row["code"]
        place = country(code) if len(code) == 2 else region(code)
        yield from describe(graph, scheme(row, "programme"), [], {"schema:areaServed": place})
        said = {**provenance(source, row), "schema:valueReference": place}
        yield from assertion(graph, scheme(row, "programme"), "area", code, said)


def read_countries(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the countries that take part in a programme: `?programme dcterms:spatial ?country`.

    :raises SourceError: a path or a code is not as it must be.
    """
    for row in rows:
        code = row["country_iso2"]
        programme, place = scheme(row, "programme"), country(code)
        yield from describe(graph, programme, [], {"dcterms:spatial": place})
        said = {**provenance(source, row), "schema:valueReference": place}
        yield from assertion(graph, programme, "country", code, said)


def read_events(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield what became of programmes as assertions, dated by the day on which it came.

    - `?event a cbris:Assertion ; schema:about ?programme ; schema:propertyID ?what_came ;
      skos:definition ?words ; dcterms:spatial ?country` with whom, `cbris:firstDay ?day`,
    - `?event schema:amount ?sum` in euro and `dcterms:relation ?programme`, where it went,
    - `?programme a cbris:Programme ; rdfs:label ?name`.

    :raises SourceError: a path, a code, a date or a number is not as it must be.
    """
    for row in rows:
        if row["event"] not in EVENTS:
            raise row.error("event", ", ".join(EVENTS))
        programme = scheme(row, "programme")
        name = Literal(row["programme_name"], language="en")
        yield from describe(graph, programme, ["cbris:Programme"], {"rdfs:label": name})
        yield from _event(source, graph, row, programme)


def _event(source: Source, graph: NamedNode, row: Row, programme: NamedNode) -> Iterator[Quad]:
    event = assertion_iri(programme, row["event"], row["date"])
    sum_ = mint(*event.value.split("/")[4:], "amount") if row["amount_meur"] else None
    yield from describe(
        graph,
        event,
        ["cbris:Assertion"],
        {
            "rdfs:label": f"{row['event']}: {row['date']}",
            "schema:about": programme,
            "schema:propertyID": row["event"],
            "schema:value": row["date"],
            "skos:definition": Literal(row["what"], language="en"),
            "dcterms:spatial": [country(code) for code in split(row["with_countries"])],
            "dcterms:relation": [mint(*path.split("/")) for path in split(row["to_programmes"])],
            "schema:amount": sum_,
            "cbris:firstDay": dated(row["date"], "")["cbris:firstDay"],
            **provenance(source, row),
        },
    )
    if sum_:
        amount = euro(row, "amount_meur")
        yield from sum_quads(graph, sum_, Amount(row["event"], amount, amount))


def read_caps(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the caps on co-financing as assertions about funds and programmes.

    Shape: `?cap a cbris:Assertion ; schema:about ?fund ; schema:propertyID "co-financing cap" ;
    schema:value ?per_cent ; schema:name ?category ; skos:definition ?whom`.

    :raises SourceError: a path or a number is not as it must be.
    """
    for row in rows:
        for fund in several(row["funds"]):
            about = mint(*fund.split("/"))
            said = {
                **provenance(source, row),
                "schema:value": number(row, "rate"),
                "schema:unitText": "per cent",
                "schema:name": Literal(row["category"], language="en"),
                "skos:definition": Literal(row["who"], language="en"),
            }
            yield from assertion(graph, about, CAP, row["cap_id"], said)


def read_forms(source: Source, graph: NamedNode, rows: Iterator[Row]) -> Iterator[Quad]:
    """Yield the legal act that names a form of support, as an assertion about the form.

    Shape: `?assertion schema:about ?form ; schema:propertyID "legal source" ;
    schema:value "<act>, <article>" ; schema:name ?act ; skos:definition ?meaning ;
    dcterms:replaces ?number`, the number of the act that it repeals.
    """
    for row in rows:
        said = {
            **provenance(source, row),
            "schema:name": row["legal_act"],
            "dcterms:replaces": row["repeals"] or None,
            "skos:definition": Literal(row["meaning"], language="en"),
        }
        value = f"{row['legal_act']}, {row['article']}"
        form = concept("instrument-form", row["form"])
        yield from assertion(graph, form, LEGAL_SOURCE, value, said)
