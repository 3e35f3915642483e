"""The strategy of Valmeria, an invented country, written by hand; and a generated one of sixty activities."""

from decimal import Decimal

from weft.content.framework import Level, Obligation, Strength
from weft.records import Coverage, Language, Row, Text
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
    Remark,
    Stakeholder,
    State,
    Step,
    Strategy,
    Tool,
)
from weft.strategy.matters import Matter

COUNTRY = Text(en="Valmeria", fr="Valmérie", es="Valmeria")
YEARS = range(2027, 2032)

CUSTOMS = Ground(
    kind="finding",
    ref="f-57",
    source="Customs Code 2009, sec. 57, p. 23",
    quote="Officers may require the carrier to produce any document relating to goods of plant origin.",
    language="en",
    extent="implicit",
    obligation="CPB-18-2a",
)
DECREE = Ground(
    kind="finding",
    ref="f-06",
    source="Décret n° 2014-231, art. 6, p. 3",
    quote="Nul ne peut introduire un organisme vivant modifié sans l’accord écrit de l’Agence.",
    language="fr",
    extent="operative",
    obligation="CPB-10-3",
)
GRAIN = Ground(
    kind="observation",
    ref="o-9",
    source="Interview, Grain Board, 9 March 2026",
    quote="We see the papers, we do not know what to look for.",
    language="en",
)
PLAN = Ground(
    kind="finding",
    ref="f-112",
    source="Plan Nacional de Desarrollo 2021-2030, párr. 112",
    quote="Se fortalecerá la bioseguridad en las fronteras antes de 2027.",
    language="es",
    extent="mention",
    obligation="KMGBF-17",
)

STAKEHOLDERS = (
    ("env", "Ministry of Environment", "MoE", "environment", 2, 3, "leads", ("cna",)),
    ("office", "National Biosafety Office", "NBO", "biosafety", 2, 3, "leads", ("nfp_cpb", "nfp_bch")),
    ("customs", "Customs Department", "", "customs", 3, 1, "supports", ()),
    ("finance", "Ministry of Finance", "MoF", "finance", 3, 1, "decides", ()),
    ("agri", "Ministry of Agriculture and Livestock", "MAL", "agriculture", 3, 2, "leads", ()),
    ("justice", "Ministry of Justice", "MoJ", "justice", 3, 2, "decides", ()),
    ("grain", "Grain Board", "", "trade", 1, 2, "is_consulted", ()),
    ("farmers", "Unión de Agricultores del Valle (smallholders’ union)", "UAV", "agriculture", 1, 3, "is_consulted", ()),
    ("uni", "Université nationale de Valmérie, Institut de génétique", "UNV", "science", 1, 3, "supports", ()),
    ("press", "Press and broadcasters", "", "information", 0, 0, "is_informed", ()),
)

