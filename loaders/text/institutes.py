"""Names of institutes: found in a byline, and told to be one although spelled two ways."""

import re

__all__ = ["INSTITUTE", "UNIT", "is_institute", "same_institute"]

INSTITUTE = re.compile(
    r"\b(?:Institut(?!ional|ions)\w*|Istituto|Univer[sz]i[td]\w+|[ÜU]n[iİ]vers[iİ]te\w*|Univerza"
    r"|Academ(?:y|ies|ia)|Cent(?:re|er)|College|School|Laborato[ri]\w+"
    r"|Polytechnic\w*|Ministry|Research Council|Foundation|Hochschule|Politechnika|Uniwersytet\w*"
    r"|Universytet\w*"
    r"|Instytut\w*|A[kc]ad[eé]mi\w*|Szkoła|Ústav\w*|\w*egyetem\w*|Intézet\w*|Főiskola|Yliopisto"
    r"|Högskola\w*|\w*korkeakoulu|Ülikool\w*|\w*augstskola|Sveučilište|Veleučilište|Fakultet\w*"
    r"|Enst[iİ]t[üÜ]\w*|Universitāte\w*|Université|École|Observatory|Observatoire|Dipartimento"
    r"|Polit[eé]cnico|\w*hochschule|Vysoká škola|Think Tank|Інститут\w*|Університет\w*"
    r"|Академі[яїюєй]\w*|Центр(?:у|ом|и)?|Коледж\w*"
    r"|Міністерств\w+|УкрІНТЕІ|ДВНЗ|Институт\w*|Университет\w*|Академи\w+|Інстытут\w*"
    r"|Універсітэт\w*"
    r"|Институты|университеті)\b",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?:Department|Dept|Faculty|Chair|Division|School|Laborator\w+|Unit|Centre|Center|Кафедра"
    r"|Факультет|Відділ|Отдел|Лабораторія|Лаборатория|Katedra|Wydział|Zakład|Lehrstuhl|Fakultät"
    r"|Facultatea|Departamentul|Tanszék|Fakulta|Departamento|Facultad|Dipartimento|Département"
    r"|Faculté|Faculdade|Fakultet|Odsjek|Oddelek|Katedra|Catedra|Osasto|Osakond)\b",
    re.IGNORECASE,
)
"""A part of an institute, at the beginning of its name."""
_PLURAL = re.compile(
    r"\b(?:universities|institutes|institutions?|institutional|academies|academic|cent(?:re|er)s"
    r"|schools|colleges|laboratories)\b",
    re.IGNORECASE,
)
_NOMINATIVE = re.compile(
    r"\b(?:інститут|університет|академія|коледж|центр|институт|университет|академия|двнз|укрінтеі"
    r"|університету|института|університеті|інстытут|універсітэт)\b",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]{4,}")
_MARK = re.compile(r"^[\d*†‡¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈ()\[\]\s]+|^[a-f][)\s]\s?(?=[A-ZА-Я])")
MAX_WORDS = 40
MAX_IN_CAPITALS = 4
"""Words of a line in capitals that may be an institute and no title."""
_ACRONYM = re.compile(r"\(([A-ZА-ЯІЇЄҐ][\w-]{2,})\)")
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_LISTED = """
    of for the and in at state institution та і й и в у з державна установа національний
    national
"""
_EMPTY = frozenset(_EMPTY_LISTED.split())
MIN_OVERLAP = 0.85


def is_institute(line: str) -> bool:
    """Tell whether a line names an institute; a title that speaks of institutes does not.

    A name has its words in capitals, or begins with the kind of the institute, or bears that
    kind in the nominative.
    """
    bare = _MARK.sub("", line).strip(" .,;")
    named = INSTITUTE.search(bare)
    if not (named or UNIT.match(bare)) or len(bare.split()) > MAX_WORDS:
        return False
    marked = bare != line.strip(" .,;")
    if UNIT.match(bare) or INSTITUTE.match(bare) or _NOMINATIVE.search(bare):
        return marked or not (bare.isupper() and "," not in bare and len(bare.split()) > 4)
    if bare.isupper() and "," not in bare and not marked:
        words = bare.split()
        return len(words) <= MAX_IN_CAPITALS and bool(INSTITUTE.fullmatch(words[-1]))
    part = next(one for one in bare.split(",") if INSTITUTE.search(one))
    words = _SMALL_WORD.findall(part)
    if not any(letter.isupper() for letter in part):
        return False
    small = [word for word in words if word[0].islower() and not INSTITUTE.fullmatch(word)]
    return marked or (not small and not _PLURAL.search(part))


def same_institute(a: str, b: str) -> bool:
    """Tell whether two printed affiliations name one institute.

    Small words, a plural and an acronym in brackets make no difference; two acronyms
    that differ do, and so does any further word.
    """
    acronyms = [set(_ACRONYM.findall(name)) for name in (a, b)]
    if all(acronyms) and acronyms[0].isdisjoint(acronyms[1]):
        return False
    if any(name.strip() in found for name, found in zip((a, b), reversed(acronyms), strict=True)):
        return True
    first, second = _words(a), _words(b)
    if not first or not second:
        return False
    return len(first & second) / len(first | second) >= MIN_OVERLAP


def _words(name: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(_ACRONYM.sub(" ", name)))
    return frozenset(word.rstrip("s") for word in words if word not in _EMPTY)
