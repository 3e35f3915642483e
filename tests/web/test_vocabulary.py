"""One vocabulary: what the study and the interface call alike in English they call alike in French and Spanish."""

from collections.abc import Iterator

import pytest

from weft.content.loading import read
from weft.report.content import Forms, Phrase
from weft_web.engine.knowing import WORDS, spoken

OTHER_MATTERS = {
    "consultations.about.general",
    "consultations.deadline",
    "consultations.dispose.reason",
    "consultations.extend_reason",
    "consultations.fig_open",
    "consultations.only_late",
    "consultations.phase.open",
    "consultations.reply.declined",
    "consultations.state.accepted",
    "consultations.state.not_accepted",
    "consultations.state.noted",
    "consultations.state.open",
    "consultations.state.partly",
    "consultations.topic.open",
    "exchange.column_degree",
    "exchange.field_adopted_by",
    "exchange.field_closes_at",
    "exchange.field_role",
    "findings.key_comment",
    "findings.right",
    "institutions.is_corrected",
    "institutions.is_named_only",
    "institutions.no_role",
    "instruments.column_degree",
    "instruments.was_confirmed",
    "observations.place",
    "strategies.answered_by",
    "strategies.by_activities",
    "strategies.empty.stakeholders",
    "strategies.going.adopted_by",
    "strategies.if_done",
    "strategies.look",
    "strategies.outcome.accepted",
    "strategies.shelf_of",
    "studies.form_heading_2",
    "studies.kind_heading",
    "studies.read_it",
}
"""Keys of the interface whose English word happens to be that of another thing, of another gender, of a verb, or of several."""

SAME = (
    *((f"profile.{one}", f"countries.{one}") for one in ("party_cbd", "party_cpb", "party_sp", "exports_lmos", "transit_state")),
    *((f"profile.{one}", f"countries.{one}") for one in ("developing", "regional_organisation")),
    *((f"status.{one}", f"instruments.state_{one}") for one in ("read", "warning", "refused", "needs_ocr", "unsupported_language")),
    *(
        (f"column.{one}", f"instruments.field_{two}")
        for one, two in (("type", "type"), ("official_number", "number"), ("sector", "sector"))
    ),
    *((f"column.{one}", f"instruments.field_{one}") for one in ("adopting_body", "legal_status", "language", "title")),
    ("column.modality", "findings.modality"),
    ("column.reason", "coverage.reason"),
    ("column.stated", "coverage.column.stated"),
    ("cover.draft_title", "studies.draft"),
    ("order.framework", "studies.order_framework"),
    ("card.overlap", "coverage.overlap"),
    ("card.contradiction", "coverage.possible"),
    ("kind.contradiction", "coverage.possible"),
    ("matters.contradictions", "coverage.heading.contradiction"),
    ("matters.gaps", "coverage.heading.gap"),
    ("matters.overlaps", "coverage.heading.overlap"),
    ("sheet.contradictions", "coverage.heading.contradiction"),
)
"""One thing with a key in the study and one in the interface."""


def flat(text: str) -> str:
    return text.replace("\u00a0", " ").strip(" .").casefold()


def forms(phrase: Phrase) -> Iterator[tuple[str, str, str]]:
    said = (phrase.en, phrase.fr, phrase.es)
    if all(isinstance(one, str) for one in said):
        yield tuple(flat(str(one)) for one in said)  # type: ignore[misc]
    elif all(isinstance(one, Forms) for one in said):
        for name in ("one", "many", "none"):
            yield tuple(flat(getattr(one, name)) for one in said)  # type: ignore[misc]


def of_the_interface() -> dict[str, Phrase]:
    return {key: one for path in WORDS.glob("*.yaml") for key, one in read(path, dict[str, Phrase]).items()}


MATTERS = (
    ("plan.", "lf.", "strategies.", "steps.strategy"),
    ("consult.", "consultations.", "taking_part."),
    ("meet.", "sheet.meet_", "meetings.", "attending."),
    ("syn.", "sheet.syn_", "programmes.", "syntheses.", "public."),
    ("national.", "sheet.national_", "reporting."),
    ("clearing.", "library."),
)
"""How the keys of one matter begin, in documents and on pages; each is compared with itself and the study."""


def matter_of(key: str) -> tuple[str, ...]:
    """What a key speaks of; nothing for the study, which all others rest on."""
    return next((prefixes for prefixes in MATTERS if key.startswith(prefixes)), ())


def of_documents(matter: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    words, interface = spoken(), of_the_interface()
    for key, phrase in words.phrases.items():
        if key not in interface and not key.startswith(("concept.", "unit.")) and matter_of(key) in ((), matter):
            yield from forms(phrase)
    for entries in words.lists.values():
        yield from ((flat(one.label.en), flat(one.label.fr), flat(one.label.es)) for one in entries.values())
    for plan in (*words.outline.chapters, *words.outline.places):
        yield flat(plan.title.en), flat(plan.title.fr), flat(plan.title.es)


def test_the_same_words_in_english_are_the_same_in_french_and_spanish() -> None:
    for matter in ((), *MATTERS):
        named: dict[str, set[tuple[str, str]]] = {}
        for english, french, spanish in of_documents(matter):
            named.setdefault(english, set()).add((french, spanish))
        differing = {
            f"{key}: {english}": (french, spanish)
            for key, phrase in of_the_interface().items()
            if key not in OTHER_MATTERS and matter_of(key) == matter
            for english, french, spanish in forms(phrase)
            if len(english) > 2 and english in named and (french, spanish) not in named[english]
        }
        assert differing == {}, matter


@pytest.mark.parametrize(("study", "interface"), SAME)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_one_thing_has_one_name(study: str, interface: str, language: str) -> None:
    phrases = spoken().phrases
    assert flat(str(getattr(phrases[study], language))) == flat(str(getattr(phrases[interface], language)))


@pytest.mark.parametrize(("language", "word"), [("en", "program "), ("fr", "programme "), ("es", "programa ")])
def test_what_proposes_is_the_machine_in_the_study_too(language: str, word: str) -> None:
    wrong = {
        key
        for key, phrase in spoken().phrases.items()
        if key.partition(".")[0] in ("cover", "method", "limit", "summary", "imprint", "people", "sheet")
        and word in f"{getattr(phrase, language)} "
    }
    assert wrong == set()
