"""A strategy of an invented country for the tests of its workbook: money with cents, dates of every fineness, strings that mean harm."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from weft.content import bundle
from weft.content.loading import read
from weft.content.planning import (
    Approach,
    Checks,
    CostItem,
    Factor,
    Goal,
    Goals,
    Governing,
    Group,
    Measure,
    MeasureKind,
    Moment,
    Planning,
)
from weft.records import Coverage, Language, Text
from weft.records.strategy import (
    Activity,
    Alignment,
    Condition,
    CostLine,
    Course,
    Degree,
    EntryPoint,
    Ground,
    Indicator,
    Milestone,
    Objective,
    Opportunity,
    Outcome,
    Output,
    Progress,
    Stakeholder,
    Strategy,
    Tool,
)
from weft.report import load
from weft.report.planning.logframe import workbook
from weft.report.planning.said import PlanContent
from weft.report.planning.view import View
from weft.strategy.effect import ArticleMove, Move, Reach
from weft.strategy.matters import Matter

CONTENT = Path(__file__).parents[3] / "content"
EVIL = '=HYPERLINK("http://evil.example";"x")'


def text(said: str) -> Text:
    """The same in three languages, told apart by a sign."""
    return Text(en=said, fr=f"{said} (fr)", es=f"{said} (es)")


@cache
def content() -> PlanContent:
    """The report's content as shipped, with a small library of measures."""
    kinds = read(CONTENT / "strategy" / "measure_kinds.yaml", dict[str, tuple[MeasureKind, ...]])["entries"]
    clause = Measure(
        id="clause",
        kind="add_clause",
        themes=(),
        obligations=("CPB-18-2a",),
        answers=("gap",),
        contradictions=(),
        areas=(),
        title=Text(
            en="Add a clause on documents to the Customs Code",
            fr="Ajouter au Code des douanes une clause sur les documents",
            es="Añadir al Código de Aduanas una cláusula sobre los documentos",
        ),
        why=text("why"),
        contains=(),
        output=text("Clause in force"),
        indicator=Text(en="Clauses in force", fr="Clauses en vigueur", es="Cláusulas en vigor"),
        unit=Text(en="clauses", fr="clauses en droit", es="cláusulas"),
        verification=Text(en="Official gazette", fr="Journal officiel", es="Diario oficial"),
        costs=(),
        months=12,
    )
    planning = Planning(
        steps=(),
        moments=(Moment(id="nbsap", label=text("Revision of the NBSAP"), gloss=text("g"), types=(), every=10),),
        conditions=(Factor(id="money", label=text("Money"), gloss=text("g"), ask=text("a"), areas=()),),
        tools=(
            Approach(
                id="permit",
                sort="mandatory",
                label=text("Permit"),
                gloss=text("g"),
                fits=text("f"),
                limits=text("l"),
                example=text("e"),
                kinds=(),
            ),
        ),
        kinds=kinds,
        measures=(clause,),
        goals=Goals(
            groups=(Group(id="kmgbf", label=text("KMGBF targets")),),
            entries=(Goal(id="T17", group="kmgbf", code="Target 17", label=text("Biosafety"), themes=()),),
        ),
        checks=Checks(weak={}, measurable={}, timed={}, adjectives={}),
        governing=Governing(roles=(), names={}),
        arguments=(),
        cost_items=(CostItem(id="day", label=Text(en="Expert", fr="Expert juridique", es="Experto"), unit=text("day"), initial=False),),
        slides=(),
    )
    return PlanContent(report=load(CONTENT, bundle.obligations(CONTENT)), planning=planning)


