"""Notes within a description that name no field: translators, series, the kind of a thesis."""

import re

from cbris.loaders.text.letters import LOWER, UPPER, WORD
from cbris.loaders.text.references.imprint import PUBLISHER
from cbris.loaders.text.references.titles import BREAK, GAP, tidy

__all__ = ["book_volume", "drop_title_note", "part_at_dashes", "take_thesis"]

_ISBD = re.compile(
    rf"(?P<short>(?<!\w)(?:[^\W\d_]{{2,5}}|[{LOWER}])\.\]?)\s[–—-]\s(?!{WORD},?\s[{UPPER}]\.)"
    rf"|\.\s[=–—-]\s(?!{WORD},?\s[{UPPER}]\.)"
    r"|\.?\s[–—]\s(?=[^\W\d_]{1,8}\.\s?\d|№|[^\W\d_.]+\.?\s?:|¦|[^\W\d_]+,\s\d{4}|\d+\s?[^\W\d_]{1,3}\.)"
)
_TRANSLATOR = re.compile(
    r"\s?[/;.]?\s?\(?(?:пер\.? (?:з|с|із)|переклад (?:з|із)|[Tt]ransl(?:ated)? by|[Tt]rans\. by"
    r"|przeł\."
    r"|tłum\.)\s[^¦/]*?(?=\.?\s[–—]\s|\.\s[^\W\d_]{3,}[\s:]|¦|\)|$)\)?"
)
_SERIES = re.compile(r"[–—-]?\s?\((?:Серія|Серия|Series|Ser\.|Seria)\b[^()]*\)\.?")
_KIND_OF_THESIS = (
    r"(?:дис(?:ертація|с)?\b|автореф\w*|avtoref\w*|[Dd]ys\.|диссерт\w*|[Dd]ysert\w*)"
    r"(?:[^¦]{0,160}?\d\d\.\d\d\.\d\d(?:\s[«“\"][^»”\"]*[»”\"])?"
    r"|[^¦]*?(?:наук|nauk|\bн\.)\.?(?!\s(?:ступ|stup))(?:\s(?:з|із|по)\s[^.:¦]{3,40})?)"
)
_IMPRINT = re.compile(
    rf"\.?,?\s\((?P<imprint>{WORD}(?:[ ,/&-]+{WORD}){{0,3}}:\s[^():¦]{{3,60}})\)(?=[.,\s]*(?:$|¦"
    rf"|pp?\.|\d))"
)
_THESIS = re.compile(
    rf"\s?[:.,–—-]\s?(?:на правах рукопису\s?[:.]\s?)"
    rf"?{_KIND_OF_THESIS}(?P<by>\s?/\s?[^¦/]*?(?=\.\s|‖|$))?"
    r"|\s?[:.,–—-]\s?(?:Extended abstract of|Abstract of|Candidate['’]?s|Doctor['’]?s|PhD"
    r"|Ph\.D\.|Doctoral"
    r"|Master['’]?s|Unpublished)\b[^.¦]*?(?:thesis|dissertation|degree)(?:\sof\s[^.,¦]*)?"
    r"|\s?[(\[](?P<note>[^()\[\]]*\b(?:[Tt]hesis|[Dd]issertation|[Dd]izertač\w*"
    r"|[Dd]iploma)\b[^()\[\]]*)[)\]]",
)
_NOTE = re.compile(
    r"\s?[(\[]\s?(?:(?:[A-Z][\w/.&-]*\s){0,4}(?:Working|Discussion|Policy|Research|Technical)?\s?"
    r"(?:Paper|Report|Brief|Publication|Bulletin)s?[^()\[\]]{0,40}|Report|Publication [^()\[\]]*"
    r"|(?:No|Nr|№|Vol|Rep|COM|Doc|Document)\.?\s?[^()\[\]\d]{0,8}\d[^()\[\]]{0,20}|n\.\s?d\."
    r"|б\.\s?[рд]\.)[)\]]"
)
_BOOK_VOLUME = re.compile(
    r"\s?[(\[][^()\[\]]*?\b(?:[Vv]ol(?:ume)?|[Bb]d|[Bb]and|[Tt]om|[Tt]|Т|[Кк]н|[Чч]|[Pp]art)\.?\s"
    r"(?P<volume>\d+|[IVX]+)[)\]]"
)


def part_at_dashes(text: str) -> str:
    """Write the dashes that part fields as full stops; leave translators and series out."""
    parted = _ISBD.sub(_mark, _TRANSLATOR.sub("", text))
    return _IMPRINT.sub(r". \g<imprint>", _SERIES.sub("", parted))


def take_thesis(text: str) -> tuple[str, str | None]:
    """Cut out what says that the work is a thesis; give the university that it names."""
    match = _THESIS.search(text)
    if not match:
        return text, None
    _, _, body = (match["note"] or "").partition(", ")
    ends = "" if match["note"] else f". {GAP} " if _opens_number(text[match.end() :]) else BREAK
    rest = f"{text[: match.start()]}{ends}{text[match.end() :]}"
    return rest, tidy(body) if PUBLISHER.search(body) else None


def book_volume(title: str) -> tuple[str, str | None]:
    """Cut "(2nd ed., Vol. 3)" out of a title."""
    match = _BOOK_VOLUME.search(title)
    if not match:
        return title, None
    return title[: match.start()] + title[match.end() :], match["volume"]


def drop_title_note(title: str) -> str:
    """Cut out what stands in brackets behind a title: the number of a report, "n.d."."""
    return _NOTE.sub("", title)


def _opens_number(words: str) -> bool:
    return bool(re.match(r"[.,\s]*\d", words))


def _mark(match: re.Match[str]) -> str:
    return f"{match['short']}{BREAK} " if match["short"] else ". "
