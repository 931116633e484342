"""The headings above lists of references, and what pages print behind such a list."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cbris.loaders.text.references.tails import is_foot
from cbris.loaders.text.references.traits import begins_entry

__all__ = ["Heading", "find_end", "find_headings"]

# Written as plain words; a blank stands for any blanks, a tilde for an ending or none.
_SURE_LISTED = """
    references; reference list; list of references; references list; references cited
    cited references; references and notes; notes and references; bibliographic references
    bibliography; selected bibliography; bibliography and references; literature
    literature cited; list of literature; cited literature; works cited; list of sources
    reference; literature review sources; sources and literature; literature and sources
    література; літаратура; список літератури; список використаної літератури
    список використаних джерел; список використаних літературних джерел
    список використаних джерел~ (?:та|і|й) літератури; список використаної літератури та джерел
    перелік використаних джерел; перелік використаної літератури; перелік джерел
    перелік посилань; перелік літератури; список джерел; список посилань
    список бібліографічних посилань; список бібліографічних описів; використані джерела
    використані джерела (?:та|і|й) література; використана література; літературні джерела
    джерела (?:та|і|й) література; джерела; посилання; бібліографія; бібліографічний список
    бібліографічні посилання; спісак? літаратуры; спіс літаратуры
    литература; список литературы; список использованной литературы
    список использованных источников; список использованных источников и литературы
    список использованных источников литературы; список источников; список источников и литературы
    использованные источники; использованная литература; цитируемая литература
    перечень использованных источников; библиография; библиографический список
    библиографические ссылки; пристатейный список литературы; источники и литература
    използвана литература; литература и извори
    bibliografia; literatura; literatura cytowana; wykaz literatury; spis literatury; piśmiennictwo
    bibliografia i netografia; netografia; źródła internetowe; akty prawne
    literatura i źródła; źródła; wykaz źródeł; spis bibliograficzny; literatura przedmiotu
    literaturverzeichnis; literatur; literatur- und quellenverzeichnis; quellen- und
    quellenverzeichnis; quellen und literatur; literatur und quellen; bibliographie; quellen
    irodalom; irodalomjegyzék; felhasznált irodalom; hivatkozások; hivatkozott irodalom
    felhasznált források; források; szakirodalom; irodalmi hivatkozások; források jegyzéke
    bibliografie; bibliografie selectivă; referințe; referinţe; referințe bibliografice
    referinţe bibliografice; surse bibliografice; referinte bibliografice; referinte
    použitá literatura; použitá literatúra; seznam literatury; seznam použité literatury
    seznam použitých zdrojů; zoznam použitej literatúry; zoznam literatúry; literatúra; zdroje
    zoznam bibliografických odkazov; prameny a literatura; literatura a prameny; prameny
    použité zdroje; zoznam použitých zdrojov; bibliografické odkazy; reference; seznam zdrojů
    lähteet; lähdeluettelo; kirjallisuus; viitteet; kirjallisuusluettelo
    referenser; källor; litteratur; källförteckning; litteraturförteckning; referenslista
    litteraturliste; referanser; kilder; kildeliste; referencer
    viited; kasutatud kirjandus; kirjandus; allikad; viidatud allikad
    literatūra; literatūras saraksts; izmantotā literatūra; atsauces; literatūros sąrašas
    šaltiniai; nuorodos; naudota literatūra
    références; références bibliographiques; referencias; referencias bibliográficas; bibliografía
    referências; referências bibliográficas; riferimenti bibliografici; riferimenti; sitografia
    viri; viri in literatura; literatura in viri; popis literature; izvori; literatuur
    literatuurlijst; referenties; bronnen; kaynakça; kaynaklar; βιβλιογραφία; αναφορές
"""
# These head lists of references too, but also other things: they need a line of their own.
_UNSURE_LISTED = """
    sources; notes; footnotes; endnotes; примітки; примечания; источники; przypisy; anmerkungen
    jegyzetek; poznámky; note; legal acts; internet sources; electronic resources; normative acts
    further reading; нормативні акти; інтернет-джерела
