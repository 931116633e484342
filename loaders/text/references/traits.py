"""What tells a reference from prose, and the first line of one from the next lines."""

import re
from functools import lru_cache

from cbris.loaders.text.letters import LOWER, UPPER, WORD
from cbris.loaders.text.references.places import PLACES

__all__ = [
    "begins_entry",
    "begins_with_name",
    "could_begin",
    "could_end",
    "is_dated",
    "is_legal",
    "is_likely",
    "is_prose",
    "line_traits",
    "traits",
]

_YEAR = r"(?<![\d/.-])(?:1[89]|20)\d\d"
_INITIALS = rf"(?:[{UPPER}][{LOWER}]?[{LOWER}]?\.[ \u00a0-]?){{1,4}}"
_LEAD = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|le|la|ten|ter|zu|фон|ван|де)[ \u00a0])*"
_FAMILY = rf"{_LEAD}{WORD}(?:[- \u00a0‐–]{WORD})?"
_NAME = (
    rf"(?:{_FAMILY},?[ \u00a0]{_INITIALS}"
    rf"|{_INITIALS}[ \u00a0]?{_FAMILY}(?=\s*(?:[,;:(&.]|and\b|та\b|і\b))"
    rf"|{_FAMILY},?[ \u00a0][{UPPER}]{{1,3}}(?=[,.;:( ]))"
)
_YEARS = re.compile(rf"{_YEAR}[a-zа-я]?(?=[).,;:\]/]|$|\s*[.,–—-]|\s\(|\s(?:[рrг]\.|P\.|С\.|s\.))")
_LABELS = frozenset({
    "p", "pp", "vol", "no", "nr", "iss", "вип", "вып", "т", "том", "стор", "стр", "bd", "roč", "č",
    "sv", "rocz", "с", "р", "s", "sz", "evf", "tom", "núm", "pág", "págs", "str", "nro",
})  # fmt: skip
_LABELLED = re.compile(r"(?<![^\W_])([^\W\d_]{1,4})\.[ºª°]?\s?\d")
_NUMBERED = re.compile(
    r"№\s?\d|\d\s?\(\d+(?:[-–/]\d+)?\)|(?<![^\W_])\d{1,4}\s(?:pp?|[сcs]|стор|стр|str|o|old)\."
    r"|(?<![\d-])\d{1,5}[–-]\d+\.?$",
    re.IGNORECASE,
)
_LINKS = (
    "http", "www.", "doi", "url:", "url ", "retrieved", "available at", "available from",
    "available:", "режим доступ", "issn", "isbn", "dostęp", "dostupn", "elérhető", "disponible",
    "disponível", "erişim", "lu en ligne", "en ligne", "disponibil", "saatavilla", "tillgänglig",
)  # fmt: skip
_ACCESSED = (
    "accessed", "дата звернення", "дата обращения", "дата доступу", "letöltve", "letöltés",
    "abgerufen", "zugriff", "[cit.", "date of access", "date of application", "date of appeal",
    "access mode", "electronic resource", "[dostęp", "(dostęp", "consulta", "consulté",
    "accesat", "consultato", "acesso em", "viitattu", "hämtad", "lesedato", "kasutatud",
    "cited 20", "last access",
)  # fmt: skip
_NAMED = re.compile(rf"[«“\"„(\[]?{_NAME}")
_CONTAINERS = (
    "//", "et al", "[in", "(in ", "(ed.", "(eds", "(hrsg", "(ред", "(red", "(szerk", " in: ", "[w:",
    "university press", "springer", "routledge", "elgar", "journal", "review", "studies", "вісник",
    "економік", "zeitschrift", "szemle", "working paper", "(coord", "(dir.", "(cur", " en: ",
    " dans ", "publishing", "verlag", "wydawnictw", "kiadó", "editura", "вид-во", "изд-во",
    "official journal", "дис. ", "dissertation", "phd ", "thesis", "press,",
)  # fmt: skip
_IMPRINTS = re.compile(r":\s?[^\n:]{3,40},\s(?:19|20)\d\d|[–—]\s*С\.")
_DATED = re.compile(
    rf"{WORD}[^\n()\[\]]{{0,120}}[.,]\s{_YEAR}[a-z]?[.,:]\s[{UPPER}«“\"‘']"
    rf"|(?:{WORD}|[-–—_]{{2,}})[^\n()\[\]]{{0,200}}\({_YEAR}[a-z]?\)(?:[.:]?\s[{UPPER}«“\"]|,\s[«“\"'‘{UPPER}])"
)
_FIRST = 0b1010000
"""The traits that only the beginning of an entry has."""
_LEGAL = re.compile(
    r"(?:Про|Об?|On)\s[^\n:]{5,160}\s?:\s(?:[Зз]акон|[Пп]останов|[Нн]аказ|[Уу]каз|[Рр]озпорядж"
    r"|[Пп]риказ|[Рр]аспоряж|[Фф]едер|Law\b|Resolution\b|Decree\b|Order\b)|"
    r"(?:Law|Act|Code|Regulation|Directive|Decision|Treaty|Convention|Constitution|Resolution|Decree"
    r"|(?:Joined )?Cases? [CT]-\d+/\d\d,?"
    r"|Commission (?:Communication|Regulation|Decision|Implementing)|Council (?:Regulation"
    r"|Directive|Decision|Recommendation)|Public Law"
    r"|Закон\w*|Постанова|Наказ|Указ|Конституц\w+|Розпорядження|Договір|Угода|Кодекс|Конвенц\w+"
    r"|Постановление|Приказ|Распоряжение|Федеральный закон|Договор|Соглашение|Декрет"
    r"|Ustawa|Rozporządzenie|Uchwała|Dyrektywa|Komunikat|Konwencja|Traktat|Obwieszczenie"
    r"|Zákon|Vyhláška|Nařízení|Nariadenie|Smernica|Směrnice|Uznesenie|Usnesení|Ústavní zákon"
    r"|Gesetz|Verordnung|Richtlinie|Beschluss|Abkommen|Bundesgesetz|Vertrag"
    r"|Legea|Hotărârea|Ordonanța|Ordinul|Regulamentul|Codul|Directiva|Decizia|Constituția"
    r"|Ley|Real Decreto|Reglamento|Decreto(?:-Lei)?|Lei|Loi|Décret|Règlement|Ordonnance|Arrêté"
    r"|Legge|Regolamento|Regulamento|Decreto-legge|Tratado|Constitución|Convenio"
    r"|Laki|Asetus|Lag|Förordning|Lov|Forskrift|Seadus|Määrus|Likums|Įstatymas|Wet|Kanun|Yönetmelik"
    r"|Uredba|Zakon|Odluka|(?:1[89]|20)\d\d\. évi|\d{1,4}/(?:1[89]|20)\d\d\.)"
    r"(?:\s[^\n]{0,160}?(?:№|\b[Nn](?:r|o|º|°|úm)?\.?[º°]?\s?\d|\d{1,4}/\d{2,4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:1[89]|20)\d\d"
    r"|§|törvény|rendelet)|[^\n\d]{0,160}\((?:EU|EC|EEC|EG|EU|CE|UE|WE|ES|EÚ|ЄС|ЕС)\))"
)
_DATED_START = re.compile(
    rf"{_LEAD}{WORD}[^\n()\[\]]{{0,300}}[(\[]\s?"
    rf"(?:{_YEAR}|n\.\s?d\.|in press|forthcoming|б\.\s?[рд]\.)"
)
_NAMED_START = re.compile(
    rf"{_FAMILY},?[ \u00a0](?![{UPPER}][{LOWER}]+\.\s?:){_INITIALS}"
    rf"|{_INITIALS}[ \u00a0]?{_FAMILY}[.,;:& (]"
    rf"|(?P<lead>{_FAMILY}),[ \u00a0]{WORD}(?:[- ]{WORD})?"
    rf"(?:[ \u00a0](?:{_INITIALS}|van|von|de|di|da|del|of)\.?)?"
    rf"(?:(?=[.,;]?\s?(?:\(|{_YEAR}|and\b|&|;|,\s{WORD}\s{WORD}|,?\set al"
    rf"|,\s(?:eds?|Hrsg|red|ред|szerk|dir|coord)\b))"
    rf"|\.\s(?=[{UPPER}«“\"])|(?<=\.)\s(?=[{UPPER}«“\"]))"
    rf"|{_FAMILY}[ \u00a0][{UPPER}]{{1,3}}(?=[,.( ])"
)
_DASHES = re.compile(r"[–—_]{2,}|-{3,}")
_OPENS = re.compile(rf"[{UPPER}\d«“\"„‘'(\[‒–—_]|https?:|(?:van|von|de|del|di|da|le|la|el|al)[ -]")
_CONTINUES = re.compile(
    r"(?:\d+[\s,.:;)–-]|\d+$|[(\[]\d|(?:pp?|vol|no|vyp|вип|том|стор|Pp|Vol|No|Vyp|Вип"
    r"|URL|DOI"
    r"|doi|In|https?|www|ISBN|ISSN|Available|Retrieved|Accessed|Режим)\b|[сСPТT]\.?\s?\d|№|\((?:in|accessed|дата)\b"
    r"|\[in\b)"
)
_ENDS = re.compile(
    r"(?:[.!?)\]>»”\"]|\d|https?:\S+|\b10\.\d{4,9}/\S+|/\S*|[\w-]+\.(?:pdf|html?|php|aspx?|docx?|org|com|net|info|eu|ua|pl|hu|ro|sk|cz|de|fi))$"
)
_HANGS = re.compile(r"(?:[-‐,:;&(–—]|\b(?:and|und|et|та|і|й|и|of|the|in|for|on|to|a|an|and))$")
MAX_ENTRY = 700
MAX_END = 60
PROSE_LENGTH = 350
DATED_WITHIN = 260


