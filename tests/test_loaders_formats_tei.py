"""TEI as GROBID writes it gives header, text and references."""

from formats import entries, manuscripts, only

from cbris.loaders.text.document import Author, Metadata, Name

HEADER = """<teiHeader xml:lang="en"><fileDesc><titleStmt>
<title level="a" type="main">Harbours of border regions</title></titleStmt><sourceDesc>
<biblStruct><analytic><author><persName><forename type="first">Eva</forename><forename
type="middle">B.</forename><surname>Poe</surname></persName><email>a@b.c</email>
<affiliation><orgName type="department">Dept</orgName><orgName type="institution">Institute of
Harbours</orgName></affiliation><idno type="ORCID">0000-0002-1825-0097</idno></author>
<title level="a" type="main">Harbours of border regions</title></analytic><monogr>
<title level="j">Made-up Journal</title><imprint><biblScope unit="volume">4</biblScope>
<biblScope unit="issue">2</biblScope><biblScope unit="page" from="11" to="19"/>
<date type="published" when="2021-06-30">2021</date></imprint></monogr>
<idno type="DOI">10.5555/made.1</idno></biblStruct></sourceDesc></fileDesc><profileDesc>
<textClass><keywords><term>ferry</term></keywords></textClass>
<abstract><div><p>The customs union of states helps the ferries.</p></div></abstract>
</profileDesc></teiHeader>"""
TEXT = """<text><body><div><head n="1">Stages</head><p>There are two stages <ref>[1]</ref>.</p>
</div></body><back><div type="references"><listBibl>
<biblStruct><note type="raw_reference">Able, A. Ferries. Harbour Studies, 2019, 4(2), 11–19.</note>
<idno type="DOI">10.5555/able</idno></biblStruct>
<biblStruct><analytic><title level="a">Old harbours</title><author><persName><forename>B</forename>
<surname>Bake</surname></persName></author></analytic><monogr>
<title level="j">Harbour Studies</title><imprint><biblScope unit="volume">5</biblScope>
<biblScope unit="page" from="1" to="9"/>
<date when="2020"/></imprint></monogr></biblStruct></listBibl></div></back></text>"""
TEI = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{TEXT}</TEI>'


def test_the_header_is_the_metadata() -> None:
    found = only(TEI, "a.tei.xml")
    abstract = found.metadata.abstract
    assert abstract is not None
    assert found.text[slice(*abstract)] == "The customs union of states helps the ferries."
    assert found.metadata == Metadata(
        title="Harbours of border regions",
        authors=(
            Author(
                "Eva B. Poe",
                "Poe",
                "Eva B.",
                affiliation="Institute of Harbours",
                orcid="0000-0002-1825-0097",
            ),
        ),
        journal="Made-up Journal",
        volume="4",
        issue="2",
        year="2021",
        pages="11-19",
        doi="10.5555/made.1",
        keywords=("ferry",),
        abstract=abstract,
        published="2021-06-30",
    )


def test_raw_references_are_entries_and_the_others_fields() -> None:
    found = only(TEI, "a.xml")
    assert found.text == (
        "Harbours of border regions\n\nEva B. Poe\n\nInstitute of Harbours\n\n"
        "The customs union of states helps the ferries.\n\nferry\n\nStages\n\n"
        "There are two stages [1].\n\n"
        "Able, A. Ferries. Harbour Studies, 2019, 4(2), 11–19. https://doi.org/10.5555/able\n\n"
        "Bake B, 2020, Old harbours, Harbour Studies, 5, 1-9"
    )
    assert entries(found) == [
        "Able, A. Ferries. Harbour Studies, 2019, 4(2), 11–19. https://doi.org/10.5555/able"
    ]
    (reference,) = found.references
    assert reference.authors == (Name("Bake", "B"),)
    assert (reference.title, reference.pages) == ("Old harbours", "1-9")


def test_a_corpus_gives_each_of_its_documents() -> None:
    other = TEI.replace("10.5555/made.1", "10.5555/made.2")
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{TEI}{other}</teiCorpus>'
    assert [one.key for one in manuscripts(corpus, "a.xml")] == ["10.5555-made.1", "10.5555-made.2"]
