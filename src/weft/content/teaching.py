"""Shapes of content/courses: units, figures, exercises, questions, slides, and the articles that a citation may name."""

from datetime import date

from weft.records import Record, Text

UNIT_FILES = ("unit.yaml", "figures.yaml", "exercise.yaml", "quiz.yaml", "slides.yaml")
QUESTIONS = ("true_false", "single", "multiple", "matching", "ordering", "short")
FIGURES = ("layers", "steps", "timeline", "branches", "compare", "links", "ladder", "matrix")
BOXES = ("example", "case", "note")
MARKS = ("yes", "part", "no", "elsewhere", "not_used", "not_applicable")
PLACES = (
    "profile",
    "instruments",
    "findings",
    "coverage",
    "institutions",
    "observations",
    "study",
    "roundtable",
    "strategy",
    "strategy_gaps",
    "strategy_effect",
    "publish",
)
"""Pages of the workbench at which an exercise is done in one's own country."""


class CourseSheet(Record, forbid_unknown_fields=True):
    """A course: its units in order, its final case, and the share of points in per cent that passes a quiz."""

    id: str
    edition: str
    pass_mark: int
    hours: int
    title: Text
    summary: Text
    audience: Text
    outcomes: tuple[Text, ...]
    units: tuple[str, ...]
    final: str


class Aim(Record, forbid_unknown_fields=True):
    """What a learner is able to do on completing a unit; the text begins with a verb."""

    id: str
    text: Text


class Pointer(Record, forbid_unknown_fields=True):
    """A place to go on."""

    text: Text


class UnitSheet(Record, forbid_unknown_fields=True):
    """A unit; `date` of its last change in any language."""

    id: str
    minutes: int
    date: date
    title: Text
    lead: Text
    outcomes: tuple[Aim, ...]
    remember: tuple[Text, ...]
    further: tuple[Pointer, ...] = ()


class Branch(Record, forbid_unknown_fields=True):
    """A way from one box of a figure to another."""

    answer: Text
    node: str


class FigureItem(Record, forbid_unknown_fields=True):
    """A part of a figure: a box, a step, a day (`at`), a row of marks."""

    id: str
    label: Text
    note: Text | None = None
    at: int = 0
    to: tuple[Branch, ...] = ()
    marks: tuple[str, ...] = ()


class FigureColumn(Record, forbid_unknown_fields=True):
    """A column of a comparison (`head`, `points`) or of a matrix (`label`)."""

    id: str
    head: Text | None = None
    label: Text | None = None
    points: tuple[Text, ...] = ()


class Figure(Record, forbid_unknown_fields=True):
    """A figure as data; `title` is its finding, `alternative` says all that it shows."""

    id: str
    kind: str
    title: Text
    alternative: Text
    items: tuple[FigureItem, ...] = ()
    columns: tuple[FigureColumn, ...] = ()
    unit: Text | None = None
    centre: Text | None = None


class Passage(Record, forbid_unknown_fields=True):
    """A passage of a document of the sample country: its own words, where they stand, and what they say."""

    document: str
    place: Text
    language: str
    quote: str
    gist: Text


class Option(Record, forbid_unknown_fields=True):
    """An answer to choose, and what is said of it."""

    id: str
    text: Text
    feedback: Text
    right: bool = False


class Pair(Record, forbid_unknown_fields=True):
    """Two things that belong together."""

    id: str
    left: Text
    right: Text


class Item(Record, forbid_unknown_fields=True):
    """A thing to put in order; items stand in the right order."""

    id: str
    text: Text


class Accepted(Record, forbid_unknown_fields=True):
    """Forms of a short answer that are right, by language."""

    en: tuple[str, ...]
    fr: tuple[str, ...]
    es: tuple[str, ...]


class Question(Record, forbid_unknown_fields=True):
    """A question of one of QUESTIONS; it rests on articles (`cites`) or on a section of its unit."""

    id: str
    kind: str
    ask: Text
    feedback: Text
    outcome: str = ""
    cites: tuple[str, ...] = ()
    section: str = ""
    passage: Passage | None = None
    answer: bool | None = None
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    items: tuple[Item, ...] = ()
    accept: Accepted | None = None


class Quiz(Record, forbid_unknown_fields=True):
    """The questions that end a unit."""

    questions: tuple[Question, ...]


class Exercise(Record, forbid_unknown_fields=True):
    """Questions on real findings, not graded, and what to do in one's own country at a place of the workbench."""

    title: Text
    lead: Text
    place: str
    questions: tuple[Question, ...]
    steps: tuple[Text, ...]


class Slide(Record, forbid_unknown_fields=True):
    """A slide for a facilitator."""

    id: str
    title: Text
    points: tuple[Text, ...]
    notes: Text


class LegalWords(Record, forbid_unknown_fields=True):
    """Words that make a sentence a legal statement: it says a duty or a right (`duty`), and speaks of a treaty (`about`)."""

    duty: tuple[str, ...]
    about: tuple[str, ...]


class Treaty(Record, forbid_unknown_fields=True):
    """What of a treaty can be cited: articles with their number of paragraphs (0: not numbered), annexes, other names."""

    articles: dict[int, int] = {}
    annexes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Citable(Record, forbid_unknown_fields=True):
    """Shape of content/courses/law.yaml."""

    treaties: dict[str, Treaty]
    words: dict[str, LegalWords]
