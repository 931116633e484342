"""The words that open an abstract or a list of keywords, and where the header before them ends."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cbris.loaders.text.front.persons import read_people
from cbris.loaders.text.letters import LOWER, UPPER, WORD

__all__ = [
    "ABSTRACT_MARK",
    "KEYWORDS_MARK",
    "SECTION",
    "Mark",
    "abstract_marks",
    "header_end",
    "is_prose",
    "keyword_marks",
]

_ABSTRACT_WORDS: Mapping[str, str] = {
    "[aа]bstr[aа][cс]t": "en", "summary": "en", "annotation": "en", "анотація": "uk", "реферат": "",
    "резюме": "", "аннотация": "ru", "анатацыя": "be", "рэзюмэ": "be", "streszczenie": "pl",
    "abstrakt": "", "zusammenfassung": "de", "kurzfassung": "de", "rezumat": "ro",
    "összefoglaló": "hu", "összefoglalás": "hu", "absztrakt": "hu", "kivonat": "hu",
    "souhrn": "cs", "shrnutí": "cs", "zhrnutie": "sk", "súhrn": "sk", "tiivistelmä": "fi",
    "sammanfattning": "sv", "sammendrag": "no", "resumé": "da", "resumen": "es", "résumé": "fr",
    "riassunto": "it", "аңдатпа": "kk", "түйін": "kk", "түйіндеме": "kk", "santrauka": "lt",
    "anotācija": "lv", "kopsavilkums": "lv", "kokkuvõte": "et",
    "öz": "tr", "özet": "tr", "resumo": "pt", "sažetak": "hr", "povzetek": "sl", "izvleček": "sl",
    "samenvatting": "nl", "περίληψη": "el", "xülasə": "az", "resum": "ca", "сажетак": "sr",
    "anotatsiia": "uk", "annotatsiya": "ru",
    "annotatsiia": "ru",
}  # fmt: skip
_KEYWORD_WORDS: Mapping[str, str] = {
    r"[kк][eе][yу]\s?-?\s?w[oо]rds(?: and phrases)?": "en", "index terms": "en", "key terms": "en",
    "ключові слова": "uk", "ключевые слова": "ru", "ключавыя словы": "be",
    r"kl[iy]uchovi slova": "uk", r"kl[iy]uchevye slova": "ru",
    r"sł[oó]wa[ -]kluczowe": "pl", r"schl(?:ü|ue)sselw[öo]rter": "de", "schlagw[öo]rter": "de",
    r"stichw[öo]rter": "de", r"cuvinte[ -]cheie": "ro", r"kulcsszavak": "hu",
    r"palabras clave": "es", r"mots[ -]cl[ée]s": "fr", r"parole chiave": "it",
    r"klíčová slova": "cs", r"kľúčové slová": "sk", "avainsanat": "fi",
    "nyckelord": "sv", "nøkkelord": "no", "nøgleord": "da",
    r"(?:түйін|тірек|кілт|негізгі)\w* сөздер": "kk",
    r"anahtar (?:kelimeler|sözcükler)": "tr", r"palavras[ -]chave": "pt", r"tárgyszavak": "hu",
    r"ključne riječi": "hr", r"ključne reči": "sr", r"ključne besede": "sl", r"trefwoorden": "nl",
    r"λέξεις[ -]κλειδιά": "el", r"açar sözlər": "az", r"paraules clau": "ca",
    r"ключови думи": "bg", r"кључне речи": "sr",
    r"raktiniai žodžiai": "lt", "atslēgvārdi": "lv", "märksõnad": "et", r"kalit so['’ʻ`]zlar": "uz",
}  # fmt: skip
_ENGLISH_NOTE = r"(?:[ \t]*\((?:in )?(?P<note>\w{2,9})\.?\))?"
_BEFORE = r"^[ \t\u00a0*#•▪■—–-]*"
_AFTER = r"[ \t\u00a0*]*(?:[.:—–|-]+|$)"


def _any(words: Mapping[str, str]) -> str:
    return "|".join(f"(?:{word})" for word in words)


_SPACED = r"a ?b ?s ?t ?r ?a ?c ?t|а ?н ?о ?т ?а ?ц ?і ?я|а ?н ?н ?о ?т ?а ?ц ?и ?я"
ABSTRACT_MARK = re.compile(
    rf"{_BEFORE}(?P<word>{_SPACED}|{_any(_ABSTRACT_WORDS)}){_ENGLISH_NOTE}"
    rf"(?:{_AFTER}|(?<=[A-ZА-Я])[ \t\u00a0]+(?=[{UPPER}]))",
    re.IGNORECASE | re.MULTILINE,
)
"""An abstract: its word at the beginning of a line, in capitals also without a point."""
KEYWORDS_MARK = re.compile(
    rf"(?:{_BEFORE}|(?<=[.!?»)]\s)|(?<=[.!?»)]))(?P<word>{_any(_KEYWORD_WORDS)}){_ENGLISH_NOTE}"
    rf"(?:[ \t\u00a0*]*[.:—–|-]+|[ \t\u00a0]*$|(?<=[A-ZА-Я])[ \t\u00a0]+(?=\w))",
    re.IGNORECASE | re.MULTILINE,
)
"""A list of keywords: also behind a sentence of the abstract."""
SECTION = re.compile(
    r"^[ \t\u00a0]*(?:\d{1,2}\.?\s+|I\.\s+)?(?:introduction|вступ|введение|problem statement"
    r"|постановка проблеми|постановка проблемы|formulation of the problem|statement of the problem"
    r"|wstęp|wprowadzenie|einleitung|einführung|introducere|bevezetés|bevezető|úvod|johdanto"
    r"|inledning|introducción|кіріспе|уводзіны|giriş|introduction|introduzione|introdução"
    r"|background(?=\s*$))\b(?![ \t]+\w+[ \t]+\w+[ \t]+\w)",
    re.IGNORECASE | re.MULTILINE,
)
_KEYWORD_STEMS = (
    "words", "wоrds", "index terms", "key terms", "слова", "словы", "сөздер", "slova", "slová",
    "slovi", "kluczowe", "wörter", "worter", "cheie", "kulcsszavak", "clave", "mots", "chiave",
    "kelimeler", "sözcükler", "palavras", "tárgyszavak", "ključne", "trefwoorden", "κλειδι", "açar",
    "paraules", "думи", "кључне", "avainsanat", "nyckelord", "kkelord", "gleord", "žodžiai",
    "atslēg", "märks", "kalit",
)  # fmt: skip
"""One of them stands in every mark of keywords; to look for them is cheaper."""
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_EVIDENCE = re.compile(
    rf"\bORCID\b|\bISSN\b|\bUDC\b|УДК|ӘОЖ|МРНТИ|\bJEL\b|\bDOI\b|doi\.org|@"
    rf"|^{WORD}(?:[- ]{WORD})?,?\s(?:[{UPPER}]\w?\w?\.\s?)+\s*(?:$|[,—–¹²³*-])"
    rf"|^(?:[{UPPER}]\w?\w?\.\s?)+{WORD}(?:\s*$|[,¹²³*])"
    r"|^(?:Kontakt|Contact|E-?mail|Tel)\b\.?:"
    r"|^[^\W\d_]{3,20},\s(?:\d{1,2}\.\d{1,2}\.)(?:19|20)\d\d$"
    r"|\b(?:Universit\w+|University|Університет\w*|Университет\w*|Uniwersytet\w*)[^.\n]*$",
    re.MULTILINE,
)
_NUMBER = re.compile(
    r"№\s*\d|\b(?:Vol|No|Iss|Вип|Том)\.?\s*\d|\b\d{1,3}/(?:19|20)\d\d\s*$", re.MULTILINE
)
"""The number of a journal: evidence of a header, unless it stands in running text."""
_SENTENCE_END = re.compile(rf"[{LOWER}\d)»”\"]{{2}}[.!]\s+[{UPPER}«“\"]")
_SENTENCES = re.compile(rf"[{LOWER}]{{3}}[.!?]\s+[{UPPER}][{LOWER}.]*,?\s(?:\S+\s)?[{LOWER}]{{2}}")
_SMALL_WORD = re.compile(rf"(?<!\w)[{LOWER}]{{2,}}(?!\w)")
_NUMBERED = re.compile(r"\s*(?:\d|[IVX]+\.|(?:table|figure|fig|рис|табл|source|джерело)\b)", re.I)
_HEADINGS_LISTED = """
    introduction results discussion conclusion theoretical methodological empirical chapter section
    prospects further purpose aim objectives scope hypotheses hypothesis study conceptual
    introduction results discussion conclusion conclusions methods methodology materials
    background abstract summary literature review theoretical framework method data analysis
    and the of on main part research recent problem statement references sources web
    вступ результати висновки обговорення методи методологія матеріали огляд літератури
    введение результаты выводы обсуждение методы методология материалы обзор литературы
