"""The patterns as values: every rule of patterns/<relation>.yaml.

A rule has a trigger (a regular expression over the readable sentence, in which
``{name}`` stands for an entry of MACROS) and says where its subject and object stand. In
place of a trigger it may list `verbs`, all forms of which are then taken in the active, or
`passive` ones ("is hindered by"). `cues` are beginnings of words, one of which each sentence
with the trigger has: a sentence without is not searched.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from cbris.errors import OntologyError
from cbris.loaders.text.claims.triggers import active, cues_of, expanded, passive
from cbris.loaders.text.yaml_files import read_yaml

__all__ = ["SLOTS", "Rule", "matches", "rules"]

NOT_PATTERNS = frozenset(
    {
        "grammar.yaml",
        "holders.yaml",
        "mentions.yaml",
        "restrictions.yaml",
        "senses.yaml",
        "verbs.yaml",
    }
)
KEY = 3  # letters of a cue that the table of rules is kept by
_WORD = re.compile(r"[^\W\d_]+")
_SLOTS = "before brackets document earlier enumeration left pairs right same through"
SLOTS = frozenset(_SLOTS.split())
SPLITS = frozenset({"none", "series", "list", "each", "verbs", "names"})
_KEYS = """
    case counter_example cues example id modality needs object order passive polarity quality
    split_object split_subject subject trigger verbs where yields
"""
KEYS = frozenset(_KEYS.split())


@dataclass(frozen=True)
class Rule:
    """One pattern; the defaults are those of a plain "subject verb object" sentence."""

    id: str
    relation: str
    pattern: str
    flags: re.RegexFlag
    subject: str = "left"
    object: str = "right"
    split_subject: str = "none"
    split_object: str = "none"
    order: bool = False
    quality: bool = False
    verbs: bool = False
    modality: str | None = None
    polarity: str = "positive"
    where: str = "body"
    needs: re.Pattern[str] | None = None
    example: str = ""
    yields: tuple[str, ...] = ()
    counter_example: str = ""
    cues: tuple[str, ...] = ()

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for: a text needs few of them."""
        return re.compile(self.pattern, self.flags)


@cache
def rules() -> tuple[Rule, ...]:
    """Read all the rules, in the order of their files.

    :raises OntologyError: a file has an unknown key, slot or split.
    """
    folder = files("cbris.loaders.text").joinpath("patterns")
    found = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return tuple(
        rule
        for entry in found
        if entry.name.endswith(".yaml") and entry.name not in NOT_PATTERNS
        for rule in _read(entry)
    )


def _read(entry: Traversable) -> Iterator[Rule]:
    content = read_yaml(entry.read_text("utf-8"))
    for values in content["rules"]:
        yield _rule(entry.name, content["relation"], values)


def _rule(name: str, relation: str, values: dict[str, Any]) -> Rule:
    _check(name, values)
    flags = re.NOFLAG if values.pop("case", False) else re.IGNORECASE
    if "passive" in values:
        values = {"subject": "right", "object": "left"} | values
    cues = tuple(_listed(values.pop("cues", ""))) or cues_of(_verbs(values))
    pattern = expanded(_trigger(values))
    needs = re.compile(values.pop("needs"), re.IGNORECASE) if "needs" in values else None
    yields = tuple(values.pop("yields", ()))
    return Rule(
        relation=relation,
        pattern=pattern,
        flags=flags,
        needs=needs,
        yields=yields,
        cues=cues,
        **values,
    )


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",") if word.strip()]


def _verbs(values: Mapping[str, Any]) -> list[str]:
    return _listed(values.get("verbs") or values.get("passive") or "")


def _trigger(values: dict[str, Any]) -> str:
    """Take the trigger out of the values of a rule, or make it from its verbs."""
    verbs, is_passive = _verbs(values), values.pop("passive", None) is not None
    values.pop("verbs", None)
    values["verbs"] = bool(verbs) and not is_passive
    if not verbs:
        return str(values.pop("trigger"))
    return passive(verbs) if is_passive else active(verbs)


@cache
def _by_cue() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Give the cues with the places of their rules, by their first letters."""
    table: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for n, rule in enumerate(rules()):
        for cue in rule.cues:
            table[cue[:KEY]].append((cue, n))
    return {key: tuple(found) for key, found in table.items()}


@cache
def _without_cue() -> tuple[int, ...]:
    return tuple(n for n, rule in enumerate(rules()) if not rule.cues)


@lru_cache(maxsize=20_000)
def _cued(word: str) -> tuple[int, ...]:
    """Give the places of the rules that a word is a cue of."""
    found = _by_cue().get(word[:KEY], ())
    return tuple(sorted({n for cue, n in found if word.startswith(cue)}))


def matches(lower: str, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield where the triggers of the rules stand in a sentence, by the order of the rules.

    Only rules are searched for that the sentence has a cue of; a trigger made of verbs begins
    with its cue, and is looked for only there.

    :param lower: the sentence in lower case.
    """
    wanted: dict[int, list[int]] = {n: [] for n in _without_cue()}
    for word in _WORD.finditer(lower):
        for n in _cued(word.group()):
            wanted.setdefault(n, []).append(word.start())
    known = rules()
    for n in sorted(wanted):
        rule = known[n]
        if rule.needs is not None and not rule.needs.search(text):
            continue
        if rule.verbs and len(lower) == len(text):  # one letter may have two in lower case
            found = (rule.trigger.match(text, place) for place in wanted[n])
            yield from ((rule, match) for match in found if match)
        else:
            yield from ((rule, match) for match in rule.trigger.finditer(text))


def _check(name: str, values: Mapping[str, Any]) -> None:
    where = f"patterns/{name}: rule {values.get('id')!r}"
    if not any(values.get(key) for key in ("cues", "needs", "passive", "verbs")):
        raise OntologyError(f"{where}: no cues; name the words of which its trigger has one")
    if unknown := set(values) - KEYS:
        raise OntologyError(f"{where}: unknown key {min(unknown)!r}; use one of {sorted(KEYS)}")
    for slot in ("subject", "object"):
        if values.get(slot, "left") not in SLOTS:
            raise OntologyError(f"{where}: {slot} {values[slot]!r}; use one of {sorted(SLOTS)}")
        if values.get(f"split_{slot}", "none") not in SPLITS:
            raise OntologyError(f"{where}: split_{slot} is wrong; use one of {sorted(SPLITS)}")
