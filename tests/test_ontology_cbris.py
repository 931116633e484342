import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, RdfFormat, Store

from cbris.ontology.files import ontology_file, parse_turtle
from cbris.ontology.reasoning import OWL_DATATYPES
from cbris.ontology.terms import NAMESPACES, term

OWN = """
    Assertion Barrier Bloc BlocStage BorderPair Claim Condition Country
    CrossBorderInnovationSystem CrossBorderRegion CrossBorderStructure EligibilityRule Index
    InnovationSystem Instrument InstrumentVersion IntegrationForm IntegrationStage Mention
    NationalInnovationSystem PairException Programme Region RegionalInnovationSystem
    Strategy applicant basis claimObject claimRelation claimSubject counterpart firstDay
    grantRate hasForm heldBy inCountry inSentence indicator joins lastDay leastCountries
    leastMemberStates leastPartners mentionKind modality mostPartners nextStage objectText
    polarity precedes repaired rule section stage stageOrder subjectText trlFrom trlTo
    verified
"""
TRIPLES = list(parse_turtle(ontology_file().read_bytes()))
CURIE = re.compile(r'"([a-z]+\d?[a-z]*:\w+)"')
PREFIXES = """
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@pytest.fixture(scope="module")
def store() -> Store:
    found = Store()
    found.bulk_load(ontology_file().read_bytes(), format=RdfFormat.TURTLE)
    return found


@pytest.mark.parametrize("name", OWN.split())
def test_a_term_has_labels_a_one_sentence_comment_and_a_home(store: Store, name: str) -> None:
    term = f"<https://w3id.org/cbris/ontology#{name}>"
    good = store.query(
        PREFIXES
        + f"""ASK {{
            {term} rdfs:label ?en, ?uk ; rdfs:comment ?comment ;
                rdfs:isDefinedBy <https://w3id.org/cbris/ontology> .
            FILTER(LANG(?en) = "en" && LANG(?uk) = "uk" && LANG(?comment) = "en")
            FILTER REGEX(?comment, "^[A-Z][^.]*[.]$")
        }}"""
    )
    assert bool(good)


def test_the_file_defines_these_own_terms_and_no_other() -> None:
    home = "https://w3id.org/cbris/ontology#"
    subjects = {t.subject.value for t in TRIPLES if isinstance(t.subject, NamedNode)}
    assert sorted(s.removeprefix(home) for s in subjects if s.startswith(home)) == OWN.split()


def test_the_header_says_version_licence_title_and_how_to_cite(store: Store) -> None:
    rows = store.query(
        PREFIXES
        + """SELECT ?version ?license ?citation (COUNT(?title) AS ?titles) {
            <https://w3id.org/cbris/ontology> owl:versionInfo ?version ;
                dcterms:license ?license ; dcterms:bibliographicCitation ?citation ;
                dcterms:title ?title .
        } GROUP BY ?version ?license ?citation"""
    )
    assert isinstance(rows, QuerySolutions)
    (row,) = rows
    assert row["version"].value == "0.2.0"
    assert row["license"].value == "https://creativecommons.org/licenses/by/4.0/"
    assert row["citation"].value.startswith("CBRIS contributors: ")
    assert row["titles"].value == "2"


def test_blank_nodes_are_only_what_owl_must_have_them_for() -> None:
    blank = {t.subject for t in TRIPLES if isinstance(t.subject, BlankNode)}
    kinds = {term("owl:AllDisjointClasses"), term("owl:Class"), term("owl:Restriction")}
    typed = {t.subject for t in TRIPLES if t.predicate == term("rdf:type") and t.object in kinds}
    others = {term("rdf:rest"), term("owl:inverseOf")}
    assert blank - typed == {
        t.subject for t in TRIPLES if t.predicate in others and t.subject in blank
    }


def test_no_literal_is_foreign_to_owl() -> None:
    datatypes = {t.object.datatype for t in TRIPLES if isinstance(t.object, Literal)}
    assert datatypes <= OWL_DATATYPES


def test_every_term_in_the_loaders_and_the_store_is_declared() -> None:
    root = Path(__file__).parent.parent
    files = [*root.glob("loaders/**/*.py"), *root.glob("store/*.py")]
    words = [word for file in files for word in CURIE.findall(file.read_text("utf-8"))]
    used = {term(word) for word in words if word.partition(":")[0] in NAMESPACES}
    built_in = tuple(NAMESPACES[prefix] for prefix in ("owl", "rdf", "rdfs", "sh", "xsd"))
    declared = {triple.subject for triple in TRIPLES}
    assert not [t.value for t in used - declared if not t.value.startswith(built_in)]