OBJECTIVES = (
    (
        "o1",
        "By 2030 every import of living modified organisms is decided under one law, within 270 days",
        "Two texts say opposite things today.",
        "justice",
        "2030-12",
        "All decisions in the register, none by silence",
    ),
    (
        "o2",
        "By 2029 customs, agriculture and the biosafety office check 80 per cent of grain shipments together",
        "Nobody looks for living modified organisms at the border.",
        "customs",
        "2029-06",
        "80 per cent of shipments checked",
    ),
    (
        "o3",
        "By 2031 the budget carries biosafety under its own name and the public can follow decisions",
        "",
        "finance",
        "2031",
        "A budget line in three successive finance acts",
    ),
)
OUTCOMES = (
    ("c1", "o1", "The competent authority decides in writing on every notification"),
    ("c2", "o1", "Operators answer for damage and pay for its repair"),
    ("c3", "o2", "Customs officers find shipments that contain living modified organisms"),
    ("c4", "o2", "Bodies that share a task act on one written agreement"),
    ("c5", "o3", "The treasury pays for biosafety each year, and people know what is decided"),
)
OUTPUTS = (
    ("p1", "c1", "Amended import law in force"),
    ("p2", "c1", "Decree on notification and deadlines"),
    ("p3", "c2", "Act on liability and redress adopted"),
    ("p4", "c3", "Border procedure with document checks and sampling"),
    ("p5", "c3", "Laboratory able to detect living modified organisms"),
    ("p6", "c4", "Agreement between customs, agriculture and the biosafety office"),
    ("p7", "c5", "Budget line for biosafety in the finance act"),
    ("p8", "c5", "Public register of decisions and a yearly hearing"),
)
# key, output, text, kind, lead, partners, start, end, cost lines (item, unit, unit cost, quantities, source, secured), answers
ACTIVITIES = (
    (
        "a1",
        "p1",
        "Amend the law on imports so that a decision is due within 270 days of notification",
        "amend_law",
        "justice",
        ("env", "office"),
        "2027-01",
        "2028-06",
        (
            ("Expert", "day", "350", {2027: "40", 2028: "20"}, "State budget", "14000"),
            ("Consultation meeting", "meeting", "2500", {2027: "4"}, "GEF", "0"),
        ),
        ("gap:CPB-10-3", "contradiction:deadline"),
    ),
    (
        "a2",
        "p1",
        "Repeal the clause under which thirty days of silence grant a permit",
        "repeal",
        "justice",
        ("finance",),
        "2027-03",
        "2028-06",
        (("Expert", "day", "350", {2027: "5"}, "State budget", "1750"),),
        ("contradiction:silence",),
    ),
    (
        "a3",
        "p2",
        "Issue a decree on what a notification contains, under Annexes I and III",
        "regulation",
        "env",
        ("office", "uni"),
        "2028-07",
        "2029-03",
        (("Expert", "day", "350", {2028: "30", 2029: "10"}, "", "0"),),
        ("gap:CPB-08-1",),
    ),
    (
        "a4",
        "p2",
        "Publish a guideline for applicants in both languages",
        "guideline",
        "office",
        (),
        "2029-01",
        "2029-09",
        (("Printing", "copy", "3.75", {2029: "2000"}, "State budget", "7500"),),
        (),
    ),
    (
        "a5",
        "p3",
        "Draft an act on liability and redress for damage from living modified organisms",
        "new_law",
        "justice",
        ("finance", "env"),
        "2027-09",
        "2030-03",
        (
            ("Expert", "day", "350", {2027: "20", 2028: "60", 2029: "30"}, "GEF", "20000"),
            ("Validation workshop", "workshop", "9000", {2029: "1"}, "GEF", "9000"),
        ),
        ("gap:SP-05-1a",),
    ),
    (
        "a6",
        "p3",
        "Study whether insurance or a fund can cover such damage",
        "study",
        "finance",
        ("uni",),
        "2028-01",
        "2028-10",
        (("Study", "study", "28000", {2028: "1"}, "", "0"),),
        (),
    ),
    (
        "a7",
        "p4",
        "Check the documents of grain and seed shipments and pass doubtful cases on within one working day",
        "guideline",
        "customs",
        ("office", "grain"),
        "2027-09",
        "2029-06",
        (("Officer month", "month", "900", {2027: "4", 2028: "12", 2029: "6"}, "State budget", "10000"),),
        ("gap:CPB-18-2a", "need:inspection"),
    ),
    (
        "a8",
        "p4",
        "Train eighty customs officers and plant inspectors at four border posts",
        "training",
        "customs",
        ("agri",),
        "2028-01",
        "2028-12",
        (("Training session: room, trainers, material", "session", "4200", {2028: "8"}, "Regional project", "12600"),),
        ("need:training",),
    ),
    (
        "a9",
        "p4",
        "Add a clause on living modified organisms to the customs code",
        "add_clause",
        "finance",
        ("customs", "justice"),
        "2028-04",
        "2029-12",
        (("Expert", "day", "350", {2028: "15"}, "State budget", "0"),),
        ("gap:CPB-18-2a",),
    ),
    (
        "a10",
        "p5",
        "Equip the reference laboratory for detection and identification",
        "equipment",
        "uni",
        ("office",),
        "2028-01",
        "2029-03",
        (
            ("Equipment set", "set", "64000.50", {2028: "1"}, "GEF", "64000.50"),
            ("Laboratory test", "test", "85", {2029: "200", 2030: "300", 2031: "300"}, "", "0"),
        ),
        ("need:laboratory",),
    ),
    (
        "a11",
        "p6",
        "Sign an agreement that says who samples, who decides and who pays at the border",
        "agreement",
        "office",
        ("customs", "agri"),
        "2027-02",
        "2027-12",
        (("Consultation meeting", "meeting", "2500", {2027: "2"}, "State budget", "5000"),),
        ("overlap:inspection",),
    ),
    (
        "a12",
        "p6",
        "Name the office as the one body that receives notifications",
        "designation",
        "env",
        ("justice",),
        "2027-04",
        "2027-11",
        (),
        ("overlap:notification", "gap:CPB-19-1a"),
    ),
    (
        "a13",
        "p7",
        "Propose a budget line for biosafety in the budget circular of each year",
        "budget_line",
        "finance",
        ("env",),
        "2027-06",
        "2031-06",
        (("Officer month", "month", "900", {2027: "1", 2028: "1", 2029: "1", 2030: "1", 2031: "1"}, "State budget", "4500"),),
        ("need:finance",),
    ),
    (
        "a14",
        "p7",
        "Set fees for applications so that they pay for the risk assessment",
        "fee_fund",
        "finance",
        ("office",),
        "2029-01",
        "2030-06",
        (("Expert", "day", "350", {2029: "12"}, "", "0"),),
        (),
    ),
    (
        "a15",
        "p8",
        "Open a public register of notifications and decisions",
        "register",
        "office",
        ("env",),
        "2028-05",
        "2029-05",
        (("Software", "year", "6000", {2028: "1", 2029: "1", 2030: "1", 2031: "1"}, "", "0"),),
        ("gap:CPB-23-1b",),
    ),
    (
        "a16",
        "p8",
        "Tenir chaque année une audience publique avec les associations d’agriculteurs « du Val »",
        "awareness",
        "env",
        ("farmers", "press"),
        "",
        "",
        (),
        ("gap:CPB-23-2a",),
    ),
)

