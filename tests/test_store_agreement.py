"""Claims of different publications that say the same, or deny each other."""

import time
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from cbris.loaders.text.quads import document_quads
from cbris.loaders.text.read import read_document
from cbris.ontology.files import ontology_file, parse_turtle, rules
from cbris.ontology.terms import concept, mint, term
from cbris.store.agreement import agree
from cbris.store.inference import infer

LINKS = """
    PREFIX cito: <http://purl.org/spar/cito/>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?one ?other { ?a cito:%s ?b . ?a rdfs:label ?one . ?b rdfs:label ?other }
"""


def store_of(*texts: str) -> Store:
    store = Store()
    for number, text in enumerate(texts):
        for quad in document_quads(read_document(text, f"text-{number}.txt")):
            store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store


def linked(store: Store, link: str) -> set[tuple[str, str]]:
    answer = store.query(LINKS % link)
    assert isinstance(answer, QuerySolutions)
    return {(row["one"].value, row["other"].value) for row in answer}


def test_two_texts_agree_on_a_claim_in_other_words() -> None:
    store = store_of(
        "The lack of trust hinders cross-border co-operation.",
        "A lack of trust is said to be old. The lack of trust hinders cross-border cooperation.",
    )
    assert agree(store) == 2
    (one, other), *_ = sorted(linked(store, "agreesWith"))
    assert {one, other} == {
        "lack of trust — hinders — cross-border co-operation",
        "lack of trust — hinders — cross-border cooperation",
    }


def test_two_texts_dispute_a_claim() -> None:
    store = store_of(
        "Border openness leads to innovation.", "Border openness does not lead to innovation."
    )
    assert agree(store) == 2
    assert linked(store, "disagreesWith") == {
        ("Border openness — leads-to — innovation", "Border openness — not leads-to — innovation"),
        ("Border openness — not leads-to — innovation", "Border openness — leads-to — innovation"),
    }
    assert linked(store, "agreesWith") == set()


def test_no_link_found_disputes_a_link() -> None:
    store = store_of(
        "The number of Euroregions is closely linked to patent applications.",
        "No connection between the number of Euroregions and patent applications was found.",
    )
    agree(store)
    assert len(linked(store, "disagreesWith")) == 2


def test_what_only_may_be_so_disputes_nothing() -> None:
    store = store_of(
        "Border openness may lead to innovation.", "Border openness does not lead to innovation."
    )
    assert agree(store) == 0


def test_one_text_does_not_agree_with_itself() -> None:
    text = "Border openness leads to innovation. Thus, border openness leads to innovation."
    assert agree(store_of(text)) == 0


def claims(number: int) -> Iterable[Quad]:
    """Yield the quads of one and the same claim, made by so many publications."""
    said: dict[str, NamedNode | Literal] = {
        "rdf:type": term("cbris:Claim"),
        "cbris:claimRelation": concept("relation", "promotes"),
        "cbris:modality": concept("modality", "asserted"),
        "cbris:objectText": Literal("growth"),
        "cbris:polarity": Literal("positive"),
        "cbris:subjectText": Literal("innovation"),
    }
    for n in range(number):
        claim = mint("claim", f"{n:05}")
        for name, value in said.items():
            yield Quad(claim, term(name), value)
        yield Quad(claim, term("prov:wasDerivedFrom"), mint("publication", f"{n}"))


def test_links_grow_with_the_claims_and_not_with_their_pairs() -> None:
    store = Store()
    store.bulk_extend(claims(5_000))
    started = time.perf_counter()
    assert agree(store) == 5_000
    assert time.perf_counter() - started < 5  # about 0.2 s; pairs would be 12 million
    first = mint("claim", "00000")
    agrees = term("cito:agreesWith")
    assert sum(1 for _ in store.quads_for_pattern(None, agrees, first, None)) >= 4_999


def test_agreement_holds_in_both_directions_after_inference() -> None:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in parse_turtle(ontology_file().read_bytes()))
    store.bulk_extend(claims(3))
    agree(store)
    infer(store, rules())
    first, last = (NamedNode(mint("claim", f"{n:05}").value) for n in (0, 2))
    assert Quad(first, term("cito:agreesWith"), last) in store
