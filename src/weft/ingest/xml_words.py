"""What the elements of the XML dialects of law mean. Names are local names in small letters."""

import msgspec

from weft.ingest.word_sets import named


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """The element names of one dialect.

    `inline` stand inside a line; `labels` are numbers; `headings` titles; `notes` footnotes and histories; `asides` no part of the law;
    `contents` printed tables of contents; `units` parts of a law that a label numbers; `languages` say the language of what they hold.
    `strict`: every element that is not inline parts paragraphs; otherwise only where no text stands beside it.
    """

    inline: frozenset[str]
    labels: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    named_groups: frozenset[str] = frozenset()
    languages: tuple[tuple[str, str], ...] = ()
    strict: bool = True


ROWS = named("tr row table-row")
CELLS = named("td th entry cell table-cell")
_COMMON_INLINE = named(
    "b i u em strong sup sub span a small font emph emphasis italic bold ref xref footnoteref noteref term def del"
    " ins mark q abbr br eol img"
)

# Akoma Ntoso 2.0 and 3.0 (OASIS LegalDocML).
AKOMA_NTOSO = Dialect(
    inline=_COMMON_INLINE
    | named(
        "mref rref mod mmod rmod remark inline date time person organization concept object event location process role"
        " quantity entity docauthority docdate docnumber doctitle doctype docpurpose doccommittee docstage docstatus"
        " docproponent docjurisdiction docketnumber docintroducer placeholder fillin decoration affecteddocument session"
        " shorttitle omissis signature judge lawyer party opinion argument vote outcome relateddocument change noteref"
        " quotedtext marker legislature subflow neutralcitation"
    ),
    labels=named("num"),
    headings=named("heading subheading crossheading longtitle"),
    notes=named("authorialnote"),
    asides=named("meta"),
    contents=named("toc"),
    units=named(
        "book part subpart title subtitle chapter subchapter division subdivision section subsection article paragraph"
        " subparagraph clause subclause rule subrule item point indent alinea proviso list level transitional tome"
        " schedule hcontainer"
    ),
    named_groups=named("book part subpart title subtitle chapter subchapter division subdivision"),
)

# The consolidated laws of Canada (Department of Justice, namespace http://justice.gc.ca/lims).
LIMS = Dialect(
    inline=_COMMON_INLINE
    | named(
        "xrefexternal xrefinternal definedtermen definedtermfr language repealed definitionref definitionenonly"
        " definitionfronly footnoteref linebreak leader fraction numerator denominator formblank separator year yyyy mm"
        " dd date ins del yyyy regnalyear monarch parliament session number leaderrightjustified oath insertedtext math"
        " mathematical superscript subscript"
    ),
    labels=named("label"),
    headings=named("titletext marginalnote longtitle shorttitle caption title"),
    notes=named("historicalnote footnote recentamendments relatedornotinforce note"),
    asides=named(
        "runninghead billhistory chapter consolidationdate instrumentnumber enablingauthority regulationmakerorder registrationdate"
    ),
    units=named(
        "section subsection paragraph subparagraph clause subclause subsubclause definition item provision heading"
        " schedule scheduleformheading groupheading group continuedsectionsubsection continuedparagraph"
        " continueddefinition footnote preamble enacts list formulaparagraph"
    ),
    languages=(("bilingualitemen", "en"), ("bilingualitemfr", "fr")),
)

GENERIC = Dialect(
    inline=_COMMON_INLINE,
    labels=named("num number label no enum"),
    headings=named("heading head title titre titulo subheading subtitle caption marginalnote rubric rubrica"),
    notes=named("footnote note authorialnote endnote historicalnote"),
    asides=named("meta metadata header script style"),
    contents=named("toc contents tableofcontents"),
    units=AKOMA_NTOSO.units
    | named("art sec para annex annexe anexo articulo artículo capitulo titulo libro chapitre titre alinea inciso parrafo"),
    strict=False,
)
