import pytest
from pyoxigraph import Literal, NamedNode
from tables import answers, load, stored

from cbris.errors import SourceError
from cbris.loaders.reference.facts import PROVENANCE
from cbris.loaders.reference.regions import NUTS_COLUMNS
from cbris.ontology.terms import concept, mint, term

HEADER = ",".join((*NUTS_COLUMNS, *PROVENANCE)) + "\n"
ROW = "XY111,3,XY,Here,,XY11,1.5,2.5,true,false,,2023-12-31,XY112,by hand,yes,\n"


def said(name: str, text: str) -> set[tuple[str, str]]:
    """Give what is said of the region of ROW."""
    subject = mint("region", "XY111")
    return {
        (quad.predicate.value, quad.object.value)
        for quad in load(name, text)
        if quad.subject == subject and isinstance(quad.object, NamedNode | Literal)
    }


def test_a_region_has_its_code_name_kind_parent_versions_and_successor() -> None:
    assert said("nuts_regions", HEADER + ROW) == {
        (term("rdf:type").value, term("cbris:Region").value),
        (term("skos:notation").value, "XY111"),
        (term("rdfs:label").value, "Here"),
        (term("dcterms:type").value, concept("region-kind", "nuts-3").value),
        (term("skos:inScheme").value, mint("vocabulary", "nuts-2021").value),
        (term("geo:sfWithin").value, mint("region", "XY11").value),
        (term("geo:hasCentroid").value, mint("region", "XY111", "point").value),
        (term("cbris:lastDay").value, "2023-12-31"),
        (term("dcterms:isReplacedBy").value, mint("region", "XY112").value),
        (term("dcterms:source").value, "by hand"),
        (term("cbris:verified").value, "yes"),
        (term("csvw:rownum").value, "1"),
        (term("prov:wasDerivedFrom").value, mint("source", "reference-nuts_regions").value),
    }


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",3,", ",0,", "nuts_regions.csv:2: level is '0'; 1, 2, 3 was expected"),
        ("XY111", "ZZ111", "code is 'ZZ111'; a code that begins with XY was expected"),
        ("1.5", "181", "lon is '181'; degrees between -180 and 180 was expected"),
        ("2.5", "north", "lat is 'north'; degrees between -90 and 90 was expected"),
        ("true", "True", "in_nuts_2021 is 'True'; true or false was expected"),
    ],
)
def test_a_wrong_cell_is_an_error(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load("nuts_regions", HEADER + ROW.replace(old, new, 1))


def test_a_subdivision_has_names_in_two_languages_and_a_point() -> None:
    query = """
    PREFIX geo: <http://www.opengis.net/ont/geosparql#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?label (LANG(?label) AS ?language) ?point { <https://w3id.org/cbris/region/UA-21>
        rdfs:label ?label ; geo:hasCentroid/geo:asWKT ?point }
    """
    assert answers(stored("subdivisions"), query) == [
        ("Zakarpattia Oblast", "en", "POINT(23.4466 48.2954)"),
        ("Закарпатська область", "uk", "POINT(23.4466 48.2954)"),
    ]
