"""A JATS article gives what its elements state, and its text part by part."""

import pytest
from formats import entries, only

from cbris.errors import SourceError
from cbris.loaders.text.document import Author, Metadata, Name, Span, Translation

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-journalpublishing1.dtd">
<article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title-group><journal-title>Made-up Journal</journal-title>
</journal-title-group><issn>0317-8471</issn></journal-meta>
<article-meta><article-id pub-id-type="doi">10.5555/made.1</article-id>
<title-group><article-title>Harbours of border regions<xref ref-type="fn">*</xref></article-title>
<trans-title-group xml:lang="uk"><trans-title>Порти регіонів</trans-title></trans-title-group>
</title-group>
<contrib-group><contrib contrib-type="author">
<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
<name><surname>Poe</surname><given-names>Eva B.</given-names></name><xref rid="a1"/></contrib>
<contrib contrib-type="author"><collab>Council of Towns</collab></contrib>
<contrib contrib-type="editor"><name><surname>No</surname></name></contrib></contrib-group>
<aff id="a1"><label>1</label>Institute of Harbours, Lviv <email>a@b.c</email></aff>
<pub-date pub-type="epub"><year>2020</year></pub-date>
<pub-date pub-type="ppub"><year>2021</year></pub-date>
<history><date date-type="received"><day>31</day><month>1</month><year>2020</year></date>
</history><volume>4</volume><issue>2</issue><fpage>11</fpage><lpage>19</lpage>
<abstract><title>Abstract</title><p>The customs union of states helps the ferries.</p></abstract>
<trans-abstract xml:lang="uk"><p>Митний союз допомагає поромам.</p></trans-abstract>
<kwd-group xml:lang="en"><kwd>ferry</kwd><kwd>customs union</kwd></kwd-group>
<kwd-group xml:lang="uk"><kwd>пором</kwd></kwd-group></article-meta></front>
<body><sec><title>1. Stages</title><p>There are <italic>two</italic>&nbsp;stages
[<xref rid="r1">1</xref>]:</p><list list-type="order"><list-item><p>free trade;</p></list-item>
<list-item><p>a union.</p></list-item></list></sec></body>
<back><ack><p>Thanks to all.</p></ack><ref-list><title>References</title>
<ref id="r1"><label>1</label><mixed-citation>Able, A. (2019). Ferries of the north.
<italic>Harbour Studies</italic>, 4(2), 11–19.</mixed-citation></ref>
<ref id="r2"><label>2</label><element-citation publication-type="journal"><person-group
person-group-type="author"><name><surname>Bake</surname><given-names>B</given-names></name>
</person-group><year>2020</year><article-title>Old harbours</article-title><source>Harbour
Studies</source><volume>5</volume><fpage>1</fpage><lpage>9</lpage><pub-id
pub-id-type="doi">10.5555/old</pub-id></element-citation></ref></ref-list></back></article>
"""


def test_the_front_matter_is_the_metadata() -> None:
    found = only(ARTICLE, "a.xml")
    abstract = found.metadata.abstract
    assert abstract is not None
    assert found.text[slice(*abstract)] == (
        "Abstract\n\nThe customs union of states helps the ferries."
    )
    assert found.metadata == Metadata(
        title="Harbours of border regions",
        authors=(
            Author(
                "Eva B. Poe",
                "Poe",
                "Eva B.",
                affiliation="Institute of Harbours, Lviv",
                orcid="0000-0002-1825-0097",
            ),
            Author("Council of Towns", affiliation="Institute of Harbours, Lviv"),
        ),
        journal="Made-up Journal",
        volume="4",
        issue="2",
        year="2021",
        pages="11-19",
        doi="10.5555/made.1",
        keywords=("ferry", "customs union"),
        abstract=abstract,
        issn=("0317-8471",),
        received="2020-01-31",
        translations=found.metadata.translations,
    )


def test_title_keywords_and_abstract_in_a_further_language_are_translations() -> None:
    found = only(ARTICLE, "a.xml")
    start = found.text.index("Митний союз")
    place = Span(start, start + len("Митний союз допомагає поромам."))
    assert found.metadata.translations == (Translation("uk", "Порти регіонів", ("пором",), place),)


def test_the_text_has_every_part_in_order() -> None:
    found = only(ARTICLE, "a.nxml")
    assert found.text == (
        "Harbours of border regions*\n\nПорти регіонів\n\nEva B. Poe, Council of Towns\n\n"
        "Institute of Harbours, Lviv\n\nAbstract\n\n"
        "The customs union of states helps the ferries.\n\nМитний союз допомагає поромам.\n\n"
        "ferry; customs union\n\nпором\n\n1. Stages\n\nThere are two\u00a0stages [1]:\n\n"
        "1. free trade;\n\n2. a union.\n\nThanks to all.\n\nReferences\n\n"
        "Able, A. (2019). Ferries of the north. Harbour Studies, 4(2), 11–19.\n\n"
        "Bake B, 2020, Old harbours, Harbour Studies, 5, 1, 9, 10.5555/old"
    )
    assert found.layout is not None
    assert found.text[slice(*found.layout.header)].endswith("Harbours, Lviv")
    assert found.text[slice(*found.layout.references)].startswith("Able, A.")
    assert found.language == "en"


def test_words_of_a_citation_are_an_entry_and_its_fields_a_reference() -> None:
    found = only(ARTICLE, "a.xml")
    assert entries(found) == [
        "Able, A. (2019). Ferries of the north. Harbour Studies, 4(2), 11–19."
    ]
    (reference,) = found.references
    assert reference.authors == (Name("Bake", "B"),)
    assert (reference.title, reference.container) == ("Old harbours", "Harbour Studies")
    assert (reference.year, reference.volume, reference.pages) == ("2020", "5", "1-9")
    assert (reference.doi, reference.type) == ("10.5555/old", "article")


def test_entities_of_its_own_are_refused() -> None:
    bomb = (
        '<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<article><body><p>&b;</p></body></article>"
    )
    with pytest.raises(SourceError, match=r"a\.xml: declares entities of its own"):
        only(bomb, "a.xml")


def test_nothing_is_read_from_elsewhere() -> None:
    text = (
        '<!DOCTYPE article SYSTEM "file:///etc/passwd"><article><body><p>All.</p></body></article>'
    )
    assert only(text, "a.xml").text == "All."


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    found = only(ARTICLE[: ARTICLE.index("<list ")], "a.xml")
    assert found.text.endswith("stages [1]:")
    assert [one.code for one in found.problems] == ["xml-damaged"]


def test_the_declared_encoding_is_read() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><article><body><p>Ось</p></body></article>'
    assert only(text.encode("cp1251"), "a.xml").text == "Ось"


def test_other_xml_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.xml: in no format that this name may mean"):
        only("<note>words</note>", "a.xml")
