"""Lists that end in another list, and what is said of a whole list."""

import pytest

from cbris.loaders.text.read import read_document


def claims(text: str) -> list[str]:
    found = read_document(text, "any").claims
    return [f"{one.subject} -> {one.object}" for one in found]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "The gains include cheap grain, new mills, and access to roads, boats and wells.",
            ["cheap grain", "new mills", "access to roads, boats and wells"],
        ),
        (
            "The survey is based on old maps, selected towns and ports.",
            ["old maps", "selected towns and ports"],
        ),
        (
            "The winners include bakers, millers and potters, each of them paying a tithe.",
            ["bakers", "millers", "potters"],
        ),
        (
            "The plan includes giving a share of the toll to towns, villages and guilds,"
            " handed out by the court.",
            ["giving a share of the toll to towns, villages and guilds"],
        ),
        (
            "The map includes weakly, semi- and strongly settled valleys.",
            ["weakly, semi- and strongly settled valleys"],
        ),
    ],
)
def test_what_hangs_on_an_item_stays_with_it(sentence: str, items: list[str]) -> None:
    assert [one.rpartition(" -> ")[2] for one in claims(sentence)] == items


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("The existing evidence is based on small towns (e.g., Able and Baker, 1995).", ()),
        ("The study is based on data from the Census of Mills (MIL-2012).", ()),
        ("Good roads lead to trade (Able, 2012).", ("Able",)),
    ],
)
def test_examples_and_data_sets_hold_nothing(sentence: str, holder: tuple[str, ...]) -> None:
    (claim,) = read_document(sentence, "any").claims
    assert claim.holder == holder


BEFORE = "Rivers are old roads. Many towns lie there.\n\n"


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Able (2001) drew attention to two faces of a wall: the east gate hinders trade.", "Able"),
        ("Baker (2003), in turn, concluded: public mills increase private trade.", "Baker"),
        ("Able et al. (2012) found a paradox: good roads reduce local trade.", "Able"),
    ],
)
def test_whose_words_stand_behind_a_colon(sentence: str, holder: str) -> None:
    (claim,) = read_document(f"{BEFORE}{sentence} So it goes on.", "any").claims
    assert claim.holder == (holder,)


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "The survey shows that small mills increase trade in grain and that many feed geese.",
            ["small mills -> trade in grain"],
        ),
        ("This paper studies their role as agents of trade.", []),
        ("The chapter examines how they affect local mills.", []),
        (
            "Towns should create joint courts, share boats and remove tolls.",
            ["Towns -> joint courts"],
        ),
        (
            "The guild is based on links to mills, trust, and advice from monks.",
            ["guild -> links to mills", "guild -> advice from monks"],
        ),
        ("The tolls led to much of the grain – once sold there – can be sold at sea.", []),
    ],
)
def test_what_is_not_the_subjects_own_is_left(sentence: str, items: list[str]) -> None:
    assert claims(f"{BEFORE}{sentence} So it goes on.") == items
