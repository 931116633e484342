"""Marks that references of the field carry: translations, languages, editors."""

import re

from cbris.loaders.text.document import Name
from cbris.loaders.text.letters import WORD
from cbris.loaders.text.references.names import INITIALS, read_names, take_names
from cbris.loaders.text.references.titles import GAP

__all__ = [
    "EDITORS_MARK",
    "drop_notices",
    "take_editors",
    "take_language",
    "take_medium",
    "take_translation",
]

_IN_LANGUAGE = (
    r"(?:in|In|IN|na|w|auf|en|în)\s(?:Ukr|Rus|Russ|Eng|Pol|Germ|Ger|Fr|Ukra?inian|Russian"
    r"|English|Polish"
    r"|German|French|Romanian|Hungarian|Slovak|Slovenian|Czech|Spanish|Italian|Kazakh|Uzbek"
    r"|Belarusian"
    r"|Bulgarian|Lithuanian|Latvian|Estonian|Finnish|Swedish|Norwegian|Danish|Dutch|Croatian"
    r"|Serbian"
    r"|Moldovan|Georgian|Armenian|Azerbaijani|Turkish|Chinese|Portuguese|Greek|ukr|rus|eng"
    r"|pol)\w*\.?"
)
_LANGUAGE = re.compile(
    rf"[\[(]\s?(?P<note>{_IN_LANGUAGE}(?:(?:,|\sand|;|/)\s(?:\w+\s)?{_IN_LANGUAGE}"
    rf"|\sand\s[A-Z]\w+)?"
    r"|ukr\.?|rus\.?|eng\.?|pol\.?|укр\.?|рос\.?|англ\.?|рус\.?|пол\.?|нім\.?|Ukrainian|Russian"
    r"|(?:українською|російською|англійською|польською)(?:\sмовою)?)\s?[\])]",
)
_MEDIUM = re.compile(
    r"[\[(]\s?(?:electronic (?:resource|source|journal)"
    r"|електронн(?:ий|е) (?:ресурс|джерело|видання)"
    r"|электронный ресурс|online|on-line|онлайн|text|текст|elektron\w+ resurs\w*"
    r"|zasób elektroniczny"
    r"|dokument elektroniczny|internet|web ?page|website|монографія|монография|monohrafiia"
    r"|підручник|учебник|blog post|press release|pdf|html"
    r"|e-resource"
    r"|data ?set|web)\s?[\])]|(?<=[.:])\s?(?:electronic resource|електронний ресурс)(?=\s?[.:])"
    r"|\s?:\s?(?:веб-?сайт|website|web-?site|вебпортал|портал)(?=\s?[.¦])"
    r"|(?<=\s):\s?electronic resource(?=\W)|\bon-?line(?=\.?\s?(?:URL|http))",
    re.IGNORECASE,
)
# One of these is in each note of a medium: a quick look before the slow search.
_MEDIUM_STEMS_LISTED = """
    electronic електрон электрон online on-line онлайн text текст elektr internet web page моногр
    monohr підручник учебник blog press pdf html resource data
    сайт портал site
"""
_MEDIUM_STEMS = tuple(_MEDIUM_STEMS_LISTED.split())
_UNBRACKETED = ("ectronic", "line", "ектрон", "сайт", "портал", "site")
_NOTICE = re.compile(
    r"[,.–—-]*\s?\b(?:(?:title from (?:the )?screen|назва з екран[ау]|загл\. с экрана"
    r"|заголовок з екран[ау])"
    r"|(?:IS[SB]N|eISSN|e-ISSN|p-ISSN)(?:-\d\d)?:?\s?(?:\([\w-]+\)\s?)?[\dXХ-]{8,17}"
    r"(?:\s\([^()]{3,12}\))?"
    r"|(?:UDC|УДК)\s[\d.:]+|(?:бібліогр|библиогр|bibliogr)\.?\s?:?\s?(?:с|p"
    r"|s)?\.?\s?[\d–-]+(?:\sназв)?"
    r"|(?:advance(?:d)? online publication|published online(?:\sfirst)?|epub ahead of print"
    r"|early view"
    r"|(?<!\()(?:in press|forthcoming|to appear|у друці|в печати|w druku|im erscheinen|v tisku"
    r"|v tlači))"
    r"(?=\s?(?:[.,;)\]¦]|$))|mimeo|unpublished manuscript|іл|табл\.\s?\d*)\.?(?=\W|$)",
    re.IGNORECASE,
)
_LINK_WORDS = re.compile(
    r"(?:\s*[\[(]?\b(?:Google Scholar|Cross[Rr]ef|PubMed|Scopus|Web of Science|Green Version"
    r"|View in Scopus"
    r"|View article|View PDF|Full Text|View Record in Scopus)\b[\])]?,?)+$"
)
_LINK_ENDS = ("]", "Scholar", "ef", "Med", "Scopus", "Science", "article", "PDF", "Text")
# One of these is in each notice: a quick look before the slow search.
_NOTICE_STEMS_LISTED = """
    screen екран экран issn isbn udc удк бібл библ bibl online epub early press forthc appear друці
    печати druku erschein tisku tlači mimeo unpubl іл табл
"""
_NOTICE_STEMS = tuple(_NOTICE_STEMS_LISTED.split())
_BLANK_BEFORE_MARK = re.compile(r"(?<=\.)\s?\.(?=\s)| (?=[.,;](?:\s|$))")
_TRANSLATION = re.compile(
    r"\s?\[(?!\s?(?:та ін|и др|і ін|et al|ta in))(?P<translation>[^\[\]¦]{4,})\]\s?[.,:]?\s*"
)
_ROLE = (
    r"(?:[Ee]ds?|EDS?|[Ee]dits|[Rr]ed(?:akt(?:ion|or))?|[Рр]ед|[Hh]rsg|[Hh]g|[Ss]zerk"
    r"|[Ee]ditors?|[Cc]oord"
    r"|[Уу]поряд|[Уу]клад|[Cc]ompilers?|[Rr]ed\.?\snauk|ed\.\sby|[Tt]oim|[Dd]irs?|kiad|a cura di)"
)
EDITORS_MARK = re.compile(
    rf"\s*,?\s*[\[(]\s?{_ROLE}\.?\s?[\])]\s*[.,:]?\s*|\s*,\s{_ROLE}\.[,:]?\s+"
)
_EDITORS_AFTER = re.compile(
    rf",?\s?[\[(]\s?{_ROLE}\.?\s?[\])]\s?[.,:]?\s*|,\s{_ROLE}\.(?:,|:)\s|,\s(?:editors?"
    rf"|eds?)[.:]\s|(?<=\.),?\s[Ee]ds?\.,\s"
)
_EDITORS_BEFORE = re.compile(
    rf"(?<!\dst)(?<!\dnd)(?<!\drd)(?<!\dth)(?<!ised)[(\[/;,.:]*\s*"
    rf"(?:\b(?:[Гг]ол|[Вв]ідп|[Оо]тв|[Нн]аук|[Hh]ol|[Vv]idp)\.?\s)?\b(?:(?:[Ee]ds?\.?:?"
    rf"|[Ee]dited)(?:\sby)?"
    rf"|(?:за|під|под)\s(?:(?:заг(?:альною)?|наук(?:овою)?|общ(?:ей)?"
    rf"|науч(?:ной)?)\.?\s(?:[ти]а?\s)?)*"
    rf"ред(?:акцією|акцией)?\.?"
    rf"|(?:za|pid|pod)\s(?:(?:zah|nauk|zahalnoiu|naukovoiu|obshch)\.?\s(?:ta\s)?)*"
    rf"red(?:aktsiieiu|akcją|aktsiyey)?\.?(?:\snauk\.)?|red\.(?:\snauk\.)?:?|hrsg\.?\s(?:von|v\.)"
    rf"|(?:[Рр]едкол|[Rr]edkol|[Уу]поряд|[Уу]клад|ред|[Rr]ed|[Ss]zerk|[Hh]rsg"
    rf"|[Уу]порядник\w?)\.?\s?:?"
    rf")\s(?P<names>(?:(?:[^\W\d_]+\.(?:-[^\W\d_]+\.)?,?\s){{0,4}}(?:проф|prof|акад|д-ра)\.?\s)?"
    rf"(?:{INITIALS}|{WORD}\s{INITIALS}|{WORD}\s{WORD}).*)$"
)
_DEGREES = re.compile(
    r"^(?:(?:д-ра|д\.|докт|канд|prof|dr|проф|акад|чл|екон|ekon|наук|nauk|доц|ekonom)[.-]*,?\s?)+",
    re.IGNORECASE,
)


