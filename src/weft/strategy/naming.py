"""How parts are called, the same in documents, workbooks and pages."""

from weft.records.strategy import EntryPoint, Opportunity, Part, Stakeholder


def words_of(part: Part) -> str:
    """The words by which people know a part: a body by its name, an entry point by its instrument, all others by what they say."""
    match part:
        case Stakeholder():
            return body_name(part) or part.text
        case EntryPoint():
            return part.instrument or part.text
        case Opportunity():
            return part.event or part.text
    return part.text


def body_name(body: Stakeholder, *, short: bool = False) -> str:
    """The name of a body, its short form first where that is asked for; the one that there is, "" where there is none."""
    return (body.acronym or body.name) if short else (body.name or body.acronym)


def body_in_full(body: Stakeholder) -> str:
    """The name of a body with its short form: "Customs Department (CD)"."""
    return f"{body.name} ({body.acronym})" if body.name and body.acronym else body_name(body)
