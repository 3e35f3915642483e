"""The codes of findings as a tree with names in one language: obligations by treaty and article, themes, extent, force, judgement."""

import re
from collections.abc import Iterator

from weft.records import Record
from weft_web import engine
from weft_web.asking import Voice
from weft_web.exchange.coded import Said, guid
from weft_web.findings.models import Verdict

EXTENT_COLOURS = {"operative": "#2C3A92", "mention": "#7C8AD0", "implicit": "#B7C0EA", "false_friend": "#8A8F98", "none": "#C4C1B8"}
COLOURS = {"obligations": "#2C3A92", "themes": "#3F6B5C", "extents": "#515A6B", "modalities": "#7A5A2E", "verdicts": "#6B3F5C"}


class Code(Record):
    """A code of the tree; `codable` false for one that only gathers others."""

    guid: str
    name: str
    colour: str
    gloss: str = ""
    codable: bool = True
    codes: tuple["Code", ...] = ()


def code_guid(kind: str, code: str) -> str:
    """The GUID of a code: the same for every country, so that projects can be put together."""
    return guid("code", kind, code)


def codes_of(said: Said) -> tuple[tuple[str, str], ...]:
    """Kind and code of all that one voice lays on a finding: nothing but the rejection where it rejects."""
    verdict = (("verdicts", said.verdict),) if said.verdict else ()
    if said.verdict == Verdict.REJECTED:
        return verdict
    value = said.value
    laid = [("extents", value.extent), *(("themes", one) for one in value.themes), *(("obligations", one) for one in value.obligations)]
    return (*laid, ("modalities", value.modality), *verdict) if value.modality else (*laid, *verdict)


def codebook(voice: Voice) -> tuple[Code, ...]:
    """The tree. No name stands twice in it, however its letters are cased: some programs know codes by their names alone."""
    taken: set[str] = set()
    roots = (_obligations(voice), _themes(voice), _extents(voice), _modalities(voice), _verdicts(voice))
    return tuple(_unlike(one, taken) for one in roots)


def every(codes: tuple[Code, ...]) -> Iterator[Code]:
    """All codes of a tree."""
    for code in codes:
        yield code
        yield from every(code.codes)


def _unlike(code: Code, taken: set[str]) -> Code:
    name, place = code.name, 1
    while name.casefold() in taken:
        place += 1
        name = f"{code.name} ({place})"
    taken.add(name.casefold())
    return Code(
        guid=code.guid,
        name=name,
        colour=code.colour,
        gloss=code.gloss,
        codable=code.codable,
        codes=tuple(_unlike(one, taken) for one in code.codes),
    )


def _root(kind: str, voice: Voice, codes: tuple[Code, ...]) -> Code:
    return Code(guid=code_guid("root", kind), name=voice.say(f"exchange.codes_{kind}"), colour=COLOURS[kind], codable=False, codes=codes)


def _obligations(voice: Voice) -> Code:
    treaties: dict[str, dict[str, list[Code]]] = {}
    for one in engine.obligations().values():
        articles = treaties.setdefault(one.treaty, {})
        label, duty = one.label.said_in(voice.language), one.duty.said_in(voice.language)
        name = f"{one.treaty} {one.article} · {label}"
        code = Code(guid=code_guid("obligations", one.id), name=name, colour=COLOURS["obligations"], gloss=duty)
        articles.setdefault(_article(one.article), []).append(code)
    made = (_treaty(treaty, articles, voice) for treaty, articles in treaties.items())
    return _root("obligations", voice, tuple(made))


def _article(article: str) -> str:
    """The article of a paragraph: 15 of 15.1, Annex III of itself."""
    found = re.match(r"\d+", article)
    return found.group() if found else article


def _treaty(treaty: str, articles: dict[str, list[Code]], voice: Voice) -> Code:
    gathered = tuple(
        Code(
            guid=code_guid("article", f"{treaty} {article}"),
            name=f"{treaty} {article}",
            colour=COLOURS["obligations"],
            codable=False,
            codes=tuple(codes),
        )
        for article, codes in articles.items()
    )
    label, gloss = voice.label("treaties", treaty), voice.gloss("treaties", treaty)
    return Code(guid=code_guid("treaties", treaty), name=label, gloss=gloss, colour=COLOURS["obligations"], codable=False, codes=gathered)


def _listed(kind: str, voice: Voice, colours: dict[str, str]) -> Code:
    codes = tuple(
        Code(
            guid=code_guid(kind, one.id),
            name=one.label.said_in(voice.language),
            gloss=one.gloss.said_in(voice.language) if one.gloss else "",
            colour=colours.get(one.id, COLOURS[kind]),
        )
        for one in engine.entries(kind)
    )
    return _root(kind, voice, codes)


def _themes(voice: Voice) -> Code:
    return _listed("themes", voice, {})


def _extents(voice: Voice) -> Code:
    return _listed("extents", voice, EXTENT_COLOURS)


def _modalities(voice: Voice) -> Code:
    return _listed("modalities", voice, {})


def _verdicts(voice: Voice) -> Code:
    given = (Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED)
    codes = tuple(
        Code(guid=code_guid("verdicts", one.value), name=voice.say(f"exchange.verdict_{one.value}"), colour=COLOURS["verdicts"])
        for one in given
    )
    return _root("verdicts", voice, codes)
