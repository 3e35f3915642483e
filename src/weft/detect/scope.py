"""Scope flows down: an instrument, a chapter or an article that is about living modified organisms makes its provisions speak of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from weft.detect.hearing import Heard, Listened
from weft.records import Zone

# Shares of provisions that name LMOs, from which an instrument as a whole is about them.
SHARE_WITH_TITLE = 0.05
SHARE_WITH_WEAK_TITLE = 0.10
SHARE_ALONE = 0.35
FEWEST_PROVISIONS = 4
SHARE_OF_ARTICLE = 0.5
FALSE_SENSE_SHARE = 0.5

SPEAKING_ZONES = (Zone.BODY, Zone.ANNEX, Zone.AMENDMENT, Zone.TRANSITORY, Zone.PREAMBLE, Zone.FRONT)
CARTAGENA = frozenset({"cartagena_protocol"})
BIOSAFETY_WORDS = frozenset({"biosafety", "biotechnology", "contained_use"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known of a document as a whole.

    `specific`: it is about LMOs; `whole`: all of it, not only one of two subjects of its title; `hooked`: its title makes a regime
    that reaches them; `sense`: its bare "biosafety" means ours; `named_articles`: headings of articles most of whose provisions name
    LMOs; `training`: it teaches, it does not rule; `void`: anchors that name nothing of ours here;
    `whole_hooks`: hooks that reach all that stands under a heading with them.
    """

    specific: bool
    hooked: frozenset[str]
    sense: bool
    named_articles: frozenset[str]
    training: bool
    void: frozenset[str]
    whole: bool
    whole_hooks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document before it is listened to: its title, whether it teaches, whether its sector has another biosafety."""

    title: str
    teaches: bool
    other_sense: bool
    whole_hooks: frozenset[str] = frozenset()
    two_subjects: bool = False


def survey(title: Heard, listened: Sequence[Listened], setting: Setting) -> Scope:
    """The scope of one document from its title and all its provisions."""
    speaking = [item for item in listened if item.provision.zone in SPEAKING_ZONES]
    void = _void_anchors(title, speaking)
    anchored = [item for item in speaking if item.own.anchors - void]
    share = len(anchored) / max(len(speaking), 1)
    specific = _is_specific(title, share, len(speaking), void)
    return Scope(
        specific=specific,
        hooked=title.hooks & setting.whole_hooks,
        sense=specific or (not setting.other_sense and _weak_means_ours(title, speaking)),
        named_articles=_named_articles(speaking, void),
        training=setting.teaches,
        void=void,
        whole=specific and not setting.two_subjects,
        whole_hooks=setting.whole_hooks,
    )


def _void_anchors(title: Heard, speaking: Sequence[Listened]) -> frozenset[str]:
    """A bare "Protocol of Cartagena" names nothing of ours in a text on the Charter of the Organization of American States."""
    others = any(item.own.anchors - CARTAGENA for item in speaking)
    trapped = "ff_cartagena" in title.false_friends or any("ff_cartagena" in item.own.false_friends for item in speaking)
    return CARTAGENA if trapped and not others else frozenset()


def _is_specific(title: Heard, share: float, provisions: int, void: frozenset[str]) -> bool:
    """CASE 1 the title names them, 2 the title has a weak word and many provisions name them, 3 a third of the provisions do."""
    if title.anchors - void:
        return share >= SHARE_WITH_TITLE or provisions <= FEWEST_PROVISIONS
    if title.weak & BIOSAFETY_WORDS and not title.false_friends:
        return share >= SHARE_WITH_WEAK_TITLE
    return share >= SHARE_ALONE and provisions >= FEWEST_PROVISIONS


def _weak_means_ours(title: Heard, speaking: Sequence[Listened]) -> bool:
    """Whether bare "biosafety" has our sense here: where it stands with LMOs more often than with hospitals and farms."""
    weak = [item for item in speaking if "biosafety" in item.own.weak]
    false = sum(1 for item in weak if item.own.false_friends and not item.own.anchors)
    trapped = sum(1 for item in speaking if item.own.false_friends)
    ours = sum(1 for item in speaking if item.own.anchors)
    if title.false_friends and not title.anchors:
        return False
    if ours:
        return false <= FALSE_SENSE_SHARE * max(len(weak), 1)
    return bool(weak) and not false and trapped <= FALSE_SENSE_SHARE * len(speaking) / 10


def _named_articles(speaking: Sequence[Listened], void: frozenset[str]) -> frozenset[str]:
    counts: dict[str, list[int]] = {}
    for item in speaking:
        count = counts.setdefault(item.provision.heading, [0, 0])
        count[0] += 1
        count[1] += bool(item.own.anchors - void)
    return frozenset(heading for heading, (all_, named) in counts.items() if named >= 2 and named >= SHARE_OF_ARTICLE * all_)
