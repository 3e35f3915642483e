"""A country's coded findings as a REFI-QDA project (.qdpx): project.qde and the texts it speaks of, in one ZIP.

Findings are codings, judgements codings by people, comments notes, instruments cases with what the register says of them.
Positions are half-open and count Unicode code points of the text as it lies in Sources; texts have line feeds only and no byte order
mark; names of codes and of cases stand once; each coding has its CodeRef first and says whose it is: what reading programs were seen
to trip over.
"""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from lxml import etree

from weft.records import Record
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine import engine_version
from weft_web.exchange.cases import case, variables
from weft_web.exchange.codebook import Code, code_guid, codebook, codes_of
from weft_web.exchange.coded import MACHINE, Coded, coded, guid
from weft_web.exchange.marking import OWN, clean, element, moment, worded
from weft_web.exchange.naming import Naming
from weft_web.exchange.texts import Joined, plain, text_of
from weft_web.findings.seeing import Reader
from weft_web.instruments.models import Document, Instrument
from weft_web.jobs.kinds import Tell

NOT_A_NAME = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
LONGEST_NAME = 120


class Told(Record):
    """What went into a project, and the documents whose text was not at hand."""

    sources: int
    selections: int
    codings: int
    notes: int
    missing: tuple[str, ...]
    unplaced: int