def traits(words: str) -> int:
    """Count the marks of a reference: year, numbers, link, name first, marks of a container."""
    return _traits(words).bit_count()


def line_traits(words: str) -> tuple[int, int]:
    """Give the traits of a line as two sets of bits: those of any line, those of a first line."""
    found = _traits(words)
    return found & ~_FIRST, found & _FIRST


@lru_cache(maxsize=8192)
def _traits(words: str) -> int:
    folded = words.casefold()
    found = (
        _YEARS.search(words),
        _has_numbers(words),
        _holds(folded, _LINKS),
        _holds(folded, _ACCESSED),
        _NAMED.match(words),
        _holds(folded, _CONTAINERS) or _IMPRINTS.search(words),
        _DATED.match(words),
    )
    return sum(1 << i for i, one in enumerate(found) if one)


def _has_numbers(words: str) -> bool:
    labels = (match[1].casefold() for match in _LABELLED.finditer(words))
    return any(label in _LABELS for label in labels) or bool(_NUMBERED.search(words))


def _holds(folded: str, marks: tuple[str, ...]) -> bool:
    return any(mark in folded for mark in marks)


def is_dated(words: str) -> bool:
    """Tell whether the words give a year or the day on which a page was read."""
    return bool(_traits(words) & 0b1001)


