"""Terms that texts use often and no vocabulary has, for a person to look at.

Runs of two to four words between marks and small words are counted; a run inside a longer
one counts only for what it is used beyond that (the C-value of Frantzi and Ananiadou, 2000).
Nothing is added to a vocabulary by itself.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log2
from typing import NamedTuple

from cbris.loaders.text.candidates import Cover
from cbris.loaders.text.document import Document, Span
from cbris.loaders.text.private import mask, private_spans
from cbris.loaders.text.spelling import normal

__all__ = ["Suggestion", "Used", "suggest", "terms_of"]

MOST_WORDS = 4
CONTEXT = 60
CONTEXTS = 3
KEPT = 200_000
"""Terms kept while a corpus is counted; those seen once go first."""
_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*)|(?P<mark>[^\s])")
_SMALL_WORDS = """
    a an the this that these those its their his her our your my some any each every all both such
    no of in on at to for from by with without within between among through during under over into
    onto about against across along around behind beyond near upon towards toward via per as than
    then and or but nor so yet if when while where which who whom whose what how why because since
    although though whether is are was were be been being am has have had do does did will would
    shall should can could may might must not also only very more most less least much many few
    several other another same own new first second third one two three four five however
    therefore thus hence there here it they we he she you i us them him et al etc eg ie cf used
    using based including include includes included makes make made given takes take taken shows
    show shown according key words keywords abstract introduction conclusions well often still
    even just already finally moreover furthermore addition і й та в у з із зі на до від для по
    при за над під між через про як що це є був була були не а але або чи також її його їх який
    яка яке які цей ця ці того тому и во с со к от под между о об как что это есть был была были
    но или также ее его их который которая которые этот эта эти
"""
SMALL = frozenset(_SMALL_WORDS.split())


@dataclass
class Used:
    """How often a term is used, in how many documents, and some places as words."""

    words: str
    count: int = 0
    documents: int = 0
    contexts: list[str] = field(default_factory=list)

    def add(self, other: "Used") -> None:
        """Take in what another document has of the term."""
        self.count += other.count
        self.documents += other.documents
        self.contexts += other.contexts[: CONTEXTS - len(self.contexts)]


class Suggestion(NamedTuple):
    """A term with its weight, from which a person may make a concept."""

    term: str
    weight: float
    times: int
    documents: int
    contexts: tuple[str, ...]


def terms_of(document: Document) -> dict[str, Used]:
    """Count the terms before the references that no mention covers, by their folded words."""
    text, body = document.text, Span(0, document.layout.references.start)
    named = Cover(Span(one.start, one.end) for one in document.mentions)
    private = private_spans(text)
    found: dict[str, Used] = {}
    for run in _runs(text, body):
        for words in _grams(run):
            span = Span(words[0].start, words[-1].end)
            if not named.holds(span):
                key = " ".join(word.folded for word in words)
                used = found.setdefault(key, Used(" ".join(text[span.start : span.end].split())))
                used.count += 1
                used.documents = 1
                if len(used.contexts) < CONTEXTS:
                    start, end = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
                    used.contexts.append(" ".join(mask(text, start, end, private).split()))
    return found


def suggest(
    counted: Iterable[Mapping[str, Used]], *, least: int = 3, documents: int = 1
) -> list[Suggestion]:
    """Give the terms that are used at least so often, the weightiest first.

    :param counted: what `terms_of` gives for each document.
    """
    total: dict[str, Used] = {}
    for terms in counted:
        for key, used in terms.items():
            total.setdefault(key, Used(used.words)).add(used)
        if len(total) > KEPT:
            total = {key: used for key, used in total.items() if used.count > 1}
    frequent = {k: u for k, u in total.items() if u.count >= least and u.documents >= documents}
    longer = _longer(frequent)
    weighed = (
        Suggestion(used.words, weight, used.count, used.documents, tuple(used.contexts))
        for key, used in frequent.items()
        if (weight := _weight(key, used.count, longer.get(key, Counter()))) > 0
    )
    return sorted(weighed, key=lambda one: (-one.weight, one.term))


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def _runs(text: str, span: Span) -> Iterator[list[_Word]]:
    """Yield runs of words without a mark or a small word between them."""
    run: list[_Word] = []
    for token in _TOKEN.finditer(text, span.start, span.end):
        word = token["word"]
        if word and word.casefold() not in SMALL and len(word) > 1:
            run.append(_Word(normal(word), token.start(), token.end()))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _grams(run: list[_Word]) -> Iterator[list[_Word]]:
    """Yield the parts of a run that have two words or more."""
    for start in range(len(run)):
        for end in range(start + 2, min(len(run), start + MOST_WORDS) + 1):
            yield run[start:end]


def _longer(frequent: Mapping[str, Used]) -> dict[str, Counter[str]]:
    """Give for each term the longer ones that hold it, with their counts."""
    longer: dict[str, Counter[str]] = defaultdict(Counter)
    for key, used in frequent.items():
        words = key.split(" ")
        for size in range(2, len(words)):
            for start in range(len(words) - size + 1):
                longer[" ".join(words[start : start + size])][key] = used.count
    return longer


def _weight(key: str, count: int, longer: Mapping[str, int]) -> float:
    """Give the C-value: the count beyond that of longer terms, more for more words."""
    beyond = count - (sum(longer.values()) / len(longer) if longer else 0.0)
    return round(log2(len(key.split(" ")) + 1) * beyond, 2)
