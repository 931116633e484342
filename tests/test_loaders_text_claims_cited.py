"""A claim belongs to the author whom the text cites for it."""

import pytest

from cbris.loaders.text.read import read_document


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Trippl [1] emphasises that knowledge flows depend on trust.", ("Trippl",)),
        ("According to Trippl (2010), spillovers depend on the trust of partners.", ("Trippl",)),
        (
            "Lundquist and Trippl (2013) argue that the border leads to a lack of trust.",
            ("Lundquist", "Trippl"),
        ),
        (
            "Makkonen et al. (2018) found that cooperation depends on proximity of the regions.",
            ("Makkonen",),
        ),
        ("In Poland (2004) it was shown that trade depends on the roads.", ()),
    ],
)
def test_the_cited_author_holds_the_claim(text: str, holder: tuple[str, ...]) -> None:
    [claim] = read_document(text, "x.txt").claims
    assert claim.holder == holder