ENTRIES = (
    (
        "e1",
        "National biodiversity strategy and action plan",
        "nbsap_revision",
        "2027-01",
        "2027-10",
        "env",
        "A national target on biosafety with a lead body and a cost",
    ),
    ("e2", "Finance act", "budget_circular", "2027-05", "2027-07-15", "finance", "A line for biosafety under its own name"),
    (
        "e3",
        "Customs code",
        "law_under_amendment",
        "2028-03",
        "2029-06",
        "finance",
        "A clause on documents that accompany living modified organisms",
    ),
    (
        "e4",
        "National development plan 2031-2040",
        "development_plan",
        "",
        "2030-09",
        "",
        "One sentence and one indicator in the chapter on agriculture",
    ),
    ("e5", "Standards of the Grain Board", "standards_revision", "", "", "grain", "Documents stated in contracts"),
)

MATTERS = (
    ("gap:CPB-10-3", "gap", "Decision within 270 days", 3, (DECREE,)),
    ("gap:CPB-08-1", "gap", "Notification by the exporter", 2, ()),
    ("gap:CPB-18-2a", "gap", "Documents for food, feed and processing", 3, (CUSTOMS,)),
    ("gap:CPB-19-1a", "gap", "National focal point designated", 2, ()),
    ("gap:CPB-23-1b", "gap", "Access to information", 2, ()),
    ("gap:CPB-23-2a", "gap", "Public consulted on decisions", 2, ()),
    ("gap:SP-05-1a", "gap", "Response measures in the event of damage", 2, ()),
    ("gap:CPB-17-1", "gap", "Unintentional movements notified", 2, ()),
    ("overlap:inspection", "overlap", "Three bodies inspect at the border", 1, (GRAIN,)),
    ("overlap:notification", "overlap", "Two bodies receive notifications", 1, ()),
    ("contradiction:deadline", "contradiction", "Thirty days against 270 days", 3, ()),
    ("contradiction:silence", "contradiction", "Consent by silence against consent in writing", 3, (DECREE,)),
    ("need:inspection", "need", "Inspection and enforcement", 1, ()),
    ("need:training", "need", "Human resources and training", 1, ()),
    ("need:laboratory", "need", "Detection and identification", 1, ()),
    ("need:finance", "need", "Financial resources", 1, ()),
    ("need:socioeconomic", "need", "Socio-economic considerations", 1, ()),
)


