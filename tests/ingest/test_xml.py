"""XML of the usual dialects of law: numbers go with their text, titles are headings, histories are notes."""

import pytest
from tests.ingest.packing import codes, read, told

AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta><identification><FRBRWork>
<FRBRcountry value="na"/><FRBRnumber value="7"/><FRBRdate date="2006-12-20"/><FRBRalias value="Biosafety Act"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<preface><longTitle><p>An Act on <b>biosafety</b>.</p></longTitle></preface>
<body><part><num>A</num><heading>General</heading><section><num>1.</num><heading>Definitions</heading>
<subsection><num>(1)</num><content><p>In this Act <term>GMO</term><authorialNote marker="2"><p>As amended.</p></authorialNote>
means:</p></content></subsection>
<subsection><num>(2)</num><blockList><listIntroduction>The Council:</listIntroduction>
<item><num>(a)</num><p>decides;</p></item></blockList></subsection>
</section><section><heading>Table</heading><content><table><tr><th><p>Class</p></th><th><p>Fee</p></th></tr>
<tr><td><p>I</p></td><td><p>10</p></td></tr></table></content></section></part></body></act></akomaNtoso>"""


def test_akoma_ntoso() -> None:
    document = read("act.xml", AKN)
    assert told(document) == [
        ("heading longtitle", "An Act on biosafety."),
        ("heading part A", "Part A General"),
        ("heading section 1", "1. Definitions"),
        ("paragraph subsection 1", "(1) In this Act GMO [2] means:"),
        ("note authorialnote", "As amended."),
        ("paragraph subsection 2", "(2) The Council:"),
        ("paragraph item a", "(a) decides;"),
        ("heading section", "Table"),
        ("row section", "Class | Fee"),
        ("row section", "I | 10"),
    ]
    assert document.declared == {
        "country": "na",
        "number": "7",
        "date": "2006-12-20",
        "title": "Biosafety Act",
        "language": "en",
        "type": "act",
    }
    assert codes(document) == []


LIMS = """<?xml version="1.0" encoding="utf-8"?><Statute xmlns:lims="http://justice.gc.ca/lims" xml:lang="en" lims:id="1"><Identification>
<LongTitle>An Act respecting seeds</LongTitle><ShortTitle>Seeds Act</ShortTitle><RunningHead>Seeds</RunningHead>
<Chapter><ConsolidatedNumber>S-8</ConsolidatedNumber></Chapter></Identification><Body>
<Heading level="2"><Label>PART 1</Label><TitleText>Prohibitions</TitleText></Heading>
<Section><MarginalNote>Definitions</MarginalNote><Label>2</Label><Text>In this Act,</Text>
<Definition><Text><DefinedTermEn>seed</DefinedTermEn> means a plant part; (<DefinedTermFr>semence</DefinedTermFr>)</Text>
<Paragraph><Label>(a)</Label><Text>whole, or</Text></Paragraph></Definition>
<HistoricalNote><HistoricalNoteSubItem>2015, c. 2</HistoricalNoteSubItem></HistoricalNote></Section>
<Section><Label>3</Label><Subsection><MarginalNote>Sale</MarginalNote><Label>(1)</Label><Text>No person shall sell it.</Text></Subsection>
<Subsection><MarginalNote>Exception</MarginalNote><Label>(2)</Label>
<Text>Subsection (1) does not apply to<LineBreak/>oats.</Text></Subsection></Section>
</Body><Schedule><ScheduleFormHeading><Label>SCHEDULE</Label><TitleText>Species</TitleText></ScheduleFormHeading>
<BilingualGroup><BilingualItemEn>Oats</BilingualItemEn><BilingualItemFr>Avoine</BilingualItemFr></BilingualGroup></Schedule></Statute>"""


def test_the_consolidated_laws_of_canada() -> None:
    document = read("act.xml", LIMS)
    assert told(document) == [
        ("heading longtitle", "An Act respecting seeds"),
        ("heading shorttitle", "Seeds Act"),
        ("heading heading 1", "PART 1 Prohibitions"),
        ("heading marginal_note", "Definitions"),
        ("paragraph section 2", "2 In this Act,"),
        ("paragraph definition", "seed means a plant part; (semence)"),
        ("paragraph paragraph a", "(a) whole, or"),
        ("note historicalnote", "2015, c. 2"),
        ("note marginal_note", "Sale"),
        ("paragraph section 3", "3 (1) No person shall sell it."),
        ("note marginal_note", "Exception"),
        ("paragraph subsection 2", "(2) Subsection (1) does not apply to oats."),
        ("heading scheduleformheading SCHEDULE", "SCHEDULE Species"),
        ("paragraph schedule", "Oats"),
        ("paragraph schedule", "Avoine"),
    ]
    assert document.declared == {"language": "en", "title": "Seeds Act", "number": "S-8", "country": "ca", "type": "statute"}
    assert [block.language for block in document.blocks][-2:] == ["", "fr"]
    assert document.blocks[2].level == 2
    assert "S-8" in document.pages[0].text


GENERIC = [
    ("paragraphs", "<law><p>One.</p><p>Two <i>and</i> three.</p></law>", [("paragraph", "One."), ("paragraph", "Two and three.")]),
    ("unknown elements inside a sentence", "<law><x>The <y>Minister</y> shall.</x></law>", [("paragraph", "The Minister shall.")]),
    (
        "numbers and titles",
        "<law><article><num>Art. 5</num><title>Aim</title><alinea>It is safety.</alinea></article></law>",
        [("heading article 5", "Art. 5 Aim"), ("paragraph alinea", "It is safety.")],
    ),
    ("a number without text", "<law><article><num>5</num></article><p>x</p></law>", [("paragraph article 5", "5"), ("paragraph", "x")]),
    ("entities of HTML", "<law><p>Pr&eacute;vention&nbsp;&amp; &lt;x&gt;</p></law>", [("paragraph", "Prévention & <x>")]),
    ("comments and instructions", "<law><!-- no --><?no x?><p>One<!-- no -->.</p></law>", [("paragraph", "One.")]),
]


@pytest.mark.parametrize(("source", "blocks"), [case[1:] for case in GENERIC], ids=[case[0] for case in GENERIC])
def test_other_dialects(source: str, blocks: list[tuple[str, str]]) -> None:
    document = read("law.xml", f'<?xml version="1.0"?>{source}')
    assert told(document) == blocks
    assert codes(document) == []


def test_xml_that_breaks_the_rules_is_read_all_the_same() -> None:
    document = read("law.xml", '<?xml version="1.0"?><law><p>One & two.</p><p>Three.</q></law>')
    assert told(document) == [("paragraph", "One & two."), ("paragraph", "Three.")]
    assert codes(document) == ["not_well_formed"]


@pytest.mark.parametrize("levels", [100, 250, 300, 5000])
def test_no_depth_loses_a_word(levels: int) -> None:
    source = "".join(f"<p>w{n} " for n in range(levels)) + "end" + "</p>" * levels
    assert read("law.xml", f'<?xml version="1.0"?>{source}').pages[0].text.split() == [*(f"w{n}" for n in range(levels)), "end"]


ATTACKS = [
    ("a file of the machine", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>The law &x; stands.</r>'),
    ("a billion laughs", "<!DOCTYPE r [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'>]><r>The law &y; stands.</r>"),
    ("a document type elsewhere", '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><r>The law stands.</r>'),
    ("an inclusion", '<r xmlns:xi="http://www.w3.org/2001/XInclude">The law stands.<xi:include href="/etc/hostname" parse="text"/></r>'),
]


@pytest.mark.parametrize("source", [case[1] for case in ATTACKS], ids=[case[0] for case in ATTACKS])
def test_nothing_is_fetched_or_expanded(source: str) -> None:
    text = read("law.xml", f'<?xml version="1.0"?>{source}').pages[0].text
    assert text in ("The law &x; stands.", "The law &y; stands.", "The law stands.")
