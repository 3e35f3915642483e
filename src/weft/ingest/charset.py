"""Bytes into text: byte-order mark, declared encoding, UTF-8, UTF-16 without mark, and Windows-1252 last."""

import codecs
import re

from weft.ingest.writing import Writer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
# ISO 8859-1 is not among them: pages that say so hold Windows-1252 (WHATWG Encoding Standard, section 4.2).
_TEXT_ENCODINGS = re.compile(
    r"windows-125[0134-8]|cp125[0134-8]|iso-8859-(?:[2-9]|1[0-6])|koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)|shift_jis"
)
_DECLARED_WITHIN = 2_048
_LOOKED_AT = 4_000


def decoded(data: bytes, writer: Writer, *, declared: bool = False) -> str:
    """The text of `data`; `declared`: whether HTML or XML may name its encoding. Undecodable bytes are noted as a problem."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], encoding, writer)
    wide = _wide(data[:_LOOKED_AT])
    if wide:
        return _with_losses(data, wide, writer)
    for encoding in ("utf-8", *(_declared(data) if declared else ())):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    if _nearly_utf_8(data):
        return _with_losses(data, "utf-8", writer)
    return _with_losses(data, "cp1252", writer)


def _declared(data: bytes) -> tuple[str, ...]:
    """The encoding a page names in its head, where it is one that texts come in and that Windows-1252 does not cover."""
    match = _DECLARATION.search(data[:_DECLARED_WITHIN])
    said = match[1].decode("ascii").lower() if match else ""
    return (said,) if _TEXT_ENCODINGS.fullmatch(said) else ()


def _wide(head: bytes) -> str:
    """UTF-16 without a mark shows as zero bytes on one side of nearly every Latin letter."""
    if len(head) < 8:
        return ""
    odd, even = head[1::2].count(0), head[0::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""


def _nearly_utf_8(data: bytes) -> bool:
    """True where broken bytes are few beside good ones: a file cut in the middle, one bad sign among thousands."""
    text = data.decode("utf-8", "replace")
    good = sum(1 for sign in text if sign > "\x7f")
    bad = text.count("\ufffd")
    return good - bad > 4 * bad


def _with_losses(data: bytes, encoding: str, writer: Writer) -> str:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost:
        writer.problem("characters_lost", str(lost))
    return text
