"""From a text to its claims: every rule over every sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, Protocol

from cbris.loaders.text.claims.drafts import Draft, draft
from cbris.loaders.text.claims.holders import Holding, announced, holder_at, holdings
from cbris.loaders.text.claims.modality import modality_of
from cbris.loaders.text.claims.phrases import Phrase
from cbris.loaders.text.claims.plain import Lexicon, Plain
from cbris.loaders.text.claims.slots import Antecedent
from cbris.loaders.text.document import Claim, Kind, Layout, Mention, Reference, Span
from cbris.loaders.text.sentences import sentences

__all__ = ["ConceptLookup", "find_claims"]

_POINTING = re.compile(r"This (?:indicates|shows|means|suggests|implies) (?P<thing>.+)")


class ConceptLookup(Protocol):
    """What finds the concept that words name: the vocabulary."""

    def lookup(self, phrase: str, kind: Kind | None = None) -> str | None:
        """Give the IRI of the concept, None where the words name none."""
        ...


def find_claims(
    text: str,
    layout: Layout,
    references: Iterable[Reference],
    mentions: Iterable[Mention],
    vocabulary: ConceptLookup,
) -> tuple[Claim, ...]:
    """Find the claims of an English text, by the patterns of patterns/*.yaml.

    The header and the body are read sentence by sentence; of the reference list only
    what an entry says of its own work (that it repeals an act, say). Sorted by place.
    """
    reader = _Reader(text, mentions, vocabulary)
    claims = [*reader.prose(layout.header), *reader.prose(layout.body)]
    for reference in references:
        claims.extend(reader.entry(Span(reference.start, reference.end)))
    return tuple(sorted(dict.fromkeys(claims), key=lambda claim: (claim.start, claim.end)))


class _Reader:
    """One text with what is known of it."""

    def __init__(self, text: str, mentions: Iterable[Mention], vocabulary: ConceptLookup) -> None:
        self.text = text
        self.lexicon = Lexicon.of(text)
        self.vocabulary = vocabulary
        self.named: Mapping[Span, str] = {
            Span(one.start, one.end): one.concept for one in mentions if one.concept
        }

    def prose(self, span: Span) -> Iterator[Claim]:
        """Yield the claims of running text."""
        antecedent, carried = Antecedent(), _Carried()
        for sentence in sentences(self.text, span):
            plain = Plain.of(self.text, sentence, self.lexicon)
            held = carried.over(self.text, sentence, plain)
            drafts = draft(plain, "body", antecedent)
            yield from (self._claim(one, sentence, held) for one in drafts)
            antecedent = _antecedent(plain, drafts)

    def entry(self, span: Span) -> Iterator[Claim]:
        """Yield what a bibliographic entry says of its own work."""
        plain = Plain.of(self.text, span, self.lexicon)
        drafts = draft(plain, "references", Antecedent())
        yield from (self._claim(one, span, ()) for one in drafts)

    def _claim(self, one: Draft, sentence: Span, held: tuple[Holding, ...]) -> Claim:
        hit, plain = one.hit, one.hit.plain
        quote = plain.raw_span(one.start, one.end)
        holder = holder_at(held, hit.match.start())
        holder = () if one.subject.words in holder else holder
        said = f"{hit.left.between} {hit.match.group()}"
        polarity: Literal["positive", "negative"] = (
            "negative" if hit.left.negative or hit.rule.polarity == "negative" else "positive"
        )
        return Claim(
            subject=one.subject.words,
            relation=hit.rule.relation,
            object=one.object.words,
            quote=self.text[quote.start : quote.end],
            start=quote.start,
            end=quote.end,
            sentence=sentence,
            rule=hit.rule.id,
            subject_concept=self._concept(plain, one.subject),
            object_concept=self._concept(plain, one.object),
            holder=holder,
            modality=hit.rule.modality or modality_of(said, hit.left.conditional, bool(holder)),
            polarity=polarity,
            order=one.order,
        )

    def _concept(self, plain: Plain, slot: Phrase) -> str | None:
        """Give the concept that the words name, or the mention that fills the slot."""
        if slot.start == slot.end:
            return self.vocabulary.lookup(slot.words)
        found = self.vocabulary.lookup(slot.words)
        return found or self.named.get(plain.raw_span(slot.start, slot.end))


class _Carried:
    """Carries a holder from "X distinguishes two kinds:" into the list that follows.

    The item right behind the colon belongs to the list. Those behind it belong only
    as long as the numbers count on, and only as many as were announced.
    """

    def __init__(self) -> None:
        self.held: tuple[Holding, ...] = ()
        self.left = 0
        self.number = 0

    def over(self, text: str, sentence: Span, plain: Plain) -> tuple[Holding, ...]:
        """Give the holdings of a sentence, with what is carried into it."""
        own = holdings(plain)
        number = _number_before(text, sentence.start)
        if self.held and number == self.number + 1 and self.left > 0:
            self.left, self.number = self.left - 1, number
            own = own or (Holding(self.held[-1].names, 0),)
        elif number is not None or not self.held:
            self.held = ()
        if own and plain.text.endswith(":"):
            self.held, self.number, self.left = own, 0, announced(plain.text) or 1
        return own


def _number_before(text: str, start: int) -> int | None:
    found = re.search(r"(?:^|\n)\s*\(?(\d{1,2})[.)]\s+$", text[max(0, start - 12) : start])
    return int(found.group(1)) if found else None


def _antecedent(plain: Plain, drafts: list[Draft]) -> Antecedent:
    """Give what "this" and "among them" in the next sentence can stand for."""
    if found := _POINTING.match(plain.text):
        return Antecedent(found.group("thing").rstrip(" ."), None)
    if not drafts:
        return Antecedent()
    last = drafts[-1]
    words = plain.text[last.start : last.end].replace('"', "").strip(" ,;.")
    return Antecedent(words, last.object.words)
