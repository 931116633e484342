"""How things are named beside their labels, from patterns/mentions.yaml and languages.yaml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from cbris.errors import OntologyError
from cbris.loaders.text.document import KINDS, Kind
from cbris.loaders.text.folding import key
from cbris.loaders.text.yaml_files import read_packaged
from cbris.ontology.terms import BASE

__all__ = ["Context", "Enumeration", "Expression", "Frame", "Naming", "Pattern"]

FILE, LANGUAGES = "patterns/mentions.yaml", "languages.yaml"
REACH = (100, 160)
"""How far a match goes in front of a cue and behind its beginning, where none says more."""
BLANKS = r"(?>[^\S\n]++(?:\n[^\S\n]*+)?|\n[^\S\n]*+)"
"""Blanks of a text, over the end of a line but not over an empty one."""

_OPENING = r"(?<![^\W¹²³⁰⁴⁵⁶⁷⁸⁹])"
"""No letter stands before a name, but the raised number of an affiliation may."""


class Expression:
    """A regular expression that is compiled when it is first used: most texts need few."""

    def __init__(self, source: str) -> None:
        """Keep the expression, in verbose form, word lists and blanks put in."""
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Compile it.

        :raises OntologyError: it is wrong.
        """
        try:
            return re.compile(self.source, re.VERBOSE)
        except re.error as error:
            raise OntologyError(
                f"{FILE}: {self.source[:60]!r}: {error}; mend the expression"
            ) from error


@dataclass(frozen=True)
class Pattern:
    """A wording of a kind; the group "it" of `regex`, if there is one, is what is named.

    `phrase` tells that the match is a free phrase, which takes the concept of a label in it.
    `each` finds the names of a list in the match, `split` what stands between them; `cues`
    are letters, in lower case, of which every match has one, with at most so many code
    points in front of them and behind their beginning as `reach` says.
    """

    kind: Kind
    regex: Expression
    concept: str | None
    phrase: bool
    each: Expression | None
    split: Expression | None
    cues: tuple[str, ...]
    reach: tuple[int, int]


@dataclass(frozen=True)
class Enumeration:
    """Words after which a list of things of a kind stands; `cues` as those of a pattern."""

    kind: Kind
    cue: Expression
    cues: tuple[str, ...]
    reach: tuple[int, int] = (100, 260)


@dataclass(frozen=True)
class Frame:
    """Words that say of what stands behind or `before` them that it is a thing of a kind.

    Without a kind the topic of the text decides. `clause` lets it be a whole clause, `one`
    takes no list; `needs` is what the sentence must hold besides.
    """

    kind: Kind | None
    cue: Expression
    cues: tuple[str, ...]
    before: bool
    clause: bool
    one: bool
    needs: re.Pattern[str] | None
    reach: tuple[int, int] = (140, 140)


@dataclass(frozen=True)
class Context:
    """What must stand around some labels for them to name their concept."""

    near: re.Pattern[str]
    within: int
    at_least: int = 1
    quoted: bool = False
    not_after: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Naming:
    """All of both files; `contexts` by kind and folded label."""

    patterns: tuple[Pattern, ...]
    not_phrases: re.Pattern[str]
    enumerations: tuple[Enumeration, ...]
    frames: tuple[Frame, ...]
    topics: Mapping[Kind, re.Pattern[str]]
    contexts: Mapping[tuple[Kind, str], Context]

    @staticmethod
    @cache
    def load() -> "Naming":
        """Read the files once.

        :raises OntologyError: a kind or a word list of it is wrong.
        """
        data, other = _read(FILE), _read(LANGUAGES)
        lists = _filled(data["lists"] | other["lists"])
        return Naming(
            tuple(_pattern(entry, lists) for entry in (*data["patterns"], *other["patterns"])),
            _compile(data["not_phrases"], lists),
            tuple(
                Enumeration(_kind(entry), _expression(entry["cue"], lists), tuple(entry["cues"]))
                for entry in data["enumerations"]
            ),
            tuple(_frame(entry, lists) for entry in data["frames"]),
            {_kind(entry): _compile(entry["regex"], lists) for entry in data["topics"]},
            {
                (_kind(entry), key(str(label))): _context(entry, lists)
                for entry in data["contexts"]
                for label in entry["labels"]
            },
        )


def _read(file: str) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", read_packaged(file))


def _filled(lists: Mapping[str, str]) -> dict[str, str]:
    """Put the earlier lists into the later ones."""
    filled: dict[str, str] = {}
    for name, regex in lists.items():
        filled[name] = _with_lists(regex, filled)
    return filled


def _with_lists(regex: str, lists: Mapping[str, str]) -> str:
    """Put in the word lists; an underscore stands for blanks."""
    filled = re.sub(r"\{([a-z]+)\}", lambda found: lists[found[1]], regex)
    return filled.replace("_", BLANKS)


def _expression(regex: str, lists: Mapping[str, str]) -> Expression:
    try:
        return Expression(_with_lists(regex, lists))
    except KeyError as error:
        raise OntologyError(
            f"{FILE}: {regex[:60]!r}: no list {error}; add it or mend it"
        ) from error


def _compile(regex: str, lists: Mapping[str, str]) -> re.Pattern[str]:
    return _expression(regex, lists).compiled


def _kind(entry: Mapping[str, Any]) -> Kind:
    if entry["kind"] not in KINDS:
        raise OntologyError(
            f"{FILE}: kind {entry['kind']!r} is unknown; expected one of {', '.join(KINDS)}"
        )
    return cast("Kind", entry["kind"])


def _pattern(entry: Mapping[str, Any], lists: Mapping[str, str]) -> Pattern:
    concept = entry.get("concept")
    return Pattern(
        _kind(entry),
        _expression(rf"{_OPENING}(?:{entry['regex']})", lists),
        BASE + concept if concept else None,
        entry.get("phrase", False),
        _expression(entry["each"], lists) if "each" in entry else None,
        _expression(entry["split"], lists) if "split" in entry else None,
        tuple(entry["cues"]),
        tuple(entry.get("reach", REACH)),
    )


def _frame(entry: Mapping[str, Any], lists: Mapping[str, str]) -> Frame:
    before = entry.get("before", False)
    opening = "" if before else _OPENING  # A phrase and a blank stand before such a cue.
    return Frame(
        _kind(entry) if "kind" in entry else None,
        _expression(rf"{opening}(?:{entry['cue']})", lists),
        tuple(entry["cues"]),
        before,
        entry.get("clause", False),
        entry.get("one", False),
        _compile(f"(?i:{entry['needs']})", lists) if "needs" in entry else None,
        tuple(entry.get("reach", Frame.reach)),
    )


def _context(entry: Mapping[str, Any], lists: Mapping[str, str]) -> Context:
    return Context(
        _compile(f"(?i:{entry['near']})", lists),
        entry["within"],
        entry.get("at_least", 1),
        entry.get("quoted", False),
        _compile(entry["not_after"], lists) if "not_after" in entry else None,
    )
