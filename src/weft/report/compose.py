"""The study composed: every chapter of the outline built into one paper."""

from collections.abc import Callable, Mapping

from weft.records import Study
from weft.report import annexes, coverage, framework, institutions, matters, method, opening, places, register
from weft.report.composer import Composer
from weft.report.content import Plan, ReportContent
from weft.report.evidence import Evidence, gather
from weft.report.evidence import country as country_name
from weft.report.finishing import finished
from weft.report.paper import Chapter, Paper
from weft.report.voice import Voice

CHAPTERS: dict[str, Callable[[Composer], None]] = {
    "summary": opening.summary,
    "method": method.chapter,
    "register": register.chapter,
    "framework": framework.chapter,
    "coverage": coverage.chapter,
    "matters": matters.chapter,
    "institutions": institutions.chapter,
    "places": places.chapter,
    "quotes": annexes.quotes,
    "obligations": annexes.obligations,
    "acronyms": annexes.acronyms,
}

UNNUMBERED = ("summary",)
WORDS = ("annex", "cite", "contents", "figure", "footer", "page_of", "paragraph", "refresh", "scroll", "show_figures", "skip", "table")


def compose(study: Study, content: ReportContent) -> Paper:
    """The whole study as blocks."""
    return finished(drafted(gather(study, content), Voice(content, study.language)))


def drafted(evidence: Evidence, voice: Voice, stable: Mapping[str, str] | None = None) -> Paper:
    """The study before people write on it and its last hand is laid; `stable`: names of documents and findings in keys."""
    study, content = evidence.study, voice.content
    composer = Composer(evidence, voice, stable)
    country = country_name(evidence, voice)
    chapters, numbered, lettered = [], 0, 0
    for plan in content.outline.chapters:
        numbered += not plan.annex and plan.id not in UNNUMBERED
        lettered += plan.annex
        number = "" if plan.id in UNNUMBERED else chr(64 + lettered) if plan.annex else str(numbered)
        chapters.append(_chapter(composer, plan, number))
    return Paper(
        language=study.language.value,
        title=voice.say("paper.title", country=country),
        running_title=voice.say("paper.running_title", country=country),
        subject=voice.say("paper.subject"),
        keywords=voice.say("paper.keywords", country=country),
        made_on=study.made_on,
        version=study.version,
        cover=opening.cover(evidence, voice),
        chapters=tuple(chapters),
        words={word: voice.say(_key(word, study), page="{page}", pages="{pages}") for word in WORDS},
    )


def _key(word: str, study: Study) -> str:
    """The phrase of a running word; every page of a study of an invented country says so."""
    if word == "cite":
        return "imprint.cite"
    return "word.footer_invented" if word == "footer" and study.profile.invented else f"word.{word}"


def _chapter(composer: Composer, plan: Plan, number: str) -> Chapter:
    composer.open(number, plan.id)
    CHAPTERS[plan.id](composer)
    title = plan.title.said_in(composer.voice.language)
    return Chapter(title=title, anchor=plan.id, number=number, wide=plan.wide, blocks=tuple(composer.blocks))
