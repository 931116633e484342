"""Laws, regulations, decisions and treaties among the references."""

import re
from collections.abc import Sequence

from cbris.loaders.text.document import Name
from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.dates import MONTH, find_year
from cbris.loaders.text.references.imprint import is_place
from cbris.loaders.text.references.marks import take_translation
from cbris.loaders.text.references.numbers import take_numbers
from cbris.loaders.text.references.titles import GAP, first_boundary, tidy

__all__ = ["act_year", "is_act", "is_act_of", "join_number", "read_act"]

_KIND = re.compile(
    r"^[«“\"„]?(?:(?:commission|council|delegated|implementing|the|draft|presidential|government"
    r"|european"
    r"|framework|outline|additional|joint|federal)\s)*"
    r"(?:regulation|directive|decision|law|act|constitution|resolution|decree|order|treaty|protocol"
    r"|convention|charter|agreement|code|association agreement|recommendation"
    r"|про\s|закон|постанова|указ|конституція|наказ|розпорядження|рішення|директива|регламент"
    r"|кодекс|угода|конвенція|хартія|протокол|договір|о\s|об\s|on\s"
    r"|federal'?nyi|распоряжение|приказ|конституция|постановление|федеральный|соглашение|договор"
    r"|pro\s|zakon|postanova|ukaz|nakaz|rozporiadzhennia|uhoda|konstytutsiia|kodeks"
    r"|ustawa|rozporządzenie|uchwała|umowa|zákon|nařízení|vyhláška|nariadenie|törvény|\d{4}\.\sévi"
    r"|legea|hotărâre|ordonan[ţț]a|codul|regulamentul|\w*gesetz(?:buch)?\b|\w*verordnung|richtlinie|laki|lag\s"
    r"|loi\s|décret|règlement|legge|decreto|regolamento|direttiva|ley\s|lei\sn|real decreto"
    r"|reglamento|regulamento|directiva|dyrektywa|smernica|směrnice|seadus|korm\.)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:No\.?|№|N|nr|č\.|n[.º°]+)\s?\d+[\w/–-]*|\b(?:ley|lei) \d+/\d{4}"
    r"|\b\d{2,4}/\d{1,4}/(?:EU|EC|EEC|Euratom|ЄС)|\b(?:EU|EC|EEC"
    r"|ЄС)\)?,?\s(?:No\s)?\d+/\d+|\bC?ETS\b"
    r"|\b\d{4}/\d{4}\s?\([A-Z]{3}\)",
    re.IGNORECASE,
)
_LAW_WORDS = re.compile(
    r"\b(?:law of|law on|of the european parliament|verkhovna rada|cabinet of ministers"
    r"|закон\w* україни|верховн\w+ рад|zakon\w* ukra[iy]|postanova\b|ukaz prezydenta"
    r"|kabinetu? ministriv|outline convention"
    r"|кабінет\w* міністрів|указ\w* президента|постанова|рішення \S+ради|рішення \S+ \S+ ради"
    r"|розпорядження \S+|наказ \S+|федеральный закон|модельный закон"
    r"|(?:repealing"
    r"|council|commission) (?:decision|regulation|directive)|council of europe"
    r"|vidomosti verkhovnoi|відомості верховної|dz\.\s?u\.|zb\.)",
    re.IGNORECASE,
)
_ACT_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}\.?(?:-?го)?\s{MONTH},?\s|{MONTH}\s\d{{1,2}},?\s"
    rf"|\d{{1,2}}\.\s?(?:\d{{1,2}}|[IVX]+)\.\s?)(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR_OF_ACT = re.compile(r"(?:19|20)\d\d(?=\.\sévi)|(?<=č\. \d\d/)\d{4}|(?<=č\. \d\d\d/)\d{4}")
