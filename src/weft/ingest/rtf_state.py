"""What a group of Rich Text Format says of the text inside it."""

import codecs

import msgspec

from weft.ingest.word_sets import named

# Destinations whose content is no text of the document.
SKIPPED = named(
    "fonttbl colortbl stylesheet info pict objdata fldinst themedata colorschememapping datastore latentstyles"
    " listtable listoverridetable rsidtbl generator xmlnstbl filetbl revtbl pgptbl mmathPr nonshppict sp sn sv"
    " shpgrp blipuid bkmkstart bkmkend xe tc tcn pntxta pntxtb pnseclvl template private passwordhash userprops"
    " docvar wgrffmtfilter falt panose nonesttables atnid atnauthor atndate atrfstart atrfend ftnsep ftnsepc ftncn"
    " aftnsep aftnsepc aftncn operator title author subject keywords doccomm company category hlinkbase formfield"
    " ffname ffdeftext ffl themefontscheme defchp defpap upr oldcprops oldpprops oldtprops oldsprops factoidname"
    " mailmerge"
)
ASIDES = named("header headerl headerr headerf footer footerl footerr footerf annotation")
# Starred destinations that hold text all the same.
KNOWN_STARRED = frozenset(("shpinst", "ud", "shptxt", "footnote", "pntext", "listtext", "ftnalt"))
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip


class State(msgspec.Struct):
    """The state of one group; a new group begins with a copy of the outer one."""

    skipped: bool = False
    place: str = "body"
    starred: bool = False
    bold: bool = False
    deleted: bool = False
    in_table: bool = False
    heading: int = 0
    codepage: str = "cp1252"
    unicode_skip: int = 1
    font: int = 0

    def inner(self) -> "State":
        """The state a group inside this one begins with."""
        state = msgspec.structs.replace(self)
        state.starred = False
        return state


def charset_codepage(charset: int, default: str) -> str:
    """The code page of a font's character set."""
    return _CHARSETS.get(charset, default) if charset > 1 else default


def codepage_named(number: int) -> str:
    """The code page \\ansicpg names, Windows-1252 where Python does not know it."""
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
