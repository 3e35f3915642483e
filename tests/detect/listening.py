"""Provisions as a lawyer would lay them before the reader, and what is read in them."""

from tests.prepared import ENGINE

from weft import detect
from weft.records import Provision, Reading, Zone

# Titles that say nothing of living modified organisms, so that a provision stands for itself.
NEUTRAL = {"en": "Roads and Harbours Act", "fr": "Loi sur les routes et les ports", "es": "Ley de caminos y puertos"}
# Titles of instruments that are about them as a whole.
SPECIFIC = {
    "en": "Living Modified Organisms Act",
    "fr": "Loi sur les organismes vivants modifiés",
    "es": "Ley de organismos vivos modificados",
}


def provision(text: str, language: str = "en", *, heading: str = "", lead: str = "", zone: Zone = Zone.BODY) -> Provision:
    """A provision with its place."""
    return Provision(id="p", document="act", path="art_1", heading=heading, text=text, language=language, zone=zone, quotes=(), lead=lead)


def readings(title: str, *provisions: Provision, teaches: bool = False, other_sense: bool = False) -> tuple[Reading, ...]:
    """What is read in the provisions of one instrument."""
    setting = detect.Setting(title=title, teaches=teaches, other_sense=other_sense)
    return detect.find(setting, provisions, ENGINE.ear)[0]


def reading(text: str, language: str = "en", *, heading: str = "", lead: str = "", zone: Zone = Zone.BODY) -> Reading:
    """What is read in one provision of an instrument about something else; bare company keeps it from being the whole instrument."""
    company = [provision("§", language) for _ in range(3)]
    return readings(NEUTRAL[language], provision(text, language, heading=heading, lead=lead, zone=zone), *company)[0]


def reading_in_specific(text: str, language: str = "en", *, heading: str = "", lead: str = "", zone: Zone = Zone.BODY) -> Reading:
    """What is read in one provision of an act about living modified organisms."""
    return readings(SPECIFIC[language], provision(text, language, heading=heading, lead=lead, zone=zone))[0]
