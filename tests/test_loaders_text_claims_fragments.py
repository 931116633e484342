"""Rests of clauses, of the layout and of lists that are no claims."""

import pytest

from cbris.loaders.text.read import read_document


def _said(text: str) -> list[tuple[str, str, str]]:
    return [(one.subject, one.said, one.object) for one in read_document(text, "page").claims]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "In 1995 the mill, then a large one, merged with the Polish firm Ster, leading to"
            " the loss of many jobs.",
            id="past-of-another-clause",
        ),
        pytest.param(
            "Schools are called to seek ties with towns, to form bonds, and deliver better"
            " courses with longer term impact whilst growing their networks.",
            id="noun-taken-for-verb",
        ),
        pytest.param(
            "The reform describes a process, whereby many towns at once reduce their fees.",
            id="whereby",
        ),
        pytest.param(
            "The fund was created by firms and schools.[25](#fn25) Joint fairs raise the"
            " awareness of the work within the cluster.",
            id="mark-of-a-note",
        ),
        pytest.param(
            "An increase in |G'(d)| raises the number of inventors in the town.", id="formula"
        ),
        pytest.param(
            "The risks include higher costs (Able et al., 2017), reliance on others (Kimm, 2017).",
            id="cited-author-as-item",
        ),
    ],
)
def test_leaves_fragments_alone(text: str) -> None:
    assert not [
        one for one in _said(text) if one[0] != "risks" or "Kimm" in one[2] or one[2].isdigit()
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Bad roads lead to a gap in skill, which is deep and requires courses for all.",
            id="verb-of-the-relative-clause",
        ),
        pytest.param(
            "The results have implications for public policies that support the use of mills.",
            id="which-policies",
        ),
        pytest.param(
            "Clerks should work with experts in border trade and policy who can contribute to a"
            " better theory of tolls.",
            id="experts-in",
        ),
        pytest.param(
            "The sums shed light on distinguishing local traits that can be influenced by town"
            " mayors.",
            id="passive-of-a-relative",
        ),
    ],
)
def test_claims_nothing_of_relative_clauses(text: str) -> None:
    assert not [one for one in _said(text) if one[1] != "leads-to"]


def test_keeps_the_subject_behind_a_closed_relative_clause() -> None:
    text = "Bad roads lead to a gap in skill, which is deep, and reduce the income of towns."
    assert ("Bad roads", "reduces", "income of towns") in _said(text)


def test_tells_what_the_one_thing_did() -> None:
    text = "Mayors signed the border treaty that created the joint council of towns."
    assert _said(text) == [("border treaty", "creates", "joint council of towns")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Firms must replace their quest for a single, lasting lead.", id="single"),
        pytest.param("Full sight of the trade is seen as a difficult, slow task.", id="difficult"),
        pytest.param(
            "In the same vein, the qualitative results in Able and Baker show that clerks work.",
            id="results-a-noun",
        ),
        pytest.param(
            "Copying refers to the tendency, on dark days, for clerks to follow others.",
            id="tendency",
        ),
        pytest.param("The reach of the toll may differ from town to town by law.", id="idiom"),
        pytest.param("The gain in merit reduces along the valley of the river.", id="along"),
        pytest.param(
            "The value of the sum if the firm receives a grant is higher.", id="if-in-subject"
        ),
        pytest.param(
            "As with our study, this strand of work addresses questions of late growth.",
            id="others-work",
        ),
        pytest.param(
            "It is our view that rules for the sale, care, and use of mills are essential for the"
            " long life of the trade.",
            id="last-of-a-list",
        ),
        pytest.param("It began at a slow pace.[1](#f) ECI Mills was founded in 1961.", id="note"),
        pytest.param("Such countries increase the faith of people in courts.", id="such"),
        pytest.param("Inventors are driven by the praise of peers.", id="people-driven"),
        pytest.param("As the partners are embracing the platform, trade grew.", id="embrace"),
    ],
)
def test_claims_nothing_of_what_is_cut_off(text: str) -> None:
    assert _said(text) == []


def test_leaves_out_what_the_last_thing_does() -> None:
    text = "Wide reforms lead to an open market, offering talent and funds for schools."
    assert _said(text) == [("Wide reforms", "leads-to", "open market")]


def test_blanks_an_aside_between_hyphens() -> None:
    text = (
        "The network effect - which is part of a broader notion - refers to a rise in the number"
        " of partners abroad."
    )
    assert ("network effect", "defined-as", "rise in the number of partners abroad") in _said(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        pytest.param(
            "The density of towns facilitates the exchange of ideas among firms and aids in the"
            " making of new goods.",
            ("density of towns", "promotes", "exchange of ideas among firms"),
            id="aids-in",
        ),
        pytest.param(
            "Joint courses should promote diversity within schools and change the way in which"
            " pupils are taught.",
            ("Joint courses", "promotes", "diversity within schools"),
            id="base-form",
        ),
        pytest.param(
            "The age of the mill is related to the price of flour and positively related to risk.",
            ("age of the mill", "related-to", "price of flour"),
            id="related-again",
        ),
        pytest.param(
            "A mix of several trades strengthens the economy of the town and to protect it from"
            " shocks.",
            ("mix of several trades", "promotes", "economy of the town"),
            id="to-form",
        ),
    ],
)
def test_ends_an_object_at_a_second_verb(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in _said(text)
