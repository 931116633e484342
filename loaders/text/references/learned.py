"""Fields of a reference as the trained labeller reads them."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cbris.loaders.text.document import Name
from cbris.loaders.text.letters import LOWER
from cbris.loaders.text.references.crf import Labeller, labeller
from cbris.loaders.text.references.features_lists import CLASSES
from cbris.loaders.text.references.names import read_names
from cbris.loaders.text.references.numbers import pages_of
from cbris.loaders.text.references.repair import bare
from cbris.loaders.text.references.span_names import is_body, split_names
from cbris.loaders.text.references.tokens import GAP, Token, tokenize

__all__ = ["Learned", "read_learned"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CLOSING = {"»": "«", "”": "“", ")": "(", "]": "[", '"': '"', "’": "‘"}
_ABBREVIATED = re.compile(rf"\.\s(?:.*\W)?[^\W\d_]{{0,5}}[{LOWER}]$|^[^\W\d_]+\.[^\W\d_]")
_LEADING = re.compile(r"(\d[\d–/-]*)\s[^\W\d_]{3}")
_BOTH = re.compile(r"(?P<volume>\d+)\((?P<issue>[\d–-]+)\)")
_ROLE = re.compile(r"\(?\b(?:orgs?|[Cc]oord(?:onator\w*|s)?|[Tt]oim)\b\.?:?\s?\)?")
_BOTH_MARKED = re.compile(
    r"(?P<volume>\d+|[IVXLC]+),\s*(?:(?:n|no|nr|núm|č|z)\b[.°º]*\s*)?(?P<issue>\d[\d–/-]*)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<title>.{3,}?)\s*\[(?P<translation>[^\[\]]{4,})\]?\.?")
DOUBTFUL = 0.5
"""How sure the labeller is at most of people of whom one lacks a given name."""

_PEOPLE = ("authors", "editors")
_MARKS = {"volume": "vol", "issue": "iss", "pages": "pp", "num_pages": "pp"}
_FIELD_OF = {
    "author": "authors",
    "body": "authors",
    "container": "container",
    "date": "year",
    "editor": "editors",
    "extent": "num_pages",
    "issue": "issue",
    "pages": "pages",
    "place": "place",
    "publisher": "publisher",
    "title": "title",
    "translation": "title_translated",
    "volume": "volume",
}


class Learned(NamedTuple):
    """The fields, how sure the labeller is of each, from 0 to 1, and the label of each word."""

    fields: dict[str, object]
    certainty: dict[str, float]
    tokens: Sequence[Token] = ()
    labels: Sequence[str] = ()


class _Span(NamedTuple):
    label: str
    first: int
    last: int


def read_learned(text: str, family_first: bool = False, model: Labeller | None = None) -> Learned:
    """Read the fields of a reference whose links and notes were cut out.

    :param family_first: the list prints the family name first.
    :param model: the labeller to ask; the one that is shipped if not given.
    """
    model = model or labeller()
    tokens = tokenize(text)
    labels = model.labels(tokens)
    found = Learned({}, {}, tokens, [label.removeprefix("b-") for label in labels])
    for span in _spans(labels):
        name = _FIELD_OF.get(span.label)
        value = _value(name, text, tokens, span, family_first) if name else None
        if name and value and _is_better(value, found.fields.get(name)):
            found.fields[name] = value
            ends = {span.first, span.last}
            found.certainty[name] = min(model.certainty(labels[at], at) for at in ends)
            if name in _PEOPLE and _is_doubtful(value):
                found.certainty[name] = min(found.certainty[name], DOUBTFUL)
        elif value and name == "container" and "title" not in found.fields:
            found.fields.update(title=found.fields["container"], container=value)
            found.certainty["title"] = found.certainty["container"]
        elif value and name == "title" and "editors" in found.fields:
            found.fields.setdefault("container", value)  # "In: A. Name, editor. Book"
            found.certainty.setdefault("container", found.certainty["title"])
    _part_translation(found)
    _part_issue(found)
    _part_volume(found)
    return found


def _value(
    name: str, text: str, tokens: Sequence[Token], span: _Span, family_first: bool
) -> object:
    words = _READERS.get(name, _words)(text, tokens, span)
    if name not in _PEOPLE:
        return words
    if span.label == "body":
        body = _words(text, tokens, span).rstrip(".")
        return (
            (Name(literal=body),)
            if re.search(r"[^\W\d_]{2}", body) and body != body.lower()
            else ()
        )
    if is_body(words):
        return split_names(words)
    return read_names(words, family_first) or split_names(words, family_first)


def _is_doubtful(value: object) -> bool:
    """Tell whether one of several people lacks a given name."""
    people = value if isinstance(value, tuple) else ()
    return len(people) > 1 and any(one.family and not one.given for one in people)


def _is_better(value: object, known: object) -> bool:
    """Tell whether a span replaces an earlier one: where it names the same people and more."""
    if isinstance(value, tuple) and isinstance(known, tuple):
        same = {one.family for one in known} < {one.family for one in value}
        return same and len(value) > len(known)
    return not known


def _part_issue(found: Learned) -> None:
    """Read "4(12)" without a mark as volume and issue."""
    match = _BOTH.fullmatch(str(found.fields.get("issue", "")))
    at = next((i for i, label in enumerate(found.labels) if label == "issue"), -1)
    if not match or "volume" in found.fields or at < 0:
        return
    if "iss" not in _kinds(found.tokens[at]) and "№" not in found.tokens[at].before:
        found.fields.update(volume=match["volume"], issue=match["issue"])
        found.certainty["volume"] = found.certainty["issue"]


def _part_volume(found: Learned) -> None:
    """Part "54, n° 3-4" that was taken for a volume; join "№ 9(274)", which is an issue."""
    volume, issue = (str(found.fields.get(name, "")) for name in ("volume", "issue"))
    both = _BOTH_MARKED.fullmatch(volume)
    if both and not issue:
        found.fields.update(volume=both["volume"], issue=both["issue"])
        found.certainty["issue"] = found.certainty["volume"]
    at = next((i for i, label in enumerate(found.labels) if label == "volume"), -1)
    if at < 0 or not volume.isdigit() or not issue.isdigit():
        return
    if "№" in found.tokens[at].before or "iss" in _kinds(found.tokens[at]):
        found.fields.pop("volume")
        found.certainty["issue"] = min(found.certainty["issue"], found.certainty.pop("volume"))
        found.fields["issue"] = f"{volume}({issue})"


def _part_translation(found: Learned) -> None:
    match = _BRACKETED.fullmatch(str(found.fields.get("title", "")))
    if match and "title_translated" not in found.fields:
        found.fields.update(title=match["title"], title_translated=match["translation"])
        found.certainty["title_translated"] = found.certainty["title"]


def _spans(labels: Sequence[str]) -> Iterator[_Span]:
    """Give the runs of one label; a label that begins opens a new run."""
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[first].removeprefix("b-"):
            yield _Span(labels[first].removeprefix("b-"), first, at - 1)
            first = at


def _words(text: str, tokens: Sequence[Token], span: _Span) -> str:
    start, end = tokens[span.first].start, tokens[span.last].end
    before = tokens[span.first].before
    after = tokens[span.last + 1].before if span.last + 1 < len(tokens) else text[end:]
    value = text[start:end]
    for closing, opening in _CLOSING.items():
        if value.count(closing) > value.count(opening) and before.endswith(opening):
            value = opening + value
    for sign in after:
        opening = _CLOSING.get(sign, "")
        if sign in "?!" or (opening and value.count(opening) > value.count(sign) * (sign != '"')):
            value += sign
        else:
            break
    abbreviated = after.startswith(".") and (len(value) == 1 or _ABBREVIATED.search(value))
    return value.replace(GAP, "").strip() + "." * bool(abbreviated)


def _names(text: str, tokens: Sequence[Token], span: _Span) -> str:
    end = tokens[span.last + 1].start if span.last + 1 < len(tokens) else len(text)
    return _ROLE.sub("", text[tokens[span.first].start : end]).strip(' ¦,;:(/[“"«')


def _year(text: str, tokens: Sequence[Token], span: _Span) -> str:
    years = (_YEAR.match(token.text) for token in tokens[span.first : span.last + 1])
    return next((year[0] for year in years if year), "")


def _kinds(token: Token) -> tuple[str, ...]:
    return CLASSES.get(bare(token.text).casefold(), ())


def _number(text: str, tokens: Sequence[Token], span: _Span) -> str:
    """Read a number without the mark in front of it, or behind it."""
    mark = _MARKS[_FIELD_OF[span.label]]
    first, last = span.first, span.last
    while first < last and mark in _kinds(tokens[first]) and tokens[first + 1].before:
        first += 1  # the letter of a supplement, as in "S3", stands without a sign
    while last > first and mark in _kinds(tokens[last]):
        last -= 1
    value = _words(text, tokens, _Span(span.label, first, last)).rstrip(".")
    leading = _LEADING.match(value)
    value = leading[1] if leading else value
    return re.sub(r"\s+(?=\()", "", pages_of(value)) if re.search(r"\d|[IVXLC]", value) else ""


_READERS: dict[str, Callable[[str, Sequence[Token], _Span], str]] = {
    "authors": _names,
    "editors": _names,
    "year": _year,
    "volume": _number,
    "issue": _number,
    "pages": _number,
    "num_pages": _number,
}
