"""The patterns: each with an example and a counter-example, none cut to one text."""

import os
import re
import runpy
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from pyoxigraph import RdfFormat, parse

from cbris.loaders.text.claims import find_claims
from cbris.loaders.text.claims.holders import holdings
from cbris.loaders.text.claims.plain import Lexicon, Plain
from cbris.loaders.text.claims.rules import Rule, rules
from cbris.loaders.text.document import Claim, Layout, Reference, Span
from cbris.loaders.text.read import read_document
from cbris.loaders.text.vocabulary import Vocabulary
from cbris.ontology.terms import concept, term

PATTERNS = files("cbris.loaders.text") / "patterns"
OWN = sorted(
    entry.name
    for entry in PATTERNS.iterdir()
    if entry.name.endswith(".yaml") and entry.name != "mentions.yaml"
)
DOCS = Path(__file__).parents[1] / "docs"
RUN = 8  # so many words in a row are no pattern but a sentence


def read(rule: Rule, text: str) -> list[Claim]:
    end = len(text)
    if rule.where == "references":
        layout = Layout(Span(0, 0), Span(0, 0), Span(0, end))
        found = find_claims(text, layout, (Reference(1, text, 0, end),), (), Vocabulary.load())
    else:
        layout = Layout(Span(0, 0), Span(0, end), Span(end, end))
        found = find_claims(text, layout, (), (), Vocabulary.load())
    return [claim for claim in found if claim.rule == rule.id]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_example_yields_its_claims(rule: Rule) -> None:
    found = [f"{claim.subject} -> {claim.object}" for claim in read(rule, rule.example)]
    assert found == list(rule.yields)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_counter_example_yields_nothing(rule: Rule) -> None:
    assert rule.counter_example
    assert read(rule, rule.counter_example) == []


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))
    assert all(rule.id.startswith(f"{rule.relation}.") for rule in rules())


@pytest.mark.parametrize(
    "rule",
    yaml.safe_load((PATTERNS / "holders.yaml").read_text("utf-8"))["rules"],
    ids=lambda rule: rule["id"],
)
def test_the_example_of_a_holder_names_one(rule: dict[str, str]) -> None:
    text = rule["example"]
    plain = Plain.of(text, Span(0, len(text)), Lexicon.of(text))
    (found,) = holdings(plain, frozenset({"Able", "Baker"}))
    if "?P<body>" in rule["trigger"]:
        assert found.names == ("OECD",)
    elif "?P<holder>" in rule["trigger"]:
        family = any(way in rule["trigger"] for way in ("{cited}", "{lone}")) or rule.get("known")
        assert found.names[0] == ("Able" if family else "A. Able")
    else:
        assert (found.names, found.own) == ((), rule.get("own", False))


@pytest.mark.parametrize("scheme", ["relation", "modality"])
def test_every_relation_and_modality_is_a_concept(scheme: str) -> None:
    content = (files("cbris.ontology") / "vocabularies" / f"{scheme}.ttl").read_bytes()
    known = {
        quad.subject.value
        for quad in parse(content, RdfFormat.TURTLE)
        if quad.object == term("skos:Concept")
    }
    modalities = {"asserted", "necessary", "possible", "proven", "recommended", "reported"}
    names = {rule.relation for rule in rules()} if scheme == "relation" else modalities
    assert known == {concept(scheme, name).value for name in names}


def test_every_relation_is_documented_with_its_examples() -> None:
    made = runpy.run_path(str(DOCS / "relations.py"))["page"]()
    assert (DOCS / "relations.md").read_text("utf-8") == made
    listed = re.findall(r"^\| `(.+?)` \| (.+) \| (.+) → .+ \| (.+) \|$", made, re.MULTILINE)
    assert len(listed) == len(rules())


def texts() -> list[str]:
    corpus = files("cbris.data") / "corpus"
    found = [entry for entry in corpus.iterdir() if entry.name.endswith(".txt")]
    return [entry.read_text("utf-8") for entry in found]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("name", OWN)
def test_no_pattern_holds_a_sentence_of_a_text(name: str) -> None:
    pattern = runs(words_of((PATTERNS / name).read_text("utf-8")))
    assert texts()
    assert not any(pattern & runs(words_of(text)) for text in texts())


@pytest.mark.parametrize("name", OWN)
def test_no_pattern_names_a_text(name: str) -> None:
    pattern = (PATTERNS / name).read_text("utf-8")
    assert not re.search(r"\b00\d\b|\btext \d|_[0-9a-f]{16}\b", pattern)


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_at_least_150_gold_statements_are_found() -> None:
    command = [sys.executable, "-m", "benchmarks.score_claims"]
    done = subprocess.run(command, cwd=DOCS.parent, capture_output=True, text=True, check=True)
    (total,) = re.findall(r"^all: (\d+) of 187 found, (\d+) claims$", done.stdout, re.MULTILINE)
    assert int(total[0]) >= 150
    assert int(total[1]) <= 200


def test_every_quote_of_the_bundled_texts_is_exact() -> None:
    for text in texts():
        for claim in read_document(text, "any").claims:
            assert text[claim.start : claim.end] == claim.quote
            assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end


def test_every_claim_of_the_bundled_texts_was_judged() -> None:
    page = (DOCS / "precision-claims.md").read_text("utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| 00")]
    judged = {(row[1], row[2], row[3]) for row in rows if len(row) == 7}
    claims = [claim for text in texts() for claim in read_document(text, "any").claims]
    assert {(claim.subject, claim.relation, claim.object) for claim in claims} == judged
    assert len(claims) == sum(len(row) == 7 for row in rows)
