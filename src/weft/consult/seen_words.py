"""What a Word file says, as plain records: they cross from the jailed child as JSON."""

from weft.records import Record

ADDED, STRUCK = "added", "struck"


class SeenRun(Record):
    """Words in one state. `change`: "", added or struck, by `author` on the day `dated` as the file tells it.

    `marks`: names of our bookmarks around them; `comments`: ids of the comments on them; "\n" ends a paragraph.
    """

    text: str
    change: str = ""
    author: str = ""
    dated: str = ""
    marks: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


class SeenParagraph(Record):
    """A paragraph; `part`: "" for the body, else the header, footer or note it stands in; table, row and column from 1, 0 outside."""

    runs: tuple[SeenRun, ...]
    part: str = ""
    table: int = 0
    row: int = 0
    column: int = 0


class SeenComment(Record):
    """A comment beside the text; `parent`: id of the one it replies to."""

    id: str
    author: str
    dated: str
    text: str
    parent: str = ""


class SeenWord(Record):
    """The whole file; `restyled`: how many changes were tracked that touch the form only."""

    paragraphs: tuple[SeenParagraph, ...]
    comments: tuple[SeenComment, ...]
    restyled: int = 0
