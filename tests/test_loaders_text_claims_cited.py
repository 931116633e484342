"""A claim belongs to the author whom the text cites for it."""

import pytest

from cbris.loaders.text.read import read_document


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Trippl [1] emphasises that knowledge flows depend on trust.", ("Trippl",)),
        ("According to Trippl (2010), spillovers depend on the trust of partners.", ("Trippl",)),
        (
            "Lundquist and Trippl (2013) argue that the border leads to a lack of trust.",
            ("Lundquist", "Trippl"),
        ),
        (
            "Makkonen et al. (2018) found that cooperation depends on proximity of the regions.",
            ("Makkonen",),
        ),
        ("In the view of O. Baran [4], trade leads to the growth of towns.", ("O. Baran",)),
        ("Trust leads to growth (Lundquist & Trippl, 2013).", ("Lundquist", "Trippl")),
        ("Trust leads to growth (Perkmann 2003; Trippl et al. 2010).", ("Perkmann", "Trippl")),
        ("We show that trust leads to growth (Perkmann, 2003).", ()),
        ("Instead, Able and Baker (2021) argue that trust leads to growth.", ("Able", "Baker")),
        (
            "Trippl (2010) defines a border region as a space where firms of two states interact.",
            ("Trippl",),
        ),
        ("Viner [2] had already shown that a customs union leads to trade.", ("Viner",)),
        ("As the European Commission points out, trust leads to growth.", ("European Commission",)),
        ("According to Trippl, trust leads to growth.", ("Trippl",)),
        ("According to the OECD, trust leads to growth.", ("OECD",)),
        ("According to the World Bank report, trust leads to growth.", ("World Bank",)),
        ("The OECD (2013) argues that trust leads to growth.", ("OECD",)),
        (
            "An evaluation by the Ministry of Trade shows that trust leads to growth.",
            ("Ministry of Trade",),
        ),
        ("In line with the theory of O. Baran, trade leads to growth.", ("O. Baran",)),
        ("Following Baran's theory, trade leads to growth.", ("Baran",)),
        ("Only later did O. Baran and his pupils show that trade leads to growth.", ("O. Baran",)),
        ("From the point of view of Baran, trade leads to growth.", ("Baran",)),
        ("Baran's study found that trade leads to growth.", ("Baran",)),
        ("Baran, in contrast, believes that trade leads to growth.", ("Baran",)),
        ("According to the Danish economist O. Baran, trade leads to growth.", ("O. Baran",)),
        ("Trade leads to growth, according to Baran.", ("Baran",)),
        ("Trade leads to growth, notes the World Bank.", ("World Bank",)),
        ("Based on the works of O. Baran, trade leads to growth.", ("O. Baran",)),
        ("As stated in the report of the OECD, trade leads to growth.", ("OECD",)),
        ("According to many scholars, trade leads to growth.", ()),
        ("A study by Baran shows that trade leads to growth.", ("Baran",)),
        ("The mayor of Rye said that trade leads to growth.", ()),
        ("Regional Policy shows that trade leads to growth.", ()),
        ("Evidence shows that trade leads to growth.", ()),
        ("According to Poland, trade leads to growth.", ()),
        ("For Poland, trade leads to growth.", ()),
        ("According to Interreg rules, the grant leads to growth.", ()),
        ("In accordance with the Madrid Convention, trust leads to growth.", ()),
        ("In Poland (2004) it was shown that trade depends on the roads.", ()),
    ],
)
def test_the_cited_author_holds_the_claim(text: str, holder: tuple[str, ...]) -> None:
    [claim] = read_document(text, "x.txt").claims
    assert claim.holder == holder


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("According to many scholars, trust leads to growth.", "reported"),
        ("The mayor of Rye said that trust leads to growth.", "reported"),
        ("Perhaps trust leads to growth.", "possible"),
        ("It cannot be ruled out that trust leads to growth.", "possible"),
        ("Many scholars note that trust leads to growth.", "reported"),
        ("It is widely believed that trust leads to growth.", "reported"),
        ("“Trust leads to growth,” said one of the mayors.", "reported"),
        ("We argue that trust leads to growth.", "asserted"),
        ("It has been proven that trust leads to growth.", "proven"),
        ("The results of the survey show that trust leads to growth.", "proven"),
        ("We find that trust leads to growth.", "proven"),
        ("It is assumed that trust leads to growth.", "possible"),
        ("It is likely that trust leads to growth.", "possible"),
        ("Trust is likely to lead to growth.", "possible"),
        ("Trust tends to lead to growth.", "possible"),
        ("Trust leads to growth only if roads are good.", "asserted"),
        ("Without roads, trust leads to growth.", "asserted"),
        ("The results show that trust may lead to growth.", "possible"),
    ],
)
def test_how_sure_a_claim_is(text: str, modality: str) -> None:
    [claim] = read_document(text, "x.txt").claims
    assert (claim.modality, claim.holder) == (modality, ())


def test_a_citation_mark_is_no_part_of_the_words() -> None:
    text = "Clusters are a source of competitive advantage [2; 7, p. 15], but few are large."
    [claim] = read_document(text, "x.txt").claims
    assert claim.object == "competitive advantage"


def test_the_english_abstract_of_another_language_is_read() -> None:
    text = (
        "Głównymi barierami współpracy są słaba dostępność transportowa, różnice prawne oraz brak"
        " zaufania. Regionalny system innowacji wymaga silnych powiązań nauki z gospodarką.\n\n"
        "The aim of the article is to assess the effects of the border. Poor transport and lack"
        " of trust hinder cooperation in the region. Linguistic proximity facilitates trade.\n"
    )
    document = read_document(text, "x.txt")
    assert [(one.relation, one.object) for one in document.claims] == [
        ("aims-at", "assess the effects of the border"),
        ("hinders", "cooperation in the region"),
        ("promotes", "trade"),
    ]


def test_a_family_name_of_the_references_makes_a_holder() -> None:
    text = (
        "According to Able, trade leads to the growth of towns. Baker argues that trust leads to"
        " the growth of trade. Poland stated that the border leads to fear.\n\nReferences\n\n"
        "1. Able, A. (2001). Towns and trade. Rye: Quay Press.\n"
        "2. Baker, B. (2003). Trust at the border. Rye: Quay Press.\n"
    )
    holders = [one.holder for one in read_document(text, "x.txt").claims]
    assert holders == [("Able",), ("Baker",), ()]


def test_a_name_cited_elsewhere_holds_what_is_so_for_it() -> None:
    text = "For Baran, trade leads to growth. Towns changed since (Baran, 2001; Oakes, 2003)."
    assert [one.holder for one in read_document(text, "x.txt").claims] == [("Baran",)]


def test_a_name_of_an_earlier_sentence_holds_no_later_one() -> None:
    text = "Baran (2001) studied ferries in detail. Trade leads to the growth of towns."
    assert [one.holder for one in read_document(text, "x.txt").claims] == [()]
