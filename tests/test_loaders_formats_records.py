"""Records of RIS, CSL-JSON, Crossref and OpenAlex become documents, one by one."""

import json
from typing import Any

import pytest
from formats import entries, manuscripts, only

from cbris.errors import SourceError
from cbris.loaders.text.document import Author, Metadata, Name

METADATA = Metadata(
    title="Harbours of border regions",
    authors=(Author("Eva B. Poe", "Poe", "Eva B."),),
    journal="Harbour Studies",
    volume="4",
    issue="2",
    year="2021",
    pages="11-19",
    doi="10.5555/made.1",
    keywords=("ferry", "customs union"),
)
TEXT = "Harbours of border regions\n\nThe customs union helps the ferries of states.\n\n" + (
    "ferry; customs union"
)
RIS = """TY  - JOUR
ID  - poe21
TI  - Harbours of border regions
AU  - Poe, Eva B.
T2  - Harbour Studies
VL  - 4
IS  - 2
SP  - 11
EP  - 19
PY  - 2021/06//
DO  - https://doi.org/10.5555/made.1
AB  - The customs union helps
the ferries of states.
KW  - ferry
KW  - customs union
ER  -
"""
CSL: dict[str, Any] = {
    "id": "poe21",
    "type": "article-journal",
    "title": "Harbours of border regions",
    "author": [{"family": "Poe", "given": "Eva B."}],
    "container-title": "Harbour Studies",
    "volume": 4,
    "issue": "2",
    "page": "11–19",
    "DOI": "10.5555/made.1",
    "issued": {"date-parts": [[2021, 6, 30]]},
    "abstract": "The customs union helps the ferries of states.",
    "keyword": "ferry; customs union",
}
CROSSREF: dict[str, Any] = {
    "DOI": "10.5555/made.1",
    "title": ["Harbours of border regions"],
    "author": [{"family": "Poe", "given": "Eva B.", "sequence": "first"}],
    "container-title": ["Harbour Studies"],
    "volume": "4",
    "issue": "2",
    "page": "11-19",
    "issued": {"date-parts": [[2021]]},
    "abstract": "<jats:p>The customs union helps the ferries of states.</jats:p>",
    "subject": ["ferry", "customs union"],
    "reference": [
        {"key": "1", "unstructured": "Able, A. (2019). Ferries. Harbour Studies, 4(2), 11–19."},
        {"key": "2", "unstructured": "Bake, B. Old harbours. 2020.", "DOI": "10.5555/old"},
        {
            "key": "3",
            "author": "Cole",
            "article-title": "New harbours",
            "journal-title": "Harbour Studies",
            "year": "2018",
            "volume": "3",
            "first-page": "7",
        },
        {"key": "4"},
    ],
}
OPENALEX: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/made.1",
    "title": "Harbours of border regions",
    "publication_year": 2021,
    "language": "en",
    "authorships": [{"author": {"display_name": "Eva B. Poe"}, "raw_affiliation_strings": []}],
    "primary_location": {"source": {"display_name": "Harbour Studies"}},
    "biblio": {"volume": "4", "issue": "2", "first_page": "11", "last_page": "19"},
    "keywords": [{"display_name": "ferry"}, {"display_name": "customs union"}],
    "abstract_inverted_index": {
        "The": [0], "customs": [1], "union": [2], "helps": [3], "the": [4], "ferries": [5],
        "of": [6], "states.": [7],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (RIS, "a.ris", "poe21"),
        (json.dumps([CSL]), "a.json", "poe21"),
        (json.dumps({"items": [CSL]}), "a.json", "poe21"),
        (json.dumps(OPENALEX), "a.json", "10.5555-made.1"),
        (json.dumps({"meta": {"count": 1}, "results": [OPENALEX]}), "a.json", "10.5555-made.1"),
        (json.dumps(OPENALEX) + "\n", "a.jsonl", "10.5555-made.1"),
        ("\ufeff" + json.dumps([OPENALEX]), "a.json", "10.5555-made.1"),
    ],
    ids=["RIS", "CSL list", "CSL items", "one work", "page of results", "lines", "marked"],
)
def test_a_record_is_a_document(content: str, name: str, key: str) -> None:
    found = only(content, name)
    abstract = found.metadata.abstract
    assert (found.key, found.text) == (key, TEXT)
    assert abstract is not None
    assert found.text[slice(*abstract)] == "The customs union helps the ferries of states."
    assert found.metadata == Metadata(
        **{**vars(METADATA), "abstract": abstract, "published": found.metadata.published}
    )


@pytest.mark.parametrize(
    "content",
    [
        {"status": "ok", "message-type": "work", "message": CROSSREF},
        {"status": "ok", "message": {"total-results": 1, "items": [CROSSREF]}},
        CROSSREF,
        [CROSSREF],
    ],
    ids=["answer of one", "answer of several", "work", "list"],
)
def test_an_answer_of_crossref_has_references(content: object) -> None:
    found = only(json.dumps(content), "a.json")
    assert found.key == "10.5555-made.1"
    assert found.text.startswith(TEXT)
    assert entries(found) == [
        "Able, A. (2019). Ferries. Harbour Studies, 4(2), 11–19.",
        "Bake, B. Old harbours. 2020. https://doi.org/10.5555/old",
    ]
    (reference,) = found.references
    assert reference.raw == "Cole, 2018, New harbours, Harbour Studies, 3, 7"
    assert reference.authors == (Name("Cole"),)
    assert (reference.title, reference.container) == ("New harbours", "Harbour Studies")
    assert found.layout is not None
    assert found.text[slice(*found.layout.references)].startswith("Able, A.")


def test_a_whole_date_and_issns_are_kept() -> None:
    found = only(json.dumps([{**CSL, "ISSN": ["0317-8471", "0317-8472"]}]), "a.json").metadata
    assert (found.published, found.issn) == ("2021-06-30", ("0317-8471",))


def test_a_line_that_is_no_work_costs_no_other() -> None:
    lines = [json.dumps(OPENALEX), "{broken", '{"other": 1}', json.dumps({**OPENALEX, "doi": None})]
    found = manuscripts("\n".join(lines), "a.jsonl")
    assert [one.key for one in found] == ["10.5555-made.1", "line-2", "line-3", "w1"]
    assert found[1].problems[0].message.startswith("a.jsonl:2: Expecting property name")
    assert found[2].problems[0].message == (
        "a.jsonl: line 3: no work; CSL, Crossref or OpenAlex was expected; it was left out"
    )


def test_a_list_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    found = manuscripts(json.dumps([OPENALEX, CSL])[:-20], "a.json")
    assert [one.key for one in found] == ["10.5555-made.1", "after-work-1"]


def test_the_same_record_again_is_left_out_and_another_of_its_key_told_apart() -> None:
    other = {**CSL, "title": "Other harbours"}
    found = manuscripts(json.dumps([CSL, other, CSL]), "a.json")
    assert len({one.key for one in found}) == len(found) == 2
    assert all(str(one.key).startswith("poe21.") for one in found)


def test_json_of_another_shape_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.json: in no format that this name may mean"):
        only('{"@context": "http://www.w3.org/ns/csvw", "url": "a.csv"}', "a.json")


def test_a_ris_file_that_was_cut_off_says_so() -> None:
    found = manuscripts(RIS + "TY  - BOOK\nTI  - Boats\nAU  - Doe, J", "a.ris")
    assert [one.metadata.title for one in found] == ["Harbours of border regions", "Boats", None]
    assert found[2].problems[0].message == (
        "a.ris:17: the last record has no 'ER  - ', so the file was cut off; what is there was read"
    )
