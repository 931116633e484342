"""What was read as a record, as a page and as lines."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cbris.loaders.reports import page_start, record, schema, section, text_report
from cbris.loaders.text.read import read_document

CORPUS = Path(__file__).parent.parent / "data/corpus"
TEXT = (
    "Able A.\nHarbour School\nable@example.org\n\n"
    "Abstract. The customs union hinders the movement of barges. Ukraine left the customs union. "
    "Trust & time <now>.\n\n"
    "References\n1. Baker, B. (2001). Tides. Harbour Studies, 3(1), 5-9.\n"
)


@pytest.mark.parametrize("name", ["000", "001", "002"])
def test_record_is_as_the_published_schema_says(name: str) -> None:
    path = next(CORPUS.glob(f"{name}_*.txt"))
    document = read_document(path.read_bytes().decode("utf-8"), name)
    content = json.loads(json.dumps(record(document, path.name)))
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(content)
    quoted = [one["quote"] for one in content["claims"]]
    assert quoted == [document.text[one["start"] : one["end"]] for one in content["claims"]]


def test_schema_refuses_a_field_that_it_does_not_know() -> None:
    content = json.loads(json.dumps(record(read_document(TEXT, "one"), "one.txt")))
    content["metadata"]["phone"] = "1"
    assert not Draft202012Validator(schema()).is_valid(content)


def test_claim_gives_iri_words_and_name_of_both_ends() -> None:
    claim = record(read_document(TEXT, "one"), "one.txt")["claims"][0]
    base = "https://w3id.org/cbris/vocabulary"
    assert claim["subject"] == {
        "iri": f"{base}/integration-form/customs-union",
        "label": "customs union",
        "concept": "customs union",
    }
    assert claim["relation"] == {"iri": f"{base}/relation/hinders", "label": "hinders"}


def test_page_marks_the_whole_text_and_shows_no_address() -> None:
    page = page_start("Papers") + section(read_document(TEXT, "one"), "one.txt")
    assert "Trust &amp; time &lt;now&gt;" in page.replace("</mark>", "")
    assert "able@example.org" not in page
    assert '<mark class="country" title="country: Ukraine">Ukraine</mark>' in page
    assert page.count('class="integration-form" title="integration-form: customs union"') >= 2
    assert 'href="#one-claim-0"' in page
    assert 'id="one-claim-0"' in page


def test_lines_name_each_thing_once_and_say_what_is_unknown() -> None:
    lines = list(text_report(read_document(TEXT, "one"), "one.txt"))
    assert "  title     unknown" in lines
    assert "  integration-form        customs union x2" in lines
    assert "  [1] Baker, B. (2001). Tides. Harbour Studies, vol. 3, no. 1, pp. 5-9" in lines
