"""A claim keeps of whom alone it is said, and a view that is only conceded is none."""

import pytest

from cbris.loaders.text.read import read_document


def read(text: str) -> list[tuple[str, str]]:
    return [(claim.object, claim.modality) for claim in read_document(text, "x.txt").claims]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("In the Polish sample, trust increases the sale of bread.", "in the Polish sample"),
        ("Among large firms, the grant increases the sale of bread.", "among large firms"),
        ("In the case of Ruritania, the toll hinders trade in bread.", "in the case of Ruritania"),
        ("In Ruritania, the national fund finances the new mills.", "in Ruritania"),
        ("In Ruritania, scholars hold that the fund hinders the sale.", "in Ruritania"),
        (
            "In case bread comes from abroad, imports promote trade.",
            "in case bread comes from abroad",
        ),
        ("As the town becomes richer, bread reduces hunger.", "as the town becomes richer"),
    ],
)
def test_the_scope_stays_in_the_claim(text: str, thing: str) -> None:
    assert [words.endswith(f" {thing}") for words, _ in read(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Although it is often claimed that tolls hinder trade, our figures show that it grows.",
        "Critics said that tolls hinder trade, but our data do not confirm it.",
        "In one case, the guild promoted the sale of bread.",
        "The more open the gate is, the more trade leads to wealth.",
        "This would mean that the toll promotes the sale of bread.",
        "To a lesser extent, the guild promotes the sale of bread.",
    ],
)
def test_what_is_conceded_or_restricted_is_no_claim(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("In most theories of trade, tolls reduce wealth.", "reported"),
        ("From the classical point of view, tolls reduce wealth.", "reported"),
        ("It is often argued that old towns promote trade.", "reported"),
        ("Our interviewees stress that the toll hinders trade.", "reported"),
        ("Both methods show that the toll hinders trade.", "asserted"),
    ],
)
def test_whose_view_it_is(text: str, modality: str) -> None:
    assert [how for _, how in read(text)] == [modality]