def is_legal(words: str) -> bool:
    """Tell whether the words open as a law or a judgment does, with its number or date."""
    return bool(_LEGAL.match(words))


def is_likely(words: str) -> bool:
    """Tell whether the words look like a reference."""
    return len(words) <= 2 * MAX_ENTRY and (traits(words) >= 2 or is_legal(words))


def is_prose(words: str) -> bool:
    """Tell whether the words are a paragraph of something else."""
    return len(words) > PROSE_LENGTH and not is_likely(words)


@lru_cache(maxsize=8192)
def begins_entry(line: str) -> bool:
    """Tell whether a line opens as a reference surely does: with a name, or a dated body."""
    named = begins_with_name(line)
    return bool(_DASHES.match(line)) or (
        bool(_DATED_START.match(line, 0, DATED_WITHIN)) if named is None else named
    )


def begins_with_name(line: str) -> bool | None:
    """Tell whether a line opens with a person; a place that stands like one is none."""
    if _CONTINUES.match(line):
        return False
    named = _NAMED_START.match(line)
    if named and named["lead"]:
        return named["lead"].casefold() not in PLACES
    return True if named else None


def could_begin(line: str) -> bool:
    """Tell whether a reference may open so at all."""
    return bool(_OPENS.match(line)) and not _CONTINUES.match(line)


def could_end(line: str) -> bool:
    """Tell whether a reference may end so."""
    end = line[-MAX_END:]
    return bool(_ENDS.search(end)) and not _HANGS.search(end)
