"""Who takes part, counted by region, gender, language, sector, role and funding; what people did not say is a class of its own."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from weft.meet.scene import Scene
from weft.records import Record
from weft.records.meeting import Meeting, Participant

FEWEST = 5
"""Of fewer people than this no percentage is given: one person would be a fifth of it or more."""

GENDERS = ("woman", "man", "another")
"""Gender as far as the product has words for it; whatever else people say of themselves is shown as they say it."""


class Share(Record):
    """How many of how many are of a class; `code` is "" for those who did not say."""

    code: str
    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, half rounded up; None where the whole is too small for one."""
        if self.of < FEWEST:
            return None
        return int((Decimal(self.count) * 100 / self.of).quantize(Decimal(1), ROUND_HALF_UP))


class Spread(Record):
    """How people are spread over the classes of one kind, the greatest class first, "not said" last."""

    kind: str
    shares: tuple[Share, ...]


KINDS: dict[str, Callable[[Meeting, Participant], str]] = {
    "region": lambda meeting, one: _region(meeting, one),
    "gender": lambda _, one: one.gender,
    "language": lambda _, one: one.language,
    "sector": lambda _, one: one.sector,
    "role": lambda _, one: one.role,
    "funding": lambda _, one: "funded" if one.funded else "not_funded",
}


def _region(meeting: Meeting, one: Participant) -> str:
    """The region of who sends a participant; organisations have none."""
    guest = next((guest for guest in meeting.guests if guest.key == one.guest), None)
    if guest is None:
        return ""
    return guest.region or ("" if guest.code else "none")


def balance(meeting: Meeting, people: Sequence[Participant]) -> tuple[Spread, ...]:
    """The people of a meeting by each kind."""
    return tuple(spread(kind, [of(meeting, one).strip() for one in people]) for kind, of in KINDS.items())


def spread(kind: str, codes: Sequence[str]) -> Spread:
    """Classes with their counts: the greatest first, equal ones by code, "" at the end."""
    counts = Counter(codes)
    ordered = sorted(counts, key=lambda code: (code == "", -counts[code], code))
    return Spread(kind=kind, shares=tuple(Share(code=code, count=counts[code], of=len(codes)) for code in ordered))


def named(scene: Scene, kind: str, code: str) -> str:
    """What a class is called."""
    if not code:
        return scene.say("meet.unsaid")
    voice = scene.voice
    match kind:
        case "region":
            return scene.say("meet.region.none") if code == "none" else voice.label("regions", code)
        case "gender":
            return scene.say(f"meet.gender.{code}") if code in GENDERS else code
        case "language":
            return voice.tongue(code)
        case "sector":
            return voice.label("sectors", code)
        case "role":
            return scene.role(code)
    return scene.say(f"meet.funding.{code}")


def shown(scene: Scene, share: Share) -> str:
    """A class as a reader sees it: always its count, beside it the share where the whole bears one."""
    if share.percent is None:
        return scene.say("meet.share.count", people=share.count, of=share.of)
    return scene.say("meet.share.percent", people=share.count, percent=share.percent)
