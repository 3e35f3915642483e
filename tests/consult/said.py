"""People who comment: words in three languages with all that people and machines put into them, written into forms as programs do."""

import io
import random
import zipfile
from typing import NamedTuple

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from weft.consult.form_marks import PLACE, place_mark
from weft.consult.places import Draft

PEOPLE = ("Ana Núñez", "Jean-Baptiste O’Neill", "Ministry of Agriculture, Seeds Unit", "李 明", "Ñandú & Söhne <AG>")
STARTS = ("=1+1 ", "+33 1 ", "-5 % ", "@all ", '=HYPERLINK("http://x.example","y") ', "'quoted ", "", "", "", "", "")
WORDS = {
    "en": tuple("the authority shall decide within the period that the Protocol sets and give its reasons to the notifier".split()),  # noqa: SIM905
    "fr": tuple("l’autorité se prononce dans le délai fixé par le Protocole et communique ses motifs « par écrit »".split()),  # noqa: SIM905
    "es": tuple("la autoridad decidirá dentro del plazo que fija el Protocolo y dará sus razones por escrito ¿cuándo?".split()),  # noqa: SIM905
}
SIGNS = ("<b>&amp;</b>", "]]>", "🌱", "مرحبا", "{{ name }}", "${x}", "100 %", "§ 3", "“so”", "ﬁn", "e\u0301", "a\tb")
W = nsdecls("w")


class Meant(NamedTuple):
    """What somebody said and where: key of the place, words that must come back, author, day."""

    place: str
    text: str
    proposal: str = ""
    author: str = ""
    dated: str = ""


def words(chance: random.Random, language: str, *, lines: bool = True) -> str:
    """Some words; none of them twice, so that a comment that is lost is missed; on one line there is no tab either."""
    said = [chance.choice(WORDS[language]) for _ in range(chance.randint(3, 30))]
    said.insert(chance.randrange(len(said)), chance.choice(SIGNS if lines else SIGNS[:-1]))
    said.append(f"#{chance.randrange(10**9)}")
    text = chance.choice(STARTS) + " ".join(said)
    return text.replace(" the ", "\nthe ", 1) if lines and chance.random() < 0.2 else text


def day(chance: random.Random) -> str:
    """A day as Word writes it."""
    return f"2026-12-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:05:00Z"


def paragraphs_of(word: Document, draft: Draft) -> dict[str, Paragraph]:
    """The first paragraph of each place in a form, by the key of the place."""
    keys = {place_mark(one.key): one.key for one in draft.places}
    found = {}
    for start in word.element.body.iter(qn("w:bookmarkStart")):
        name = str(start.get(qn("w:name")))
        if name.startswith(PLACE) and name in keys:
            found[keys[name]] = Paragraph(start.getparent(), word._body)
    return found


def comment_on(word: Document, paragraph: Paragraph, meant: Meant) -> None:
    """A comment beside the words of a paragraph, as Word makes it."""
    inside = [one for one in paragraph._p.iter(qn("w:r")) if one.getprevious() is not None and _behind_mark(one)]
    runs = [Run(one, paragraph) for one in inside]
    made = word.add_comment(runs[0] if len(runs) == 1 else [runs[0], runs[-1]], text=meant.text, author=meant.author, initials="X")
    made._comment_elm.set(qn("w:date"), meant.dated)


def _behind_mark(run: etree._Element) -> bool:
    return any(one.tag == qn("w:bookmarkStart") for one in run.itersiblings(preceding=True)) and run.find(qn("w:t")) is not None


