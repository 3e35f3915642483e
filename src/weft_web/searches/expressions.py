"""A question to the index, written as each of the two databases wants it.

Built of tokens only (a-z, 0-9), so that nothing a person typed can be taken for an operator.
"""

import re
from collections.abc import Callable, Iterable

from weft.records import Record
from weft_web.searches.asking import Query, Term

TOKEN = re.compile("[a-z0-9]+")


class Atom(Record):
    """Tokens in a row; the last one may be the beginning of a word."""

    tokens: tuple[str, ...]
    prefix: bool = False


class Expression(Record):
    """Of each of `every` at least one, and none of `none`."""

    every: tuple[tuple[Atom, ...], ...]
    none: tuple[Atom, ...] = ()


NOWHERE = "d0"
"""A token that no provision has."""


class Documents(Record):
    """In which documents to look: in these only, or in all but some."""

    only: tuple[int, ...] | None = None
    without: tuple[int, ...] = ()


def expression(query: Query, country: int, language: str) -> Expression:
    """What is asked of a country's provisions in a language."""
    every = [(single(f"c{country}"),), *(atoms(one) for one in query.terms if one.wanted)]
    none = [atom for one in query.terms if not one.wanted for atom in atoms(one)]
    if language:
        every.append((single(language),))
    return Expression(every=tuple(every), none=tuple(none))


def within(asked: Expression, documents: Documents) -> Expression:
    """The same in these documents only, said in tokens."""
    every, none = asked.every, (*asked.none, *(single(f"d{one}") for one in documents.without))
    if documents.only is not None:
        every = (*every, tuple(single(f"d{one}") for one in documents.only) or (single(NOWHERE),))
    return Expression(every=every, none=none)


EVERYWHERE = Documents()


def single(token: str) -> Atom:
    """One token."""
    return Atom(tokens=(token,))


def atoms(term: Term) -> tuple[Atom, ...]:
    """What of a term has to be found: any of these."""
    if term.prefix:
        return (Atom(tokens=(f"p{term.prefix}",), prefix=True),)
    if term.phrase:
        return (Atom(tokens=tuple(f"p{one}" for one in term.phrase)),)
    return tuple(single(one) for one in sorted(term.stems))


def for_fts5(asked: Expression) -> str:
    """As SQLite's FTS5 wants it."""
    wanted = " AND ".join(_joined(one, " OR ", _fts5) for one in asked.every)
    return f"({wanted}) NOT {_joined(asked.none, ' OR ', _fts5)}" if asked.none else wanted


def for_tsquery(asked: Expression) -> str:
    """As PostgreSQL's to_tsquery wants it."""
    wanted = " & ".join(_joined(one, " | ", _tsquery) for one in asked.every)
    return f"{wanted} & !{_joined(asked.none, ' | ', _tsquery)}" if asked.none else wanted


def _fts5(atom: Atom) -> str:
    return f'"{" ".join(_checked(atom.tokens))}"' + (" *" if atom.prefix else "")


def _tsquery(atom: Atom) -> str:
    row = " <-> ".join(_checked(atom.tokens)) + (":*" if atom.prefix else "")
    return f"({row})"


def _joined(some: Iterable[Atom], sign: str, written: Callable[[Atom], str]) -> str:
    return f"({sign.join(written(one) for one in some)})"


def _checked(tokens: tuple[str, ...]) -> tuple[str, ...]:
    assert all(TOKEN.fullmatch(one) for one in tokens)  # noqa: S101 - nothing but tokens may reach a database
    return tokens
