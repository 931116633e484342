"""Wordings whose trigger means something else: "raise objections", "employ staff".

The senses are data (patterns/senses.yaml), kept by the relation that they are taken for.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cbris.errors import OntologyError
from cbris.loaders.text.yaml_files import read_packaged

__all__ = ["is_another_sense"]

_KEYS = frozenset(["relation", "verb", "subject", "object", "unless"])


@dataclass(frozen=True)
class _Sense:
    """What the trigger, the subject and the object look like where a wording means another."""

    verb: re.Pattern[str] | None
    subject: re.Pattern[str] | None
    object: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def fits(self, between: str, verb: str, subject: str, thing: str) -> bool:
        """Tell whether all that the sense names is there, and no word that it excepts."""
        return (
            (self.unless is None or not self.unless.search(between))
            and (self.verb is None or bool(self.verb.search(verb)))
            and (self.subject is None or bool(self.subject.match(subject)))
            and (self.object is None or bool(self.object.match(thing)))
        )


@cache
def _senses() -> Mapping[str, tuple[_Sense, ...]]:
    """Read the senses, by relation.

    :raises OntologyError: a sense has an unknown key, or names no words.
    """
    found: dict[str, list[_Sense]] = defaultdict(list)
    for values in read_packaged("patterns/senses.yaml")["senses"]:
        if not _KEYS.issuperset(values) or len(values) < 2:
            raise OntologyError(f"patterns/senses.yaml: {values!r}; use {sorted(_KEYS)}")
        found[values["relation"]].append(
            _Sense(*(_compiled(values.get(key)) for key in ("verb", "subject", "object", "unless")))
        )
    return {relation: tuple(senses) for relation, senses in found.items()}


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def is_another_sense(relation: str, between: str, verb: str, subject: str, thing: str) -> bool:
    """Tell whether a wording is known to mean something else than the relation.

    :param between: the auxiliaries and adverbs before the trigger.
    :param verb: the trigger as it stands in the sentence.
    """
    senses = _senses().get(relation, ())
    return any(sense.fits(between, verb, subject, thing) for sense in senses)
