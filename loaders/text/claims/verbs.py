"""Verbs: their forms, and where a stretch of words holds a finite one.

There is no tagger. A list of verbs (patterns/verbs.yaml), whose forms are made by rule, and
the words at either side tell a verb from a noun that looks alike.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cbris.loaders.text.yaml_files import read_packaged

__all__ = [
    "Forms",
    "agrees",
    "finite_at",
    "forms",
    "gerund",
    "is_plural",
    "kind_of",
    "spellings",
    "words",
]

_HEAD = re.compile(
    r"(?:[\w'-]+ )*?(?P<noun>[\w'-]+)(?= (?:of|in|for|between|to|on|with|from|at|by|across|within"
    r"|among|through|that|which|who|where|towards?|under|over|about|as|into|such|[a-z]+ed|[a-z]+ing)\b|$|,)"
)
_TOKEN = re.compile(r"[^\W\d_][\w'-]*|[,;()]")
_PLURAL = re.compile(r".*[^sui'’]s|.*(?:ies|oes|ues|ees|us(?:es)|sses|ments|ions|ers|ors)")


class Forms(NamedTuple):
    """One verb: "hinder", "hinders", "hindered", "hindered"."""

    base: str
    third: str
    past: str
    participle: str


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    content = read_packaged("patterns/verbs.yaml")
    return {
        name: tuple(" ".join(word.split()) for word in listed.split(","))
        for name, listed in content.items()
    }


@cache
def words(name: str) -> frozenset[str]:
    """Give one of the lists of patterns/verbs.yaml as a set."""
    return frozenset(_lists()[name])


@cache
def _irregular() -> dict[str, Sequence[str]]:
    return {entry.split()[0]: entry.split()[1:] for entry in _lists()["irregular"]}


def forms(verb: str) -> Forms:
    """Give the forms of a verb, by rule where it is not listed as irregular."""
    past = _irregular().get(verb)
    if past:
        return Forms(verb, _third(verb), past[0], past[-1])
    regular = _past(verb)
    return Forms(verb, _third(verb), regular, regular)


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else f"{verb}s"


def _past(verb: str) -> str:
    if verb in words("doubled"):
        return f"{verb}{verb[-1]}ed"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def gerund(verb: str) -> str:
    """Give the form in -ing."""
    if verb in words("doubled"):
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return f"{verb[:-1]}ing" if re.search(r"[^eoy]e$", verb) else f"{verb}ing"


def spellings(verb: str) -> Iterator[str]:
    """Give the verb in British and American spelling."""
    yield verb
    if re.search(r"[^aeiou]ise$|alise$", verb) and verb not in ("raise", "comprise", "promise"):
        yield f"{verb[:-3]}ize"
    if verb.endswith("yse"):
        yield f"{verb[:-3]}yze"


@cache
def _kinds() -> dict[str, str]:
    """Tell for each form of a verb what it can be."""
    kinds: dict[str, str] = {}
    for kind in ("mixed", "pure"):
        for listed in _lists()[kind]:
            for verb in spellings(listed):
                base, third, past, participle = forms(verb)
                kinds[base], kinds[third] = kind, f"{kind}-s"
                kinds[past] = "past" if past != participle and past != base else "ed"
    kinds.update(dict.fromkeys(words("third"), "pure-s"))
    kinds.update(dict.fromkeys(words("auxiliary"), "auxiliary"))
    return kinds


def kind_of(word: str) -> str | None:
    """Tell what a word can be as a verb, None if it is none that is known."""
    return _kinds().get(word.lower())


def is_plural(word: str) -> bool:
    """Tell whether a noun looks like a plural."""
    low = word.lower()
    if low in words("plural"):
        return True
    return low not in words("singular") and bool(_PLURAL.fullmatch(low))


def agrees(subject: str, verb: str) -> bool:
    """Tell whether a verb in the present can belong to a subject, by its number.

    "The needs of firms demand" can, "the impact of firms demand" cannot. A list of subjects, a
    name, and a verb that is in no present agree with all.
    """
    kind = kind_of(verb)
    if kind not in ("pure", "mixed", "pure-s", "mixed-s") or re.search(
        r",|\b(?:and|or)\b", subject
    ):
        return True
    head = _HEAD.match(subject)
    noun = head.group("noun") if head else ""
    if not noun or noun[0].isupper():
        return True
    return is_plural(noun) is not kind.endswith("-s") or noun.lower() in words("either")


def finite_at(text: str) -> tuple[int, ...]:
    """Find where the finite verbs of a sentence begin, those of relative clauses too."""
    found = list(_TOKEN.finditer(text))
    tokens = [one.group().lower() for one in found]
    kinds = _kinds()
    return tuple(
        one.start()
        for n, (one, word) in enumerate(zip(found, tokens, strict=True))
        if (kind := kinds.get(word) or ("ed" if word.endswith("ed") and len(word) > 4 else None))
        and _is_finite(kind, tokens, n)
    )


def _is_finite(kind: str, tokens: Sequence[str], n: int) -> bool:
    before = tokens[n - 1] if n else ""
    after = tokens[n + 1] if n + 1 < len(tokens) else ""
    if kind == "pure" or kind == "mixed":
        return not _is_infinitive(tokens, n) and (kind == "pure" or _is_verb(before, after))
    if kind == "auxiliary":
        return before != "to" and not (tokens[n] == "will" and before in words("wills"))
    if kind == "ed":
        return _is_often(tokens, n, after) or _is_past(tokens[n], before, after)
    return kind in ("pure-s", "past") or bool(
        before in words("pronoun") or before in words("often") or after in words("determiner")
    )


def _is_often(tokens: Sequence[str], n: int, after: str) -> bool:
    """Tell the past behind an adverb: "mills often lacked water", not "tools often used in"."""
    if n < 2 or tokens[n - 2] in words("auxiliary"):
        return False
    if tokens[n - 1] in ("also", "never"):
        return True
    led = not after[:1].isalpha() or after in words("led_by") or after in words("auxiliary")
    return tokens[n - 1] in words("often") and tokens[n - 2] not in words("determiner") and not led


def _is_past(word: str, before: str, after: str) -> bool:
    """Tell the past from a participle: "the states agreed a plan", "the plan agreed by states"."""
    if not before or before == "to" or before in words("auxiliary") | words("determiner"):
        return False
    return after in words("determiner") or word in words("intransitive")


def _is_verb(before: str, after: str) -> bool:
    """Tell a base form from a noun that looks alike, by its neighbours."""
    if not after or after in words("noun_behind") or not after[0].isalnum():
        return False
    return before in words("pronoun") or before in words("often") or is_plural(before)


def _is_infinitive(tokens: Sequence[str], n: int) -> bool:
    """Tell whether a base form hangs on "to" or on a modal: "to find and support"."""
    place = n - 1
    while place >= 0 and (tokens[place].endswith("ly") or tokens[place] in ("also", "not")):
        place -= 1
    if place < 0:
        return n == 0  # an order, as a bullet gives it: "Build trust"
    if tokens[place] in words("before_infinitive"):
        return True
    near = tokens[max(0, place - 14) : place]
    linked = tokens[place] in ("and", "or", ",")
    return linked and any(word in words("before_infinitive") for word in near)
