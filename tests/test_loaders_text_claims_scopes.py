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
        ("In Ruritania, the fund increases the output in mills.", "in Ruritania"),
        ("In Ruritania, scholars hold that the fund hinders the sale.", "in Ruritania"),
        (
            "In case bread comes from abroad, imports promote trade.",
            "in case bread comes from abroad",
        ),
        ("In the short run, the toll reduces imports of bread.", "in the short run"),
        ("On the Slovak side, the guild finances the mill.", "on the Slovak side"),
        ("By contrast, in the Czech case, the toll reduces trade.", "in the Czech case"),
        ("In some regions, the fund increases trade.", "in some regions"),
        ("With sufficient funding, the guild promotes trade.", "with sufficient funding"),
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
        "It has become commonplace to say that tolls hinder trade.",
        "The new rules supposedly reduce the burden on millers.",
        "Able, Baker and Cole (1997) point out the tax in the model hinders the analysis of trade.",
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
        ("According to several of our interlocutors, the guild promotes trust.", "reported"),
        ("Both methods show that the toll hinders trade.", "asserted"),
    ],
)
def test_whose_view_it_is(text: str, modality: str) -> None:
    assert [how for _, how in read(text)] == [modality]
