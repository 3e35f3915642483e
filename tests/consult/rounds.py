"""A round of comments on a draft: eight people, in three languages, by every way, two of them late."""

from weft.consult.places import Draft
from weft.records.consulting import About, Alike, Comment, Disposed, Disposition, Invited, Reply, Round, Way

# key, name, organisation, role, sector, language, reply
INVITED = (
    ("p1", "Awa Diop", "Ministère du commerce", "ministry", "trade", "fr", Reply.COMMENTED),
    ("p2", "Luis Peña", "Ministerio de Agricultura", "ministry", "agriculture", "es", Reply.COMMENTED),
    ("p3", "Mary Obi", "National Seed Council", "biosafety_authority", "agriculture", "en", Reply.COMMENTED),
    ("p4", "Kofi Mensah", "University of Port Alba", "research", "science", "en", Reply.COMMENTED),
    ("p5", "Inès Roux", "Réseau des semences paysannes", "farmers", "agriculture", "fr", Reply.COMMENTED),
    ("p6", "=Eve <b>", "+Consumers’ Union", "consumers", "consumer", "en", Reply.COMMENTED),
    ("p7", "Juan Sosa", "Consejo de Pueblos Indígenas", "iplc", "", "es", Reply.NOTHING_TO_SAY),
    ("p8", "Rae Lin", "Customs Service", "customs", "customs", "en", Reply.NONE),
    ("p9", "Tom Ek", "Ministry of Finance", "decision_maker", "finance", "en", Reply.DECLINED),
)
# by, number of the place, text, proposal, language, way, group, late, quote, tracked
SAID = (
    (
        "p1",
        "2",
        "Préciser quelle autorité statue.",
        "ajouter « l’Agence » après « décide »",
        "fr",
        Way.DOCX,
        "g1",
        False,
        "",
        False,
    ),
    ("p2", "2", "Falta decir qué autoridad decide.", "", "es", Way.XLSX, "g1", False, "", False),
    ("p3", "2", "Say who decides.", "the Agency decides", "en", Way.BROWSER, "g1", False, "", False),
    ("p4", "4", '=HYPERLINK("http://x.example","y") cites a repealed act.', "", "en", Way.BROWSER, "", False, "the act", False),
    ("p5", "Table 2", "Le total du tableau est inexact.\nVoir la colonne 3.", "", "fr", Way.LETTER, "", False, "", False),
    ("p6", "", "-A clear and useful study; “shall” is used with care.", "", "en", Way.MEETING, "", False, "", False),
    ("p3", "7", "", "The register lists them all, with their dates.", "en", Way.DOCX, "", False, "The register lists them.", True),
    ("p4", "8", "", "", "en", Way.DOCX, "", False, "It counts neither as silent nor as anything else.", True),
    ("p5", "9", "", "Un alinéa sur les savoirs traditionnels.", "fr", Way.DOCX, "", True, "", True),
    ("p2", "999", "Véase nuestra carta.", "", "es", Way.XLSX, "", True, "", False),
)
DISPOSED = (
    (0, Disposed.ACCEPTED, "The Agency is named in the Act, section 6.", "2, 14"),
    (1, Disposed.ACCEPTED, "The Agency is named in the Act, section 6.", "2, 14"),
    (2, Disposed.ACCEPTED, "The Agency is named in the Act, section 6.", "2, 14"),
    (3, Disposed.NOT_ACCEPTED, "The act is in force; see the register.", ""),
    (4, Disposed.PARTLY, "The total was right; its label was not.", "Table 2"),
    (5, Disposed.NOTED, "", ""),
    (6, Disposed.ACCEPTED, "=Clearer.", "7"),
)


def invited() -> tuple[Invited, ...]:
    return tuple(
        Invited(key=key, name=name, organisation=body, role=role, sector=sector, language=language, invited_on="2026-11-25", reply=reply)
        for key, name, body, role, sector, language, reply in INVITED
    )


def comments(draft: Draft) -> tuple[Comment, ...]:
    places = {one.number: one.key for one in draft.places if one.kind in ("paragraph", "table") and one.number}
    return tuple(
        Comment(
            key=f"c{place}", place=places.get(number, ""), number=number, about=About.SUBSTANCE, text=text, proposal=proposal,
            language=language, by=by, at=f"2026-12-{place + 10}T09:30:00+00:00", way=way, alike=group, late=late,
            quote=quote, tracked=tracked,
        )
        for place, (by, number, text, proposal, language, way, group, late, quote, tracked) in enumerate(SAID)
    )  # fmt: skip


def round_on(draft: Draft, *, decided: bool = True) -> Round:
    said = comments(draft)
    disposed = [
        Disposition(comment=said[place].key, outcome=outcome, reason=reason, where=where, by="Ana Núñez", on="2027-01-20")
        for place, outcome, reason, where in DISPOSED
    ]
    return Round(
        key="r1", kind="study", country="XS", title="Desk study", label="Draft 1",
        opened_at="2026-11-25T08:00:00+00:00", closes_at="2027-01-15T20:59:00+00:00", zone="Africa/Nairobi",
        invited=invited(), comments=said, alike=(Alike(key="g1", title="The authority that decides is not named."),),
        dispositions=tuple(disposed) if decided else (),
    )  # fmt: skip
