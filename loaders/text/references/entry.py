"""One entry of a list, cut into fields."""

from dataclasses import fields as fields_of
from typing import NamedTuple

from cbris.loaders.text.document import Name, Reference
from cbris.loaders.text.letters import MENDED
from cbris.loaders.text.references.dates import take_accessed
from cbris.loaders.text.references.description import Fields, read_description
from cbris.loaders.text.references.kinds import kind_of
from cbris.loaders.text.references.legislation import act_year, is_act, join_number
from cbris.loaders.text.references.links import take_doi, take_url
from cbris.loaders.text.references.marks import take_language, take_medium
from cbris.loaders.text.references.names import take_names
from cbris.loaders.text.references.opening import read_opening
from cbris.loaders.text.references.repair import bare, mend
from cbris.loaders.text.references.titles import GAP, tidy

__all__ = ["Parsed", "parse_entry"]


class Parsed(NamedTuple):
    """The reference, and which of its links stand cut."""

    reference: Reference
    cut: tuple[str, ...]


def parse_entry(
    n: int, raw: str, start: int, known: frozenset[str], family_first: bool = False
) -> Parsed:
    """Read the fields of one entry.

    :param known: the words that the text writes unbroken, to mend those that are broken.
    :param family_first: the list prints the family name first.
    """
    text, language = take_language(mend(raw, known))
    text, accessed = take_accessed(text, GAP)
    text, medium = take_medium(text)
    doi = take_doi(text, GAP)
    url = take_url(doi.rest, GAP)
    linked = bool(medium or accessed or url.value or url.cut)
    found: Fields = {"language_note": language, "accessed": accessed, "doi": doi.value}
    found |= {"url": url.value, "linked": linked}
    found |= _work(url.rest.strip(" ¦,;"), family_first)
    found.setdefault("type", kind_of(found, raw))
    cut = tuple(name for name, link in (("doi", doi), ("url", url)) if link.cut)
    return Parsed(_reference(n, raw, start, found), cut)


def _work(text: str, family_first: bool) -> Fields:
    if is_act(text) and not take_names(text).names:
        return _act(text)
    opening = read_opening(text, family_first)
    found: Fields = {"authors": opening.authors, "year": opening.year}
    found |= {
        name: value for name, value in read_description(opening.rest, opening.year).items() if value
    }
    return found


def _act(text: str) -> Fields:
    title = join_number(tidy(text.split(GAP)[0]))
    return {"title": title, "year": act_year(title), "type": "legislation"}


def _reference(n: int, raw: str, start: int, found: Fields) -> Reference:
    names = {field.name for field in fields_of(Reference)}
    known = {name: value for name, value in found.items() if name in names and value}
    repaired = tuple(sorted(name for name, value in known.items() if MENDED in str(value)))
    values = {name: _clean(value) for name, value in known.items()}
    return Reference(n, raw, start, start + len(raw), repaired=repaired, **values)  # type: ignore[arg-type]


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
