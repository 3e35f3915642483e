"""The toolkit read and checked: the same citations in each language, nothing named that is not there."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from weft.content.loading import read
from weft.content.teaching import Citable
from weft.content.toolkit import PARTS, Card, Checklist, Curriculum, Facilitation, Template, Term, Toolkit
from weft.courses import citing, legal, loading, parity
from weft.courses.parity import Told
from weft.errors import WeftError
from weft.records import Language

NAME = "toolkit"


def load(root: Path) -> Toolkit:
    """The toolkit of a content folder. Errors: ContentError of the first file that does not read."""
    folder = root / loading.FOLDER / NAME
    return Toolkit(
        cards=read(folder / "cards.yaml", tuple[Card, ...]),
        checklists=read(folder / "checklists.yaml", tuple[Checklist, ...]),
        templates=read(folder / "templates.yaml", tuple[Template, ...]),
        glossary=read(folder / "glossary.yaml", tuple[Term, ...]),
        curricula=read(folder / "curricula.yaml", tuple[Curriculum, ...]),
        facilitation=read(folder / "facilitation.yaml", Facilitation),
    )


def toolkit_faults(root: Path) -> Iterator[Told]:
    """Every fault of the toolkit, each beginning with its name."""
    try:
        toolkit, law = load(root), loading.law(root)
    except FileNotFoundError as error:
        yield "content_missing", (str(error.filename),)
        return
    except WeftError as error:
        yield error.code, error.arguments
        return
    for code, arguments in faults(toolkit, law, units(root)):
        yield code, (NAME, *arguments)


def units(root: Path) -> frozenset[str]:
    """Every unit that there is: `mainstreaming/why`."""
    return frozenset(f"{path.parents[1].name}/{path.parent.name}" for path in (root / loading.FOLDER).glob("*/*/unit.yaml"))


def faults(toolkit: Toolkit, law: Citable, known_units: frozenset[str]) -> Iterator[Told]:
    """The faults of a toolkit that was read."""
    yield from parity.texts_differ(toolkit)
    yield from _twice(toolkit)
    for text in citing.texts(toolkit, Language.EN):
        for code in citing.cited(text):
            if not citing.known(citing.parsed(code), law):
                yield "course_no_article", (code,)
    for language in Language:
        for text in citing.texts((toolkit.cards, toolkit.checklists, toolkit.glossary), language):
            if legal.states_law(text, law, language) and not citing.cited(text):
                yield "course_bare", (language.value, text[:120])
    yield from (("course_unknown", (one.kind,)) for each in toolkit.templates for one in each.parts if one.kind not in PARTS)
    known = named(toolkit) | {f"unit:{one}" for one in known_units}
    yield from (("course_unknown", (use,)) for each in toolkit.curricula for one in each.sessions for use in one.uses if use not in known)


def named(toolkit: Toolkit) -> frozenset[str]:
    """What a curriculum may name, beside units."""
    return frozenset(
        (
            *(f"card:{one.id}" for one in toolkit.cards),
            *(f"checklist:{one.id}" for one in toolkit.checklists),
            *(f"template:{one.id}" for one in toolkit.templates),
            *(f"group:{one.id}" for one in toolkit.facilitation.groups),
        )
    )


def _twice(toolkit: Toolkit) -> Iterator[Told]:
    for ids in (
        [one.id for one in toolkit.cards],
        [one.id for one in toolkit.checklists],
        [one.id for one in toolkit.templates],
        [one.id for one in toolkit.glossary],
        [one.id for one in toolkit.curricula],
        [one.id for one in toolkit.facilitation.groups],
    ):
        yield from (("course_twice", (one,)) for one, count in Counter(ids).items() if count > 1)
