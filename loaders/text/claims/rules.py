"""The patterns as values: every rule of patterns/<relation>.yaml.

A rule has a trigger (a regular expression over the readable sentence, in which
``{name}`` stands for an entry of MACROS) and says where its subject and object stand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from cbris.errors import OntologyError
from cbris.loaders.text.letters import UPPER

__all__ = ["MACROS", "SLOTS", "Rule", "expanded", "rules"]

NOT_PATTERNS = frozenset({"grammar.yaml", "holders.yaml", "mentions.yaml", "verbs.yaml"})
MACROS: Mapping[str, str] = {
    "names": r"{name}(?:, {name}){0,9}(?:,? and {name})?",
    "be": r"(?:is|are|was|were|be|been|being)",
    "name": (
        rf"(?-i:[{UPPER}]\w{{0,2}}\.\s?(?:[{UPPER}l]\w{{0,2}}\.\s?){{0,2}}[{UPPER}][\w'-]{{2,}})"
    ),
    "cited": (
        rf"(?-i:[{UPPER}][\w'-]+(?:(?:,? and |,? & |, )[{UPPER}][\w'-]+){{0,3}}(?: et al\.?)?)"
        r"(?=,? ?(?:\(\d{4}[a-z]?\)|\[\d{1,3}\]))"
    ),
    "mark": r",? ?(?:\(\d{4}[a-z]?\)|\[\d{1,3}\])",
    "np": r"[^,;:.()]{2,160}?",
    "list": r"[^;:.()]{2,300}?",
    "study": r"(?:article|paper|study|publication|work|chapter|report|essay|research|thesis)",
}
_SLOTS = "before brackets document earlier enumeration left pairs right same through"
SLOTS = frozenset(_SLOTS.split())
SPLITS = frozenset({"none", "series", "list", "each", "verbs", "names"})
_KEYS = """
    case counter_example example id modality needs object order polarity split_object
    split_subject subject trigger where yields
"""
KEYS = frozenset(_KEYS.split())


@dataclass(frozen=True)
class Rule:
    """One pattern; the defaults are those of a plain "subject verb object" sentence."""

    id: str
    relation: str
    trigger: re.Pattern[str]
    subject: str = "left"
    object: str = "right"
    split_subject: str = "none"
    split_object: str = "none"
    order: bool = False
    modality: str | None = None
    polarity: str = "positive"
    where: str = "body"
    needs: re.Pattern[str] | None = None
    example: str = ""
    yields: tuple[str, ...] = ()
    counter_example: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


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
    content = yaml.safe_load(entry.read_text("utf-8"))
    for values in content["rules"]:
        yield _rule(entry.name, content["relation"], values)


def _rule(name: str, relation: str, values: dict[str, Any]) -> Rule:
    _check(name, values)
    flags = re.NOFLAG if values.pop("case", False) else re.IGNORECASE
    trigger = re.compile(expanded(values.pop("trigger")), flags)
    needs = re.compile(values.pop("needs"), re.IGNORECASE) if "needs" in values else None
    yields = tuple(values.pop("yields", ()))
    return Rule(relation=relation, trigger=trigger, needs=needs, yields=yields, **values)


def _check(name: str, values: Mapping[str, Any]) -> None:
    where = f"patterns/{name}: rule {values.get('id')!r}"
    if unknown := set(values) - KEYS:
        raise OntologyError(f"{where}: unknown key {min(unknown)!r}; use one of {sorted(KEYS)}")
    for slot in ("subject", "object"):
        if values.get(slot, "left") not in SLOTS:
            raise OntologyError(f"{where}: {slot} {values[slot]!r}; use one of {sorted(SLOTS)}")
        if values.get(f"split_{slot}", "none") not in SPLITS:
            raise OntologyError(f"{where}: split_{slot} is wrong; use one of {sorted(SPLITS)}")


def expanded(trigger: str) -> str:
    """Put the macros in, and keep the trigger to whole words."""
    for name, pattern in MACROS.items():
        trigger = trigger.replace("{" + name + "}", pattern)
    return rf"(?!(?<=[\w-])\w)(?:{trigger})(?!(?<=\w)[\w-])"
