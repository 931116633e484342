"""From a text to its claims: every rule over every sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Protocol

from cbris.loaders.text.claims.citations import cited_by, cited_with
from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.conditions import conditioned
from cbris.loaders.text.claims.drafts import Draft, draft
from cbris.loaders.text.claims.governing import governing_of
from cbris.loaders.text.claims.holders import (
    NAME,
    Holding,
    carried,
    holder_at,
    holdings,
    is_conceded,
    is_over,
    number_before,
    said_behind,
)
from cbris.loaders.text.claims.modality import is_denied, is_hedged, modality_of, words_of
from cbris.loaders.text.claims.overlaps import apart
from cbris.loaders.text.claims.plain import Lexicon, Plain
from cbris.loaders.text.claims.prose import is_prose
from cbris.loaders.text.claims.restrictions import affirms, is_restricted, is_taken_back
from cbris.loaders.text.claims.sayers import followed, is_quoted, sayer_of
from cbris.loaders.text.claims.slots import Antecedent, Hit
from cbris.loaders.text.document import Claim, Kind, Layout, Mention, Reference, Span
from cbris.loaders.text.language import detect
from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.sentences import sentences

__all__ = ["ConceptLookup", "find_claims"]

_SAID_BEHIND = re.compile(
    r"\"?,?\"? (?:said|says?|noted?|notes|argued?|argues|explain(?:s|ed)?|stated?|states"
    r"|thinks?|believes?|complain(?:s|ed)?|claim(?:s|ed)?) (?!that)"
    r"|, (?:or )?so (?:the )?[\w ]{3,40} (?:say|says|said|claim|claims|believe|argue)\b"
    r"|, (?:as )?it (?:is|was) (?:\w+ly |often )?(?:said|claimed|argued|believed|alleged)\b"
)
_NOT = re.compile(r"\b(?:not|no longer|never|cannot)\b(?! only)", re.IGNORECASE)
_CITED = re.compile(
    rf"(?P<family>[{UPPER}][\w'’-]+[a-z])(?: et al\.?| (?:and|&) [{UPPER}][\w'’-]+)?"
    r"(?:,? \((?:1[89]|20)\d\d[a-z]?\)|, (?:1[89]|20)\d\d[a-z]?[;):,])"
)
# Kinds of what has a name and yet holds no view.
_THINGS = frozenset(["country", "cross-border-structure", "programme", "region", "strategy"])
MAX_MARK = 20  # code points of what numbers a figure or a table
MAX_LINE = 300  # code points behind a sentence that tell its language
MAX_LABEL = 12  # words; no label is longer
_OPENING = re.compile(r"^(?:but|and|an?|the)\s+", re.IGNORECASE)
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
    mixed: bool = False,
) -> tuple[Claim, ...]:
    """Find the claims of an English text, by the patterns of patterns/*.yaml.

    The header and the body are read sentence by sentence; of the reference list only
    what an entry says of its own work (that it repeals an act, say). Sorted by place.

    :param mixed: the text is in another language; its English paragraphs are read alone.
    """
    references = tuple(references)
    reader = _Reader(text, mentions, vocabulary, mixed, _families(text, references))
    claims = [*reader.prose(layout.header), *reader.prose(layout.body)]
    for reference in () if mixed else references:
        claims.extend(reader.entry(Span(reference.start, reference.end)))
    said: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        said.setdefault(_key(claim), claim)
    return tuple(sorted(said.values(), key=lambda claim: (claim.start, claim.end)))


def _key(claim: Claim) -> tuple[object, ...]:
    """Give what two rules can say of one sentence alike; the first then stands for both."""
    return claim.sentence, claim.subject, claim.relation, claim.object, claim.holder


def _families(text: str, references: Iterable[Reference]) -> frozenset[str]:
    """Give the family names of the authors whom the text cites, or names with initials."""
    listed = (name.family for one in references for name in one.authors if name.family)
    full = (found.group().rpartition(".")[2].strip() for found in NAME.finditer(text))
    cited = (found.group("family") for found in _CITED.finditer(text))
    return frozenset([*listed, *full, *cited])


class _Reader:
    """One text with what is known of it."""

    def __init__(
        self,
        text: str,
        mentions: Iterable[Mention],
        vocabulary: ConceptLookup,
        mixed: bool,
        families: frozenset[str],
    ) -> None:
        self.text = text
        mentions = tuple(mentions)
        self.families = families
        self.things = frozenset(
            word
            for one in mentions
            if one.kind in _THINGS
            for word in text[one.start : one.end].split()
        )
        self.mixed = mixed
        self.lexicon = Lexicon.of(text)
        self.vocabulary = vocabulary
        self.named: Mapping[Span, str] = {
            Span(one.start, one.end): one.concept for one in mentions if one.concept
        }

    def prose(self, span: Span) -> Iterator[Claim]:
        """Yield the claims of running text."""
        found = [one for one in sentences(self.text, span) if self._is_prose(one)]
        plains = [Plain.of(self.text, sentence, self.lexicon) for sentence in found]
        drafts = list(_drafts(plains))
        numbers = [number_before(self.text, sentence.start) for sentence in found]
        said = (
            holdings(plain, self.families, self.things) if some or plain.text.endswith(":") else ()
            for plain, some in zip(plains, drafts, strict=True)
        )
        said_so = carried([plain.text for plain in plains], numbers, said)
        holders = followed(plains, said_so, self.families, self.things)
        for sentence, some, held in zip(found, drafts, holders, strict=True):
            for one in some:
                holding = self._holding(one, held)
                if not _is_anothers(one, holding):
                    yield from self._claim(one, sentence, holding)

    def _is_prose(self, sentence: Span) -> bool:
        if self.mixed and not _is_english(self.text, sentence):
            return False
        before = self.text[max(0, sentence.start - MAX_MARK) : sentence.start]
        return is_prose(self.text[slice(*sentence)], before)

    def entry(self, span: Span) -> Iterator[Claim]:
        """Yield what a bibliographic entry says of its own work."""
        plain = Plain.of(self.text, span, self.lexicon)
        drafts = draft(plain, "references", Antecedent())
        for one in drafts:
            yield from self._claim(one, span, None)

    def _holding(self, one: Draft, held: tuple[Holding, ...]) -> Holding | None:
        """Give who is said to hold a draft before it, by the sentence or by its clause."""
        hit, plain = one.hit, one.hit.plain
        holding = holder_at(held, _said_at(hit))
        if holding and is_conceded(plain, holding.start, _said_at(hit)):
            return None
        if holding and is_over(plain, holding.start, _said_at(hit)):
            holding = None
        subject = hit.left.subject
        aside = plain.masked[subject.end : hit.match.start()] if subject else ""
        return holding or sayer_of(plain, governing_of(hit), self.things, aside)

    def _claim(self, one: Draft, sentence: Span, holding: Holding | None) -> Iterator[Claim]:
        """Yield the claim of a draft; none where somebody unnamed only thinks it possible."""
        hit, plain = one.hit, one.hit.plain
        quote = plain.raw_span(one.start, one.end)
        holder = holding.names if holding else said_behind(plain, one.end, self.things)
        if not holder:
            holder = cited_by(one) if holding is None else () if holding.own else cited_with(one)
        reported = (
            bool(holder)
            or (holding is not None and not holding.own)
            or bool(_SAID_BEHIND.match(plain.text, one.end))
            or is_quoted(plain, one.start)
        )
        if reported and not holder and is_hedged(hit):
            return
        holder = () if one.subject.words in holder else holder
        yield Claim(
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
            modality=modality_of(hit, reported, bool(holder)),
            polarity="negative" if is_negative(hit) != one.negated else "positive",
            order=one.order,
        )

    def _concept(self, plain: Plain, slot: Phrase) -> str | None:
        """Give the concept that the words name, or the mention that fills the slot."""
        found = None
        if slot.words.count(" ") < MAX_LABEL:
            found = self.vocabulary.lookup(slot.words)
        if slot.start == slot.end:
            return found
        return found or self.named.get(plain.raw_span(slot.start, slot.end))


def _is_english(text: str, sentence: Span) -> bool:
    """Tell whether a sentence, or the line that it stands in, is English."""
    line = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.end + MAX_LINE]
    return "en" in (detect(text[slice(*sentence)]), detect(line.partition("\n")[0]))


def _is_cut(text: str, following: str) -> bool:
    """Tell whether a sentence was cut at the end of a page: the next one goes on with it."""
    return text[-1:] not in '.!?:;)"' and following[:1].islower()


def _drafts(plains: Sequence[Plain]) -> Iterator[list[Draft]]:
    """Yield the drafts of each sentence, which may speak of the sentence before."""
    antecedent = Antecedent()
    for plain, following in zip_longest(plains, plains[1:]):
        cut = following is not None and _is_cut(plain.text, following.text)
        drafts = [
            one
            for one in apart(draft(plain, "body", antecedent))
            if not _is_denied(plain.text[: one.hit.match.start()])
            and not (cut and one.end >= len(plain.text) - 1)
        ]
        yield list(_standing(drafts, following.text if following else ""))
        antecedent = _antecedent(plain, drafts)


def _is_denied(before: str) -> bool:
    return is_denied(before) and not affirms(before)


def _standing(drafts: Iterable[Draft], following: str) -> Iterator[Draft]:
    """Yield what a sentence does claim, each with its condition."""
    for one in drafts:
        if is_restricted(one, governing_of(one.hit)):
            continue
        if is_taken_back(one.hit.plain.text[one.end :], following):
            continue
        if (whole := conditioned(one)) is not None:
            yield whole


def _is_anothers(one: Draft, holding: Holding | None) -> bool:
    """Tell whether what the document would claim is what somebody else is said to say."""
    if one.hit.rule.subject != "document":
        return False
    if holding is None:
        return bool(cited_by(one))
    return not holding.own


def _said_at(hit: Hit) -> int:
    """Give where what is claimed begins: behind "Able (2001) defines", not before."""
    if hit.rule.subject == "document":
        return hit.match.start() + len("that ")
    return max(hit.match.start(), hit.match.start("s") if "s" in hit.match.groupdict() else 0)


def is_negative(hit: Hit) -> bool:
    """Tell whether a claim says that it is not so: by its rule, or by a "not" at its verb."""
    said_not = hit.left.negative or bool(_NOT.search(words_of(hit.match)))
    return said_not != (hit.rule.polarity == "negative")


def _antecedent(plain: Plain, drafts: list[Draft]) -> Antecedent:
    """Give what "this" and "among them" in the next sentence can stand for."""
    if found := _POINTING.match(plain.text):
        return Antecedent(_bare(found.group("thing")), None, plain.text)
    if not drafts:
        return Antecedent(text=plain.text)
    last = drafts[-1]
    start = last.hit.match.start() if last.hit.rule.subject == "same" else last.start
    return Antecedent(_bare(plain.text[start : last.end]), last.object.words, plain.text)


def _bare(words: str) -> str:
    """Cut marks, a conjunction and an article off the words of an earlier sentence."""
    return _OPENING.sub("", words.replace('"', "").strip(" ,;."))