"""
_FURNITURE_LISTED = """
    how to cite; how to cite this article; cite this article; cite as; citation; citation formats
    more citation formats; downloads?; download citation; download data is not yet available
    download pdf; full text; pdf; license; licence; copyright; copyright notice; issue; section
    published; share; metrics; views; statistics; similar articles; most read articles~
    most read articles by the same author~; author biograph(?:y|ies); authors? bio~
    about the authors?; about authors?; information about the authors?; author information
    authors? details; notes on contributors; contributors; biographical notes?; article details
    article information; article metrics; article history; article sidebar; make a submission
    current issue; open journal systems; language; indexing; browse; keywords?; key words
    abstract; summary; annotation; resume; acknowledge?ments?; funding; conflicts? of interests?
    declaration of (?:competing|conflicting) interests?; disclosure statement; data availability
    data availability statement; supplementary materials?; additional information; appendix
    appendices; annex(?:es)?; ethics statement; author contributions?; authors['’]? contributions?
    additional files; see also; related articles; cited by; publication history
    corresponding author
    як цитувати; цитувати; завантаження; завантажити; дані завантаження ще не доступні; ліцензія
    номер; випуск; розділ; опубліковано; біографі[яї] автор[аів]+; про автор[аів]+
    відомості про автор[аів]+; інформація про автор[аів]+; анотація; резюме; ключові слова; додаток
    додатки; авторське право; подяки?; статті автор[аів]+; переглядів; мова; поділитися
    фінансування
    конфлікт інтересів; дані про автор[аів]+; схожі статті
    как цитировать; загрузки; скачать; лицензия; раздел; опубликован[оа]; биографии? автор[аов]+
    об автор(?:е|ах); сведения об автор(?:е|ах); информация об автор(?:е|ах); аннотация
    ключевые слова; приложени[ея]; авторы
    streszczenie; abstrakt; słowa kluczowe; o autorze; o autorach; notka o autorze; jak cytować
    zusammenfassung; zum autor; autorinfo; összefoglaló; rezumat; shrnutí; zhrnutie; súhrn; resumé
    ayrıntılar; kaynak göster; yazar bilgileri; özet; teşekkür; cite; how to reference
    tiivistelmä; autoři?; adresa autora; kontakt
"""
_FURNITURE_PREFIX = (
    r"received(?: on| by| date)?\b ?[:\d]|(?:received|accepted|submitted|revised|published)"
    r"(?: online)? ?:|(?:received|accepted|submitted|revised|published)"
    r"(?: online)?(?: on)? (?:\d{1,2}|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b|first received|manuscript received|article received"
    r"|стаття (?:надійшла|подана|прийнята)|надійшла до ред|надійшло до ред|надіслано до ред"
    r"|дата (?:надходження|подання)|прийнято до друку|поступила в ред|статья поступила"
    r"|рецензент|reviewer\b|artykuł (?:wpłynął|otrzymano)|data wpływu|©|\(c\) ?\d{4}"
    r"|copyright ?[©:(\d]"
    r"|this work is licensed|this article is|creative commons|licensed under|ця робота ліцензу"
    r"|(?:figure|fig\.|table|рис\.|таблиця|табл\.|таблица) ?\d{1,2}\b"
    r"|(?:orcid|e-?mail|тел\.|tel\.)\b ?[:(]|how to cite|cite this article|to cite this article"
    r"|suggested citation|for citation|як цитувати|для цитування|для цитирования|цитувати"
    r"|key ?words ?:|ключові слова ?:|ключевые слова ?:|abstract ?[:.]|анотація ?[:.]"
    r"|summary ?[:.]|резюме ?[:.]"
    r"|аннотация ?[:.]|author(?:s|'s|s')? (?:biograph|bio\b)|about the authors?\b"
    r"|(?:information|відомості|інформація|сведения|информация) (?:about|про|об) (?:the )?автор"
    r"|information about (?:the )?authors?|downloads? ?\d|appendix [a-z\d]\b|додаток [а-я\d]\b"
    r"|conflict of interests? ?[:.]|funding ?[:.]|acknowledge?ments? ?[:.]"
)


_STEM = re.compile(
    r"(?<!\w)(?:referen|referên|référen|referin|bibliogr|literat|literaat|litterat|literār"
    r"|source|works? cited|cited|note|footnote|endnote|reading|legal|internet|electronic"
    r"|normative|літерат|літарат|литерат|джерел|використан|список|перелік|посилан|бібліогр|библиогр"
    r"|спіс|источник|использован|цитируем|перечень|пристатейн|нормативн|інтернет|крыніц|ссыл|прим[іе]"
    r"|използван|извори|piśmien|spis|wykaz|źródł|akty|netogr|przypis|quellen|anmerk|irod|felhaszn"
    r"|hivatk|forrás|szakir|jegyz|surse|použit|seznam|zoznam|zdroj|pramen|odkaz|poznám|lähte|lähde"
    r"|kirjall|viit|käll|kilde|kasutatud|kirjand|allik|izmantot|atsauc|avoti|šaltin|nuorod|naudot"
    r"|riferim|sitogr|fuente|fonti|fontes|viri|popis|izvor|bronnen|kaynak|βιβλιογ|αναφορ|әдебиет"
    r"|пайдаланыл|adabiyot|ədəbiyyat|ლიტერატურა|გამოყენებული|გრականություն|գրականություն)"
)
_LINE = re.compile(r"^[^\n]{3,120}", re.MULTILINE)
_SPACED = re.compile(r"\s*(?:\w ){4,}\w\s*[:.]?\s*$")
_MISREAD = str.maketrans("10", "lo")
_NUMBER_BEFORE = re.compile(r"^[\divxlo]{1,4}[.)]?\s+")
_PARTED = re.compile(r"(?:[.!?:)\]»”\d]|\n[^\n]{0,30})\n$")
_MARK = re.compile(r"^[(\[]?\d{1,3}[)\].]*\s+")
MAX_HEADING = 70
MAX_LOOK = 900
LINES_BEHIND = 5
MIN_BEHIND = 2
MAX_HEADING_WORDS = 8


class Heading(NamedTuple):
    """A heading: where its line starts, where the list begins behind it, whether it is known."""

    start: int
    end: int
    known: bool = True


def _listed(words: str) -> str:
    """Make one pattern of phrases, the longest first."""
    phrases = {phrase.strip() for phrase in re.split(r"[;\n]", words) if phrase.strip()}
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(phrase.replace("~", r"\w*").replace(" ", r"[ \t\u00a0]+") for phrase in longest)


_BLANK = "[ \\t\\u00a0]"
_OPENING = r"^[ \t\u00a0*#_>•]*(?:(?:\d{1,2}|[IVX]{1,4})[.)]?[ \t\u00a0]+)?[*_]*"
_SURE = _listed(_SURE_LISTED)
_HEADING = re.compile(
    rf"{_OPENING}(?:(?P<sure>{_SURE})|{_listed(_UNSURE_LISTED)})"
    rf"(?:[ \t\u00a0]*[/|–—(\[-]+[ \t\u00a0]*(?:{_SURE}|[^\n\d]{{3,40}})[)\]]?)?"
    r"[ \t\u00a0*_]*(?:[(\[]\d{1,3}[)\]])?(?:[:.]*[ \t\u00a0*_]*$"
    r"|(?P<inline>[:.]?[ \t\u00a0]*(?=[\[(]?1[\]).])|:[ \t\u00a0]+(?=\w)))",
    re.IGNORECASE | re.MULTILINE,
)
_LEADING = re.compile(rf"{_OPENING}(?:{_SURE})[ \t\u00a0]+(?=\w)", re.IGNORECASE | re.MULTILINE)
_FURNITURE = re.compile(
    rf"^[ \t\u00a0*#_>•|]*(?:(?:{_listed(_FURNITURE_LISTED)})[ \t\u00a0*_]*[:.]?[ \t\u00a0*_]*$"
    rf"|{_FURNITURE_PREFIX.replace(' ', _BLANK)})",
    re.IGNORECASE | re.MULTILINE,
)


def find_headings(text: str, start: int, end: int) -> list[Heading]:
    """Find the lines that head a list, or may: whether one follows is for its words to tell."""
    return list(_headings(text, start, end))


def find_end(text: str, start: int, end: int) -> int:
    """Give where the furniture of the page begins that follows a list; the end if none does."""
    for match in _FURNITURE.finditer(text, start, end):
        if not (is_foot(text[match.start() : match.end() + 1]) and _goes_on(text, match, end)):
            return match.start()
    return end


def _goes_on(text: str, foot: re.Match[str], end: int) -> bool:
    """Tell whether entries follow what a page prints at its foot."""
    following = text[foot.end() : min(end, foot.end() + MAX_LOOK)].split("\n")[1:]
    lines = [line.strip() for line in following if line.strip()][:LINES_BEHIND]
    return sum(begins_entry(_MARK.sub("", line)) for line in lines) >= MIN_BEHIND


def _headings(text: str, start: int, end: int) -> Iterator[Heading]:
    for line in _LINE.finditer(text, start, end):
        words = line[0].casefold().translate(_MISREAD)
        spaced = bool(_SPACED.match(words))
        words = words.replace(" ", "") if spaced else words
        if not _STEM.search(words):
            continue
        match = _HEADING.match(text, line.start(), end)
        stop = text.find("\n", line.start(), end)
        whole = line.end() == (end if stop < 0 else stop)
        if match and (match["sure"] or not match["inline"]):
            yield Heading(match.start(), match.end())
        elif whole and not match and _may_head(text, line, words):
            known = spaced or bool(_HEADING.match(words))
            yield Heading(line.start(), line.end(), known)
        elif (led := _LEADING.match(text, line.start(), end)) and _opens(text, led.end()):
            yield Heading(led.start(), led.end())


def _opens(text: str, start: int) -> bool:
    return begins_entry(text[start : start + MAX_HEADING])


def _may_head(text: str, line: re.Match[str], words: str) -> bool:
    """Tell whether a short line that names sources stands like a heading."""
    plain = _NUMBER_BEFORE.sub("", words.strip(" \t\u00a0*#_:."))
    if line[0].rstrip().endswith(".") or _FURNITURE.match(line[0]):
        return False
    short = len(plain) <= MAX_HEADING and len(plain.split()) <= MAX_HEADING_WORDS
    before = text[: line.start()].rstrip(" \t\u00a0\f")
    parted = before.endswith("\n\n") or not before.strip() or bool(_PARTED.search(before[-80:]))
    return short and parted and not re.search(r"\d{2}|[.,;!?»”]$", plain)
