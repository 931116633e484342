"""The English that patterns lean on, read from patterns/grammar.yaml."""

import re
from dataclasses import dataclass, fields
from functools import cache

from cbris.loaders.text.yaml_files import read_packaged

__all__ = ["Grammar"]


def _alternatives(listed: str) -> str:
    """Make one pattern out of a comma-separated list, the longest word first."""
    words = [" ".join(word.split()) for word in listed.split(",")]
    return "|".join(sorted(filter(None, words), key=lambda word: (-len(word), word)))


@dataclass(frozen=True)
class Grammar:
    """Word lists as patterns: each field of patterns/grammar.yaml by its name."""

    intro: re.Pattern[str]
    aside: re.Pattern[str]
    stop: re.Pattern[str]
    lead: re.Pattern[str]
    reporting: re.Pattern[str]
    unreal: re.Pattern[str]
    auxiliary: re.Pattern[str]
    pronoun: re.Pattern[str]
    infinitive: re.Pattern[str]
    noun: re.Pattern[str]
    participle: re.Pattern[str]

    @classmethod
    @cache
    def load(cls) -> "Grammar":
        """Read the lists once."""
        lists = read_packaged("patterns/grammar.yaml")
        shapes = _SHAPES
        compiled = {
            field.name: re.compile(
                shapes[field.name].replace("{}", _alternatives(lists[field.name])), re.IGNORECASE
            )
            for field in fields(cls)
        }
        return cls(**compiled)


_ADVERB = r"(?-i:[a-z]+ly)(?<!family)(?<!supply)(?<!assembly)(?<!anomaly)"
_SHAPES = {
    "intro": r"\s*(?:{})\b",
    "aside": r"[\s\"]*(?:and |or )?(?:{})\b",
    "stop": r"[\s\"]*(?:and |or )?(?:{})\b",
    "lead": r"(?:(?:{})(?:,\s+|\s+|$))+",
    "reporting": r"\b(?:{})(?: out)?,? that\s+",
    "unreal": r"\b(?:{})\b",
    "auxiliary": r"(?:(?<!\S)(?:(?:{}|" + _ADVERB + r")\s+))+$",
    "noun": r"(?:.*[\s-])?(?:{})$",
    "participle": r"(?:{})\s",
    "pronoun": r"(?:{})$",
    "infinitive": r",?\s+(?:and|then) (?:also )?(?:to (?=[a-z])|(?=(?:{})\b))",
}
