"""A subject is a whole noun phrase, and the verb is its own; else nothing is claimed."""

import pytest

from cbris.loaders.text.claims import find_claims
from cbris.loaders.text.claims.verbs import agrees, finite_at, forms
from cbris.loaders.text.document import Kind, Layout, Span
from cbris.loaders.text.read import read_document


class Nothing:
    """Knows no concept."""

    def lookup(self, phrase: str, kind: Kind | None = None) -> str | None:
        return None


def said(text: str) -> list[str]:
    end = len(text)
    layout = Layout(Span(0, 0), Span(0, end), Span(end, end))
    found = find_claims(text, layout, (), (), Nothing())
    return [f"{claim.subject} | {claim.relation} | {claim.object}" for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It leads to the growth of border regions.", id="pronoun"),
        pytest.param("Their mandate promotes regional growth.", id="possessive"),
        pytest.param("Breaking these traps requires new funds.", id="pronoun-inside"),
        pytest.param("Trade grew, compelling firms to find a local partner.", id="dangling"),
        pytest.param("The ways by which firms promote growth are many.", id="open-relative"),
        pytest.param("Projects that require a dedicated team are rare.", id="restrictive"),
        pytest.param("Firms show improved results of research.", id="participle"),
        pytest.param("Whether open borders promote trade is unclear.", id="whether"),
        pytest.param("The question is how open borders promote trade.", id="how"),
        pytest.param("If the border were open, trade would raise the income.", id="unreal"),
        pytest.param("Regions want to deepen ties and improve roads.", id="second-infinitive"),
        pytest.param("The impact of roads promote growth.", id="number"),
        pytest.param("The project was funded, for public funds effectively.", id="noun"),
        pytest.param("The needs of firms are known to the state.", id="noun-of-a-verb"),
        pytest.param("Trust promotes it.", id="object-pronoun"),
        pytest.param("Trust promotes more than that of others.", id="object-comparison"),
        pytest.param("Trust promotes dedicated,", id="object-adjective"),
        pytest.param("Nowak A., Kowalski B. Borders promote trade. Rye: Mill, 2010.", id="entry"),
        pytest.param("Smith J. (2001) How trust promotes trade. Papers, 35(2), 1-12.", id="apa"),
        pytest.param("Table 1\tTrust promotes\t12\t3.4\t5", id="row"),
        pytest.param("Figure 2. Trust promotes growth in regions", id="caption"),
        pytest.param("Keywords: trust promotes growth, region.", id="keywords"),
        pytest.param("Hypothesis 1. Trust promotes growth.", id="hypothesis"),
    ],
)
def test_nothing_is_claimed_where_the_subject_or_object_is_not_sure(text: str) -> None:
    assert [one for one in said(text) if "| finances |" not in one] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Having read the data, we see that trust promotes trade.",
            ["trust | promotes | trade"],
            id="participle-first",
        ),
        pytest.param(
            "Being on the border, the city attracts investors.",
            ["city | attracts | investors"],
            id="gerund-first",
        ),
        pytest.param(
            "Border regions, despite their potential, lack a common plan.",
            ["Border regions | lacks | common plan"],
            id="aside",
        ),
        pytest.param(
            "Small project funds support meetings of citizens.",
            ["Small project funds | promotes | meetings of citizens"],
            id="noun-that-could-be-a-verb",
        ),
        pytest.param(
            "The use of maps—old and new—promotes the trade of towns—a rare thing.",
            ["use of maps | promotes | trade of towns"],
            id="dashes",
        ),
        pytest.param(
            "Trust supports integration, whereas the sea, low wages and old rules hinder it.",
            [
                "Trust | promotes | integration",
                "sea | hinders | integration",
                "low wages | hinders | integration",
                "old rules | hinders | integration",
            ],
            id="it is what was said before",
        ),
        pytest.param(
            "The growth of trade depends on the bridge and on trust.",
            ["growth of trade | depends-on | bridge", "growth of trade | depends-on | trust"],
            id="the preposition comes again",
        ),
        pytest.param(
            "The Regional Development Fund provided one bridge, and war and unrest hinder its use.",
            [],
            id="no verb inside a name",
        ),
        pytest.param(
            "The fair is seen as a more advanced form. Three factors hinder the trade of towns.",
            [],
            id="compared with nothing",
        ),
        pytest.param(
            "Missions require stable, long-term funding for regions.",
            ["Missions | requires | stable, long-term funding for regions"],
            id="two-adjectives",
        ),
        pytest.param(
            "The ministry of Italy is hindered by low trust.",
            ["low trust | hinders | ministry of Italy"],
            id="a-name-in-ly",
        ),
        pytest.param(
            "3.2 Knowledge flows\nBorder regions require trust.",
            ["Border regions | requires | trust"],
            id="heading",
        ),
        pytest.param(
            "Growth is high. The Euroregion Tatry was founded in 1994.",
            ["Euroregion Tatry | established-in | 1994"],
            id="year",
        ),
        pytest.param(
            "The study utilises both old and new maps of the border.",
            ["document | uses | both old and new maps of the border"],
            id="document",
        ),
        pytest.param(
            "The paper examines whether borders hinder trade.",
            ["document | investigates | whether borders hinder trade"],
            id="question-looked-into",
        ),
    ],
)
def test_the_phrase_is_found(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("regions often lack a plan", ["lack"]),
        ("the lack of a plan", []),
        ("the results of the study", []),
        ("this results in the loss", ["results"]),
        ("to find and support firms", []),
        ("policies developed by states", []),
        ("they developed the plan", ["developed"]),
        ("political will is rare", ["is"]),
    ],
)
def test_verbs_are_told_from_nouns(text: str, verbs: list[str]) -> None:
    assert [text[place:].split()[0] for place in finite_at(text)] == verbs


