"""Who can hold a view, and how a clause gives one: "in the opinion of the mayors,"."""

import re

__all__ = ["ASKED", "FIGURES", "PEOPLE", "SAID_ASIDE", "SELF", "is_view"]

SELF = re.compile(
    r"\b(?:we|i|our|us|my|this (?:paper|article|study|report|chapter|thesis|research|survey|work)"
    r"|(?:present|current) (?:paper|article|study|report|research|work|authors?)"
    r"|the (?:paper|article|study|thesis|author|authors))\b|^\s*the evaluation\s*$",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"\b(?:scholars?|researchers?|authors?|experts?|respondents?|interviewees?|informants?|officials?"
    r"|mayors?|managers?|directors?|ministers?|firms|companies|enterprises|governments?|ministry"
    r"|ministries|commission|council|committee|parliament|court|auditors?|evaluators?|critics?"
    r"|practitioners?|politicians?|entrepreneurs?|teachers?|farmers?|workers|employers?|employees"
    r"|representatives?|participants?|stakeholders?|scientists?|economists?|geographers?|historians?"
    r"|sociologists?|lawyers?|residents|citizens|inhabitants|students|graduates|municipalities"
    r"|authorities|partners|members|coordinators?|consultants?|journalists?|newspapers?|press|media"
    r"|literature|evaluations?|strategy|strategies|studies|statutes?|brochures?|websites?"
    r"|theory|theories|logic|doctrine|plans?|owners?|founders?|delegates?|deputies"
    r"|voices|interlocutors?|people|person|man|woman|doctors?|nurses?|others|some|many|most|both"
    r"|he|she|they|them|him|her|physicians|patients|insurers|proponents?|opponents?|advocates?|supporters?|theorists?|analysts?|observers?"
    r"|tribunals?|judges?|regulators?|agency|agencies|association|complainants?|commentators?"
    r"|secretary|secretariat|president|head|staff|chairman|chair|rector|dean|engineers?|buyers?"
    r"|investors?|producers?|growers?|visitors?|commuters?|migrants?|per ?cent|half|third"
    r"|majority)\b"
    r"|%",
    re.IGNORECASE,
)
FIGURES = re.compile(
    r"(?:(?:the|these|those|all|both|further|more|other|recent|new|available|empirical)\s)*"
    r"(?:[\w-]+\s){0,3}?(?:results?|findings?|data|figures?|evidence|analys[ie]s|estimates?"
    r"|regressions?|calculations?|comparisons?|experience|practice|examples?|cases?|tables?|models?"
    r"|coefficients?"
    r"|tests?|statistics|maps?|history|observations?|interviews?|answers|responses|numbers|review"
    r"|indicators?|index|simulations?|approaches|methods?|specifications|columns?|it|this|that|which)\b",
    re.IGNORECASE,
)
# "Our respondents" are asked by the author, and yet speak for themselves.
ASKED = re.compile(
    r"\b(?:our|my) (?:[\w-]+ ){0,2}(?:respondents?|interviewees?|informants?|interlocutors?"
    r"|experts?|participants?|partners?)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|my|this|these|present|own|following|same|last|second)\b")
_VIEW_OF = re.compile(
    r"\b(?:according to|in the (?:view|opinion|eyes|words|perception|judge?ment|assessment) of"
    r"|from the (?:perspective|point of view|standpoint|viewpoint) of)\s(?P<who>[^,;:]{3,90}),"
    r"|\bin (?:the )?(?P<whose>[^,;:]{3,60}?)'s? (?:\w+ )?(?:opinion|view|eyes|words|perception),"
    r"|\bfrom (?:an? |the )(?P<school>[\w-]+ (?:[\w-]+ )?)(?:perspective|point of view|standpoint"
    r"|viewpoint),"
    r"|\bin (?:the |an? |most |many |some |all |both )?(?P<taught>[^,;:()]{0,40}?)"
    r"(?:theor(?:y|ies)|doctrine|literature|textbooks?|models?)(?: of [^,;:()]{3,40})?,",
    re.IGNORECASE,
)
SAID_ASIDE = re.compile(
    r", (?:(?:as )?it (?:is|was) (?:\w+ly |often )?(?:said|claimed|argued|believed|alleged|felt)"
    r"|so the (?:argument|story) (?:goes|went)"
    r"|(?:they|some|many|critics) (?:say|claim|argue|believe)),",
    re.IGNORECASE,
)


def is_view(own: str) -> bool:
    """Tell "in the opinion of the mayors," from "according to the figures,"."""
    found = _VIEW_OF.search(own)
    if found is None:
        return False
    school = found.group("school") or found.group("taught")
    if school is not None:
        return not _OURS.search(school)
    who = found.group("who") or found.group("whose")
    if (SELF.search(who) and not ASKED.search(who)) or FIGURES.match(who):
        return False
    return bool(PEOPLE.search(who) or found.group("whose"))