def take_language(text: str) -> tuple[str, str | None]:
    """Cut out the note of the work's language, as printed but for its brackets."""
    match = _LANGUAGE.search(text)
    if not match:
        return text, None
    return f"{text[: match.start()]} {GAP} {text[match.end() :]}", match["note"]


def take_medium(text: str) -> tuple[str, bool]:
    """Cut out the note of the medium, such as ``[Electronic resource]``."""
    if not ("[" in text or "(" in text or any(stem in text for stem in _UNBRACKETED)):
        return text, False
    low = text.casefold()
    noted = any(stem in low for stem in _MEDIUM_STEMS)
    cut, count = _MEDIUM.subn(" ", text) if noted else (text, 0)
    return _BLANK_BEFORE_MARK.sub("", " ".join(cut.split())), bool(count)


def drop_notices(text: str) -> str:
    """Drop what names no field: ISSN and ISBN, "in press", the number of titles in a list."""
    text = _LINK_WORDS.sub("", text) if text.endswith(_LINK_ENDS) else text
    low = text.casefold()
    noted = any(stem in low for stem in _NOTICE_STEMS)
    return _NOTICE.sub(f" {GAP} ", text) if noted else text


def take_translation(text: str) -> tuple[str, str, str] | None:
    """Split "Title [Translated title]. Rest" into the three."""
    match = _TRANSLATION.search(text)
    if not match or not text[: match.start()].strip():
        return None
    return text[: match.start()], match["translation"].strip(" ."), text[match.end() :]


def take_editors(text: str) -> tuple[str, tuple[Name, ...]]:
    """Cut editors out: "A. Name (Ed.), …" at the beginning, or "ed. by A. Name" behind."""
    for after in _EDITORS_AFTER.finditer(text):
        if names := read_names(text[: after.start()].lstrip(f" .,{GAP}")):
            return text[after.end() :], names
    before = _EDITORS_BEFORE.search(text)
    if not before:
        return text, ()
    words = _DEGREES.sub("", before["names"])
    taken = take_names(words)
    names, end = (taken.names, taken.end) if taken.names else _written_out(words)
    return (f"{text[: before.start()]} {GAP} {words[end:]}" if names else text), names


def _written_out(words: str) -> tuple[tuple[Name, ...], int]:
    """Read editors whose names are written out, up to a mark that ends them."""
    match = re.match(r"[^.,;:()¦\d]+", words)
    return (read_names(match[0]), match.end()) if match else ((), 0)
