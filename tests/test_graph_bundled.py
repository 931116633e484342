"""What no reader may get wrong, over the whole graph of the bundled texts."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, QuerySolutions

from cbris.loaders.bundled import bundled_files
from cbris.loaders.text.decode import decode
from cbris.store.dump import FORMATS, dump
from cbris.store.embedded import EmbeddedEngine

QUOTES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?id ?start ?end ?exact ?prefix ?suffix WHERE {
  ?span oa:hasSource/dcterms:identifier ?id ; oa:hasSelector ?quote , ?position .
  ?quote oa:exact ?exact .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL { ?quote oa:prefix ?prefix }
  OPTIONAL { ?quote oa:suffix ?suffix }
}"""
PHONE = re.compile(r"\+\d\d[\s(]*\d{3}|(?<![-\d])\d{3}[-\s]\d\d[-\s]\d\d(?![-\d])")
PRIVATE = (
    "Antonovycha Str",
    "Antonovicha Str",
    "Str., 180",
    "03150",
    "(063)",
    "815-26-78",
    "(044)",
    "521-09-81",
)


@pytest.fixture(scope="module")
def engine(bundled_data: Path) -> EmbeddedEngine:
    return EmbeddedEngine(bundled_data)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Give the three texts by id, as their bytes say."""
    return {
        one.id: decode(one.path.read_bytes(), one.path.name)
        for one in bundled_files()
        if one.path.suffix == ".txt"
    }


def rows(engine: EmbeddedEngine, query: str) -> Iterator[dict[str, str]]:
    answer = engine.query(query)
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    for row in answer:
        yield {name: row[name].value for name in names if row[name] is not None}


def test_every_quote_is_an_exact_substring_at_its_offsets(
    engine: EmbeddedEngine, texts: dict[str, str]
) -> None:
    found = list(rows(engine, QUOTES))
    said = [texts[row["id"]][int(row["start"]) : int(row["end"])] for row in found]
    assert len(found) > 400
    assert [row["exact"] for row in found] == said


def test_an_unmasked_prefix_and_suffix_stand_around_the_quote(
    engine: EmbeddedEngine, texts: dict[str, str]
) -> None:
    for row in rows(engine, QUOTES):
        text, prefix, suffix = texts[row["id"]], row.get("prefix", ""), row.get("suffix", "")
        assert "…" in prefix or text[: int(row["start"])].endswith(prefix)
        assert "…" in suffix or text[int(row["end"]) :].startswith(suffix)


@pytest.mark.parametrize("form", FORMATS)
def test_no_dump_holds_a_phone_or_an_address(engine: EmbeddedEngine, form: str) -> None:
    text = b"".join(dump(engine, form)).decode()
    assert [private for private in PRIVATE if private in text] == []


def test_no_dump_holds_what_the_annotations_mark_as_private(engine: EmbeddedEngine) -> None:
    shared = os.environ.get("CBRIS_SHARED")
    if not shared:
        pytest.skip("CBRIS_SHARED is not set: the annotated texts are not at hand")
    gold = json.loads(Path(shared, "gold", "001.gold.json").read_text("utf-8"))
    private = [
        author[key] for author in gold["metadata"]["authors"] for key in ("phone", "address")
    ]
    text = b"".join(dump(engine, "nquads")).decode()
    assert len(private) == 4
    assert [one for one in private if one in text] == []


def test_no_literal_looks_like_a_phone(engine: EmbeddedEngine) -> None:
    literals = [quad.object.value for quad in engine.snapshot() if isinstance(quad.object, Literal)]
    assert [text for text in literals if PHONE.search(text)] == []


def test_what_the_texts_do_not_say_stays_unknown(engine: EmbeddedEngine) -> None:
    titled = rows(
        engine,
        "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX bibo: <http://purl.org/ontology/bibo/>"
        " SELECT ?title WHERE { ?text a bibo:Document ; dcterms:source ?s ; dcterms:title ?title }",
    )
    assert list(titled) == []


def test_two_spellings_of_one_institute_are_one_organisation(engine: EmbeddedEngine) -> None:
    found = list(
        rows(
            engine,
            "SELECT DISTINCT ?institute WHERE { <https://w3id.org/cbris/publication/001>"
            " <http://purl.org/dc/terms/creator>/<http://www.w3.org/ns/org#memberOf> ?institute }",
        )
    )
    assert len(found) == 1


def test_the_lost_second_process_is_not_made_up(engine: EmbeddedEngine) -> None:
    claims = rows(
        engine,
        "PREFIX cbris: <https://w3id.org/cbris/ontology#>"
        " SELECT ?object WHERE { ?claim a cbris:Claim ;"
        " cbris:subjectText ?subject ; cbris:objectText ?object"
        " FILTER(REGEX(CONCAT(?subject, ' ', ?object), 'regionali[sz]ation|bottom', 'i')) }",
    )
    assert [row["object"] for row in claims] == []
