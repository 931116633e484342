"""Title, book, publisher and place where nothing but commas parts them."""

import re

from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.imprint import PUBLISHER, by_comma, is_place
from cbris.loaders.text.references.serials import SERIAL

__all__ = ["are_names", "book_by_comma", "imprint_by_comma"]

_BOOK_OF_MDPI = re.compile(r";\s*(?P<publisher>[^:;¦]+):\s*(?P<place>[^:;¦]+?)\s*[,;]?$")
_PLACE_FIRST = re.compile(
    rf",\s(?P<place>{WORD}(?:[ -]{WORD})?(?:(?:,\s|/|\sand\s|[–-]"
    rf"|\s&\s){WORD}(?:\s{WORD})?)?)\s?:\s(?=\S)[^:]*$"
)
_NAMES = re.compile(rf"(?:[{UPPER}][\w’'.-]*\s?(?:(?:&|and|i|a|of|für|und)\s)?){{1,4}}")
MIN_PIECES = 3
MIN_WORDS = 3


def imprint_by_comma(words: str, periodical: bool) -> tuple[str, list[str]] | None:
    """Part "Title, Publisher, Place" and "Title; Publisher: Place".

    :param periodical: a volume or an issue was found, so that no imprint is expected.
    """
    if match := _BOOK_OF_MDPI.search(words):
        return words[: match.start()], [f"{match['publisher']}, {match['place']}"]
    match = _PLACE_FIRST.search(words)
    if match and is_place(match["place"]) and len(words[: match.start()].split()) >= MIN_WORDS:
        return words[: match.start()], [words[match.start() :].lstrip(", ")]
    pieces = words.split(", ")
    if len(pieces) < MIN_PIECES or periodical:
        return None
    place = by_comma(words)["place"].count(", ") + 1
    title, publisher = pieces[: -place - 1], pieces[-place - 1]
    if not title or not _is_town(pieces[-1], publisher):
        return None
    if not (PUBLISHER.search(publisher) or are_names(pieces[-2:])):
        return None
    series = [title.pop()] if len(title) > 1 and SERIAL.search(title[-1]) else []
    return ", ".join(title), [*series, ", ".join(pieces[-place - 1 :])]


def book_by_comma(words: str) -> dict[str, str]:
    """Read "Book, Publisher, Place", as far as it surely is that."""
    if match := _BOOK_OF_MDPI.search(words):
        found = {"publisher": match["publisher"], "place": match["place"]}
        return {"container": words[: match.start()], **found}
    pieces = words.split(", ")
    places = [i for i in range(1, len(pieces)) if is_place(", ".join(pieces[i:]))]
    first = places[0] if places else len(pieces) - 1
    if not places and (len(pieces) != MIN_PIECES or not are_names(pieces[1:])):
        return _with_publisher(pieces)
    found = {"container": ", ".join(pieces[:first]), "place": ", ".join(pieces[first:])}
    if first > 1 and (PUBLISHER.search(pieces[first - 1]) or are_names([pieces[first - 1]])):
        found |= {"container": ", ".join(pieces[: first - 1]), "publisher": pieces[first - 1]}
    return found


def are_names(pieces: list[str]) -> bool:
    """Tell whether all pieces are a few capitalised words, as publishers and towns are."""
    return all(_NAMES.fullmatch(piece) for piece in pieces)


def _with_publisher(pieces: list[str]) -> dict[str, str]:
    surely = len(pieces) > 1 and PUBLISHER.search(pieces[-1]) and not SERIAL.search(pieces[-1])
    return {"container": ", ".join(pieces[:-1]), "publisher": pieces[-1]} if surely else {}


def _is_town(words: str, publisher: str) -> bool:
    return is_place(words) or are_names([words, publisher])