"""
_HEADINGS = frozenset(_HEADINGS_LISTED.split())
MAX_HEADER = 6000
MAX_BLOCK = 400
PROSE = 250
"""Code points; a paragraph of several sentences is prose from here on."""
MIN_SMALL_WORDS = 8
"""Words with a small letter in short running text."""
MIN_TITLE_WORDS = 4
MAX_TITLE_WORDS = 30
MAX_TITLE_LINES = 8


class Mark(NamedTuple):
    """Where the word of a mark begins, where what it opens begins, and its language if told."""

    start: int
    end: int
    language: str | None


def abstract_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks of abstracts between two offsets."""
    for match in ABSTRACT_MARK.finditer(text, start, end):
        yield Mark(match.start(), match.end(), _noted(match) or _language(match, _ABSTRACT_WORDS))


def keyword_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks of lists of keywords between two offsets."""
    lowered = text[start:end].casefold()
    if not any(stem in lowered for stem in _KEYWORD_STEMS):
        return
    for match in KEYWORDS_MARK.finditer(text, start, end):
        yield Mark(match.start("word"), match.end(), _language(match, _KEYWORD_WORDS))


def _language(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    found = (
        language
        for word, language in words.items()
        if re.fullmatch(word, match["word"], re.IGNORECASE)
    )
    return next(found, None) or None


def _noted(match: re.Match[str]) -> str | None:
    note = (match["note"] or "").casefold()
    return {"english": "en", "engl": "en", "ukrainian": "uk", "russian": "ru"}.get(note)


def header_end(text: str, limit: int) -> int:
    """Give the end of the header, 0 if there is none.

    It ends where the abstract begins, or the keywords, or the first prose. Without
    abstract and keywords it is the short blocks at the top, if one of them shows what a
    header has (journal number, author, UDC, …) or the first alone is a title.
    """
    stop = min(limit, MAX_HEADER)
    marks = [pattern.search(text, 0, stop) for pattern in (ABSTRACT_MARK, KEYWORDS_MARK)]
    starts = [match.start() for match in marks if match]
    end = _before_prose(text, min(starts)) if starts else _blocks_end(text, stop)
    return end if text[:end].strip() else 0


def is_prose(block: str) -> bool:
    """Tell whether a block is running text: long, of sentences, and without names or numbers."""
    if _EVIDENCE.search(block):
        return False
    if block.rstrip().endswith((".", "!", "?")) and _SENTENCES.search(block):
        return len(_SMALL_WORD.findall(block)) >= MIN_SMALL_WORDS
    if len(block) > MAX_BLOCK:
        return not _NUMBER.search(block) or len(_SENTENCE_END.findall(block)) > 1
    return len(block) > PROSE and bool(_SENTENCE_END.search(block))


def _before_prose(text: str, stop: int) -> int:
    """Give the beginning of the first prose before an offset, else the offset."""
    for block in _PARAGRAPH.finditer(text, 0, stop):
        prose = _prose_line(block) if len(block[0]) > PROSE else None
        if prose is not None or is_prose(block[0]):
            return block.start() if prose is None else prose
    return stop


def _prose_line(block: re.Match[str]) -> int | None:
    """Give the beginning of the first long line of a block that is prose."""
    at = block.start()
    for line in block[0].splitlines(keepends=True):
        if len(line) > PROSE and is_prose(line):
            return at
        at += len(line)
    return None


def _blocks_end(text: str, stop: int) -> int:
    """Give the end of the short blocks at the top, 0 if none shows what a header has."""
    section = SECTION.search(text, 0, stop)
    end = first = 0
    for block in _PARAGRAPH.finditer(text, 0, section.start() if section else stop):
        prose = _prose_line(block) if len(block[0]) > PROSE else None
        if prose is not None or is_prose(block[0]):
            end = prose or end
            first = first or end
            break
        end = block.end()
        first = first or end
    if _EVIDENCE.search(text, 0, end) or _NUMBER.search(text, 0, end):
        return end
    if _has_authors(text[:end]):
        return end
    return first if _is_title_alone(text[:first], text[first:stop]) else 0


def _has_authors(words: str) -> bool:
    """Tell whether one of a few lines is surely names, and another longer than a name."""
    lines = [line for line in words.splitlines() if line.strip()]
    if not 1 < len(lines) <= MAX_TITLE_LINES:
        return False
    named = [read_people(line).sure for line in lines]
    return any(named) and any(
        len(line.split()) >= MIN_TITLE_WORDS
        for line, names in zip(lines, named, strict=True)
        if not names
    )


def _is_title_alone(block: str, rest: str) -> bool:
    """Tell whether the first block of a text without a header is its title."""
    words = block.split()
    if not MIN_TITLE_WORDS <= len(words) <= MAX_TITLE_WORDS or not rest.lstrip()[:1].isupper():
        return False
    if block.rstrip()[-1] in ".,;:…-" or block.strip().count("\n") > 1 or _NUMBERED.match(block):
        return False
    if not block.strip()[0].isupper() and not block.strip().startswith(("«", "“", '"')):
        return False
    usual = [word.casefold().strip(",:") in _HEADINGS for word in words]
    return not usual[0] and 2 * sum(usual) < len(words)