def matters() -> tuple[Matter, ...]:
    """What the study found."""
    return tuple(
        Matter(key=key, kind=kind, name=name, sentence=f"{name}.", code=key.partition(":")[2], weight=weight, grounds=grounds)
        for key, kind, name, weight, grounds in MATTERS
    )


def rows(obligations: tuple[Obligation, ...]) -> tuple[Row, ...]:
    """Where every obligation stands: gaps where a matter says so, rules and options elsewhere."""
    gaps = {key.partition(":")[2] for key, kind, *_ in MATTERS if kind == "gap"}
    return tuple(_row(place, one, gaps) for place, one in enumerate(obligations))


def _row(place: int, one: Obligation, gaps: set[str]) -> Row:
    if one.id in gaps:
        return Row(obligation=one.id, coverage=Coverage.NOT_FOUND, gap=True, rule="missing", findings=())
    if one.strength is Strength.DISCRETIONARY:
        return Row(obligation=one.id, coverage=Coverage.NOT_USED, gap=False, rule="option_not_used", findings=())
    if one.level is not Level.LEGAL:
        return Row(obligation=one.id, coverage=Coverage.ELSEWHERE, gap=False, rule="evidence_elsewhere", findings=())
    coverage = (Coverage.OPERATIVE, Coverage.MENTION, Coverage.NOT_FOUND, Coverage.IMPLICIT)[place % 4]
    return Row(obligation=one.id, coverage=coverage, gap=False, rule="found_operative", findings=())


def _costs(lines: tuple[tuple[str, str, str, dict[int, str], str, str], ...]) -> tuple[CostLine, ...]:
    return tuple(
        CostLine(
            item=item,
            unit=unit,
            unit_cost=Decimal(cost),
            quantities={year: Decimal(number) for year, number in quantities.items()},
            source=source,
            secured=Decimal(secured),
        )
        for item, unit, cost, quantities, source, secured in lines
    )


def activities() -> tuple[Activity, ...]:
    """The sixteen activities, with grounds, milestones, indicators, risks and alignment where a real plan has them."""
    made = []
    for place, (key, output, text, kind, lead, partners, start, end, lines, answers) in enumerate(ACTIVITIES):
        made.append(
            Activity(
                key=key,
                output=output,
                text=text,
                kind=kind,
                whole=key != "a3",
                lead=lead,
                partners=partners,
                start=start,
                end=end,
                costs=_costs(lines),
                answers=answers,
                grounds=((CUSTOMS, GRAIN), (DECREE,), (), (PLAN,))[place % 4],
                milestones=(Milestone(on=end, text=f"Milestone of {key}: text handed to the council"),) if end and place % 2 == 0 else (),
                indicators=(
                    Indicator(
                        name=f"Share of cases done as {text[:24].lower()}",
                        unit="per cent",
                        baseline="" if place % 3 else "0",
                        baseline_year=2026,
                        target="80",
                        target_year=2030,
                        verification="Register of decisions, read once a year",
                    ),
                )
                if place % 4 != 3
                else (),
                assumptions="Parliament sits as planned" if place % 5 == 0 else "",
                risks="A change of government delays the bill" if place % 4 == 0 else "",
                after=("a1",) if key == "a3" else (),
                alignment=(Alignment(goal="kmgbf_17", degree=Degree.MEDIUM, aspect="biosafety measures"),) if place % 3 == 0 else (),
            )
        )
    return tuple(made)


