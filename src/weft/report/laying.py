"""What people wrote, laid over what the machine composed: by key, so that it stays where it belongs when the study is composed anew."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec.structs import replace

from weft.records import Record
from weft.report.marking import Marks, Said, flat, read
from weft.report.paper import Blank, Block, Chapter, Heading, Listing, Paragraph, Table

OWN = "own-"
"""How the key of a block begins that a person added."""


class Act(StrEnum):
    """What a person did to a block: wrote its text, hid it, added it after another, or took away what was added."""

    TEXT = "text"
    HIDDEN = "hidden"
    OWN = "own"
    TAKEN_AWAY = "taken_away"


class Edit(Record):
    """The last word of people on one block. `form`: paragraph, heading_2 or heading_3; `after`: the key that an added block follows."""

    key: str
    act: Act
    text: str = ""
    form: str = "paragraph"
    chapter: str = ""
    after: str = ""


class State(StrEnum):
    """Whose a block is."""

    MACHINE = "machine"
    EDITED = "edited"
    HIDDEN = "hidden"
    OWN = "own"


class Laid(Record):
    """What stands at one key: the blocks shown, and what the machine has there. `placed`: an added block stands where it was put."""

    key: str
    state: State
    blocks: tuple[Block, ...]
    machine: Block | None = None
    placed: bool = True


def writable(block: Block) -> bool:
    """Whether people may write the text of a block; tables, pictures and quotes come from the data."""
    return isinstance(block, Heading | Paragraph | Listing | Blank)


def may_hide(block: Block) -> bool:
    """Whether a block may be left out: not a heading, and not a table that numbers lead to."""
    anchored = isinstance(block, Table) and any(cell.anchor for row in block.rows for cell in row)
    return not isinstance(block, Heading) and not anchored


def lay(chapter: Chapter, edits: Mapping[str, Edit], marks: Marks, lost: str) -> tuple[Laid, ...]:
    """The chapter's blocks with edits laid over them, added ones in their places; `edits` by key, in the order they were first made."""
    return tuple(_Layer(chapter, edits, marks, lost).laid())


class _Layer:
    """Lays the edits of one chapter."""

    def __init__(self, chapter: Chapter, edits: Mapping[str, Edit], marks: Marks, lost: str) -> None:
        self._chapter, self._edits, self._marks, self._lost = chapter, edits, marks, lost
        self._keys = [block.key for block in chapter.blocks]
        self._added: dict[str, list[tuple[Edit, bool]]] = {}
        for edit in edits.values():
            if edit.act in (Act.OWN, Act.TAKEN_AWAY) and edit.chapter == chapter.anchor:
                place, placed = self._place(edit)
                self._added.setdefault(place, []).insert(0, (edit, placed))

    def _place(self, edit: Edit) -> tuple[str, bool]:
        """The key an added block follows: the one it was put after, else the end of its section, else the end of the chapter."""
        if edit.after in self._keys or edit.after == self._chapter.anchor or edit.after in self._edits:
            return edit.after, True
        section = edit.after.rpartition("/")[0]
        while section.count("/"):
            within = [key for key in self._keys if key == section or key.startswith(f"{section}/")]
            if within:
                return within[-1], False
            section = section.rpartition("/")[0]
        return self._keys[-1] if self._keys else self._chapter.anchor, False

    def laid(self) -> Iterator[Laid]:
        """All that stands in the chapter, in order."""
        yield from self._after(self._chapter.anchor)
        for block in self._chapter.blocks:
            yield self._one(block)
            yield from self._after(block.key)

    def _after(self, key: str) -> Iterator[Laid]:
        for edit, placed in self._added.get(key, ()):
            if edit.act is Act.OWN:
                blocks = tuple(written(edit, None, self._marks, self._lost))
                yield Laid(key=edit.key, state=State.OWN, blocks=blocks, placed=placed)
            yield from self._after(edit.key)

    def _one(self, block: Block) -> Laid:
        edit = self._edits.get(block.key)
        if edit is not None and edit.act is Act.HIDDEN and may_hide(block):
            return Laid(key=block.key, state=State.HIDDEN, blocks=(), machine=block)
        if edit is not None and edit.act is Act.TEXT and writable(block):
            blocks = tuple(written(edit, block, self._marks, self._lost))
            return Laid(key=block.key, state=State.EDITED, blocks=blocks or (block,), machine=block)
        return Laid(key=block.key, state=State.MACHINE, blocks=(block,), machine=block)


def written(edit: Edit, machine: Block | None, marks: Marks, lost: str) -> Iterator[Block]:
    """A person's text as blocks: the first takes the key, the others the key and their place."""
    said = read(edit.text, marks, lost)
    if isinstance(machine, Heading) or (machine is None and edit.form.startswith("heading")):
        words = " ".join(flat(line) for one in said for line in one.pieces)
        added = Heading(text=words, level=int(edit.form[-1]) if edit.form[-1].isdigit() else 2, anchor=edit.key, key=edit.key)
        yield replace(machine, text=words) if isinstance(machine, Heading) else added
        return
    like = machine if isinstance(machine, Paragraph) else Paragraph(text="", number=0 if isinstance(machine, Listing) else 1)
    for place, one in enumerate(said, 1):
        yield _block(one, like, edit.key if place == 1 else f"{edit.key}+{place}")


def _block(said: Said, like: Paragraph, key: str) -> Block:
    if said.listed:
        return Listing(points=tuple(flat(line) for line in said.pieces), pieces=said.pieces, key=key)
    line = said.pieces[0]
    return Paragraph(text=flat(line), style=like.style, number=like.number, pieces=line, key=key)


def unplaced(there: frozenset[str], edits: Mapping[str, Edit]) -> tuple[str, ...]:
    """Keys of what people wrote that are not `there`: the paragraph under it is not in this order, or has gone."""
    return tuple(key for key, edit in edits.items() if edit.act in (Act.TEXT, Act.HIDDEN) and key not in there)
