"""Works, people, bodies and journals that are found to be the same, and why."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from cbris.errors import SourceError
from cbris.loaders.identity import Resolution, Resolver
from cbris.loaders.identity.decisions import DecisionsLoader
from cbris.loaders.identity.skeleton import skeleton
from cbris.loaders.source import read_source
from cbris.ontology.terms import BASE, term


def resolve(*things: tuple[str, dict[str, str | list[str]]]) -> Resolution:
    """Resolve things, each an IRI without its base and its properties."""
    resolver = Resolver()
    for name, properties in things:
        for curie, values in properties.items():
            for value in [values] if isinstance(values, str) else values:
                linked = curie in ("dcterms:creator", "org:memberOf", "skos:inScheme")
                node = NamedNode(BASE + value) if linked else Literal(value)
                resolver.add(Triple(NamedNode(BASE + name), term(curie), node))
    return resolver.resolve()


def merged(resolution: Resolution) -> dict[str, str]:
    return {a.removeprefix(BASE): b.removeprefix(BASE) for a, b in resolution.merged.items()}


def work(title: str, year: str, author: str, **more: str) -> dict[str, str | list[str]]:
    named = {"dcterms:title": title, "dcterms:issued": year, "dcterms:creator": author}
    return {**named, **{f"dcterms:{name}": value for name, value in more.items()}}


def person(family: str, given: str, **more: str) -> dict[str, str | list[str]]:
    return {"foaf:familyName": family, "foaf:givenName": given, **more}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ievchak", "Yevchak", "Jevčak", "Євчак"),
        ("Yoda", "Ioda", "Йода", "Ёда"),
        ("Shchehliuk", "Shcheglyuk", "Щеглюк"),
        ("Sokolovskyi", "Sokolovsky", "Sokolovskiy", "Соколовський"),
        ("Khramov", "Hramov", "Храмов"),
        ("Malkamäki", "Malkamaki"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_a_work_and_its_transliteration_meet() -> None:
    found = resolve(
        ("publication/a.w", work("Мости та броди прикордонного краю", "2019", "person/a.1")),
        ("person/a.1", person("Зразок", "І. І.")),
        (
            "publication/b.w",
            work(
                "Mosty ta brody prykordonnoho kraiu",
                "2019",
                "person/b.1",
                alternative="Bridges and fords of the border land",
            ),
        ),
        ("person/b.1", person("Zrazok", "I. I.")),
        ("publication/c.w", work("Bridges and Fords of the Border Land", "2019", "person/c.1")),
        ("person/c.1", person("Zrazok", "Ivan")),
    )
    assert merged(found) == {
        "publication/b.w": "publication/a.w",
        "publication/c.w": "publication/a.w",
        "person/b.1": "person/a.1",
        "person/c.1": "person/a.1",
    }
    first = next(one for one in found.matches if "publication" in one.first)
    assert (first.score, first.outcome) == (1.0, "merged")
    assert first.reasons == ("titles equal", "same year", "authors in common: 1 of 1")


def test_one_title_by_other_authors_is_two_works() -> None:
    found = resolve(
        ("publication/a.w", work("Regional innovation systems in the north", "2001", "person/a.1")),
        ("person/a.1", person("Able", "A.")),
        ("publication/b.w", work("Regional innovation systems in the north", "2014", "person/b.1")),
        ("person/b.1", person("Baker", "B.")),
    )
    assert (found.merged, found.candidates) == ({}, [])


def test_another_edition_is_a_candidate_with_its_reasons() -> None:
    found = resolve(
        ("publication/a.w", work("The theory of ferries and fords", "1961", "person/a.1")),
        ("person/a.1", person("Able", "A.")),
        ("publication/b.w", work("The theory of ferries and fords", "2011", "person/b.1")),
        ("person/b.1", person("Able", "A.")),
    )
    (candidate,) = [one for one in found.candidates if "publication" in one.first]
    assert found.merged == {}
    assert (candidate.score, candidate.reasons) == (
        0.55,
        ("titles equal", "50 years apart", "authors in common: 1 of 1"),
    )


def test_two_dois_are_two_works_however_alike() -> None:
    title = "Ferries and fords of the north"
    found = resolve(
        ("publication/a", {**work(title, "2001", "person/a.1"), "bibo:doi": "10.5555/a"}),
        ("publication/b", {**work(title, "2001", "person/b.1"), "bibo:doi": "10.5555/b"}),
        ("person/a.1", person("Able", "A.")),
        ("person/b.1", person("Able", "A.")),
    )
    assert not {one for one in found.merged if "publication" in one}


def test_one_name_without_evidence_is_a_candidate_only() -> None:
    found = resolve(
        ("person/a.1", person("Able", "Anna")),
        ("person/b.1", person("Able", "Anna")),
        ("person/c.1", person("Able", "A.")),
    )
    assert found.merged == {}
    (candidate,) = found.candidates
    assert (candidate.score, candidate.reasons[1]) == (
        0.6,
        "family and given names agree; nothing else is known",
    )


def test_a_common_co_author_makes_one_person_and_two_authors_of_a_work_stay_two() -> None:
    found = resolve(
        ("publication/a.1", work("Ferries", "2001", "person/a.1")),
        ("publication/a.1", work("Ferries", "2001", "person/a.2")),
        ("publication/b.1", work("Tides", "2005", "person/b.1")),
        ("publication/b.1", work("Tides", "2005", "person/b.2")),
        ("publication/b.1", work("Tides", "2005", "person/b.3")),
        ("person/a.1", person("Able", "A.")),
        ("person/a.2", person("Baker", "B.")),
        ("person/b.1", person("Able", "A. C.")),
        ("person/b.2", person("Baker", "B.")),
        ("person/b.3", person("Baker", "B. D.")),
    )
    assert merged(found)["person/b.1"] == "person/a.1"
    assert not {"person/b.2", "person/b.3"} <= merged(found).keys()


def test_a_body_meets_its_other_name_and_its_acronym() -> None:
    found = resolve(
        ("organisation/a.x", {"foaf:name": "Institute for Harbour and Ferry Studies"}),
        ("organisation/b.x", {"foaf:name": "Institute of Harbour and Ferry Studies (INHAFS)"}),
        ("organisation/inhafs", {"skos:altLabel": "INHAFS", "skos:inScheme": "vocabulary/o"}),
        ("organisation/eu", {"skos:altLabel": "EU", "skos:inScheme": "vocabulary/o"}),
        ("organisation/eeu", {"skos:altLabel": "EEU", "skos:inScheme": "vocabulary/o"}),
    )
    assert {one for pair in found.merged.items() for one in pair} == {
        f"{BASE}organisation/{name}" for name in ("a.x", "b.x", "inhafs")
    }


def test_a_journal_meets_its_parallel_title() -> None:
    found = resolve(
        ("journal/a.x", {"dcterms:title": "Економіка та суспільство – Economy and Society"}),
        ("journal/b.x", {"dcterms:title": "Economy and society"}),
        ("journal/c.x", {"dcterms:title": "Economy and Space"}),
    )
    assert merged(found) == {"journal/b.x": "journal/a.x"}


def decisions(tmp_path: Path, *rows: str) -> list[Triple]:
    path = tmp_path / "identity-decisions.csv"
    path.write_text("\n".join(["first,second,decision,by,date,note", *rows]) + "\n", "utf-8")
    return [quad.triple for quad in DecisionsLoader().load(read_source(path, "decisions"))]


def test_what_a_person_decided_outweighs_likeness(tmp_path: Path) -> None:
    a, b, c, d = (f"{BASE}person/{name}" for name in "abcd")
    resolver = Resolver()
    for triple in decisions(tmp_path, f"{a},{b},same,Ann,2026-11-01,", f"{c},{d},different,,,"):
        resolver.add(triple)
    for iri in (a, b, c, d):
        family = "Able" if iri in (a, b) else "Baker"
        resolver.add(Triple(NamedNode(iri), term("foaf:familyName"), Literal(family)))
        resolver.add(Triple(NamedNode(iri), term("foaf:givenName"), Literal("Anna")))
    found = resolver.resolve()
    assert found.merged == {b: a}
    assert found.candidates == []


def test_a_decision_that_is_none_names_its_row(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"identity-decisions\.csv:2: .* one of same, different"):
        decisions(tmp_path, f"{BASE}person/a,{BASE}person/b,perhaps,,,")
