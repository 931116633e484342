"""One entry of a list, cut into fields."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import fields as fields_of
from typing import NamedTuple

from cbris.loaders.text.document import Name, Reference
from cbris.loaders.text.letters import MENDED
from cbris.loaders.text.references.choice import read_work
from cbris.loaders.text.references.dates import take_accessed
from cbris.loaders.text.references.description import Fields, read_description
from cbris.loaders.text.references.keys import KEY_LINE
from cbris.loaders.text.references.kinds import kind_of
from cbris.loaders.text.references.legislation import is_act, is_act_of, read_act
from cbris.loaders.text.references.links import take_doi, take_url
from cbris.loaders.text.references.location import Place, find_places
from cbris.loaders.text.references.marks import drop_notices, take_language, take_medium
from cbris.loaders.text.references.names import corporate
from cbris.loaders.text.references.numbers import take_numbers
from cbris.loaders.text.references.opening import Opening, read_opening
from cbris.loaders.text.references.repair import bare, mend
from cbris.loaders.text.references.spacing import without_page_lines
from cbris.loaders.text.references.titles import GAP

__all__ = ["Around", "Parsed", "parse_entry"]

_LABEL = re.compile(r"^\[[^\[\]]{2,60}\d{4}[a-z]?\]\s*(?=\w)")
_DATED_BODY = re.compile(r"(?P<body>[^().]{5,90})\.?\s\((?:19|20)\d\d[a-z]?\)[.,:]?\s")
_REPEATS = re.compile(
    r"(?:Там само|Там же|Ibid(?:em)?|Tamże|Tamtéž|Uo\.|Ebd\.|Ebenda)\b", re.IGNORECASE
)


_FIELDS = frozenset(field.name for field in fields_of(Reference))


class Around(NamedTuple):
    """What stands around an entry.

    - `family_first`: the list prints the family name first,
    - `written_out`: the list prints names without initials,
    - `heads`: the running heads of the pages, see `running_heads`,
    - `previous`: the authors of the entry before, whom a dash repeats.
    """

    family_first: bool = False
    written_out: bool = False
    heads: frozenset[str] = frozenset()
    previous: tuple[Name, ...] = ()


ALONE = Around()
"""An entry of which nothing else is known."""


class Parsed(NamedTuple):
    """The reference, and which of its links stand cut."""

    reference: Reference
    cut: tuple[str, ...]


def parse_entry(
    n: int, raw: str, start: int, known: Container[str], around: Around = ALONE
) -> Parsed:
    """Read the fields of one entry.

    :param known: the words that the text writes unbroken, to mend those that are broken.
    :param around: what the list and the pages around the entry tell.
    """
    text = _LABEL.sub("", mend(_without_key(without_page_lines(raw, around.heads)), known))
    if _REPEATS.match(text):
        return Parsed(_reference(n, raw, start, dict(take_numbers(text, GAP)[1])), ())
    text, language = take_language(drop_notices(text))
    text, accessed = take_accessed(text, GAP)
    text, medium = take_medium(text)
    doi = take_doi(text, GAP)
    url = take_url(doi.rest, GAP)
    linked = bool(medium or accessed or url.value or url.cut)
    found: Fields = {"language_note": language, "accessed": accessed, "doi": doi.value}
    found |= {"url": url.value, "linked": linked}
    rest = url.rest.strip(" ¦,;")
    found |= read_work(rest, around.family_first, lambda: _work(rest, around))
    found.setdefault("type", kind_of(found, raw))
    cut = tuple(name for name, link in (("doi", doi), ("url", url)) if link.cut)
    return Parsed(_reference(n, raw, start, found), cut)


def _without_key(raw: str) -> str:
    """Drop the line of author and year above an entry, and mark the ends of the lines below it."""
    key, _, rest = raw.partition("\n")
    name = key.split(",")[0].split(" ")[0]
    if not rest or name not in rest or not KEY_LINE.fullmatch(key):
        return raw
    return "\n".join(line if line[-1:] in ".,;:?!" else f"{line}." for line in rest.split("\n"))


def _work(text: str, around: Around) -> Fields:
    dated = _DATED_BODY.match(text)
    if dated and not is_act(dated["body"]):
        opening = read_opening(text, around.family_first)
        if opening.authors and is_act(opening.rest):
            act = read_act(opening.rest)
            return {**act, "authors": opening.authors, "year": opening.year}
        if opening.authors:
            return _described(text, around)
    if is_act(text) and not (body := _issued_by(text)):
        return read_act(text)
    if is_act(text) and body:
        return {**read_act(body.rest), "authors": body.authors}
    return _described(text, around)


def _described(text: str, around: Around) -> Fields:
    opening = read_opening(text, around.family_first, around.previous, around.written_out)
    found: Fields = {"authors": opening.authors, "year": opening.year, "editors": opening.editors}
    described = read_description(opening.rest, opening.year)
    bodies = not any(name.family for name in opening.authors)
    if bodies and (is_act(opening.rest) or is_act_of(opening.authors, opening.rest)):
        described["type"] = "legislation"
    if len(_people(described.get("authors"))) <= len(opening.authors):
        described.pop("authors", None)
    return found | {name: value for name, value in described.items() if value}


def _issued_by(text: str) -> Opening | None:
    """Read the body that stands before an act, as in "Council of Europe. Convention …"."""
    first, mark, rest = text.partition(". ")
    if not mark or is_act(first) or not is_act(rest):
        return None
    body = corporate(first)
    return Opening((body,), None, rest) if body else None


def _reference(n: int, raw: str, start: int, found: Fields) -> Reference:
    known = {name: value for name, value in found.items() if name in _FIELDS and value}
    mended = {name for name, value in known.items() if MENDED in str(value)}
    values = {name: _clean(value) for name, value in known.items()}
    places = find_places(raw, start, values)
    repaired = tuple(sorted(mended | _not_there(values, places)))
    kept = tuple(place for place in places if place[0] not in repaired)
    return Reference(
        n,
        raw,
        start,
        start + len(raw),
        repaired=repaired,
        places=kept,
        **values,  # type: ignore[arg-type]
    )


def _not_there(values: Fields, places: tuple[Place, ...]) -> set[str]:
    """Name the fields that do not stand in the text in the words in which they are given."""
    counts = Counter(name for name, _, _ in places)
    people = {name for name in ("authors", "editors") if name in values}
    missing = {name for name in values if name not in counts} - people - {"type"}
    return missing | {name for name in people if counts[name] < len(_people(values[name]))}


def _people(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _clean(value: object) -> object:
    if isinstance(value, str):
        return bare(value)
    if isinstance(value, tuple):
        return tuple(
            Name(
                *(bare(part) if part else None for part in (name.family, name.given, name.literal))
            )
            for name in value
        )
    return value
