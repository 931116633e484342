"""The triggers of rules: macros put in, and patterns made of lists of verbs."""

from collections.abc import Iterable, Mapping, Sequence

from cbris.loaders.text.claims.verbs import forms, gerund, kind_of, spellings
from cbris.loaders.text.letters import UPPER

__all__ = ["MACROS", "active", "cues_of", "expanded", "passive"]

_SAY = """
    acknowledge add admit agree argue assert believe elaborate feel mention perceive realise
    claim complain conclude confirm consider contend demonstrate
    emphasise establish estimate explain find highlight hold illustrate indicate insist maintain
    note observe point prove recognise remark report reveal say show state stress suggest think
    underline warn write
"""


# Words that a sentence begins with, before the family name or in its place.
_NO_FAMILY = (
    "Further|Overall|Additionally|First|Second|Secondly|Third|Thirdly|Firstly|Lastly|Instead|However|Moreover|Furthermore|Similarly|Also|While|In|For|Thus|Therefore|Finally|Recently"
    "|Likewise|Conversely|Although|Since|As|The|This|See|But|And|Both|According|Following|Later"
    "|Among|Unlike|Like|Here|Hence|Still|Yet|Where|When|Under|On|At|By|After|Before|Regulation"
    "|Directive|Decision|Law|Act|Article|Section|Chapter|Table|Figure"
)


# What stands in the place of a family name without being one.
_NO_PERSON = (
    "Interreg|Brexit|Schengen|Phare|Tacis|Horizon|Erasmus|Brussels|Parliament|Government|Commission"
    "|Respondents|Experts|Scholars|Researchers|Some|Others|Many|Most|One|All|Both|Each|Nobody"
    "|Everybody|Someone|Data|Practice|Theory|It|He|She|They|We|You|That|These|Those|Which|Who|What"
    "|Critics|Work|Another|Several|If|Because|Only|Even|There|Neither|None|No|Nothing|Not"
    "|Our|Their|His|Her|Its|My|Your|Having|Being|Given|Assuming|Imagine|Suppose|Body|Panel|Court"
)
_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd][eai]|[Dd]er|[Dd]en|[Ll]a|[Tt]en) ){0,2}"
# A year in brackets or a number, and the mark of a footnote that stuck to it.
_MARK = (
    r",? ?(?:\(\d{4}[a-z]?(?:[,:;] [^()]{0,40})?\)|\[\d{1,3}(?:[,;] [^\[\]]{0,20})?\])"
    r"(?:\d{1,2}\b)?"
)
_CAPITAL = rf"(?:[{UPPER}]')?[{UPPER}][\w-]*[a-z]"
# A body is known by the noun at its head; of the acronyms, by name.
_BODY_HEAD = (
    "OECD|Commission|Bank|Ministry|Parliament|Council|Committee|Academy|Institute|University|Agency"
    "|Association|Organi[sz]ation|Office|Cent(?:re|er)|Fund|Foundation|Government|Department"
    "|Secretariat|Authority|Court|Chamber|Federation|UNESCO|UNCTAD|WIPO|IMF|WTO|ESPON|Eurostat"
    "|AEBR|MOT|CESCI|UNDP|UNIDO|UNECE|JRC|Nordregio|InterTradeIreland"
    f"|Body|Panel(?! (?:[{UPPER}]|\\d))|Tribunal|Assembly|Inspectorate"
)


def _either(words: Iterable[str]) -> str:
    """Match any of the words, the longest first."""
    return "(?:" + "|".join(sorted(set(words), key=lambda word: (-len(word), word))) + ")"


def _all_forms(verbs: Iterable[str]) -> Iterable[str]:
    return (form for verb in verbs for way in spellings(verb) for form in forms(way))


