"""A country's findings as a W3C Web Annotation collection (JSON-LD): one annotation for each finding, all voices as its bodies."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

import msgspec

from weft_web import engine
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.exchange.codebook import codebook, codes_of, every
from weft_web.exchange.coded import Coded, Said, coded, guid
from weft_web.exchange.naming import SHARED, Naming
from weft_web.exchange.texts import Joined, text_of
from weft_web.findings.models import Finding
from weft_web.findings.seeing import Reader
from weft_web.instruments.models import Document
from weft_web.jobs.kinds import Tell

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
AROUND = 32
"""Code points before and after a quote by which it is found again where the text has shifted."""

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "xml": "application/xml",
    "txt": "text/plain",
}

Json = dict[str, Any]


class Collection:
    """Writes one collection."""

    def __init__(self, country: Country, voice: Voice, reader: Reader, *, named: bool) -> None:
        self.country, self.voice, self.reader = country, voice, reader
        self.naming = Naming(country, voice, named=named)
        self._labels = {code.guid: code.name for code in every(codebook(voice))}
        self._text: tuple[int, Joined | None] = (0, None)

    def write(self, out: IO[bytes], total: int, tell: Tell) -> int:
        """How many annotations were written into `out`."""
        head = self._head(total)
        opening = msgspec.json.encode(head)[:-1]
        page = {"id": f"{head['id']}#1", "type": "AnnotationPage", "partOf": head["id"], "startIndex": 0}
        out.write(opening + b',"first":' + msgspec.json.encode(page)[:-1] + b',"items":[')
        count = 0
        for count, one in enumerate(coded(self.country, self.reader), 1):
            out.write((b"," if count > 1 else b"") + b"\n" + msgspec.json.encode(self.annotation(one)))
            tell(count, total, one.finding.instrument.title)
        out.write(b"\n]}}\n")
        return count

    def annotation(self, one: Coded) -> Json:
        """One finding: where it stands, what each voice says it is, what was remarked."""
        last = max(said.at for said in one.said)
        return {
            "id": f"urn:uuid:{one.key}",
            "type": "Annotation",
            "motivation": ["classifying", "commenting"] if one.remarks else ["classifying"],
            "creator": self._agent(one.said[-1]),
            "created": _moment(one.finding.read_at),
            "modified": _moment(last),
            "generator": self._software(),
            "body": [*self._classes(one), *self._comments(one)],
            "target": [self._target(one.finding, quote) for quote in one.finding.quotes],
        }

    def _head(self, total: int) -> Json:
        label = self.voice.say("exchange.project_name", country=self.country.said_in(self.voice.language.value))
        identity = f"urn:uuid:{guid('collection', self.country.code)}"
        made = {"created": _moment(datetime.now(UTC)), "generator": self._software()}
        return {"@context": CONTEXT, "id": identity, "type": "AnnotationCollection", "label": label, **made, "total": total}

    def _software(self) -> Json:
        return {"id": f"urn:uuid:{guid('voice', 'machine')}", "type": "Software", "name": f"Weft {engine.engine_version()}"}

    def _agent(self, said: Said) -> Json:
        key, name = self.naming.speaker(said)
        if said.person is None:
            return self._software()
        return {"id": f"urn:uuid:{key}", "type": "Organization" if said.voice in SHARED else "Person", "name": name}

    def _classes(self, one: Coded) -> Iterator[Json]:
        for said in one.said:
            agent, at = self._agent(said), _moment(said.at)
            for kind, code in codes_of(said):
                label = self._labels.get(guid("code", kind, code), code)
                source = {"id": f"urn:weft:{kind}:{code}", "label": label}
                yield {"type": "SpecificResource", "purpose": "classifying", "source": source, "creator": agent, "created": at}

    def _comments(self, one: Coded) -> Iterator[Json]:
        for remark in one.remarks:
            person, name = self.naming.guid_of(remark.person), self.naming.name_of(remark.person)
            yield {
                "type": "TextualBody",
                "purpose": "commenting",
                "value": remark.text,
                "format": "text/plain",
                "creator": {"id": f"urn:uuid:{person}", "type": "Person", "name": name},
                "created": _moment(remark.at),
            }

    def _target(self, finding: Finding, quote: Json) -> Json:
        """A quote in its document, by its words, by its place in the whole text, and by its page."""
        document = finding.document
        source = {"id": _digest_address(document.file.sha256), "type": "Text", "label": document.instrument.title or document.name}
        if document.format in MEDIA:
            source["format"] = MEDIA[document.format]
        text = self._text_of(document)
        place = text.place(quote) if text else None
        return {"type": "SpecificResource", "source": source, "selector": list(_selectors(quote, text, place))}

    def _text_of(self, document: Document) -> Joined | None:
        """The text of the document in hand; findings come document by document."""
        if self._text[0] != document.pk:
            self._text = (document.pk, text_of(document))
        return self._text[1]


def _selectors(quote: Json, text: Joined | None, place: tuple[int, int] | None) -> Iterator[Json]:
    exact = {"type": "TextQuoteSelector", "exact": quote["text"]}
    if text is None or place is None:
        yield exact
    else:
        start, end = place
        yield {**exact, "prefix": text.text[max(0, start - AROUND) : start], "suffix": text.text[end : end + AROUND]}
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    if quote["page"] is not None:
        yield {"type": "FragmentSelector", "conformsTo": PDF_FRAGMENTS, "value": f"page={quote['page']}"}


def _digest_address(sha256: str) -> str:
    """A document named by its bytes (RFC 6920), wherever it lies."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
