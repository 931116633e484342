"""Lines of a page that are no part of the publication: menus, notices, labels of dates."""

import re

__all__ = ["CITE", "CODE", "DATE", "JOURNAL_LABEL", "NOTE", "is_furniture", "is_menu"]

CODE = re.compile(
    r"\W*(?:УДК|UDC|UDK|ӘОЖ|ББК|LBC|МРНТИ|IRSTI|ҒТАМР|ГРНТИ|JEL\b|DOI\b|https?:|www\.|(?:e|p"
    r"|eISSN|pISSN)?-?ISSN"
    r"|ISBN|ORCID\b|РИНЦ|Scopus|ResearcherID|Researcher ID|EDN\b|PACS|MSC\b|10\.\d{4,9}/"
    r"|шифр|спеціальність|классификация|класифікація)",
    re.IGNORECASE,
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
DATE = re.compile(
    rf"\W*(?:{_MONTHS})\s(?:\d{{1,2}},\s)?(?:19|20)\d\d\W*$|\W*\d{{1,2}}\s(?:{_MONTHS})\s(?:19"
    rf"|20)\d\d\W*$|"
    r"\W*(?:(?:article |paper |manuscript )?(?:history|received|submitted|accepted|revised"
    r"|published"
    r"|available online|first (?:published|online)|date of)\b"
    r"|(?:стаття|статтю|рукопис|статья|рукопись)?\s*(?:надійшл|отриман|прийнят|опублікован|опубл"
    r"|подан|поступил"
    r"|получен|принят|рекомендован)\w*"
    r"|otrzymano|wpłynęło|przyjęto|eingegangen|angenommen|beérkez|elfogadva|primit|acceptat"
    r"|saapunut"
    r"|дата (?:надходження|публікації|подання|поступления|публикации))",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"(?:[*†‡]|\d\s)\s*(?:the|this|ця|цю|дан|funded|supported|подяк|acknowledg|робот)\b", re.I
)
CITE = re.compile(
    r"^[ \t\u00a0*#•]*(?:how to cite(?: this (?:article|paper|work))?|(?:please )?cite (?:this|as"
    r"|it)(?: (?:article|paper|as|work))*"
    r"|to cite this (?:article|paper|document)|to link to this article"
    r"|(?:suggested|recommended|preferred) citation(?: format)?|citation(?: format| info\w*"
    r"| suggestion)?|for citation|reference to this paper should be made as follows"
    r"|(?:бібліографічний опис )?для цитування|як (?:цитувати"
    r"|правильно цитувати)(?: (?:цю )?статтю)?|цитувати(?: статтю| як)?"
    r"|(?:образец |ссылка )?для цитирования|как цитировать(?: статью)?|цитування|цитирование"
    r"|jak cytować|cytowanie|zitiervorschlag|zitierweise|cómo citar|como citar|comment citer"
    r"|cum se citează"
    r"|jak citovat|citace|hivatkozás|viittaus|дәйексөз үшін)"
    r"(?:[ \t\u00a0*]*(?:\([A-Za-zА-Яа-яІі0-9 .]{2,12}\))?[ \t\u00a0]*[:.—–-]+|[ \t\u00a0*]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_FURNITURE = re.compile(
    r"\W*(?:home|by|von|a ?r ?t ?i ?c ?l ?e ?i ?n ?f ?o|article history|головна|главная|skip to"
    r"|register|log ?in|login|current(?: issue)?|archives?"
    r"|архів\w*|архивы?|announcements"
    r"|about(?: the journal)?|search|submissions?|make a submission|subscribe|privacy|contacts?"
    r"|menu"
    r"|downloads?|download data|pdf|html|xml|full text|view|abstract views|views|share|metrics"
    r"|license|licen[cs]e"
    r"|ліцензія|лицензия|завантажити|скачать|issue|section|розділ|рубрика|секція|раздел"
    r"|issue section|categories"
    r"|this work is licensed|this is an open|creative commons|open access|copyright|©|\(c\)"
    r"|all rights"
    r"|original (?:article|paper|research)|research (?:article|paper|note)|review (?:article"
    r"|paper)|short communication"
    r"|article type|article|стаття|оригінальна стаття|научная статья|оригинальная статья"
    r"|наукова стаття"
    r"|submit an article|make a submission|skip to (?:main )?content|skip to .{0,40}|open menu"
    r"|routledge|taylor (?:&|and) francis(?: group)?|elsevier|springer(?: nature)?|wiley"
    r"|emerald.{0,20}"
    r"|sage(?: publications)?|mdpi|explore all metrics|текст научной статьи.{0,80}"
    r"|all journals|list of issues|view pdf|show more|add to mendeley|get rights and content"
    r"|(?:under a )?creative commons licen[cs]e.{0,20}|highlights|advanced search|more features"
    r"|browse econ literature|my bibliography(?: +save this .{0,20})?|author listed"
    r"|listed|original investigation"
    r"|original paper|research letter|case study|review|discussion paper|working papers?"
    r"|policy (?:brief|paper)"
    r"|araştırma makalesi|derleme|anasayfa|giriş|kayıt|dergiler|yazarlar|öz|report|bericht|raport"
    r"|autorzy|tytuł artykułu|warianty tytułu|języki publikacji|czasopismo|abstrakty|języki|wydawca"
    r"|artículos?|artigos?|articoli|articles|aufsätze|beiträge|artykuły naukowe|članak"
    r"|članki|raksti"
    r"|straipsniai|tanulmány(?:ok)?|studie|štúdie|статті|студии|journal article|conference paper"
    r"|conference abstract|book chapter|kapitel|chapter|розділ монографії"
    r"|check for updates|citations?|references|corresponding|correspondence|academic editors?"
    r"|editors?|handling editor"
    r"|more citation|most read|similar articles|author biograph\w*|authors?|автори|авторы|page \d"
    r"|p\. \d|сторінка"
    r"|contents lists|journal homepage|to link to|full terms|printed in|isbn|міністерство освіти"
    r"|министерство образования"
    r"|перейти (?:до|к) .{0,40}|зареєструватися|увійти|поточний випуск|про (?:нас|журнал)|пошук"
    r"|статті|номер"
    r"|автор\(и\)|опубліковано|більше форматів.{0,20}|регистрация|вход|текущий выпуск|о журнале"
    r"|поиск|статьи"
    r"|опубликован\w*|przejdź do .{0,40}|zarejestruj(?: się)?|zaloguj(?: się)?|aktualny numer"
    r"|archiwum"
    r"|o czasopiśmie|szukaj|strona (?:domowa|główna)|artykuły|opublikowane|##submission\S*"
    r"|language|українська|english|русский|polski|magyar)\W*(?:\d+\W*)?$"
    r"|\W*(?:technical report|working paper|discussion paper|research report|to appear in"
    r"|appeared in"
    r"|submitted to|presented (?:at|to)|supported (?:by|in part)|this (?:work|research"
    r"|paper) (?:was|is|has)"
    r"|permission|approved by|thesis by|published in|preprint|in partial fulfil)"
    r"|\W*(?:ministry of|міністерство|министерство|dissertation(?! (?:von|by)\s)"
    r"|дисертаці|автореферат|chapter \d"
    r"|диссертаци|manuscript|рукопис)"
    r"|\W*(?:this work is licensed|this is an open|creative commons|copyright|©|\(c\)|all rights"
    r"|contents lists"
    r"|авторське право|авторское право|journal homepage|download data|це стаття"
    r"|стаття (?:поширюється|доступна)|home\s*[/>»]"
    r"|головна\s*[/>»]|главная\s*[/>»]"
    r"|academic editor|corresponding author|correspondence|open access|section:|issue:|license:"
    r"|article info"
    r"|розділ:|рубрика:|секція|section \d|розділ \d|published by|printed in|publisher|editor"
    r"|редактор|видавець|тип статті|article type"
    r"|available at|available online|доступно|page \d+ of)",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ \t\u00a0]{2,}")
_STEP = re.compile(r"\s[>»›→]\s")
_NUMBERED_STEP = re.compile(r"\b(?:Vol|No|Том|Вип|Issue|№)", re.IGNORECASE)
MIN_LINKS = 3
MAX_LINK = 6
"""Words of one link of a menu."""
JOURNAL_LABEL = re.compile(
    r"(?:journal|journal title|czasopismo|tytuł czasopisma|журнал|dergi|revista|zeitschrift):?",
    re.I,
)
"""A line that only says that the next names the journal."""
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_RULE = re.compile(r"[\W_]+")


def is_menu(line: str) -> bool:
    """Tell whether a line is a row of links, or the path to a page."""
    steps = _STEP.split(line)
    if len(steps) >= MIN_LINKS and not _NUMBERED_STEP.search(line):
        return True
    links = _GAP.split(line)
    return len(links) >= MIN_LINKS and all(len(one.split()) <= MAX_LINK for one in links[:-1])


def is_furniture(line: str) -> bool:
    """Tell whether a line belongs to the page rather than to the publication."""
    return bool(
        _FURNITURE.match(line)
        or CITE.match(line)
        or _PAGE_NUMBER.fullmatch(line)
        or _RULE.fullmatch(line)
    )
