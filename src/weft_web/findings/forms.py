"""What is asked when a finding is judged. Labels are keys of words/findings.yaml."""

from typing import cast

from django import forms
from msgspec.structs import replace

from weft.records import Extent
from weft_web import engine
from weft_web.findings.choosing import EXTENTS, MODALITIES, themes
from weft_web.findings.models import Finding, Judgement, Verdict
from weft_web.findings.services import Opinion
from weft_web.findings.standing import machine

LONGEST_COMMENT = 10_000
MACHINE, OWN, REJECT = "machine", "own", "reject"
SILENT = frozenset({Extent.NONE.value, Extent.FALSE_FRIEND.value})
"""Extents that bear neither theme nor obligation."""


def _pairs(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(one, one) for one in codes]


def _obligations() -> list[tuple[str, str]]:
    return _pairs(tuple(engine.obligations()))


class ValuesForm(forms.Form):
    """What a correction corrects to, a comment, and what the form was made on."""

    extent = forms.ChoiceField(label="findings.extent", choices=[("", ""), *_pairs(EXTENTS)], required=False)
    modality = forms.ChoiceField(label="findings.modality", choices=[("", ""), *_pairs(MODALITIES)], required=False)
    themes = forms.MultipleChoiceField(label="findings.themes", choices=lambda: _pairs(themes()), required=False)
    obligations = forms.MultipleChoiceField(
        label="findings.obligations", choices=lambda: _pairs(tuple(engine.obligations())), required=False
    )
    comment = forms.CharField(
        label="findings.comment", required=False, max_length=LONGEST_COMMENT, error_messages={"max_length": "findings.comment_long"}
    )
    key = forms.UUIDField(required=False)
    seen = forms.CharField(required=False, max_length=16)

    def sent(self) -> dict[str, object]:
        """What the form was sent with, to be shown again."""
        plain = {name: self.data.get(name, "") for name in ("verdict", "take", "extent", "modality", "comment")}
        return {**plain, **{name: self[name].data or [] for name in ("themes", "obligations")}}

    def said(self, verdict: str, finding: Finding) -> Opinion:
        """What the form says of a finding; a correction that changes nothing is an acceptance."""
        given = self.cleaned_data
        silent = given["extent"] in SILENT
        opinion = Opinion(
            verdict=verdict,
            comment=given["comment"],
            extent=given["extent"],
            themes=() if silent else tuple(given["themes"]),
            obligations=() if silent else tuple(given["obligations"]),
            modality=given["modality"],
            key=given["key"],
            seen=given["seen"],
        )
        return replace(opinion, verdict=Verdict.ACCEPTED) if _changes_nothing(opinion, finding) else opinion


class JudgeForm(ValuesForm):
    """A verdict, with corrections where it corrects, and a comment."""

    verdict = forms.ChoiceField(label="findings.verdict", choices=Verdict.choices, error_messages={"required": "findings.verdict_missing"})

    def clean(self) -> dict[str, object]:
        """A correction says what it corrects to; a comment alone says something."""
        given: dict[str, object] = super().clean() or {}
        match given.get("verdict"):
            case Verdict.CORRECTED if not given.get("extent"):
                self.add_error("extent", "findings.extent_missing")
            case Verdict.NONE if not given.get("comment") and not self.errors.get("comment"):
                self.add_error("comment", "findings.comment_missing")
        return given

    def opinion(self, finding: Finding) -> Opinion:
        """What the person says of a finding."""
        return self.said(self.cleaned_data["verdict"], finding)


class AddForm(ValuesForm):
    """What a person reads in a provision that the machine did not report."""

    def clean(self) -> dict[str, object]:
        """It says something: an extent above none."""
        given: dict[str, object] = super().clean() or {}
        if given.get("extent") in ("", Extent.NONE.value):
            self.add_error("extent", "findings.extent_missing")
        return given


class SettleForm(ValuesForm):
    """The end of a difference or the decision of a round table: somebody's value taken over, or one of its own."""

    take = forms.ChoiceField(label="findings.take", error_messages={"required": "findings.take_missing"})

    def __init__(self, *arguments: object, given: tuple[Judgement, ...], reason_asked: bool, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.given = {str(one.pk): one for one in given}
        self.reason_asked = reason_asked
        choice = cast(forms.ChoiceField, self.fields["take"])
        choice.choices = _pairs((*self.given, MACHINE, OWN, REJECT))

    def clean(self) -> dict[str, object]:
        """A value of its own has an extent; a settlement has a reason."""
        given: dict[str, object] = super().clean() or {}
        if given.get("take") == OWN and not given.get("extent"):
            self.add_error("extent", "findings.extent_missing")
        if self.reason_asked and not given.get("comment") and not self.errors.get("comment"):
            self.add_error("comment", "findings.reason_missing")
        return given

    def opinion(self, finding: Finding) -> Opinion:
        """The value that is taken."""
        match self.cleaned_data["take"]:
            case "machine":
                return self.said(Verdict.ACCEPTED, finding)
            case "reject":
                return self.said(Verdict.REJECTED, finding)
            case "own":
                return self.said(Verdict.CORRECTED, finding)
        taken = self.given[self.cleaned_data["take"]]
        return replace(
            self.said(Verdict.REJECTED if taken.verdict == Verdict.REJECTED else Verdict.CORRECTED, finding),
            extent=taken.extent,
            themes=tuple(taken.themes),
            obligations=tuple(taken.obligations),
            modality=taken.modality,
        )


def _changes_nothing(opinion: Opinion, finding: Finding) -> bool:
    holds = machine(finding)
    same = (opinion.extent, opinion.modality or holds.modality) == (holds.extent, holds.modality)
    sets = set(opinion.themes) == set(holds.themes) and set(opinion.obligations) == set(holds.obligations)
    return opinion.verdict == Verdict.CORRECTED and same and sets