def strategy(state: State = State.WORKSHOP) -> Strategy:
    """The strategy of Valmeria in a state."""
    final = state in (State.FINAL, State.SEMINAR, State.MONITORED)
    return Strategy(
        key="valley",
        code="XV",
        country=COUNTRY,
        title="Biosafety in every ministry: national mainstreaming strategy 2027–2031",
        language=Language.EN,
        first_year=2027,
        last_year=2031,
        currency="USD",
        state=state,
        label="1.0" if final else "",
        adopted_by="the Council of Ministers" if final else "",
        adopted_on="2026-12-01" if final else "",
        vision="In 2031 people of Valmeria trade, farm and do research knowing that living modified organisms are "
        "looked at before they come, by bodies that know their task and have the means for it.",
        situation="Valmeria became a Party to the Cartagena Protocol in 2005. Its desk study of 2026 read twelve texts.\n"
        "The decree of 2014 asks for consent in writing. "
        "The trade window of 2018 grants permits by silence: the two cannot both hold.",
        invented=True,
        objectives=tuple(
            Objective(
                key=key,
                text=text,
                why=why,
                lead=lead,
                until=until,
                measured=measured,
                grounds=(DECREE,) if key == "o1" else (),
                answers=("gap:CPB-10-3", "gap:SP-05-1a") if key == "o1" else (),
                alignment=(
                    Alignment(goal="plan_a1", degree=Degree.HIGH),
                    Alignment(goal="kmgbf_17", degree=Degree.HIGH, aspect="measures in law"),
                    Alignment(goal="sdg_15", degree=Degree.LOW),
                ),
            )
            for key, text, why, lead, until, measured in OBJECTIVES
        ),
        entry_points=tuple(
            EntryPoint(key=key, instrument=instrument, moment=moment, opens=opens, closes=closes, body=body, text=text)
            for key, instrument, moment, opens, closes, body, text in ENTRIES
        ),
        stakeholders=tuple(
            Stakeholder(
                key=key,
                name=name,
                acronym=short,
                sector=sector,
                influence=influence,
                interest=interest,
                part=part,
                roles=roles,
                text=f"To be won through what it gains: {name}" if influence == 3 else "",
            )
            for key, name, short, sector, influence, interest, part, roles in STAKEHOLDERS
        ),
        conditions=(
            Condition(
                key="k1",
                factor="coordination",
                today="Three bodies meet only when something has gone wrong",
                text="A committee that meets each quarter and keeps minutes",
                lead="office",
            ),
            Condition(key="k2", factor="budget", today="", text="Salaries of two officers in the budget of the office", lead="finance"),
        ),
        tools=(
            Tool(key="t1", tool="permit_law", text="The import law carries the permit", entry=""),
            Tool(key="t2", tool="budget_line", text="In the finance act, under its own name", entry="e2"),
            Tool(key="t3", tool="code_of_practice", text=""),
        ),
        opportunities=(
            Opportunity(
                key="q1",
                event="The customs code is being rewritten with a regional project",
                text="One clause and one form in the project’s second package",
                until="2028-06",
            ),
        ),
        outcomes=tuple(
            Outcome(
                key=key,
                objective=above,
                text=text,
                assumptions="Ministries keep to the agreement" if key == "c4" else "",
                indicators=(
                    Indicator(
                        name="Decisions in writing",
                        unit="per cent of decisions",
                        counted=("CPB-10-3", "CPB-08-1", "CPB-15-1"),
                        target="100",
                        target_year=2030,
                        verification="Register of decisions",
                    ),
                    Indicator(
                        name="Median days from notification to decision",
                        baseline="not measured yet",
                        target="under 270",
                        target_year=2030,
                        verification="Register of decisions",
                    ),
                )
                if key == "c1"
                else (
                    Indicator(
                        name=f"Share of cases ({key})",
                        unit="per cent",
                        baseline="0",
                        baseline_year=2026,
                        target="80",
                        target_year=2030,
                        verification="Yearly count",
                    ),
                ),
            )
            for key, above, text in OUTCOMES
        ),
        outputs=tuple(
            Output(
                key=key,
                outcome=above,
                text=text,
                indicators=(Indicator(name="Text in the official gazette", target="1", target_year=2029),) if key in ("p1", "p3") else (),
            )
            for key, above, text in OUTPUTS
        ),
        activities=activities(),
        progress=(
            Progress(
                activity="a1",
                year=2027,
                course=Course.UNDER_WAY,
                note="Bill drafted",
                value="first reading",
                spent=Decimal("12000"),
                by="N. N.",
                on="2027-12-10",
            ),
            Progress(activity="a11", year=2027, course=Course.DONE, note="Signed by the three bodies", by="N. N.", on="2027-12-10"),
        )
        if state is State.MONITORED
        else (),
        history=(
            Step(kind=State.CIRCULATED, on="2026-09-01", note="Sent to eleven ministries and nine associations"),
            Step(kind=State.WORKSHOP, on="2026-10-20", place="Valmeria City", note="Forty-two people, three working groups"),
        ),
        remarks=(
            Remark(
                part="a7",
                text="One working day is too short at the southern post",
                by="N. N.",
                on="2026-10-20",
                group="Border",
                outcome="partly",
                answer="Two days at posts without a laboratory",
            ),
            Remark(part="o1", text="Say 270 days as the Protocol does", by="N. N.", on="2026-09-12", outcome="accepted", answer="Done"),
            Remark(part="", text="Where is livestock?", by="N. N.", on="2026-09-15", outcome=""),
        ),
        made_on="2026-11-22",
        version="0.4.0",
    )


