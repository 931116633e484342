"""The kind of work that a reference names."""

import re
from collections.abc import Iterator, Mapping

from cbris.loaders.text.document import Name

__all__ = ["kind_of"]

_THESIS = re.compile(
    r"\b(?:thesis|theses|dissertations?|(?:PhD|doct\w*)\.? diss|diss\.|дис\.|дисертац|"
    r"автореф|диссертац|avtoref|dys\.|dysertats|disertačn|dizertačn|disertac|rozprawa doktorska|"
    r"praca (?:doktorska|magisterska|licencjacka|dyplomowa)|diplomov|bakalářsk|rigorózn|"
    r"(?:doktori|PhD)[\s-](?:értekezés|disszertáci)|szakdolgozat|(?:teză|tz\.|teza) de (?:doct|"
    r"licen|master)|tes[ie]s? (?:doctoral|de (?:doutora|mestra|maestr|licencia)|di (?:dottorato|"
    r"laurea))|thèse (?:de|pour)|mémoire de (?:master|maîtrise)|doktora tezi|yüksek lisans tezi|"
    r"proefschrift|doktorsavhandling|doktoravhandling|licentiatavhandling|väitöskirja|pro gradu|"
    r"doktoritöö|magistritöö|promocijas darbs|daktaro|habilitationsschrift|"
    r"(?:master|diplom|bachelor|magister)arbeit|дыпломная|дипломна робота|магістерська робота)",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?:proceedings|proc\.|int\. conf|conference|conf\.|konferen\w+|sympozj\w+|symposium"
    r"|workshop|congress|конференц\w*|конф\.|матеріали|материалы"
    r"|тези)\b",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"\b(?:paper|poster|talk|presented|presentation|referat|relazione|comunica\w+|communication|"
    r"vortrag|előadás|referát|prednáška|comunicare|bildiri)\b[^.]{0,30}\b(?:at|na|to|alla|al|ao|au|"
    r"auf|beim?|la|presented|presentad[ao]|apresentada|presentata|présentée|wygłoszony|gehalten|"
    r"prezentat)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b[KC]OM\s?\(\s?\d{4}\s?\)\s?\d|\b(?:SWD|SEC|JOIN|CdR|COR|COTER)\s?[(/-]\s?\d{4}|"
    r"\bЄ?КОМ\s?\(\d{4}\)|\b(?:WP|DP|MT-DP|JRC)\s?\d",
)
_PAPERS = re.compile(
    r"\b(?:(?:working|discussion|occasional|staff|technical)\s(?:papers?|reports?|notes?|document)|"
    r"research reports?|"
    r"arbeitspapiere?|diskussionspapiere?|arbeitsberichte?|documentos? de trabajo|"
    r"documents? de travail|quaderni (?:di|del)|cahiers? de recherche|zeszyty robocze|"
    r"műhelytanulmány\w*|pracovn[éí] (?:listy|sešit\w*)|рабочи[ей] (?:доклад\w*|документ\w*)|"
    r"робоч[іи]й? (?:документ\w*|папер\w*)|MPRA Paper|papers in \w+)\b",
    re.IGNORECASE,
)
_NOTES = re.compile(r"\b(?:papers?|briefs?|reports?|notes?)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:working papers?|discussion papers?|(?:final )?reports?|technical note|policy brief|"
    r"scoreboard|доповідь|звіт|отчет|доклад|обзор инновацион\w*|огляд|(?:abschluss|jahres|end)?"
    r"bericht|rapport|raport\w*|raport|správa|zpráva|jelentés|informe|relatório|rapporto|raportti|"
    r"aruanne|ataskaita|ziņojums|rapor\w*|grünbuch|grünes buch|weissbuch|libro (?:verde|blanco)|"
    r"livre (?:vert|blanc)|green paper|white paper|action plan|strateg(?:y|ie|ia|ii|iia|ija)|"
    r"стратегія|стратегия|estrategia|strategia|stratehiia)\b",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\[data\s?(?:set|base)\]|\bdata\s?set\b|\bonline data code\b|\bdatabase,|\bdata file\b"
    r"|\(Version \d|\bbank danych\b|\bнабір даних\b|\bнабор данных\b|\bdatensatz\b"
    r"|\[[a-z]+_[a-z_0-9]+\]"
    r"|\bver(?:sion|\.)\s\d+\.\d",
    re.IGNORECASE,
)
# One of these is in each mark of data: a quick look before the slow search.
_DATA_STEMS = ("data", "[", "version", "ver.", "danych", "набір", "набор", "datensatz")
_DATA_BODIES = re.compile(
    r"^(?:Eurostat|Istat|Eustat|INE|Instituto Nacional de Estadística)\b|\bdata (?:lab|office)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"^[«“\"„‘]?(?:(?:commission|council|delegated|implementing|framework|federal|real|organic|"
    r"european|європейськ\w+|рамков\w+|outline)\s)*(?:regulation|directive|decision|law|act|treaty|"
    r"convention|"
    r"loi|décret|règlement|ordonnance|legge|decreto(?:[\s-](?:lei|ley|legislativo))?|regolamento|"
    r"ley|lei|reglamento|regulamento|directiva|direttiva|gesetz|verordnung|richtlinie|beschluss|"
    r"\w+gesetz(?:buch)?|\w+verordnung|ustawa|rozporządzenie|uchwała|dyrektywa|zákon|nařízení|"
    r"vyhláška|nariadenie|smernica|törvény|\d{4}\. évi|legea|hotărârea|ordonanța|regulamentul|"
    r"codul|kanun\w*|yönetmelik|laki|lag|seadus|likums|įstatymas|закон|указ|постанова|"
    r"постановление|кодекс|розпорядження|распоряжение|регламент|директива|угода|соглашение|"
    r"конвенція|конвенция)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:кодекс|code|įstatymas|kanunu?|törvény|конвенція|конвенция|convention"
    r"|agreement between)\b",
    re.IGNORECASE,
)
_ACT_MARK = re.compile(
    r"\b(?:No|Nr|núm|n|nr|č)\.?\s?[º°]?\s?\d|№\s?\d|n[º°.]+\s?\d|\d{1,4}/\d{4}|\b\d{4}/\d+"
    r"|\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\b\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4}"
    r"|\b[IVXLC]+\. törvény|\bparliament\b|\bgovernment\b",
    re.IGNORECASE,
)
_GAZETTE = re.compile(
    r"^(?:Відомості Верховної|Офіційний вісник|Урядовий|Vidomosti Verkhovnoi|Ofitsii?nyi visnyk|"
    r"Собрание законодательства|Ведомости|Державен вестник|Службени гласник|Dz\.\s?U|Dziennik Urz|"
    r"M\.\s?P\.$|Monitor Polski|Official Journal|Off(?:\.|icial)? J|O\.?J\.?(?:\s|$)|OJ|DOUE$|"
    r"DOCE$|DO$|JO(?:RF)?$|"
    r"J\.?O\.?U?\.?E|ABl|Amtsblatt|[BL]?GBl|Bundesgesetzblatt|Boletín Oficial|BOE$|Diário da Rep|"
    r"Gazzetta Uff|G\.U\.|Journal officiel|Jurnalul Oficial|Monitorul Oficial|Magyar Közlöny|"
    r"Zbierka|Sbírka|Sb\.$|Z\. z\.|Ú(?:ř|radn)?\.?\s?(?:v|věst)|Úřední věstník|"
    r"T\.?C\.? Resm[iî]|Resm[iî] Gazete|Valstybės žinios|Riigi Teataja|Latvijas Vēstnesis|"
    r"Narodne novine|Uradni list)",
    re.IGNORECASE,
)
_REPORT_NOTE = re.compile(r"\((?:working|discussion|policy|technical) (?:paper|report|brief)", re.I)
_PRESS = re.compile(
    r"\b(?:Press|Verlag|Publish\w*|Routledge|Elgar|Springer|Kiadó|Wydawnictwo|Pinter|Edi[tţț]\w*|"
    r"Palgrave|Nomos|Ashgate|Видавництво|Nakladatelství)\b"
)
_COLLECTION = re.compile(
    r"\b(?:сб|зб|кол|колект)\.|\b(?:сборник|збірник|handbook|zb\.)\b", re.IGNORECASE
)
_MEDIUM = re.compile(r"\[(?:online|internet|on-line|en línea|en ligne)\]", re.IGNORECASE)
_EDITED = re.compile(
    r"\((?:[Ee]ds?\.?|Hrsg\.|Hg\.|red\.|coord\.|szerk\.|a cura di|dir\.|orgs?\.)\)"
)


def kind_of(fields: Mapping[str, object], raw: str) -> str | None:
    """Tell the kind from the fields that were read; None where they do not tell."""
    return next((kind for kind, holds in _rules(fields, raw) if holds), None)


def _rules(fields: Mapping[str, object], raw: str) -> Iterator[tuple[str, object]]:
    """Yield each kind with whether its rule holds; a later rule is not looked at in vain."""
    container = str(fields.get("container") or "")
    issued = f"{fields.get('title')} {fields.get('publisher')}"
    numbers = fields.get("volume") or fields.get("issue")
    bodies = _are_bodies(fields.get("authors"))
    yield "thesis", not numbers and _THESIS.search(raw)
    yield "dataset", _is_dataset(fields, raw)
    yield "report", _NUMBERED.search(raw) and not _is_act(fields, raw)
    yield "legislation", _is_act(fields, raw)
    yield "chapter", not numbers and _PRESENTED.search(raw)
    yield "report", _is_paper(fields)
    yield "conference", container and _CONFERENCE.search(container)
    yield "chapter", _in_collection(fields)
    yield "chapter", fields.get("in_book") and not _is_periodical(fields)
    yield "article", container and (numbers or fields.get("pages"))
    yield "report", _REPORT_NOTE.search(raw)
    yield "online", bodies and fields.get("accessed") and _MEDIUM.search(raw)
    yield "report", _PAPERS.search(issued)
    yield "online", fields.get("linked") and not (fields.get("authors") or fields.get("editors"))
    yield "report", (bodies or not fields.get("authors")) and _REPORT.search(issued)
    yield "book", fields.get("num_pages")
    yield "online", fields.get("accessed") and bodies
    yield "book", _PRESS.search(str(fields.get("publisher") or "")) and not fields.get("linked")
    yield "report", bodies and (fields.get("publisher") or fields.get("place"))
    yield "book", fields.get("place") and fields.get("publisher")
    yield "report", fields.get("authors") and fields.get("publisher")
    yield "online", fields.get("linked") and container and not fields.get("doi")
    yield "article", container or (fields.get("doi") and fields.get("authors"))
    yield "book", fields.get("place") and not fields.get("linked")
    yield "book", _EDITED.search(raw) and not fields.get("linked")
    yield "online", fields.get("linked")


def _are_bodies(authors: object) -> bool:
    people = authors if isinstance(authors, tuple) else ()
    return bool(people) and all(isinstance(one, Name) and one.literal for one in people)


def _is_dataset(fields: Mapping[str, object], raw: str) -> bool:
    """Tell data by their mark, or by an office that publishes nothing else on the web."""
    low = raw.casefold()
    if any(stem in low for stem in _DATA_STEMS) and _DATA.search(raw):
        return True
    authors = fields.get("authors")
    first = authors[0] if isinstance(authors, tuple) and authors else None
    office = first.literal if isinstance(first, Name) else None
    return bool(fields.get("linked") and office and _DATA_BODIES.search(office))


def _is_act(fields: Mapping[str, object], raw: str) -> bool:
    """Tell an act by its gazette, or by its kind with a number or a date."""
    authors = fields.get("authors")
    if authors and not _are_bodies(authors):
        return False
    if _GAZETTE.match(str(fields.get("container") or "")):
        return True
    title = str(fields.get("title") or "")
    return bool((_ACT.match(title) or _LAW.search(title)) and _ACT_MARK.search(title))


def _is_paper(fields: Mapping[str, object]) -> bool:
    """Tell a paper of a numbered series of papers that is no journal."""
    container = str(fields.get("container") or "")
    issued = _NOTES.search(container) and fields.get("publisher") and not fields.get("pages")
    named = _PAPERS.search(container) or issued
    journal = fields.get("volume") and fields.get("issue")
    return bool(named and not journal and not fields.get("in_book"))


def _in_collection(fields: Mapping[str, object]) -> bool:
    """Tell a paper in a collection that has a publisher, or a place and editors."""
    named = _COLLECTION.search(str(fields.get("container") or ""))
    return bool(named and fields.get("pages") and fields.get("publisher"))


def _is_periodical(fields: Mapping[str, object]) -> bool:
    """Tell an article "In: Journal 8 (4)" from a chapter."""
    numbered = fields.get("volume") or fields.get("issue")
    whole = not (fields.get("editors") or fields.get("place") or fields.get("publisher"))
    return bool(numbered and whole)
