"""The concepts of the field by their labels: which words name which concept.

Concepts come from the SKOS schemes in ontology/vocabularies, countries from the Unicode
CLDR, regions from their tables. A label that begins with a capital names only words that
begin with one; a label all in capitals names only words all in capitals.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain

import ahocorasick

from cbris.loaders.text.countries import countries
from cbris.loaders.text.document import KINDS, Kind, Span
from cbris.loaders.text.folding import FoldedWords, fold_words, key
from cbris.loaders.text.places import Sense, choose, open_names, regions
from cbris.loaders.text.schemes import read_schemes

__all__ = ["Found", "Label", "Vocabulary", "names"]

_ARTICLE = re.compile(r"\s*(?:the|an?)\s+(?=\S)", re.IGNORECASE)
LOOKUPS = 1 << 14
"""How many phrases that were looked up are remembered."""
MIN_GLUED = 14
"""Letters of a label that is found without its blanks too."""


@dataclass(frozen=True)
class Label:
    """One wording of one concept; `kind` is None where it is not looked for in texts.

    A name of several things has no concept but `senses`, of which a text may tell one.
    """

    text: str
    concept: str | None
    kind: Kind | None
    senses: tuple[Sense, ...] = ()


@dataclass(frozen=True)
class Found:
    """A label where it occurs in the raw text."""

    label: Label
    span: Span


class Vocabulary:
    """All concepts, found by their words."""

    def __init__(self, labels: Iterable[Label], preferred: Mapping[str, str]) -> None:
        """Index labels; `preferred` has the English name of each concept."""
        self._preferred = dict(preferred)
        self._labels: dict[str, list[Label]] = defaultdict(list)
        for label in labels:
            for folded in _keys(label.text):
                self._labels[folded].append(label)
        self.words = frozenset(chain.from_iterable(folded.split() for folded in self._labels))
        """The folded words of all labels."""
        self._glue()
        self._automaton = _automaton(self._labels)
        self._lookup = lru_cache(maxsize=LOOKUPS)(self._look_up)

    def _glue(self) -> None:
        """Let long labels be found where the text has lost the blanks between their words."""
        for folded, labels in list(self._labels.items()):
            glued = folded.replace(" ", "")
            if glued.isalpha() and len(glued) >= MIN_GLUED and f" {glued} " not in self._labels:
                self._labels[f" {glued} "] = labels

    @staticmethod
    @cache
    def load() -> "Vocabulary":
        """Read the schemes, the countries and the regions once.

        :raises OntologyError: a scheme is not well-formed or names an unknown kind.
        """
        concepts = (*read_schemes(), *countries(), *regions())
        labels = (
            Label(text, concept.iri, concept.kind)
            for concept in concepts
            for text in concept.labels
        )
        shared = (Label(one.text, None, one.kind, one.senses) for one in open_names())
        return Vocabulary(
            (*labels, *shared), {concept.iri: concept.preferred for concept in concepts}
        )

    def lookup(self, phrase: str, kind: Kind | None = None) -> str | None:
        """Give the IRI of the concept that the whole phrase names, or None.

        An article before it is left out. Without a kind the first kind by name is taken,
        concepts that are not looked for in texts last.
        """
        return self._lookup(phrase, kind)

    def _look_up(self, phrase: str, kind: Kind | None) -> str | None:
        phrase = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
        found = self._labels.get(key(phrase), [])
        wanted = [label for label in found if kind in (None, label.kind) and names(label, phrase)]
        return min(wanted, key=_by_kind).concept if wanted else None

    def label(self, iri: str) -> str:
        """Give the English name of a concept.

        :raises KeyError: no scheme has this concept.
        """
        return self._preferred[iri]

    def find(self, text: str) -> list[Found]:
        """Find every label of a kind in a text, contained ones too, in order of their ends."""
        words = fold_words(text)
        return [
            Found(label, span)
            for end, folded in self._automaton.iter(words.text)
            for label, span in self._at(words, end + 1, folded, text)
        ]

    def _at(
        self, words: FoldedWords, end: int, folded: str, text: str
    ) -> Iterable[tuple[Label, Span]]:
        span = words.raw_span(end - len(folded), end)
        raw = text[span.start : span.end]
        found = (_told(label, text, span) for label in self._labels[folded] if names(label, raw))
        return ((label, span) for label in found if label.kind)


def _told(label: Label, text: str, span: Span) -> Label:
    """Give a label of several senses the one that the text tells, if it tells one."""
    sense = choose(label.senses, text, span) if label.senses else None
    return replace(label, concept=sense.concept, kind=sense.kind) if sense else label


def _keys(wording: str) -> set[str]:
    """Give the folded wording, with each hyphen as a joint and as a blank."""
    folded = key(wording)
    return {folded, key(wording.replace("-", " "))} if "-" in wording else {folded}


def names(label: Label, raw: str) -> bool:
    """Tell whether the capitals of a label are there in the words of the text."""
    wanted = label.text.strip("“”\"'")
    if wanted.isupper():
        return raw.removeprefix("the ").rstrip("s").isupper()
    return not wanted[0].isupper() or _initial(raw).isupper()


def _initial(raw: str) -> str:
    return next((character for character in raw if character.isalnum()), "")


def _by_kind(label: Label) -> int:
    return KINDS.index(label.kind) if label.kind else len(KINDS)


def _automaton(labels: Mapping[str, list[Label]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for folded, named in labels.items():
        if any(label.kind or label.senses for label in named):
            automaton.add_word(folded, folded)
    automaton.make_automaton()
    return automaton
