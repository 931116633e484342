from rdflib import OWL, RDF, URIRef

from cbris.ontology.diagram import DIAGRAMS, class_diagram, curie, read_ontology
from cbris.ontology.mapping import reuse_table, term_table

ONTOLOGY = read_ontology()


def test_every_own_class_is_in_a_diagram() -> None:
    classes = (c for c in ONTOLOGY.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef))
    own = {curie(c) for c in classes if curie(c).startswith("cbris:")}
    assert own - {name for shown in DIAGRAMS.values() for name in shown} == set()


def test_a_diagram_has_what_joins_its_classes() -> None:
    shown = ("cbris:BorderPair", "cbris:Region", "cbris:CrossBorderRegion", "org:Membership")
    assert class_diagram(ONTOLOGY, shown).splitlines() == [
        "classDiagram",
        "    direction LR",
        "    class BorderPair",
        "    class CrossBorderRegion",
        "    class Region",
        "    Region : firstDay",
        "    Region : lastDay",
        '    class org_Membership["org:Membership"]',
        "    org_Membership : firstDay",
        "    org_Membership : lastDay",
        "    Region <|-- CrossBorderRegion",
        '    BorderPair --> "2" Region : joins',
        "    Region --> Region : sfTouches (geo)",
        "    Region --> Region : sfWithin (geo)",
        "    org_Membership --> Region : member (org)",
    ]


def test_a_label_has_no_colon_which_mermaid_would_not_read() -> None:
    for shown in DIAGRAMS.values():
        for line in class_diagram(ONTOLOGY, shown).splitlines():
            assert line.count(":") <= 1 or "[" in line


def test_the_table_has_each_own_term_with_what_it_builds_on() -> None:
    lines = term_table(ONTOLOGY).splitlines()
    assert len(lines) == 2 + 59
    assert (
        "| `cbris:BorderPair` | Two areas that touch across a state border, taken as one thing. "
        "| ⊑ `geo:Feature` |" in lines
    )
    assert any(line.endswith("| ≈ `schema:startDate` |") for line in lines)


def test_the_table_of_reused_terms_goes_by_vocabulary() -> None:
    lines = reuse_table(ONTOLOGY).splitlines()
    assert "| [dcat](http://www.w3.org/ns/dcat#) | `Dataset` |" in lines
    assert not any("cbris:" in line for line in lines)