_NUMBER_AFTER_STOP = re.compile(r"(?<=\))\.\s(?=(?:No\.?|№)\s?\d)")
_YEAR_AT_END = re.compile(r"(?:19|20)\d\d\.?$")
_LAWGIVER = re.compile(
    r"Verkhovna Rada|Cabinet of Ministers|President|Parliament|Верховна Рада|Кабінет Міністрів"
)
_UPDATED = re.compile(
    r"[.,;]?\s(?:[Dd]ata onovlennia|[Дд]ата оновлення|[Ll]ast updated|[Рр]едакція від"
    r"|[Оо]новлено)\b.*"
)
_YEAR_BEHIND = re.compile(r"[.,]?\s[(\[](?:19|20)\d\d[)\]]\.?$")
_NAMED_PERSON = re.compile(rf"{WORD},?\s[{UPPER}]\.")
_JOURNAL = re.compile(
    r"(?:\s*//\s*|(?<=[.,)»”\"\dVIX])[.,]?\s+[–—-]?\s?(?:În:\s|In:\s|(?:19|20)\d\d\s(?=O\.J))?"
    r"|\s\()(?P<container>Official Journal(?: of the"
    r" European (?:Union|Communities)| of the EU)?|Off(?:icial|\.)? J(?:ournal|\.)? Eur(?:opean"
    r"|\.)? Union|OJ(?:\s[LC]\s?\d+)?"
    r"|Відомості Верховної Ради(?: України)?"
    r"(?:\s?\(ВВР\))?|Офіційний вісник(?: України| Європейського Союзу)?|Урядовий кур['’ʼ]єр"
    r"|Голос України"
    r"|Собрание законодательства(?: Р\w+)?|Ведомости Верховного Совета"
    r"|Vidomosti Verkhovnoi Rady(?: Ukrainy)?"
    r"|Ofitsii?nyi visnyk(?: Ukrainy)?|Dz\.\s?U\.(?:\s?UE)?|Monitor Polski|M\.\s?P\."
    r"|Monitorul Oficial"
    r"(?: al (?:României|Republicii Moldova))?|Jurnalul Oficial(?: al Uniunii Europene)?"
    r"|Ú\. ?v\. EÚ|Úř\. věst\. EU|Boletín Oficial del Estado|BOE|DOUE|Diário da República|JORF"
    r"|Journal officiel(?: de la République française)?|Gazzetta Ufficiale"
    r"|(?:T\.?C\.? )?Resm[iî] Gazete|Valstybės žinios|Latvijas Vēstnesis|Riigi Teataja"
    r"|Narodne novine|Uradni list|LGBl\.?|O\.J\.|Dz\.\s?Urz\. UE"
    r"|Zbierka zákonov|Sbírka zákonů|Magyar Közlöny|BGBl\.?(?:\sI{1,3}\b)?"
    r"|(?:The )?(?:Official )?Bulletin"
    r" of (?:the )?Verkhovna Rada(?: of Ukraine)?|(?:The )?Official (?:Bulletin|Gazette"
    r"|Herald) of Ukraine)"
)
_OTHER_JOURNAL = re.compile(r"\s*//\s*(?P<container>[^¦/]+?)(?=\.\s|,\s\d|\s[–—]\s|$)")
_OJ_SERIES = re.compile(r"^[\s,.;¦\d(]*?(?P<series>[LC]\s?\d{1,4})(?![\d.])")
_TREATY = re.compile(rf"\.\s(?P<place>{WORD}(?:\s{WORD})?)(?:[,:]|\s\(|\.\s(?:C?ETS|\d))")
_ISSUED = re.compile(
    rf"(?:\s\((?:19|20)\d\d\)(?:\s\d{{1,2}}\s(?i:{MONTH}))?)?\.\s(?:(?:19|20)\d\d\.\s)?"
    rf"(?P<place>{WORD}(?:\s{WORD})?):\s(?P<publisher>[^.:]{{4,80}})$"
)
_FULL_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}|[IVX]+)\.\s?(?:19|20)\d\d")


def is_act(text: str) -> bool:
    """Tell whether words without an author are an act: its kind first, or its number in it."""
    if _NAMED_PERSON.match(text):
        return False
    law = _LAW_WORDS.search(text)
    if _KIND.match(text):
        marked = law or _NUMBERED.search(text) or _ACT_DATE.search(text)
    else:
        marked = law and _NUMBERED.search(text)
    return bool(marked) or _is_treaty(text)


def is_act_of(bodies: Sequence[Name], text: str) -> bool:
    """Tell whether a body that makes laws stands before words that open as an act."""
    makes = any(_LAWGIVER.search(body.literal or "") for body in bodies)
    return makes and bool(_KIND.match(re.sub(r"^The\s", "", text)))


def read_act(text: str) -> dict[str, object]:
    """Read title, year and the journal of laws; the act's own number stays in its title."""
    translated = take_translation(text)
    if translated and "//" not in translated[0]:
        title, translation, tail = translated
        read = _with_journal(f"{title.rstrip()} {GAP} {tail}")
        return {**read, "title": tidy(title), "title_translated": translation} | _dated(title, text)
    read = _with_journal(text)
    return read | _dated(str(read["title"]), text)


def act_year(text: str) -> str | None:
    """Give the year of the date that the act bears; the numbers of other acts give none."""
    match = _ACT_DATE.search(text)
    other = _YEAR_OF_ACT.search(text)
    return match["year"] if match else other[0] if other else None


def join_number(title: str) -> str:
    """Write the number of an act as a part of its title."""
    return _YEAR_BEHIND.sub("", _UPDATED.sub("", _NUMBER_AFTER_STOP.sub(" ", title)))


def _is_treaty(text: str) -> bool:
    end = first_boundary(text)
    kind = re.search(
        r"\b(?:Charter|Convention|Treaty|Protocol|Agreement|Хартія|Конвенція)\b", text[:end]
    )
    return bool(kind and _ACT_DATE.search(text[end:]) and _TREATY.search(text[end - 1 :]))


def _dated(title: str, text: str) -> dict[str, object]:
    rest = text[len(title) :]
    later = find_year(rest) or find_year(text) if not act_year(title) else None
    year = act_year(title) or act_year(rest) or (later["year"] if later else None)
    return {"year": year, "type": "legislation"}


def _with_journal(text: str) -> dict[str, object]:
    journal = _JOURNAL.search(text) or _OTHER_JOURNAL.search(text)
    if not journal:
        return _of_treaty(text)
    title = join_number(tidy(text[: journal.start()].split(GAP)[0]))
    tail = text[journal.end() :]
    series = _OJ_SERIES.match(tail)
    found: dict[str, object] = {"title": title, "container": journal["container"].strip(" ,")}
    if series:
        found["volume"] = series["series"]
        tail = tail[series.end() :]
    numbers = take_numbers(
        re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b[Aa]rt\. \d+", GAP, _FULL_DATE.sub(GAP, tail)), GAP
    )[1]
    return found | {name: numbers[name] for name in ("issue", "pages") if name in numbers}


def _of_treaty(text: str) -> dict[str, object]:
    title = join_number(tidy(text.split(GAP)[0]))
    issued = _ISSUED.search(title)
    if issued and is_place(issued["place"]):
        whole = title[: issued.start()]
        return {"title": whole, "place": issued["place"], "publisher": issued["publisher"]}
    place = _TREATY.search(title)
    dated = bool(place and _YEAR_AT_END.search(title, place.start()))
    if place and is_place(place["place"]) and (dated or _is_treaty(text)):
        return {"title": title[: place.start()], "place": place["place"]}
    return {"title": title}
