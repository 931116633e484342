from hashlib import sha256
from pathlib import Path

import pytest

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.choice import choose
from cbris.loaders.text.references.description import Fields
from cbris.loaders.text.references.features import features
from cbris.loaders.text.references.learned import Learned, read_learned
from cbris.loaders.text.references.span_names import split_names
from cbris.loaders.text.references.tokens import tokenize

ROOT = Path(__file__).parents[1]
UNKNOWN_STYLES = [
    (
        "HALVORSEN, K.; RIBE, J. Ferries and footbridges. Nordic Crossings, Oslo, v. 4, n. 2,"
        " p. 11-30, 2012.",
        {
            "authors": (Name("HALVORSEN", "K."), Name("RIBE", "J.")),
            "title": "Ferries and footbridges",
            "container": "Nordic Crossings",
            "place": "Oslo",
            "volume": "4",
            "issue": "2",
            "pages": "11-30",
            "year": "2012",
        },
    ),
    (
        "Kovalchuk B. I. Mosty ta mytnytsi [Bridges and customs houses]. Lviv: Osnova, 2014. 96 p.",
        {
            "authors": (Name("Kovalchuk", "B. I."),),
            "title": "Mosty ta mytnytsi",
            "title_translated": "Bridges and customs houses",
            "place": "Lviv",
            "publisher": "Osnova",
            "year": "2014",
            "num_pages": "96",
        },
    ),
    (
        "Лис М. П. Дороги сусідів / М. П. Лис // Прикордонні студії. – 2016. – Т. 3, № 1."
        " – С. 5–9.",
        {
            "authors": (Name("Лис", "М. П."),),
            "title": "Дороги сусідів",
            "container": "Прикордонні студії",
            "volume": "3",
            "issue": "1",
            "pages": "5-9",
            "year": "2016",
        },
    ),
]


def test_tokens_are_words_and_numbers_that_know_the_signs_before_them() -> None:
    tokens = tokenize("O’Neill-Kask, J. 45(3):23–45, 2nd ¦")
    assert [(token.text, token.before) for token in tokens] == [
        ("O’Neill-Kask", ""),
        ("J", ", "),
        ("45", ". "),
        ("3", "("),
        ("23", "):"),
        ("45", "–"),
        ("2nd", ", "),
        ("¦", " "),
    ]


def test_features_tell_looks_kind_neighbours_and_place() -> None:
    described = features(tokenize("Oslo: Ribe Press, 2012."))
    assert {b"w=oslo", b"k=city", b"s=Xx4", b"at0", b"-^", b"+ribe", b">:_"} <= {*described[0]}
    assert {b"w=2012", b"s=year", b"<,_", b">$", b"-press", b"left1"} <= {*described[3]}


@pytest.mark.parametrize(("text", "fields"), UNKNOWN_STYLES)
def test_fields_are_read_in_styles_without_rules(text: str, fields: dict[str, object]) -> None:
    assert read_learned(text).fields == fields


def test_nothing_is_read_from_nothing() -> None:
    assert read_learned(" – ¦ .").fields == {}
    assert read_learned("").fields == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ribe, J., & Di Marco, Yu. A.", [("Ribe", "J."), ("Di Marco", "Yu. A.")]),
        ("K. Ribe, A.-M. Lys and O. de Vries (eds.)", None),
        ("Nowik Adam and Lind Maria", [("Nowik", "Adam"), ("Lind", "Maria")]),
        ("RIBE J, LYS AB", [("RIBE", "J"), ("LYS", "AB")]),
        ("Ribe, Jan; Lys, Anna", [("Ribe", "Jan"), ("Lys", "Anna")]),
        ("за ред. О. П. Лис та ін.", [("Лис", "О. П.")]),
    ],
)
def test_names_of_a_span_are_split(text: str, names: list[tuple[str, str]] | None) -> None:
    expected = names or [("Ribe", "K."), ("Lys", "A.-M."), ("de Vries", "O.")]
    assert [(name.family, name.given) for name in split_names(text)] == expected


def test_a_body_is_one_name() -> None:
    assert split_names("Ministry of Roads and Bridges") == (
        Name(literal="Ministry of Roads and Bridges"),
    )


def test_the_labeller_stands_where_it_is_sure() -> None:
    learned = Learned({"title": "Ferries", "place": "Oslo"}, {"title": 0.99, "place": 0.5})
    rules: Fields = {"title": "Ferries. Oslo", "place": "Bergen", "year": "2012"}
    assert choose(rules, learned, "Ferries. Oslo") == {
        "title": "Ferries",
        "place": "Bergen",
        "year": "2012",
    }


def test_acts_stay_with_the_rules() -> None:
    rules: Fields = {"title": "On ferries", "type": "legislation"}
    assert choose(rules, Learned({"title": "On"}, {"title": 0.99}), "On ferries") == rules


def test_words_go_to_one_field_only() -> None:
    learned = Learned({"container": "Oslo Notes"}, {"container": 0.95})
    assert choose({"publisher": "Oslo Notes"}, learned, "") == {"container": "Oslo Notes"}


def test_the_card_names_the_model_that_is_shipped() -> None:
    content = (ROOT / "loaders/text/references/model/references.crfsuite").read_bytes()
    card = (ROOT / "docs/model-card-references.md").read_text(encoding="utf-8")
    assert sha256(content).hexdigest() in card
    assert f"{len(content):,} bytes" in card
    assert len(content) < 2_000_000
