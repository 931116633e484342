"""A quote that is not the exact words of its file is found."""

from engines import StoreEngine

from cbris.queries.quotes import misquotes

SOURCE = "https://w3id.org/cbris/source/b"
SPAN = "https://w3id.org/cbris/span/b/"
TEXT = "B. Balassa distinguished\na customs union | x."


def test_exact_quotes_are_no_fault(small_engine: StoreEngine) -> None:
    assert list(misquotes(small_engine, {SOURCE: f"{TEXT} More."})) == []


def test_a_changed_word_is_found(small_engine: StoreEngine) -> None:
    found = list(misquotes(small_engine, {SOURCE: TEXT.replace("customs", "Customs")}))
    assert found == [
        f"{SPAN}0-45: the file says {TEXT.replace('customs', 'Customs')!r}",
        f"{SPAN}27-40: the file says 'Customs union'",
    ]


def test_without_its_file_every_quote_is_a_fault(small_engine: StoreEngine) -> None:
    assert len(list(misquotes(small_engine, {}))) == 2
