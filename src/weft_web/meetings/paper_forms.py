"""What is asked of a document of a meeting. Labels are keys of words/attending.yaml."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone

from weft_web.meetings.forms import VoicedForm
from weft_web.meetings.models import GROUPS, NAME, Meeting, Paper
from weft_web.meetings.papers import Written, paragraphs
from weft_web.observations.forms import date_field, text_field, tongues

LONGEST = 200_000


class PaperForm(VoicedForm):
    """A document: its group, symbol and day, and in each language of the meeting its title and its paragraphs."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    group = forms.ChoiceField(label="attending.paper.group")
    symbol = forms.CharField(label="attending.paper.symbol", max_length=80, required=False)
    on = date_field("attending.paper.on", required=True)
    original = forms.ChoiceField(label="attending.paper.original")

    def __init__(self, *arguments: Any, meeting: Meeting, paper: Paper | None = None, **named: Any) -> None:
        super().__init__(*arguments, initial=_first(meeting, paper), **named)
        own = (*paper.title, *paper.text) if paper is not None else ()
        self.languages = tuple(dict.fromkeys([*meeting.languages, *own])) or ("en",)
        self.choose("group", [(code, self.voice.say(f"meet.group.{code}")) for code, _ in GROUPS])
        self.choose("original", [one for one in tongues(self.voice) if one[0] in self.languages])
        for language in self.languages:
            self._ask_in(language, paper)

    def _ask_in(self, language: str, paper: Paper | None) -> None:
        title, text = f"title_{language}", f"text_{language}"
        self.fields[title] = forms.CharField(label="attending.paper.title", max_length=NAME, required=False)
        self.fields[text] = text_field("attending.paper.text", 8, required=False, longest=LONGEST)
        if paper is not None:
            self.initial[title] = paper.title.get(language, "")
            self.initial[text] = "\n\n".join(paper.text.get(language, ()))

    @property
    def spoken(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each language with its title and its text."""
        return [(one, self[f"title_{one}"], self[f"text_{one}"]) for one in self.languages]

    def written(self) -> Written:
        """The document."""
        given = self.plain()
        title = {one: given[f"title_{one}"].strip() for one in self.languages}
        text = {one: paragraphs(given[f"text_{one}"]) for one in self.languages}
        return Written(
            group=given["group"],
            original=given["original"],
            on=given["on"],
            title={one: said for one, said in title.items() if said},
            symbol=given["symbol"].strip(),
            text={one: said for one, said in text.items() if said},
        )


def _first(meeting: Meeting, paper: Paper | None) -> dict[str, Any]:
    """What the form begins with."""
    if paper is not None:
        return {name: getattr(paper, name) for name in ("key", "group", "symbol", "on", "original")}
    return {"key": uuid.uuid4(), "group": "official", "on": timezone.now().date(), "original": (meeting.languages or ["en"])[0]}