def bare() -> Strategy:
    """A strategy with nothing but a title."""
    return Strategy(
        key="bare", code="XV", country=COUNTRY, title="Strategy", language=Language.FR, first_year=2027, last_year=2031, currency="XOF"
    )


def large(number: int = 60, language: Language = Language.EN) -> Strategy:
    """A generated strategy: four objectives, eight outcomes, sixteen outputs, sixty activities."""
    lead = [key for key, *_ in STAKEHOLDERS[:6]]
    first = strategy()
    made = tuple(
        Activity(
            key=f"g{place}",
            output=f"lp{place % 16}",
            text=f"Activity number {place}: amend, agree, train or publish what the {place}th matter of the study asks of the bodies named",
            kind=("amend_law", "training", "agreement", "register")[place % 4],
            lead=lead[place % 6],
            partners=(lead[(place + 1) % 6],),
            start=f"{2027 + place % 4}-{1 + place % 9:02}",
            end=f"{2028 + place % 4}-{3 + place % 9:02}",
            milestones=(Milestone(on=f"{2028 + place % 4}-03", text=f"Milestone {place}"),),
            indicators=(
                Indicator(name=f"Indicator {place}", unit="per cent", baseline="0", target="80", target_year=2030, verification="Register"),
            ),
            costs=_costs(
                (("Expert", "day", "350", {year: str(place + 1) for year in YEARS}, "State budget" if place % 2 else "", str(place * 100)),)
            ),
            answers=(MATTERS[place % len(MATTERS)][0],),
            grounds=((CUSTOMS, GRAIN, DECREE, PLAN)[place % 4],),
            assumptions="Parliament sits as planned",
            risks="Money comes late",
            alignment=(Alignment(goal=f"kmgbf_{1 + place % 23}", degree=Degree.LOW),),
        )
        for place in range(number)
    )
    return Strategy(
        key="large",
        code="XV",
        country=COUNTRY,
        title="A large strategy",
        language=language,
        first_year=2027,
        last_year=2031,
        currency="XOF",
        vision=first.vision,
        situation=first.situation,
        objectives=tuple(
            Objective(key=f"lo{place}", text=f"Objective number {place} is reached by 2030", until="2030") for place in range(4)
        ),
        outcomes=tuple(
            Outcome(key=f"lc{place}", objective=f"lo{place // 2}", text=f"Bodies act otherwise in matter {place}") for place in range(8)
        ),
        outputs=tuple(
            Output(key=f"lp{place}", outcome=f"lc{place // 2}", text=f"Output number {place} is there and in use") for place in range(16)
        ),
        entry_points=first.entry_points,
        stakeholders=first.stakeholders,
        conditions=first.conditions,
        tools=first.tools,
        opportunities=first.opportunities,
        activities=made,
        made_on="2026-11-22",
        version="0.4.0",
    )
