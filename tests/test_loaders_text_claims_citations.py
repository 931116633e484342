"""The brackets behind a claim say whose it is, unless they bear out only a part of it."""

import pytest

from cbris.loaders.text.read import read_document


def holders(text: str) -> list[tuple[str, ...]]:
    return [claim.holder for claim in read_document(text, "x.txt").claims]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The mill promotes trade (Able & Baker, 2001).", ("Able", "Baker")),
        (
            "The mill promotes the trade in bread (Able et al.,2001; Von Cole, 2010).",
            ("Able", "Von Cole"),
        ),
        ("The mill promotes trade (Grain Council, 2001).", ("Grain Council",)),
        ("Some scholars argue that the mill promotes trade (see Able, 2001).", ("Able",)),
        ("Other studies find that the mill promotes trade (e.g., De Able, 2001).", ("De Able",)),
        ("The mill promotes trade; bread stays dear (Able, 2001).", ()),
        ("The mill promotes the trade in bread, whereas carts stay idle (Able, 2001).", ()),
        (
            "The trade depends on mills (Able, 2001) that grind and carts that roll (Baker, 2002).",
            (),
        ),
    ],
)
def test_who_is_cited_holds_the_claim(text: str, holder: tuple[str, ...]) -> None:
    found = holders(text)

    assert found
    assert set(found) == {holder}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Able (2001) understands a mill as an organisation that grinds grain.", ("Able",)),
        ("The Grain Panel found that the toll hinders trade.", ("Grain Panel",)),
        (
            "Whereas Able (2001) shows that distance reduces trade, language barriers increase"
            " costs for firms.",
            (),
        ),
        ("Able (2001) knew the Alps. According to the author, tolls reduce trade.", ("Able",)),
        ("As Able (2023)9 notes, crossing a river requires building bridges.", ("Able",)),
    ],
)
def test_whose_the_last_claim_is(text: str, holder: tuple[str, ...]) -> None:
    assert holders(text)[-1] == holder
