"""Citations and numbers of a course said in a language."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from weft.courses.citing import cut
from weft.courses.lesson import Citation, Line, Words
from weft.records import Text
from weft.report.voice import Voice

ANNEX = "Annex "


def place(citation: Citation, voice: Voice) -> str:
    """An article, annex, target or decision without its treaty: "art. 10.3"."""
    match citation.treaty:
        case "DEC":
            return voice.say("course.decision", place=citation.place)
        case "KMGBF":
            return voice.say("course.target", place=citation.place)
    if citation.place.startswith(ANNEX):
        return voice.say("course.annex", place=citation.place.removeprefix(ANNEX))
    return voice.say("course.article", place=citation.place)


def source(citation: Citation, voice: Voice) -> str:
    """With the name of the treaty: "Cartagena Protocol, art. 10.3"."""
    said = place(citation, voice)
    return said if citation.treaty == "DEC" else f"{voice.label('treaties', citation.treaty)}, {said}"


def runs(line: Line) -> Iterator[Words | tuple[Citation, ...]]:
    """A line with citations side by side taken together."""
    for cites, group in groupby(line, key=lambda one: isinstance(one, Citation)):
        held = tuple(group)
        if cites:
            yield tuple(one for one in held if isinstance(one, Citation))
        else:
            yield from (one for one in held if isinstance(one, Words))


def plain(line: Line, voice: Voice) -> str:
    """A line as plain words, its citations in brackets."""
    return "".join(one.text if isinstance(one, Words) else bracketed(one, voice) for one in runs(line))


def bracketed(citations: Sequence[Citation], voice: Voice) -> str:
    """Citations side by side as they stand in a text: "(Cartagena Protocol, art. 9.4; art. 10.5)"."""
    return f"({'; '.join(sources(citations, voice))})"


def sources(citations: Sequence[Citation], voice: Voice) -> tuple[str, ...]:
    """Citations side by side: the treaty is named where it changes."""
    return tuple(
        place(one, voice) if before is not None and before.treaty == one.treaty else source(one, voice)
        for before, one in zip((None, *citations[:-1]), citations, strict=True)
    )


def told(text: Text, voice: Voice) -> str:
    """A text in plain words, what it cites in brackets."""
    line = runs(cut(text.said_in(voice.language)))
    return "".join(one.text if isinstance(one, Words) else f"({'; '.join(sources(one, voice))})" for one in line)


def worded(text: Text, voice: Voice) -> str:
    """A text inside a picture: what it cites is said without the treaty, for which there is no room."""
    line = runs(cut(text.said_in(voice.language)))
    return "".join(one.text if isinstance(one, Words) else ", ".join(place(each, voice) for each in one) for one in line)
