"""Names in words that are known to be names and nothing else.

Where `names` asks whether words are names, this reader knows that they are, so it may read
orders and spellings that would be too bold at the beginning of an entry.
"""

import re
from collections.abc import Iterator, Sequence

from cbris.loaders.text.document import Name
from cbris.loaders.text.letters import LOWER, MENDED, UPPER
from cbris.loaders.text.references.features_lists import CLASSES

__all__ = ["is_body", "split_names"]

_NOISE = re.compile(
    r"[\[(]\s*(?:eds?|edd|hrsg|hg|red|ред|dir|cur|comps?|a cura|coord|szerk|укл|упоряд)\b"
    r"[^\])]*[\])]?"
    r"|(?:,\s*)?\b(?:editors?|eds?|edd|hrsg|hg|ред|red)\b\.?\s*(?:by\b)?:?"
    r"|^\W*(?:in|and|edited by|hrsg\. von|a cura di|за (?:заг\.|наук\.)? ?ред\."
    r"|под (?:общ\.)? ?ред\.)\s",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r",?\s*(?:\bet\.? al\b\.?|\bта ін\w*\.?|\b[ит] др\.|\bі ін\.|\band others\b|\bu\. a\."
    r"|…|\.\.\.)",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"\s*;\s*|,?\s+(?:and|AND|und|et|та|і|и|й|y|Y|e|şi|și|ve|i|a)\s+|\s*,?\s*&\s*|\s+[–—]\s+|\s*/\s*"
)
_INITIAL = rf"(?:(?:Shch|Dzh|[YI][aeiou]|[{UPPER}][hхж]|Ts|Дз)(?=\.)|[{UPPER}])"
_INITIALS = re.compile(rf"{_INITIAL}\.?(?:[\s‐-]*{_INITIAL}\.?){{0,3}}|[{UPPER}]{{1,3}}")
_INITIALS_LAST = re.compile(
    rf"(?P<family>.+?)[\s,]+(?P<given>(?:{_INITIAL}\.[\s‐-]*){{1,4}}|[{UPPER}]{{1,3}})"
)
_INITIALS_FIRST = re.compile(rf"(?P<given>(?:{_INITIAL}\.[\s‐-]*){{1,4}}|[{UPPER}] )(?P<family>.+)")
_STOPPED = re.compile(rf"[{LOWER}]{{2,}}\.$")
_PARTED = re.compile(rf"\S+ (?:{_INITIAL}\.\s?)+")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_TO_LATIN = str.maketrans("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY")
_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTXY", "АВСЕНІКМОРТХУ")
_PARTICLES_LISTED = "van von de der den del della di da dos du la le ten ter el al ben фон ван де"
_PARTICLES = frozenset(_PARTICLES_LISTED.split())
MAX_NAME_WORDS = 4
MAX_FAMILY_WORDS = 3


def split_names(text: str, family_first: bool = False) -> tuple[Name, ...]:
    """Read the names of a span of authors or editors.

    :param family_first: where names are written out without a comma, the family comes first.
    """
    bare = text.replace(MENDED, "")
    words = " ".join(_OTHERS.sub("", _NOISE.sub(" ", bare)).split()).strip(" ,;:()[]/–—-¦")
    if not words:
        return ()
    if is_body(words):
        return (Name(literal=words.strip(" .") + ")" * (words.count("(") - words.count(")"))),)
    parts = [part for part in _HARD.split(words) if part.strip(" .,")]
    swapped = _vote(parts, family_first)
    return tuple(name for part in parts for name in _listed(part, swapped))


def _vote(parts: Sequence[str], family_first: bool) -> bool:
    """Tell whether names written out have the family first; given names that are known decide."""
    votes = 0
    for part in parts:
        if "," in part or len(part.split()) < 2 or _has_initials(part):
            continue
        first, *_, last = part.split()
        votes += _given(last) - _given(first)
    return votes > 0 or (votes == 0 and family_first and len(parts) > 1)


def _listed(part: str, family_first: bool) -> Iterator[Name]:
    pieces = [_bare(piece) for piece in part.split(",") if piece.strip(" .")]
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if after and _pairs(piece, after, pieces):
            yield _matched(piece, after)
            at += 1
        elif not _SUFFIX.fullmatch(piece) and not _INITIALS.fullmatch(piece):
            yield _one(piece, family_first)
        at += 1


def _bare(piece: str) -> str:
    """Drop the full stop behind a word; the one behind an initial stays."""
    words = piece.strip()
    return words[:-1] if _STOPPED.search(words) else words


def _pairs(piece: str, after: str, pieces: Sequence[str]) -> bool:
    """Tell whether a comma parts the family name from the given one."""
    if _has_initials(piece):
        return False
    if _INITIALS.fullmatch(after):
        return True
    short = len(pieces) == 2 and len(piece.split()) <= MAX_FAMILY_WORDS
    return (short and not is_body(after)) or bool(
        len(piece.split()) == 1 and _PARTED.fullmatch(after)
    )


def _has_initials(words: str) -> bool:
    return bool(_INITIALS_LAST.fullmatch(words) or _INITIALS_FIRST.fullmatch(words))


def _one(words: str, family_first: bool) -> Name:
    match = _INITIALS_LAST.fullmatch(words) or _INITIALS_FIRST.fullmatch(words)
    if match:
        return _matched(match["family"].strip(" ,"), match["given"].strip())
    parts = words.strip(" .").split()
    if len(parts) == 1:
        return Name(family=parts[0])
    if len(parts) > MAX_NAME_WORDS:
        return Name(literal=" ".join(parts))
    if family_first:
        at = next((i for i, word in enumerate(parts) if word.casefold() not in _PARTICLES), 0) + 1
        return Name(" ".join(parts[:at]), " ".join(parts[at:]) or None)
    at = next((i for i, w in enumerate(parts[1:-1], 1) if w.casefold() in _PARTICLES), -1)
    return Name(" ".join(parts[at:]), " ".join(parts[:at]))


def _matched(family: str, given: str) -> Name:
    """Give a name whose initials are in the script of the family name."""
    latin = bool(re.search("[A-Za-z]", family))
    return Name(family, given.translate(_TO_LATIN if latin else _TO_CYRILLIC))


def _given(word: str) -> bool:
    return "given" in CLASSES.get(word.casefold().split("-")[0], ())


def is_body(words: str) -> bool:
    """Tell whether a name is that of a body: by its words, small letters or figures."""
    bare = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", words)
    kinds = [CLASSES.get(word.casefold(), ()) for word in bare]
    lower = sum(word[0].islower() and word.casefold() not in _PARTICLES for word in bare)
    figures = any(letter.isdigit() for letter in words)
    return figures or any("body" in kind for kind in kinds) or lower > len(bare) / 2
