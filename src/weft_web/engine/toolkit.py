"""The toolkit for pages: the only place where the workbench touches what the engine can make of it."""

from functools import lru_cache

from weft.content import loading as content_loading
from weft.courses import tools
from weft.courses.kit import PARTS, Kit
from weft.courses.pages.kit import home, part_page
from weft.courses.pages.shell import Frame
from weft.records import Language
from weft_web.engine.knowing import voice
from weft_web.engine.teaching import courses

__all__ = ["PARTS", "Frame", "Kit", "kit", "page"]


@lru_cache
def kit(language: Language) -> Kit:
    """The toolkit in a language."""
    return Kit(toolkit=tools.load(content_loading.folder()), courses=courses(), voice=voice(language))


def page(held: Kit, part: str, frame: Frame) -> str:
    """The page of a part, or the front page where there is no part."""
    return part_page(part, held, frame) if part else home(held, frame)
