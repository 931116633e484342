"""What was read stands in the graph with its words and its place."""

import pytest
from pyoxigraph import Literal, NamedNode, Store

from cbris.loaders.text.document import (
    Author,
    Claim,
    Document,
    Layout,
    Mention,
    Metadata,
    Name,
    Problem,
    Reference,
    Span,
)
from cbris.loaders.text.people import mentioned_person, named_person
from cbris.loaders.text.quads import document_quads

BASE = "https://w3id.org/cbris/"
TEXT = (
    "Poe E.; Doe J. — Made-up Institute; +38 (044) 000-00-00\n\n"
    "B. Balassa holds that a customs union leads to a common market. It ends here.\n\n"
    "3. Roe, R. (1999). On bor-ders. Made-up Journal, 2, 1–9."
)
UNION = f"{BASE}vocabulary/integration-form/customs-union"


def test_one_word_that_names_a_person_is_the_family_name() -> None:
    assert mentioned_person("Lundquist") == Name(family="Lundquist")
    assert mentioned_person("Eurostat") == Name(literal="Eurostat")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def store() -> Store:
    """Hold the quads of one made-up document, as a default graph too."""
    entry = at("Roe, R. (1999). On bor-ders. Made-up Journal, 2, 1–9.")
    claim = at("a customs union leads to a common market")
    document = Document(
        id="made-up.txt",
        text=TEXT,
        language="en",
        layout=Layout(Span(0, 57), Span(57, entry.start), Span(entry.start, len(TEXT))),
        metadata=Metadata(
            authors=(
                Author("Doe J.", "Doe", "J.", None, None, "Made-up Institute", None),
                Author("Poe E.", "Poe", "E.", orcid="0000-0002-1825-0097"),
            )
        ),
        references=(
            Reference(
                3,
                TEXT[entry.start : entry.end],
                *entry,
                authors=(Name("Roe", "R."),),
                title="On borders",
                container="Made-up Journal",
                year="1999",
                volume="2",
                pages="1-9",
                type="article",
                repaired=("title",),
            ),
        ),
        mentions=(
            Mention("customs union", "integration-form", *at("customs union"), UNION, "body"),
            Mention("Poe E.", "person", *at("Poe E."), None, "header"),
            Mention("B. Balassa", "person", *at("B. Balassa"), None, "body"),
        ),
        claims=(
            Claim(
                "customs union",
                "leads-to",
                "common market",
                TEXT[claim.start : claim.end],
                *claim,
                sentence=at("B. Balassa holds that a customs union leads to a common market."),
                rule="leads-to-1",
                subject_concept=UNION,
                holder=("B. Balassa",),
            ),
        ),
        problems=(Problem("doi-cut", "reference 3: the DOI is cut"),),
    )
    store = Store()
    store.extend(document_quads(document))
    return store


def ask(store: Store, pattern: str) -> bool:
    prefixes = "".join(
        f"PREFIX {name}: <{iri}>\n"
        for name, iri in {
            "bibo": "http://purl.org/ontology/bibo/",
            "c": f"{BASE}ontology#",
            "c4o": "http://purl.org/spar/c4o/",
            "cito": "http://purl.org/spar/cito/",
            "d": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "oa": "http://www.w3.org/ns/oa#",
            "prov": "http://www.w3.org/ns/prov#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        }.items()
    )
    query = f"BASE <{BASE}>\n{prefixes}ASK {{ GRAPH <graph/made-up.txt> {{ {pattern} }} }}"
    return bool(store.query(query))


@pytest.mark.parametrize(
    "pattern",
    [
        "<publication/made-up.txt> a bibo:Document ; d:source <source/made-up.txt>",
        "<publication/made-up.txt> d:creator <person/0000-0002-1825-0097>",
        "<person/0000-0002-1825-0097> skos:exactMatch <https://orcid.org/0000-0002-1825-0097>",
        "<publication/made-up.txt> cito:cites <publication/made-up.txt.roe-1999-on-borders>",
        "<publication/made-up.txt.roe-1999-on-borders> a bibo:Article ;"
        " d:title 'On borders' ; d:issued '1999'^^xsd:gYear ; bibo:pages '1-9'",
        "<reference/made-up.txt/3> bibo:number '3' ; c:repaired 'title' ;"
        " c4o:hasContent 'Roe, R. (1999). On bor-ders. Made-up Journal, 2, 1–9.'",
        f"?m a c:Mention ; oa:hasBody <{UNION}> ; c:mentionKind 'integration-form' ;"
        " c:inSentence/oa:hasSelector/oa:exact"
        " 'B. Balassa holds that a customs union leads to a common market.'",
        "<source/made-up.txt> <http://www.w3.org/2004/02/skos/core#editorialNote>"
        " 'reference 3: the DOI is cut (doi-cut)'@en",
        "<mention/made-up.txt/0-6/person> oa:hasBody <person/0000-0002-1825-0097>",
        "<mention/made-up.txt/57-67/person> oa:hasBody <person/made-up.txt.balassa-b>",
        f"?c a c:Claim ; c:claimSubject <{UNION}> ; c:objectText 'common market' ;"
        " c:claimRelation <vocabulary/relation/leads-to> ;"
        " c:heldBy <person/made-up.txt.balassa-b> ;"
        " prov:wasQuotedFrom/oa:hasSelector/oa:exact 'a customs union leads to a common market'",
    ],
)
def test_the_graph_says(store: Store, pattern: str) -> None:
    assert ask(store, pattern)


def test_what_the_text_does_not_say_stays_out(store: Store) -> None:
    assert not ask(store, "<publication/made-up.txt> d:title ?title")


def test_every_quote_is_the_exact_substring_at_its_offsets(store: Store) -> None:
    rows = store.query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?e ?s ?t { GRAPH ?g {"
        " ?x oa:hasSelector [ oa:exact ?e ] , [ oa:start ?s ; oa:end ?t ] } }"
    )
    found = [(row["e"].value, int(row["s"].value), int(row["t"].value)) for row in rows]  # type: ignore[union-attr]
    assert len(found) == 6
    assert [quote for quote, start, end in found if TEXT[start:end] != quote] == []


def test_a_phone_is_in_no_literal(store: Store) -> None:
    literals = [quad.object.value for quad in store if isinstance(quad.object, Literal)]
    assert [text for text in literals if "000-00-00" in text] == []


def test_no_blank_nodes(store: Store) -> None:
    nodes = [node for quad in store for node in (quad.subject, quad.object)]
    assert [node for node in nodes if not isinstance(node, NamedNode | Literal)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("V.A. Vasin", Name("Vasin", "V.A.")),
        ("E.Yu. Vinokurov", Name("Vinokurov", "E.Yu.")),
        ("D.\nSchindler", Name("Schindler", "D.")),
        ("Bela Balassa", Name("Balassa", "Bela")),
        ("Ihnatsevych S. P.", Name("Ihnatsevych", "S. P.")),
        ("J. van Dijk", Name("van Dijk", "J.")),
        ("T.lI. Sherstobitova", Name("Sherstobitova", "T.I.")),
        ("Eurostat", Name(literal="Eurostat")),
    ],
)
def test_a_name_in_running_text_is_split(text: str, expected: Name) -> None:
    assert named_person(text) == expected
