"""Of what alone a claim is said: "In the Polish sample, trust leads to growth"."""

import re

from cbris.loaders.text.claims.drafts import Draft
from cbris.loaders.text.claims.governing import governing_of
from cbris.loaders.text.letters import UPPER

__all__ = ["scope_of"]

_TESTED = (
    "samples?|sub-?samples?|subset|cohort|panel|group|specifications?|regressions?|scenarios?"
    "|simulations?|experiments?"
)
_ACTORS = (
    "firms|companies|enterprises|SMEs|businesses|start-ups|regions|countries|states|municipalities"
    "|cities|towns|villages|areas|districts|communities|workers|employees|employers|women|men|people"
    "|respondents|households|students|graduates|users|exporters|importers|participants|projects|bids"
    "|sectors|industries|universities|farmers|migrants|commuters|investors|partners|members|products"
    "|industry|sector|clusters|euroregions|borders|managers|researchers|inventors|patents|services"
)
# Parts of a document and of a year, which are no places.
_NO_PLACE = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Spring"
    "|Summer|Autumn|Winter|Section|Chapter|Table|Figure|Appendix|Annex|Part|Step|Article|Column"
    "|Panel|Model|Equation|Phase|Addition|Fact|Particular|General|Short|Summary|Conclusion|Theory"
)
_CAPITAL = rf"(?-i:[{UPPER}][\w-]+)"
_NAMED = rf"(?!(?:{_NO_PLACE})\b){_CAPITAL}(?: (?:and (?:the )?)?{_CAPITAL}){{0,3}}"
# "By contrast, in the Polish case,": what only joins sentences stands before it.
_JOINS = (
    r"(?:(?:by contrast|in contrast|however|similarly|moreover|thus|likewise|conversely|therefore"
    r"|also|finally|for (?:example|instance)|in particular|on the (?:one|other) hand|overall), )?"
)
_SOME = (
    r"(?:some|many|most|several|both|all|certain|other|few"
    r"|(?:one|two|three|four|five|six|half|each|most|many|some|several|majority) of)"
)
_GROUP = re.compile(
    rf"\W*{_JOINS}(?P<scope>in (?:the |our |this |both |all )?(?:[\w-]+ ){{0,4}}"
    rf"(?:{_TESTED})\b[^,;:]{{0,60}}"
    r"|(?:among|amongst|for|within|across) (?:the |our |most |many )?(?:[\w-]+ ){0,3}"
    rf"(?:{_ACTORS})\b(?: [^,;:]{{2,60}})?|in the case of [^,;:]{{3,60}}"
    rf"|in (?:the )?{_SOME} (?:[\w-]+ ){{0,3}}(?:{_ACTORS}|cases)\b(?: [^,;:]{{2,60}})?"
    r"|in the (?!present|latter|former|first|best|worst|that|same)[\w-]+ case"
    r"|in the (?:short|medium|long)(?:er)?[ -](?:run|term)"
    r"|on the [\w-]+ side(?: of the [\w-]+)?),\s",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"\W*{_JOINS}(?P<scope>in (?:the |[a-z]+ern )*{_NAMED}),\s(?:for (?:example|instance),\s)?",
    re.IGNORECASE,
)
_PLACED = re.compile(rf"\b(?:in|within|across|throughout)\s(?:the\s)?[{UPPER}]")


def scope_of(one: Draft) -> str | None:
    """Give the sample, the group or the place that opens the clause of a claim.

    A place is not given where the object has one of its own.
    """
    if one.hit.rule.subject == "document":
        return None
    over = governing_of(one.hit)
    clauses = (over.own, over.over)  # "in Spain, scholars argue that": of Spain they do
    found = next(filter(None, map(_GROUP.match, clauses)), None)
    if found is None and not _PLACED.search(one.object.words):
        found = next(filter(None, map(_PLACE.match, clauses)), None)
    if found is None:
        return None
    words = found.group("scope")
    return words[:1].lower() + words[1:]