class Project:
    """Writes one project."""

    def __init__(self, country: Country, voice: Voice, reader: Reader, *, named: bool) -> None:
        self.country, self.voice, self.reader = country, voice, reader
        self.naming = Naming(country, voice, named=named)
        self.notes: list[tuple[str, str, datetime, str]] = []
        self.selections = self.codings = self.unplaced = 0
        self.missing: list[str] = []
        self._names: set[str] = set()
        self._texts: list[tuple[Instrument, str, str]] = []

    def write(self, out: IO[bytes], tell: Tell) -> Told:
        """What was written into `out`."""
        # The cases stand before the sources that they lead to, and which there are is known once all texts have been read.
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, tempfile.TemporaryFile() as scratch:
            self._write_sources(scratch, archive, tell)
            with archive.open("project.qde", "w", force_zip64=True) as file, etree.xmlfile(file, encoding="utf-8") as xml:
                xml.write_declaration(standalone=True)
                with xml.element("Project", self._head(), nsmap=OWN):
                    xml.write(self._users(), self._codebook(), *self._cases())
                    xml.flush()
                    scratch.seek(0)
                    shutil.copyfileobj(scratch, file)
                    self._notes(xml)
        return self._told()

    def _told(self) -> Told:
        return Told(
            sources=len(self._texts),
            selections=self.selections,
            codings=self.codings,
            notes=len(self.notes),
            missing=tuple(self.missing),
            unplaced=self.unplaced,
        )

    def _head(self) -> dict[str, str]:
        name = self.voice.say("exchange.project_name", country=self.country.said_in(self.voice.language.value))
        machine = guid("voice", MACHINE)
        return {
            "name": name,
            "origin": f"Weft {engine_version()}",
            "creatingUserGUID": machine,
            "creationDateTime": moment(datetime.now(UTC)),
        }

    def _users(self) -> Any:
        users = element("Users")
        for one, name in self.naming.everyone():
            users.append(element("User", guid=one, name=clean(name)))
        return users

    def _codebook(self) -> Any:
        book, codes = element("CodeBook"), element("Codes")
        book.append(codes)
        for code in codebook(self.voice):
            codes.append(_code(code))
        return book

    def _cases(self) -> Iterator[Any]:
        """What the register says of each instrument whose text is there."""
        if self._texts:
            yield variables(self.voice)
            rows = element("Cases")
            rows.extend(case(*one, self.voice) for one in self._texts)
            yield rows

    def _write_sources(self, scratch: IO[bytes], archive: zipfile.ZipFile, tell: Tell) -> None:
        """The sources with their selections, and the texts themselves into the archive; nothing where there is no text."""
        with etree.xmlfile(scratch, encoding="utf-8") as xml, xml.element("Sources", nsmap=OWN):
            self._sources(xml, archive, tell)
        if not self._texts:
            scratch.truncate(0)

    def _sources(self, xml: Any, archive: zipfile.ZipFile, tell: Tell) -> None:
        documents = list(self._documents())
        for done, document in enumerate(documents, 1):
            text = text_of(document)
            tell(done, len(documents), document.instrument.title or document.name)
            if text is None:
                self.missing.append(document.name)
            if not text or not text.text:
                continue
            source = guid("source", document.file.sha256, document.name)
            archive.writestr(f"Sources/{source}.txt", text.text.encode("utf-8"))
            row = self._source(document, text, source)
            xml.write(row)
            self._texts.append((document.instrument, source, row.get("name")))

    def _documents(self) -> Iterator[Document]:
        held = Document.objects.filter(instrument__country=self.country, current=True, instrument__left_out=False)
        yield from held.select_related("instrument", "file").order_by("instrument__title", "id")

    def _source(self, document: Document, text: Joined, source: str) -> Any:
        row = element(
            "TextSource",
            guid=source,
            name=self._name(document),
            plainTextPath=f"internal://{source}.txt",
            creatingUser=guid("voice", MACHINE),
            creationDateTime=moment(document.added_at),
        )
        row.append(worded("Description", f"{document.instrument.title}\n{document.name}"))
        for one in coded(self.country, self.reader, document.instrument):
            for selection in self._marked(one, text):
                row.append(selection)
        return row

    def _name(self, document: Document) -> str:
        """A name that is a file's name too, and no other source's: some programs save the text under it."""
        wished = NOT_A_NAME.sub(" ", clean(document.instrument.title or document.name)).strip(" .")[:LONGEST_NAME] or "text"
        name, place = wished, 1
        while name.casefold() in self._names:
            place += 1
            name = f"{wished} ({place})"
        self._names.add(name.casefold())
        return name

    def _marked(self, one: Coded, text: Joined) -> Iterator[Any]:
        """A selection for each quote of a finding: one that runs over a page is two."""
        finding, key = one.finding, one.key
        for place, quote in enumerate(finding.quotes):
            found = text.place(quote)
            if found is None:
                self.unplaced += 1
                continue
            selection = element(
                "PlainTextSelection",
                guid=guid(key, place),
                name=clean(plain(str(quote["text"]))[:LONGEST_NAME]),
                startPosition=str(found[0]),
                endPosition=str(found[1]),
                creatingUser=guid("voice", MACHINE),
                creationDateTime=moment(finding.read_at),
            )
            selection.append(worded("Description", " · ".join(part for part in (finding.path, finding.heading) if part)))
            selection.extend(self._codings(one, guid(key, place)))
            if place == 0:
                selection.extend(self._remarks(one, key))
            self.selections += 1
            yield selection

    def _codings(self, one: Coded, selection: str) -> Iterator[Any]:
        for said in one.said:
            user, _ = self.naming.speaker(said)
            for kind, code in codes_of(said):
                self.codings += 1
                key = guid(selection, user, said.voice, kind, code)
                coding = element("Coding", guid=key, creatingUser=user, creationDateTime=moment(said.at))
                coding.append(element("CodeRef", targetGUID=code_guid(kind, code)))
                yield coding

    def _remarks(self, one: Coded, key: str) -> Iterator[Any]:
        for remark in one.remarks:
            user = self.naming.guid_of(remark.person)
            note = guid(key, "note", user, remark.at.isoformat())
            self.notes.append((note, user, remark.at, remark.text))
            yield element("NoteRef", targetGUID=note)

    def _notes(self, xml: Any) -> None:
        if not self.notes:
            return
        with xml.element("Notes"):
            for place, (note, user, at, text) in enumerate(self.notes, 1):
                name = self.voice.say("exchange.note_name", place=place)
                row = element("Note", guid=note, name=name, creatingUser=user, creationDateTime=moment(at))
                row.append(worded("PlainTextContent", plain(text)))
                xml.write(row)


def _code(code: Code) -> Any:
    row = element("Code", guid=code.guid, name=clean(code.name), isCodable="true" if code.codable else "false", color=code.colour)
    if code.gloss:
        row.append(worded("Description", code.gloss))
    row.extend(_code(one) for one in code.codes)
    return row