BODIES = (
    Stakeholder(
        key="s1",
        name="Biosafety Office",
        acronym="BO",
        sector="biosafety",
        influence=2,
        interest=3,
        part="leads",
        text="Keeps the register.",
    ),
    Stakeholder(
        key="s2", name="Customs Department", acronym="CD", sector="customs", influence=3, interest=1, part="decides", roles=("customs",)
    ),
    Stakeholder(key="s3", name="Grain Board; inland office", influence=1),
    Stakeholder(key="s4", name=">5 * farmers?", text="Consulted on every draft."),
    Stakeholder(key="s5", name="Customs Department", text="Of the islands."),
)
OBJECTIVES = (
    Objective(
        key="o1",
        text="By 2030 every law on imports says what holds for living modified organisms.",
        measured="Share of laws with a rule",
        lead="s1",
        until="2030",
        alignment=(Alignment(goal="T17", degree=Degree.HIGH, aspect="8(g)"), Alignment(goal="gone", degree=Degree.LOW)),
    ),
    Objective(key="o2", text="-Trained officers at every border post.", measured="", until="2029-06-30"),
)
OUTCOMES = (
    Outcome(
        key="c1",
        objective="o1",
        text="Customs applies the documents of Article 18.",
        indicators=(
            Indicator(
                name="Shipments with papers",
                unit="%",
                baseline="20 %",
                baseline_year=2025,
                target="80 %",
                target_year=2029,
                verification="Customs file",
            ),
            Indicator(name="Rules in force", counted=("CPB-18-2a", "CPB-10-3"), target="all", target_year=2030),
        ),
        assumptions="Parliament sits in 2027.",
        alignment=(Alignment(goal="T17", degree=Degree.MEDIUM),),
    ),
    Outcome(key="c2", objective="o2", text="Officers know what to look for."),
)
OUTPUTS = (
    Output(
        key="p1",
        outcome="c1",
        text="Clause in the Customs Code",
        indicators=(Indicator(name="Clauses in force", unit="clauses", target="1"),),
    ),
    Output(key="p2", outcome="c2", text="Course for officers"),
)
ACTIVITIES = (
    Activity(
        key="a1",
        output="p1",
        text="Add a clause on documents to the Customs Code",
        measure="clause",
        kind="add_clause",
        lead="s2",
        partners=("s1", "s3"),
        start="2027-01",
        end="2028-06",
        milestones=(Milestone(on="2027-06", text="Draft"), Milestone(on="2028-03-31", text="Vote in\nParliament")),
        indicators=(Indicator(name="Clauses in force", unit="clauses", verification="Official gazette"),),
        costs=(
            CostLine(
                item="Expert",
                unit="day",
                unit_cost=Decimal("350.50"),
                quantities={2027: Decimal(20), 2028: Decimal("2.5")},
                source="State budget",
                secured=Decimal(5000),
            ),
            CostLine(item=EVIL, unit_cost=Decimal("0.1"), quantities={2027: Decimal(3)}, source="state Budget", secured=Decimal(99)),
        ),
        answers=("gap:CPB-18-2a",),
        grounds=(
            Ground(
                kind="finding",
                ref="f1",
                source="Customs Code, art. 57",
                quote="Officers may require any document.",
                language="en",
                extent="implicit",
                obligation="CPB-18-2a",
            ),
        ),
        risks="+ A late vote",
        alignment=(Alignment(goal="T17", degree=Degree.LOW, aspect="papers"),),
    ),
    Activity(
        key="a2",
        output="p2",
        text="Train border officers.\nTwo days each.",
        kind="training",
        lead="s4",
        start="2028",
        end="2028-11-15",
        after=("a1",),
        whole=False,
        indicators=(Indicator(name="Officers", target="60", target_year=2028), Indicator(name="Posts", target="9")),
        costs=(
            CostLine(item="Course", unit="person", unit_cost=Decimal(120), quantities={2028: Decimal(60), 2032: Decimal(1)}, source=">5*"),
        ),
    ),
    Activity(
        key="a3",
        text="Hangs on nothing yet",
        lead="s3",
        costs=(CostLine(item="Meeting", unit_cost=Decimal(10), quantities={2029: Decimal(1)}),),
    ),
    Activity(key="a4", output="p1", text="Agree who answers for the papers", kind="agreement", lead="s1", start="soon"),
)


def strategy(language: Language = Language.EN) -> Strategy:
    """The strategy, written in English unless said otherwise."""
    return Strategy(
        key="xs-1",
        code="XS",
        country=Text(en="Solandra", fr="Solandre", es="Solandra"),
        title="National strategy",
        language=language,
        first_year=2027,
        last_year=2030,
        currency="USD",
        invented=True,
        objectives=OBJECTIVES,
        entry_points=(
            EntryPoint(key="e1", text="A target", instrument="NBSAP", moment="nbsap", opens="2027-03", closes="2027-09-30", body="s1"),
            EntryPoint(key="e2", text="A line", instrument="Budget circular"),
        ),
        stakeholders=BODIES,
        conditions=(Condition(key="k1", factor="money", today="None", text="A line of its own", lead="s1"),),
        tools=(Tool(key="t1", tool="permit", text="For imports", entry="e1"),),
        opportunities=(Opportunity(key="q1", event="@Customs reform", text="Join it", until="2027-12"),),
        outcomes=OUTCOMES,
        outputs=OUTPUTS,
        activities=ACTIVITIES,
        progress=(Progress(activity="a1", year=2027, course=Course.UNDER_WAY, on="2027-12-01"),),
        made_on="2026-11-22",
        version="0.1.0",
    )


def view() -> View:
    """What the study makes of it."""
    matter = Matter(key="gap:CPB-18-2a", kind="gap", name="CPB 18.2(a): documents for food, feed and processing", article="18.2(a)")
    return View(
        matters=(matter,),
        moves=(
            Move(obligation="CPB-18-2a", before=Coverage.MENTION, after=Coverage.OPERATIVE, activities=("a1",)),
            Move(obligation="CPB-10-3", before=Coverage.OPERATIVE, after=Coverage.OPERATIVE, activities=()),
        ),
        articles=(
            ArticleMove(treaty="CPB", article="18", before=Reach.PARTIAL, after=Reach.FULL, rows=3, rules=(1, 3), activities=("a1", "a4")),
            ArticleMove(treaty="CPB", article="23", before=Reach.NONE, after=Reach.NONE, rows=2, rules=(0, 0), activities=()),
        ),
    )


def book(one: Strategy | None = None, language: Language = Language.EN) -> bytes:
    """The strategy's workbook."""
    return workbook(one, view(), content(), language) if one else _book(language)


@cache
def _book(language: Language) -> bytes:
    return workbook(strategy(), view(), content(), language)