def change(paragraph: Paragraph, meant: Meant, known: int, *, strike: bool) -> None:
    """Words added in the midst of a paragraph, as Word tracks it, and where `strike` those behind them deleted."""
    run = next(one for one in paragraph._p.iter(qn("w:r")) if _behind_mark(one))
    text = run.find(qn("w:t"))
    whole = text.text or ""
    half = whole.find(" ", len(whole) // 2) + 1
    text.text, rest = whole[:half], whole[half:]
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    told = f'w:author="{_attribute(meant.author)}" w:date="{meant.dated}"'
    added = parse_xml(f'<w:ins {W} w:id="{known}" {told}><w:r><w:t xml:space="preserve"></w:t></w:r></w:ins>')
    next(added.iter(qn("w:t"))).text = f"{meant.proposal} "
    run.addnext(added)
    after = parse_xml(f'<w:r {W}><w:t xml:space="preserve"></w:t></w:r>')
    if strike:
        after = parse_xml(f'<w:del {W} w:id="{known + 1}" {told}><w:r><w:delText xml:space="preserve"></w:delText></w:r></w:del>')
    next(one for one in after.iter() if one.tag in (qn("w:t"), qn("w:delText"))).text = rest
    added.addnext(after)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def row(table: etree._Element, at: int, cells: tuple[str, ...]) -> None:
    """Words in the cells of a row of a table, from 1."""
    for cell, said in zip(list(table.iter(qn("w:tr")))[at].iter(qn("w:tc")), cells, strict=True):
        paragraph = Paragraph(next(cell.iter(qn("w:p"))), None)  # type: ignore[arg-type]
        paragraph.add_run(said)


def replied(word: Document, _: dict[int, int]) -> tuple[str, ...]:
    """Gives each comment's last paragraph an id, as Word does; comes back with them."""
    ids = []
    for place, one in enumerate(word.part._comments_part.element):
        known = f"0000000{place + 1}"
        list(one.iter(qn("w:p")))[-1].set(f"{{{W14}}}paraId", known)
        ids.append(known)
    return tuple(ids)


W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def with_replies(data: bytes, above: dict[str, str]) -> bytes:
    """The file with the part that tells which comment replies to which."""
    told = "".join(f'<w15:commentEx w15:paraId="{one}" w15:paraIdParent="{parent}" w15:done="0"/>' for one, parent in above.items())
    return with_part(data, "word/commentsExtended.xml", f'<w15:commentsEx xmlns:w15="{W15}">{told}</w15:commentsEx>')


def with_part(data: bytes, name: str, content: str, *, edit: dict[str, tuple[str, str]] | None = None) -> bytes:
    """The package with one part more, and words replaced in others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in packed.namelist():
            body = packed.read(one)
            if edit and one in edit:
                old, new = edit[one]
                assert old in body.decode()
                body = body.decode().replace(old, new, 1).encode()
            made.writestr(one, body)
        made.writestr(name, content)
    return out.getvalue()


def comment_across(word: Document, first: Paragraph, last: Paragraph, meant: Meant) -> int:
    """A comment from the words of one paragraph to those of another."""
    runs = [[one for one in paragraph._p.iter(qn("w:r")) if _behind_mark(one)] for paragraph in (first, last)]
    made = word.add_comment([Run(runs[0][0], first), Run(runs[1][-1], last)], text=meant.text, author=meant.author)
    return made.comment_id


def struck(paragraph: Paragraph, author: str, dated: str) -> None:
    """A whole paragraph deleted, as Word tracks it: its runs and its end."""
    told = f'w:author="{author}" w:date="{dated}"'
    for place, run in enumerate(list(paragraph._p.iter(qn("w:r")))):
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")
        change = parse_xml(f'<w:del {W} w:id="{8_000 + place}" {told}/>')
        run.addprevious(change)
        change.append(run)
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {W}><w:del w:id="7999" {told}/></w:rPr>'))


def comment_on_struck(word: Document, paragraph: Paragraph, meant: Meant) -> None:
    run = next(paragraph._p.iter(qn("w:r")))
    made = word.add_comment(Run(run, paragraph), text=meant.text, author=meant.author)
    ends = list(paragraph._p.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd")))
    changes = list(paragraph._p.iter(qn("w:del")))
    changes[1].addprevious(ends[0])
    assert made.comment_id == 0


def added_behind(paragraph: Paragraph, texts: tuple[str, ...], author: str) -> None:
    """Paragraphs behind another one, tracked where they have an author."""
    before = paragraph._p
    for text in texts:
        opens, ends, mark = "", "", ""
        if author:
            told = f'w:id="77" w:author="{author}" w:date="2026-12-01T10:00:00Z"'
            opens, ends, mark = f"<w:ins {told}>", "</w:ins>", f"<w:pPr><w:rPr><w:ins {told}/></w:rPr></w:pPr>"
        made = parse_xml(f"<w:p {W}>{mark}{opens}<w:r><w:t>{text}</w:t></w:r>{ends}</w:p>")
        before.addnext(made)
        before = made


def broken(paragraph: Paragraph) -> Paragraph:
    """The second half of a paragraph broken in two, as Word leaves it: the end of the bookmark goes with it."""
    run = next(one for one in paragraph._p.iter(qn("w:r")) if _behind_mark(one))
    text = run.find(qn("w:t"))
    whole = text.text or ""
    half = whole.find(" ", len(whole) // 2) + 1
    text.text = whole[:half]
    made = parse_xml(f"<w:p {W}><w:r><w:t></w:t></w:r></w:p>")
    next(made.iter(qn("w:t"))).text = whole[half:]
    for one in list(run.itersiblings()):
        made.append(one)
    paragraph._p.addnext(made)
    return Paragraph(made, paragraph._parent)


def cell_behind(caption: Paragraph, number: int) -> Paragraph:
    """A cell of the table behind a caption that has words."""
    table = next(one for one in caption._p.itersiblings() if one.tag == qn("w:tbl"))
    filled = [one for one in table.iter(qn("w:p")) if one.find(qn("w:r")) is not None]
    return Paragraph(filled[number], caption._parent)


def comment_in_margin(word: Document, paragraph: Paragraph, text: str) -> None:
    """A comment in a header, where other programs than Word allow it."""
    made = word.part._comments_part.comments.add_comment(text, "Li", "L")
    run = next(paragraph._p.iter(qn("w:r")))
    run.addprevious(parse_xml(f'<w:commentRangeStart {W} w:id="{made.comment_id}"/>'))
    run.addnext(parse_xml(f'<w:commentRangeEnd {W} w:id="{made.comment_id}"/>'))


def with_footnote(data: bytes, paragraph: Paragraph, note: str, comment: str) -> bytes:
    """The file with a footnote to a paragraph, and a comment in the note."""
    words = next(one for one in paragraph._p.iter(qn("w:r")) if _behind_mark(one)).find(qn("w:t")).text or ""
    said = f'<w:footnotes {W}><w:footnote w:id="5"><w:p><w:commentRangeStart w:id="88"/><w:r><w:t>{note}</w:t></w:r>'
    said += '<w:commentRangeEnd w:id="88"/></w:p></w:footnote></w:footnotes>'
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    written = f'<w:comment w:id="88" w:author="Awa"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment>'
    edit = {
        "word/document.xml": (f"{escaped}</w:t></w:r>", f'{escaped}</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r>'),
        "word/comments.xml": ("</w:comments>", f"{written}</w:comments>"),
    }
    return with_part(data, "word/footnotes.xml", said, edit=edit)
