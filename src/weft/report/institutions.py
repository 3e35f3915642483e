"""Institutions and their mandates: who holds which role, and where the text says so."""

from weft import ids
from weft.records import Institution
from weft.report import evidence as looked_up
from weft.report import people
from weft.report.cleaning import shortened
from weft.report.composer import Composer
from weft.report.matters import within
from weft.report.paper import Cell

NAME = 120
MOST_QUOTES = 2
WITH_ROLE, NAMED = "with_role", "named"


def chapter(composer: Composer) -> None:
    """The table of bodies and roles, the quotes that give the mandates, and the bodies that are only named."""
    evidence, voice = composer.evidence, composer.voice
    bodies = evidence.study.assessment.institutions
    holding = [one for one in bodies if one.roles]
    named = [one for one in bodies if not one.roles]
    composer.say("institutions.intro", sum(1 for one in bodies if one.findings))
    said = evidence.study.said
    if said.corrected:
        composer.say("people.corrected_bodies", said.corrected, names=voice.among(*said.correctors))
    if not bodies:
        return
    composer.table(
        "table.institutions",
        composer.columns(("column.institution", 36), ("column.role", 38), ("column.evidence", 26)),
        _rows(composer, holding),
    )
    if holding:
        composer.heading(voice.say("institutions.mandates"), "mandates")
    for body in holding:
        opening = shortened(body.name, NAME) + voice.say("punctuation.colon")
        composer.text(_roles(composer, body), f"institution:{ids.of(body.name)}", opening=opening)
        composer.quotes(evidence.of(tuple(dict.fromkeys(finding for _, finding in body.roles))), MOST_QUOTES)
        for one in people.mandates_of(evidence, body.name):
            opening, text = people.mandate_said(voice, one)
            composer.text(text, f"said:{one.role}", opening=opening)
    if named:
        composer.heading(voice.say("institutions.named"), "named")
        composer.say("institutions.named_text", len(named))
        composer.table("table.named", composer.columns(("column.institution", 60), ("column.evidence", 40)), _named_rows(composer, named))


def _roles(composer: Composer, body: Institution) -> str:
    roles = dict.fromkeys(role for role, _ in body.roles)
    first, *others = (composer.voice.label("institution_roles", role) for role in roles)
    return composer.voice.among(first, *map(within, others)) + "."


def _rows(composer: Composer, bodies: list[Institution]) -> list[tuple[Cell, ...]]:
    """One row for each body and role."""
    rows: list[tuple[Cell, ...]] = []
    for body in bodies:
        for role in dict.fromkeys(role for role, _ in body.roles):
            holding = tuple(finding for held, finding in body.roles if held == role)
            rows.append(
                (
                    Cell(text=shortened(body.name, NAME), language=body.language),
                    Cell(text=composer.voice.label("institution_roles", role)),
                    Cell(text=_said(composer, body, role), references=looked_up.passages(composer.evidence, holding)),
                )
            )
    return rows


def _said(composer: Composer, body: Institution, role: str) -> str:
    """Who gave a body a role that no passage gives it."""
    given = [one for one in people.mandates_of(composer.evidence, body.name) if one.role == role]
    return " ".join(people.named(composer.voice, one.by, one.on) for one in given)


def _named_rows(composer: Composer, bodies: list[Institution]) -> list[tuple[Cell, ...]]:
    return [
        (
            Cell(text=shortened(one.name, NAME), language=one.language),
            Cell(references=looked_up.passages(composer.evidence, one.findings[:8])),
        )
        for one in bodies
    ]
