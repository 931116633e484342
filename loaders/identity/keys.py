"""Strong keys: two things with one key are one thing."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from cbris.loaders.text.orcid import is_valid
from cbris.ontology.terms import term

__all__ = ["KINDS", "Key", "ambiguous", "rank", "strong_key"]

Key = tuple[str, str]
"""The kind of a key and its value, as in ``("doi", "10.1000/182")``."""

KINDS = ("doi", "orcid", "ror", "isbn", "issn")
"""Kinds of strong keys, the strongest first."""
PREDICATES = frozenset(
    term(name).value
    for name in (
        "bibo:doi",
        "bibo:isbn",
        "bibo:issn",
        "dcterms:identifier",
        "schema:identifier",
        "skos:exactMatch",
        "owl:sameAs",
    )
)
"""Properties whose value may be a strong key of their subject."""
PATTERNS = {
    "doi": re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I),
    "orcid": re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.I),
    "isbn": re.compile(
        r"(?:urn:isbn:|isbn(?:-1[03])?:?\s*)?((?:97[89][\s-]?)?\d[\d\s-]{7,13}[\dX])", re.I
    ),
    "issn": re.compile(r"(?:urn:issn:|issn:?\s*)(\d{4}-\d{3}[\dX])", re.I),
    "ror": re.compile(r"(?:https?://)?ror\.org/(0[a-hj-km-np-tv-z\d]{6}\d{2})", re.I),
}


def strong_key(triple: Triple | Quad) -> Key | None:
    """Read the strong key that a statement gives its subject, if it gives one."""
    if triple.predicate.value not in PREDICATES:
        return None
    value = triple.object
    if not isinstance(value, Literal | NamedNode):
        return None
    text = unquote(value.value) if isinstance(value, NamedNode) else value.value
    return next(filter(None, (_key(kind, text.strip()) for kind in KINDS)), None)


def _key(kind: str, text: str) -> Key | None:
    found = PATTERNS[kind].fullmatch(text)
    if not found or (kind == "orcid" and not is_valid(found[1])):
        return None
    if kind == "isbn":
        isbn = _isbn(found[1])
        return (kind, isbn) if isbn else None
    return kind, found[1].upper() if kind in ("orcid", "issn") else found[1].lower()


def ambiguous(keys: Collection[Key]) -> bool:
    """Tell whether there are two keys of one kind, which name two things."""
    return len({kind for kind, _ in keys}) < len(keys)


def rank(iri: str, keys: Iterable[Key]) -> tuple[bool, int, str]:
    """Order IRIs of one thing: minted from a strong key, then by the strongest, then by name."""
    kinds = [KINDS.index(kind) for kind, _ in keys]
    minted = any(iri.endswith("/" + quote(value, safe="-._~")) for _, value in keys)
    return not minted, min(kinds, default=len(KINDS)), iri


def _isbn(text: str) -> str | None:
    """Give an ISBN of 13 digits whose check digit is right, whatever form it is printed in."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if len(digits) == 10 and _check_ten(digits):
        digits = "978" + digits[:9]
        return digits + _check_thirteen(digits)
    right = len(digits) == 13 and digits.isdigit() and _check_thirteen(digits[:12]) == digits[12]
    return digits if right else None


def _check_ten(digits: str) -> bool:
    values = [10 if d == "X" else int(d) for d in digits if d.isdigit() or d == "X"]
    return len(values) == 10 and sum(n * v for n, v in zip(range(10, 0, -1), values)) % 11 == 0  # noqa: B905


def _check_thirteen(digits: str) -> str:
    total = sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(digits))
    return str(-total % 10)
