"""What differs between two drafts, as tracked changes in a Word document: accept all for the later text, reject all for the earlier one."""

from collections.abc import Callable, Mapping
from functools import partial

from lxml.etree import _Element as Element
from msgspec.structs import replace

from weft.consult.following import Follower
from weft.consult.places import Draft
from weft.consult.tracking import Tracker
from weft.consult.weaving import placed
from weft.report.cleaning import clean
from weft.report.comparing import beside, moved_keys
from weft.report.paper import Block, Boxed, Chapter, Fact, Paper, Picture
from weft.report.typesetting import raster
from weft.report.voice import Voice
from weft.report.word import document
from weft.report.word_blocks import Writer, led_to
from weft.report.word_xml import bookmark

MOST_AUTHOR = 120


def redline(before: Draft, after: Draft, voice: Voice) -> bytes:
    """The later draft as DOCX in the language of the voice, with all that differs from the earlier one tracked.

    Where the drafts know what their pointers mean, one whose number alone is another is no change. Cover, contents and page heads are
    those of the later draft. Errors: MissingExtraError, ReadingError when a picture cannot be drawn.
    """
    language = voice.language.value
    was, now = before.papers[language], _known_again(before, after, language)
    author = clean(now.author or voice.say("consult.redline.author"))[:MOST_AUTHOR]
    told = voice.say("consult.redline.told", before=before.label or before.key, after=after.label or after.key)
    notice = Fact(figure=voice.say("consult.redline.title"), text=told)
    shown = replace(now, cover=replace(now.cover, notices=(*now.cover.notices, notice)))
    tracker = Tracker(author, f"{now.made_on}T00:00:00Z", _meanings(before, language), _meanings(after, language))
    return document(shown, _drawn(was, now), lambda word, paper, pictures: Redliner(Writer(word, was, pictures), paper, tracker))


def _known_again(before: Draft, after: Draft, language: str) -> Paper:
    """The later text with each block under the key it had: one that was written anew is shown by its words where it is like itself."""
    keys = Follower(before, after).renamed()
    paper = after.papers[language]
    chapters = (
        replace(one, blocks=tuple(replace(block, key=keys.get(block.key, block.key)) for block in one.blocks)) for one in paper.chapters
    )
    return replace(paper, chapters=tuple(chapters))


def _meanings(draft: Draft, language: str) -> dict[str, str]:
    return {bookmark(anchor): meant for anchor, meant in draft.meanings.get(language, {}).items()}


class Redliner(Writer):
    """Writes each chapter of the later text with what went since the earlier one.

    The hand `earlier` writes the earlier text into the same document, to be taken out again.
    """

    def __init__(self, earlier: Writer, paper: Paper, tracker: Tracker) -> None:
        super().__init__(earlier.document, paper, dict(earlier.pictures))
        earlier.pictures = {**earlier.pictures, **_earlier_names(earlier.pictures)}
        self._earlier, self._tracker = earlier, tracker
        self._was = {one.anchor: one for one in earlier.paper.chapters}
        self._now = {one.anchor: one for one in paper.chapters}
        self._moved = moved_keys([one for one in self._was if one in self._now], [one for one in self._now if one in self._was])
        self._left = self._gone_after()

    def _gone_after(self) -> dict[str, list[Chapter]]:
        """The chapters that went, or stand elsewhere now, by the chapter of the later text that they stood behind."""
        kept = [one for one in self._now if one in self._was and one not in self._moved]
        order = list(kept)
        placed(order, list(self._was), ())
        left: dict[str, list[Chapter]] = {}
        last = next(iter(self._now), "")
        for anchor in order:
            if anchor in kept:
                last = anchor
            else:
                left.setdefault(last, []).append(self._was[anchor])
        return left

    def chapter(self, chapter: Chapter, *, follows: bool = False) -> None:
        """Writes one chapter, and after it those that went or stand elsewhere now."""
        self._earlier.width = self.width
        was = self._was.get(chapter.anchor) if chapter.anchor not in self._moved else None
        if was is None:
            new = self._captured(lambda: super(Redliner, self).chapter(chapter, follows=follows))
            self._both([], new)
        else:
            old = self._captured(lambda: self._earlier.title(was))
            self._both(old, self._captured(lambda: self.title(chapter, follows=follows)))
            self._blocks(was, chapter)
        for gone in self._left.get(chapter.anchor, ()):
            self._both(self._captured(partial(self._earlier.chapter, gone)), [])

    def _blocks(self, was: Chapter, now: Chapter) -> None:
        following = dict(zip((one.key for one in now.blocks), (*now.blocks[1:], None), strict=True))
        for pair in beside(was.blocks, now.blocks):
            old = self._captured(partial(self._earlier.block, pair.was)) if pair.was else []
            leads = pair.now is not None and led_to(following[pair.now.key])
            new = self._captured(partial(self.block, pair.now, leads=leads)) if pair.now else []
            self._both(old, new)

    def _both(self, old: list[Element], new: list[Element]) -> None:
        for one in self._tracker.both(old, new):
            self.document.element.body.insert_element_before(one, "w:sectPr")

    def _captured(self, write: Callable[[], object]) -> list[Element]:
        """What is written, taken out of the document again."""
        body = self.document.element.body
        # The last element is always that of the section.
        there = len(body) - 1
        write()
        made = list(body[there:-1])
        for one in made:
            body.remove(one)
        return made


EARLIER = "earlier "


def _earlier_names(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix(EARLIER): png for name, png in pictures.items() if name.startswith(EARLIER)}


def _drawn(was: Paper, now: Paper) -> dict[str, bytes]:
    """The pictures of both texts as PNG by name; those of the earlier one that are others now under a name of their own."""
    later = _svg(now) | ({"emblem": now.cover.emblem} if now.cover.emblem else {})
    other = {f"{EARLIER}{name}": svg for name, svg in _svg(was).items() if later.get(name) != svg}
    return raster({**later, **other})


def _svg(paper: Paper) -> dict[str, str]:
    return {one.name: one.svg for chapter in paper.chapters for one in _pictures(chapter.blocks)}


def _pictures(blocks: tuple[Block, ...]) -> list[Picture]:
    own = [one for one in blocks if isinstance(one, Picture)]
    return own + [inner for one in blocks if isinstance(one, Boxed) for inner in _pictures(one.blocks)]