MACROS: Mapping[str, str] = {
    "who": r"(?:{names}|{cited}{mark})",
    "names": r"{name}(?:, {name}){0,9}(?:,? and {name})?",
    "is": (
        r"(?:is|are|was|were|be|been)"
        r"(?: (?:not|no longer|also|still|now|often|only|soon|already|later|first|\w+ly))*"
    ),
    "be": r"(?:is|are|was|were|be|been|being)",
    "name": (
        rf"(?-i:[{UPPER}]\w{{0,2}}\.[\s-]?(?:[{UPPER}l]\w{{0,2}}\.[\s-]?){{0,2}}[{UPPER}][\w'-]{{2,}})"
    ),
    "cited": (
        rf"(?-i:(?<!\.)(?<!\.\s)(?!(?:{_NO_FAMILY})\b){_PARTICLE}[{UPPER}][\w'-]+"
        rf"(?:(?:,? and |,? & |, ){_PARTICLE}[{UPPER}][\w'-]+){{0,3}}"
        r"(?:,? (?:et al\.?|and others|and colleagues))?)"
        r"(?=,? ?(?:\(\d{4}[a-z]?(?:[,:;] [^()]{0,40})?\)|\[\d{1,3}(?:[,;] [^\[\]]{0,20})?\]))"
    ),
    "lone": (
        rf"(?-i:(?<![.\w-])(?<!\.\s)(?<!\b[Tt]he )(?<!and )(?!(?:{_NO_FAMILY}|{_NO_PERSON})\b)"
        rf"(?:[Dd]e |[Vv]an |[Vv]on )?{_CAPITAL}(?: {_CAPITAL})?"
        rf"(?:(?:,? and |, ){_CAPITAL}){{0,3}}(?:,? (?:et al\.?|and (?:others|colleagues)))?)"
    ),
    "body": (
        rf"(?-i:(?!(?:The|An?)\b)(?:[{UPPER}][\w'-]* (?:(?:of|for|and|the|on) )*){{0,5}}?"
        rf"(?:{_BODY_HEAD})\b"
        rf"(?:(?: (?:of|for|and|the|on|in))* [{UPPER}][\w'-]+){{0,6}})"
    ),
    "mark": _MARK,
    "say": _either(_all_forms(_SAY.split())) + r"\b(?: out)?",
    "np": r"[^,;:.()]{2,160}?",
    "list": r"[^;:.()]{2,300}?",
    "study": r"(?:article|paper|study|publication|work|chapter|report|essay|research|thesis)",
    "this": r"(?:(?:this|the|our|the present|the current|the given|the presented|this present) |^)",
}
# What follows a participle rather than a past: "projects funded by the Union".
_BY = "by|in|at|on|to|for|with|from|under|through|via|and|or|as|of|during|within|between|into"
_NO_NOUN = rf"(?! (?:{_BY}|is|are|was|were|has|have|had|that|which|who|can|may|will)\b)"


_IS = r"(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bbeen ))"


def expanded(trigger: str) -> str:
    """Put the macros in, and keep the trigger to whole words."""
    for name, pattern in MACROS.items():
        trigger = trigger.replace("{" + name + "}", pattern)
    return rf"(?!(?<=[\w/-])\w)(?:{trigger})(?!(?<=\w)[\w-])"


def active(verbs: Sequence[str]) -> str:
    """Match the verbs in the active: "hinders", "lead to", "has hindered"; no participle."""
    return _either(_active(verb) for verb in verbs)


def _active(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    found = [forms(way) for way in spellings(head)]
    going = _IS + _either(gerund(way) for way in spellings(head))
    if rest:
        plain = _either(form for one in found for form in one[:3])
        return rf"(?:{plain}|{going})(?: \w+ly)? {rest}"
    present = _either(form for one in found for form in one[:2])
    guard = _NO_NOUN if str(kind_of(head)).startswith("mixed") else rf"(?! (?:{_BY})\b)"
    past = _either(one.past for one in found)
    return rf"(?:{present}{guard}|{past}(?! (?:{_BY})\b)|{going})(?:(?= [\w\"])|(?=:))"


def passive(verbs: Sequence[str]) -> str:
    """Match the verbs in the passive with their agent: "is hindered by"."""
    done = _either(forms(way).participle for verb in verbs for way in spellings(verb))
    return rf"{{is}} {done}(?: \w+ly)? by"


def cues_of(verbs: Iterable[str]) -> tuple[str, ...]:
    """Give the words that a sentence with one of the verbs has one of."""
    heads = (verb.split()[0] for verb in verbs)
    found = (way for head in heads for way in spellings(head))
    whole = {form for way in found for form in (*forms(way), gerund(way))}
    return tuple(sorted({form.partition("-")[0] for form in whole}))  # "co-finance" is two words
