"""Which study this is: draft or version, who wrote it, how to cite it; on the cover, in the running foot and in the file's properties."""

from msgspec.structs import replace

from weft.records import Profile, Record
from weft.report.paper import Block, Chapter, Fact, Paper, Paragraph
from weft.report.voice import Voice

CITE = "method/cite/method.cite_study"


class Edition(Record):
    """A draft (no label) or a version. `day`: ISO date; `authors`, `publisher`: as people gave them, "" where they did not."""

    day: str
    label: str = ""
    authors: str = ""
    publisher: str = ""


def citation(paper: Paper, edition: Edition, profile: Profile, voice: Voice) -> str:
    """The line by which the study is cited, as the language writes it."""
    return voice.say(
        "imprint.citation",
        authors=author(edition, profile, voice),
        year=edition.day[:4],
        title=paper.title,
        label=edition.label or voice.say("imprint.draft"),
        date=voice.day(edition.day),
        publisher=f"{edition.publisher}. " if edition.publisher else "",
    )


def author(edition: Edition, profile: Profile, voice: Voice) -> str:
    """Who the study is by: the government, where nobody is named."""
    said = edition.authors or voice.say("imprint.government", country=profile.name.said_in(voice.language))
    return said[:1].upper() + said[1:]


def imprinted(paper: Paper, edition: Edition, profile: Profile, voice: Voice) -> Paper:
    """The study with its imprint."""
    line = citation(paper, edition, profile, voice)
    cover = replace(paper.cover, citation=line)
    words = paper.words
    if edition.label:
        cover = replace(cover, notices=_notices(cover.notices, edition, voice))
        foot = voice.say("imprint.foot_invented", label=edition.label) if profile.invented else edition.label
        words = {**words, "footer": foot}
    chapters = tuple(replace(one, blocks=tuple(_cited(block, line, voice) for block in one.blocks)) for one in paper.chapters)
    return replace(paper, cover=cover, words=words, chapters=chapters, author=author(edition, profile, voice))


def _notices(notices: tuple[Fact, ...], edition: Edition, voice: Voice) -> tuple[Fact, ...]:
    """The last notice says that this is a draft; a version says which it is instead."""
    told = Fact(figure=edition.label, text=voice.say("imprint.version", date=voice.day(edition.day)))
    return (*notices[:-1], told)


def _cited(block: Block, line: str, voice: Voice) -> Block:
    if isinstance(block, Paragraph) and block.key == CITE:
        return replace(block, text=voice.say("imprint.this_study", citation=line))
    return block


def chapter_cited(chapter: Chapter, paper: Paper, voice: Voice) -> Chapter:
    """One chapter with the citation line of an imprinted study."""
    return replace(chapter, blocks=tuple(_cited(block, paper.cover.citation, voice) for block in chapter.blocks))
