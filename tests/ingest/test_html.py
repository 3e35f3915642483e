"""HTML: the law in blocks, the frame of the site beside it, nothing lost however deep the page is built."""

import pytest
from tests.ingest.packing import codes, read, told

from weft.records import Role

CASES = [
    (
        "headings and paragraphs",
        "<h2>Part I</h2><p>Text <b>of</b> the law.</p>",
        [("heading", "Part I"), ("paragraph", "Text of the law.")],
    ),
    ("paragraphs never closed", "<p>One.<p>Two.<div>Three.", [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three.")]),
    ("line breaks", "<p>Signed.<br>Done at Bonn.</p>", [("paragraph", "Signed."), ("paragraph", "Done at Bonn.")]),
    ("a heading in two lines", "<h2>Chapter One<br>General</h2>", [("heading", "Chapter One General")]),
    (
        "list numbers that only the browser shows",
        '<ol type="a" start="2"><li>soil;<li>water<ol type=i><li>fresh</ol></ol>',
        [("paragraph item b", "b. soil;"), ("paragraph item c", "c. water"), ("paragraph item i", "i. fresh")],
    ),
    (
        "list numbers written out",
        "<ol><li>(1) soil;</li><li>(2) water.</li></ol>",
        [("paragraph item", "(1) soil;"), ("paragraph item", "(2) water.")],
    ),
    ("a bulleted list", "<ul><li>soil</ul>", [("paragraph item", "soil")]),
    (
        "a table",
        "<table><tr><th>Class<th>Fee<tr><td>A<td>10</table>",
        [("row", "Class | Fee"), ("row", "A | 10")],
    ),
    ("a table for the layout of a list", "<table><tr><td>(a)<td>soil;</table>", [("paragraph item a", "(a) soil;")]),
    (
        "tables inside tables",
        "<table><tr><td><p>Art. 1 Aim.</p><table><tr><td>A<td>10</table></table>",
        [("paragraph", "Art. 1 Aim."), ("row", "A | 10")],
    ),
    ("entities", "<p>Pr&eacute;vention &#8220;x&#x201D; &lt;b&gt;", [("paragraph", "Prévention “x” <b>")]),
    ("scripts, styles, comments", "<script>var law;</script><style>p{}</style><!-- no --><p>Law.</p>", [("paragraph", "Law.")]),
    ("a script never closed", "<p>Law.</p><script><p>More law.</p>", [("paragraph", "Law."), ("paragraph", "More law.")]),
    (
        "an open quotation mark",
        '<p class="x>Law one.</p>\n<p class="y">Law two.</p>\n',
        [("paragraph", "Law one."), ("paragraph", "Law two.")],
    ),
    ("a bracket in a value", "<p title='<a>not text</a>'>Law.</p>", [("paragraph", "Law.")]),
    ("a lone bracket", "<p>where x < y and z > 3.</p>", [("paragraph", "where x < y and z > 3.")]),
    ("a pre-formatted text", "<pre>Article 1.\nAim of the law.</pre>", [("paragraph", "Article 1."), ("paragraph", "Aim of the law.")]),
    ("a footnote", '<p>Law.</p><div class="footnote">1 Repealed.</div>', [("paragraph", "Law."), ("note", "1 Repealed.")]),
]


@pytest.mark.parametrize(("source", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_page_says(source: str, blocks: list[tuple[str, str]]) -> None:
    document = read("law.html", f"<html><body>{source}")
    assert told(document) == blocks
    assert codes(document) == []


SITE = """<!DOCTYPE html><html lang="fr-BE"><head><title>Loi OVM</title><meta name="DC.date" content="2004-01-13"></head><body>
<header><a href="/">Accueil</a></header><nav><ul><li>Lois</li></ul></nav>
<main><div class="breadcrumb">Lois &gt; 2004</div><h1>Loi sur les OVM</h1><p>Article 1. La présente loi régit les OVM et leurs produits.</p>
<form><button>Imprimer</button></form></main>
<aside>Voir aussi</aside><div style="display:none">caché</div><footer>Mentions légales</footer></body></html>"""


def test_the_frame_of_a_site_is_text_but_no_block() -> None:
    document = read("loi.html", SITE)
    assert told(document) == [("heading", "Loi sur les OVM"), ("paragraph", "Article 1. La présente loi régit les OVM et leurs produits.")]
    for words in ("Accueil", "Lois > 2004", "Imprimer", "Voir aussi", "caché", "Mentions légales"):
        assert words in document.pages[0].text
    assert document.declared == {"language": "fr", "date": "2004-01-13", "title": "Loi OVM"}


LAW_SITE = """<html><body><main><div>History of this document</div><la-akoma-ntoso><span class="akn-act">
<section class="akn-article"><h2>Article 2 – Definitions</h2><span class="akn-content"><span class="akn-blockList">
<span class="akn-listIntroduction">In this Law:</span>
<span class="akn-item"><span class="akn-num">1°</span>
<span class="akn-p">water: the <span class="akn-term">substance</span> H<sub>2</sub>O;</span></span>
</span></span></section></span></la-akoma-ntoso></main></body></html>"""


def test_a_law_site_built_on_akoma_ntoso() -> None:
    assert told(read("law.html", LAW_SITE)) == [
        ("heading article", "Article 2 – Definitions"),
        ("paragraph listintroduction", "In this Law:"),
        ("paragraph item 1°", "1° water: the substance H2O;"),
    ]


def test_a_run_of_links_is_contents() -> None:
    links = "".join(f'<p><a href="#{n}">Article {n}</a></p>' for n in range(1, 6))
    document = read("law.html", f"<html><body>{links}<p>Article 1. The aim of this Act is biosafety, as <a>defined</a>.</p>")
    assert [block.role for block in document.blocks] == [Role.CONTENTS] * 5 + [Role.PARAGRAPH]


@pytest.mark.parametrize("levels", [100, 300, 1000, 5000])
@pytest.mark.parametrize("element", ["div", "b", "blockquote", "table><tr><td", "ul><li"])
def test_no_depth_loses_a_word(element: str, levels: int) -> None:
    source = "<html><body>" + "".join(f"<{element}>w{n} " for n in range(levels)) + "the end"
    document = read("law.html", source)
    assert document.pages[0].text.split() == [*(f"w{n}" for n in range(levels)), "the", "end"]
    assert codes(document) == (["deep_nesting"] if 2 + levels * (element.count("<") + 1) > 200 else [])


@pytest.mark.parametrize("levels", [100, 300, 1000, 5000])
def test_paragraphs_never_closed_are_not_nested(levels: int) -> None:
    document = read("law.html", "<html><body>" + "".join(f"<p><font>Law {n}." for n in range(levels)))
    assert [text for _, text in told(document)] == [f"Law {n}." for n in range(levels)]


HOSTILE = [
    ("brackets", "<" * 200_000),
    ("names", "<a" * 100_000),
    ("open quotation marks", '<a "' * 100_000 + ">law"),
    ("comments", "<!--" * 100_000),
    ("scripts", "<script>" * 20_000 + "law"),
    ("attributes", "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">law"),
    ("end tags", "<td></div></p>" * 20_000 + "law"),
    ("declarations", "<!doctype[" * 50_000 + ">law"),
]


@pytest.mark.parametrize("source", [case[1] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_hostile_pages_are_read(source: str) -> None:
    assert "law" in read("law.html", f"<html><p>law</p>{source}").pages[0].text


WRAPPED = "".join(
    f"<p>{line}</p>"
    for line in (
        "Toda persona física o jurídica queda obligada a proporcionar los",
        "datos que el funcionario le solicite para el control de los",
        "organismos vivos modificados, conforme a esta ley.",
        "La autoridad llevará un registro de las personas autorizadas y",
        "de los organismos, que será público salvo lo que el reglamento",
        "declare confidencial por razones de competencia.",
    )
    * 2
)


def test_printed_lines_set_as_paragraphs_are_joined() -> None:
    document = read("ley.html", f"<html><body><h3>ARTÍCULO 2. - Es función esencial del Estado velar por</h3><p>la salud.</p>{WRAPPED}")
    texts = [text for _, text in told(document)]
    assert texts[0] == "ARTÍCULO 2. - Es función esencial del Estado velar por la salud."
    assert texts[1].startswith("Toda persona")
    assert texts[1].endswith("conforme a esta ley.")
    assert len(texts) == 5