def test_forms_follow_the_rules_of_spelling() -> None:
    assert forms("study") == ("study", "studies", "studied", "studied")
    assert forms("embed") == ("embed", "embeds", "embedded", "embedded")
    assert forms("undergo") == ("undergo", "undergoes", "underwent", "undergone")


@pytest.mark.parametrize(
    ("subject", "verb", "fits"),
    [
        ("needs of a firm", "demand", True),
        ("need of firms", "demand", False),
        ("lack of roads", "hinders", True),
        ("roads of the region", "hinders", False),
        ("roads and trust", "hinder", True),
        ("Poland", "promote", True),
        ("roads", "hindered", True),
    ],
)
def test_a_verb_has_the_number_of_its_subject(subject: str, verb: str, fits: bool) -> None:
    assert agrees(subject, verb) is fits


@pytest.mark.parametrize(
    "text",
    [
        "The fund financed two of them.",
        "The fund financed three of these projects.",
        "The fund financed several of the latter.",
        "Further studies should cover the region of Rye.",
        "The material consists of 38 interviews.",
        "High scores do not produce links between towns.",
    ],
)
def test_what_points_elsewhere_or_names_nothing_is_no_claim(text: str) -> None:
    assert read_document(text, "x.txt").claims == ()


@pytest.mark.parametrize(
    ("text", "subject", "thing"),
    [
        (
            "Trade is hindered by the use of Latin as a working language.",
            "use of Latin as a working language",
            "Trade",
        ),
        (
            "The treaty created a fund through which firms get loans.",
            "treaty",
            "fund through which firms get loans",
        ),
        ("The treaty created a fund, which paid for ferries.", "treaty", "fund"),
        ("Trade is hindered by a river as well as a hill.", "river", "Trade"),
        (
            "The paper aims to analyse the way in which towns trade along the river.",
            "document",
            "analyse the way in which towns trade along the river",
        ),
    ],
)
def test_a_phrase_keeps_what_its_noun_hangs_on(text: str, subject: str, thing: str) -> None:
    [claim] = read_document(text, "x.txt").claims
    assert (claim.subject, claim.object) == (subject, thing)
