"""What is asked of a session, of an item of the agenda and of what was said under it. Labels are keys of words/meetings.yaml."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms

from weft.records.meeting import Item, Said, Session
from weft_web.engine import convening as engine
from weft_web.meetings.frame_forms import LONG, MOST_DAYS, SpokenForm, lines, shown_in
from weft_web.observations.forms import text_field


class SessionForm(SpokenForm):
    """A part of the programme; a break deals with no item."""

    spoken = {"title": ("meetings.session.title", 0)}

    key = forms.RegexField(r"^[a-z0-9]{1,40}$", widget=forms.HiddenInput, required=False)
    day = forms.ChoiceField(label="meetings.session.day")
    starts = forms.TimeField(label="meetings.session.starts", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label="meetings.session.ends", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    item = forms.ChoiceField(label="meetings.session.item", required=False)
    room = forms.CharField(label="meet.column.room", max_length=120, required=False)

    def __init__(self, *arguments: Any, scene: engine.Scene, session: Session | None = None, **named: Any) -> None:
        self.session = session
        super().__init__(*arguments, initial=_session_told(session), **named)
        first, last = self.meeting.starts_on, self.meeting.ends_on
        days = [first + timedelta(days=one) for one in range(min((last - first).days, MOST_DAYS) + 1)]
        self.choose("day", [(one.isoformat(), scene.weekday(one.isoformat())) for one in days])
        items = [(one.number, scene.item(one)) for one in scene.meeting.agenda]
        self.choose("item", [("", self.voice.say("meetings.session.break")), *items])

    def clean(self) -> dict[str, Any]:
        """An end after the beginning, and a name where there is no item to lend one."""
        given = super().clean() or {}
        if given.get("starts") and given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", "meetings.problem_session_ends_first")
        if not given.get("item") and not any(given.get(f"title_{one}", "").strip() for one in self.languages):
            self.add_error(f"title_{self.languages[0]}", "meetings.problem_session_nameless")
        return given

    def kept(self) -> Session:
        """The session; the name of its item where it was given none."""
        given = self.plain()
        own = self.words("title", self.session.title.words if self.session else None)
        titles = {one["number"]: one["title"] for one in self.meeting.agenda}
        starts, ends = (f"{given['day']}T{given[name]:%H:%M}" for name in ("starts", "ends"))
        return Session(
            key=self.session.key if self.session else given["key"] or f"s{uuid.uuid4().hex[:12]}",
            starts=starts,
            ends=ends,
            title=Said(words=own or titles.get(given["item"], {})),
            item=given["item"],
            room=" ".join(given["room"].split()),
        )


def _session_told(session: Session | None) -> dict[str, Any]:
    if session is None:
        return {"key": f"s{uuid.uuid4().hex[:12]}"}
    plain = {"day": session.starts[:10], "starts": session.starts[11:16], "ends": session.ends[11:16]}
    return {**plain, "item": session.item, "room": session.room, **shown_in("title", session.title.words)}


class ItemForm(SpokenForm):
    """An item of the agenda with its annotation."""

    spoken = {"title": ("meetings.item.title", 0), "annotation": ("meetings.item.annotation", 5)}

    number = forms.RegexField(r"^[0-9]{1,3}(\.[0-9]{1,2})?( ?[a-z]{1,3})?$", label="meetings.item.number")
    documents = text_field("meetings.item.documents", 2, required=False, longest=LONG)

    def __init__(self, *arguments: Any, item: Item | None = None, following: str = "", **named: Any) -> None:
        self.item = item
        told = {"number": following}
        if item is not None:
            said = {**shown_in("title", item.title.words), **shown_in("annotation", item.annotation.words)}
            told = {"number": item.number, "documents": "\n".join(item.documents), **said}
        super().__init__(*arguments, initial=told, **named)

    def clean(self) -> dict[str, Any]:
        """A title in one language at least."""
        given = super().clean() or {}
        if not any(given.get(f"title_{one}", "").strip() for one in self.languages):
            self.add_error(f"title_{self.languages[0]}", "meetings.problem_item_nameless")
        return given

    def kept(self) -> Item:
        """The item."""
        before = self.item
        said = {one: Said(words=self.words(one, getattr(before, one).words if before else None)) for one in ("title", "annotation")}
        return Item(number=self.cleaned_data["number"], documents=tuple(lines(self.cleaned_data["documents"])), **said)


class RecordForm(SpokenForm):
    """What was said under an item."""

    spoken = {"record": ("meetings.item.record", 8)}

    def __init__(self, *arguments: Any, item: Item, **named: Any) -> None:
        super().__init__(*arguments, initial=shown_in("record", item.record.words), **named)


def next_number(numbers: list[str]) -> str:
    """The number after the highest."""
    return str(max((int(one.partition(".")[0]) for one in numbers if one.partition(".")[0].isdecimal()), default=0) + 1)
