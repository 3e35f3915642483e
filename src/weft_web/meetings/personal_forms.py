"""Forms of those who come by a link: somebody nominated by a guest, and what a participant says of herself."""

from typing import Any

from weft_web.meetings.forms import ParticipantForm
from weft_web.meetings.models import Participant
from weft_web.meetings.nominating import HERS, Nominated

NOT_ASKED = ("guest", "funded", "needs", "gender")
"""What a guest does not say of those whom it nominates: it is the organisers', or their own."""


class NominationForm(ParticipantForm):
    """Somebody whom a guest nominates, for a role in which it has a seat."""

    def __init__(self, *arguments: Any, roles: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, guests=[], **named)
        for name in NOT_ASKED:
            del self.fields[name]
        self.choose("role", roles)

    def named(self) -> Nominated:
        """Who is nominated."""
        return Nominated(**self.plain())


class RegistrationForm(ParticipantForm):
    """What a participant says of herself."""

    def __init__(self, *arguments: Any, one: Participant, **named: Any) -> None:
        super().__init__(*arguments, guests=[], initial={name: getattr(one, name) for name in HERS}, **named)
        for name in set(self.fields) - set(HERS):
            del self.fields[name]

    def hers(self) -> dict[str, str]:
        """What she says."""
        return {name: str(value) for name, value in self.plain().items()}
