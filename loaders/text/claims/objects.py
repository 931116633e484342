"""The phrase right of a trigger, up to the end of its clause."""

import re

from cbris.loaders.text.claims.clauses import (
    LINKED,
    Phrase,
    Stretch,
    is_clause,
    phrase,
    pieces_of,
)
from cbris.loaders.text.claims.grammar import Grammar
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.second_verbs import another, second_verb

__all__ = ["is_adjectival", "is_adjective", "is_object", "is_question", "right_of"]

_CUT = re.compile(
    r"\"? (?:which|while|whilst|whereas|because|although|when|thereby|against the background of"
    r"|due to|thanks to|according to|as well as to|but(?! (?:also|at|to|for|in|on|by|with)\b)"
    r"|since|unless|if|only if|only where|only when|so that|not only"
    r"|in addition to|instead of|despite|regardless of|irrespective of"
    r"|(?:(?:in terms of|on|of|about|for|into|as to) )?(?:how|whether|why)) "
)
# "..., and on the": the preposition takes up an earlier one, if not of this phrase.
_LED_ON = re.compile(r"[\s\"]*(?:and|or) (on|in|for|with|by|at|from|of)\s(?!least|most|best)")
_OPEN_GERUND = re.compile(r" (?:in|of|by|for|on) [a-z]{2,}ing$")  # "in finding, using"
_PARTICIPLE = re.compile(
    r"[\s\"]*(?:thus |thereby )?(?:hindering|leading|making|causing|allowing|enabling|resulting)\s"
)
_ONE_WORD = re.compile(r"\s*[a-z-]+")
_LINK_BEHIND = re.compile(r",\s*[a-z-]+, and\s")
# Such a clause says which one is meant, or what is asked: without it an object says less.
_RESTRICTS = re.compile(r"^[^\"]*\b(?:which|how|why|whether) $")
_RELATIVE = re.compile(r"\s(?:in|of|by|to|for|on|at|from|through|with|under|within) which\s")
_OPENS_ASIDE = re.compile(r",\s(?:[a-z]+ )?(?:which|who|whom|whose|where)\s")
_ABILITY = re.compile(
    r"\b(?:ability|willingness|readiness|capacity|right|obligation|attempt|power|need|opportunity"
    r"|possibility|tendency|intention|desire|duty)\b(?!.* to [a-z])"
)
_TO = re.compile(r"\s*to [a-z]")
_LINKED_FIRST = re.compile(r"\s*(?:and|but|or)\s")
_ASIDE_BEHIND = re.compile(r", (?:[a-z]+ )?(?:who|which|whose|whom|where)\s[^,]*,\s(?!and|or)")
_APPOSED = re.compile(r"\s*(?:an?|the) [\w-]+ (?:that|which|who)\s")
_ASKED = re.compile(r"\b(?:which|who|whom|whose|that|where|how|why|whether)\b")
_ABSOLUTE = re.compile(
    r"(?<!\bof)(?<!\bby)(?<!\bfor)(?<!\band)(?<!\bor)\s(?:having|being) (?:\w+ly )?(?:been )?"
    r"[a-z]+(?:ed|en|de|ld|ght|nt|pt|ft|ng)\b"
)
_LED_ALONE = re.compile(r"\s*(at|for|in|on|by|with|to|from|under|within|through|of)\s")
_OPENER = re.compile(r" (?:as|than|before|after|until|there|such that)(?: |$)")
_VERB_LINK = re.compile(r",?\s(?:and|or|but)\s(?:\w+ly\s|also\s|thus\s|then\s)*$")
# "How regions learn", "the extent to which they do": a clause that is a thing looked into.
_QUESTION = re.compile(
    r"\s*(?:how|why|whether|what|where|when|the (?:extent|degree) to which"
    r"|the (?:ways?|manner|mechanisms?|conditions) (?:in|by|through|under) which)\s"
)
_ASKED_INSIDE = re.compile(
    r"\s*(?:[\w-]+ ){1,3}?(?:how|whether|why|what|which|if|to what extent|the extent to which"
    r"|the (?:ways?|manner|mechanisms?|conditions) (?:in|by|through|under) which)\s"
)
_NO_OBJECT = re.compile(
    r"(?:it|them|him|us|me|you|that|this$|these$|those$|to|for|than|in|at|on|by|with|from|of|as|into|over|during|within"
    r"|through|between|among|across|towards?|further|thereby|almost|another$|necessary|needed|required|available|likely|often|always"
    r"|usually|particularly|especially|notably|owing|along|throughout|around|against|without|via|per"
    r"|such as|rather|this (?:by|in|to|for|through|with|via|and)|more than|less than|not|if"
    r"|how|why|what|whether|when|where|whereby|while|whilst|which|who|we|they|he|she"
    r"|also|itself|themselves|one another|each other"
    r"|there|so|too|and|or|but|alone|together|locally|globally|well|far|out|up|down|back|is|are|was|were)"
    r"(?:\s|$)|[a-z]+ly (?:and|or|in|by|to|on|at|for|with|than|from|up|since|until)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"[a-z]+ly(?: [a-z]+ly)*")
_WEAK = re.compile(
    r"(?:(?:\w+ )?things?|\d+|situation|manner|such|same|following|above|below|latter|former"
    r"|others?|ways?|so-called|some|many|most|all|both|each|none|one|two|three|part|case|extent|degree|fact|role|changes?"
    r"|example|opposite|bit|lot|deal|number|variety|range|kinds?|sorts?|types?|people|reports?|little|much"
    r"|first|second|third|fourth|fifth|rest|remainder"
    r"|one of the (?:[\w-]+ ){0,2}[\w-]+|(?:the )?(?:former|latter)(?: \w+)?)$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\bfollowing(?: \w+){0,2}$")
_OPEN_END = re.compile(
    r"(?:^|[\s,])(?:the|an?|of|in|for|to|on|at|by|with|from|and|or|than|that|as|their|its|our|into"
    r"|they|it|we|he|she|i|both|not only|only|even|more|most|very|such|this|these|those|between"
    r"|because|which|who|is|are|not|also|but|how|what|why|whether|when|where|other(?<!each other)"
    r"|one|e\.g)\.?$",
    re.IGNORECASE,
)
_ADJECTIVAL = re.compile(
    r"(?:[a-z][a-z-]*(?:al|ic|ive|ary|ous|ed|able|ible|ful|less|-term|-based|-wide|-level|-oriented)"
    r"(?:\s|$)|[a-z]+ly\s|(?:high|low|long|short|cross|place|large|small|multi|inter|non)-[a-z]+\s?|(?:more|most|highly|well|new|long|large|small|stable|clear|joint|common|strong)\s?)+"
)
_PLAIN_ADJECTIVES = """
    apparent coherent consistent constant current dependent dominant efficient important independent
    permanent persistent prominent recent relevant resilient significant sufficient transparent
    better cheaper closer deeper easier faster fewer greater higher larger longer lower poorer
    richer shorter slower smaller stronger weaker wider worse
    big broad close closed common deep different early full hard high joint key large late long low
    mature medium narrow new old open partial private public short small soft stable strong
    various weak wide
    major minor main crucial
    bad clear diverse false good numerous poor rich scarce similar true unchanged unclear unknown
"""
_COUNT = re.compile(r"^(?:two|three|four|five|six|several|some|many) (?=[a-z])")
_ADJECTIVES = frozenset(_PLAIN_ADJECTIVES.split())
_ADJECTIVE = re.compile(r"[a-z-]+(?:al|ic|ive|ary|ous|able|ible|less|ful)")


def _before_clause(plain: Plain, start: int, verb: int, end: int) -> int:
    """Find where a clause begins whose verb stands in an object: "growth as firms learn".

    Where no word opens it, nothing tells its subject from the object: nothing is left then.
    """
    openers = list(_OPENER.finditer(plain.masked, start, verb))
    if openers and openers[-1].group().strip() == "than":
        return end  # "more reliably than fairs do"
    return openers[-1].start() if openers else start


def is_object(words: str, quality: bool = False) -> bool:
    """Tell whether words can be an object: no pronoun, no adverbial, no loose end.

    :param quality: adjectives alone will do.
    """
    if _NO_OBJECT.match(words) or _OPEN_END.search(words):
        return False
    if _ADVERB.fullmatch(words) or _WEAK.fullmatch(words) or _FOLLOWING.search(words):
        return False
    return quality or not is_adjectival(words)


def is_question(plain: Plain, start: int) -> bool:
    """Tell whether a clause that begins with "how" or the like starts there."""
    text = plain.masked
    return bool(_QUESTION.match(text, start) or _ASKED_INSIDE.match(text, start))


def is_adjectival(words: str) -> bool:
    """Tell whether there are only adjectives, whose noun stands elsewhere."""
    words = _COUNT.sub("", words)
    if words in _ADJECTIVES:
        return True
    return bool(_ADJECTIVAL.fullmatch(words)) and not Grammar.load().noun.match(words)


def is_adjective(word: str) -> bool:
    """Tell whether a word that should be a noun looks like an adjective: "public", "regional"."""
    if word[:1].isupper():
        return False  # "the Baltic"
    low = word.lower()
    return low in _ADJECTIVES or bool(
        _ADJECTIVE.fullmatch(low) and not Grammar.load().noun.match(low)
    )


def right_of(
    plain: Plain,
    start: int,
    limit: int | None = None,
    several: bool = False,
    question: bool = False,
    strict: bool = False,
) -> Phrase:
    """Read the phrase that begins where the trigger ends, up to the end of its clause.

    :param limit: where the phrase ends at the latest.
    :param several: take it as a list of things, in which a gerund is one more.
    :param question: it may be a clause that begins with "how" or the like.
    :param strict: a verb behind it cannot be the verb of the whole sentence.
    """
    high = _ceiling(plain, start, limit)
    if question:
        return _asked(plain, start, high)
    pieces = pieces_of(plain.masked[start:high], start)
    while len(pieces) > 1 and not plain.masked[slice(*pieces[0])].strip():
        pieces = pieces[1:]
    end, gerund = pieces[0][1], _is_gerund(plain.masked[slice(*pieces[0])])
    pending = False
    for piece in pieces[1:]:
        text = plain.masked[slice(*piece)]
        words = phrase(plain, start, end).words
        bare = is_adjectival(words) or bool(_OPEN_GERUND.search(words))
        if bare and _goes_on(plain, piece, True):  # "stable, long-term funding"
            end = piece[1]
            continue
        if not _goes_on(plain, piece, several or gerund):
            break
        if _LINKED_FIRST.match(text) and _ASIDE_BEHIND.match(plain.masked, piece[1]):
            break  # "than mills, and skippers, who are paid, leave"
        if _ABSOLUTE.search(text):  # "crafts and tourism being preferred"
            end = pieces[0][1]
            break
        if LINKED.search(text) or several:
            end = piece[1]
        elif _ONE_WORD.fullmatch(text):
            pending = True
    end = _closed(plain, start, _able(plain, start, end, pieces), pieces)
    if pending and _LINK_BEHIND.match(plain.masked, end):
        return Phrase("", start, start)  # a list of which the end cannot be told
    return phrase(plain, start, _cut(plain, start, end, strict))


def _able(plain: Plain, start: int, end: int, pieces: list[Stretch]) -> int:
    """Go on to what an ability is one for: "the right of all, rich and poor, to trade"."""
    if not _ABILITY.search(plain.masked, start, end):
        return end
    behind = (last for first, last in pieces if first > end and _TO.match(plain.masked, first))
    return next(behind, end)


def _closed(plain: Plain, start: int, end: int, pieces: list[Stretch]) -> int:
    """Go on to the verb of a relative clause: "a fund in which towns, firms and banks meet".

    Where it has none, nothing of the object is sure.
    """
    relative = _RELATIVE.search(plain.masked, start, end)
    if relative is None:
        return end
    verb = next((place for place in plain.finite if place >= relative.end()), None)
    if verb is None or verb < end:
        return end
    piece = next((last for first, last in pieces if first <= verb < last), None)
    return start if piece is None else piece


def _asked(plain: Plain, start: int, high: int) -> Phrase:
    """Read a clause that begins with "how", up to the comma behind its verb."""
    ends = [end for _, end in pieces_of(plain.masked[start:high], start)]
    verbs = [place for place in plain.finite if start < place < high]
    verb = next((place for place in verbs if not _is_aside(plain, start, place)), high)
    return phrase(plain, start, next((end for end in ends if end > verb), high))


def _is_aside(plain: Plain, start: int, verb: int) -> bool:
    """Tell whether a verb stands in a relative clause between commas: ", for which firms pay,"."""
    comma = plain.masked.rfind(",", start, verb)
    return comma >= 0 and bool(_OPENS_ASIDE.match(plain.masked, comma))


def _cut(plain: Plain, start: int, end: int, strict: bool) -> int:
    """Find where a subordinate clause, or another verb, ends a phrase.

    "to a and b is c" could be "to a" or "to a and b": then nothing is left of it.
    """
    cuts = _CUT.finditer(plain.masked, start, end)
    cut = next((one for one in cuts if not _RESTRICTS.search(one.group())), None)
    if cut and plain.masked[start : cut.start()].strip() not in ("", "to", "ask"):
        end = cut.start()
    if plain.text[start - 1 : start] == '"':  # a quotation is taken as it stands
        return end
    if (second := second_verb(plain, start, end)) or (second := another(plain, start, end)):
        end = second.start()
    verb = next((place for place in plain.finite if start < place < end), None)
    if verb is not None and not _ASKED.search(plain.masked, start, verb):
        link = _VERB_LINK.search(plain.masked, start, verb)
        if link and " " in plain.masked[start : link.start()].strip():  # "and threatens"
            return link.start()
        if strict:
            return _before_clause(plain, start, verb, end)
        end = start if LINKED.search(plain.masked, start, verb) else verb
    return end


def _ceiling(plain: Plain, start: int, limit: int | None) -> int:
    ends = [len(plain.masked), limit, *(first for first, _ in plain.breaks if first >= start)]
    closing = plain.text.find(")", start)
    if closing >= 0 and "(" not in plain.text[start:closing]:
        ends.append(closing)
    return min(end for end in ends if end is not None)


def _is_gerund(text: str) -> bool:
    return bool(re.match(r"\s*(?:the )?[a-z]{2,}ing\s", text))


def _goes_on(plain: Plain, piece: Stretch, several: bool) -> bool:
    """Tell whether a piece behind a comma still belongs to the object."""
    grammar, text = Grammar.load(), plain.masked[slice(*piece)]
    led = _LED_ON.match(text) or (_LED_ALONE.match(text) if several else None)
    if led and f" {led.group(1)} " not in plain.masked[max(0, piece[0] - 60) : piece[0]]:
        return False
    if grammar.stop.match(text) or is_clause(plain, *piece):
        return False
    if _PARTICIPLE.match(text) if several else _APPOSED.match(text):
        return False
    return several or not grammar.aside.match(text)
