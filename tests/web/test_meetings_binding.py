"""What is bound of a meeting: all certificates as files, and the files of documents as the folder takes them."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.convened import coming, workshop
from tests.web.peopled import person_of, silent

from weft_web.instruments.holding import keep
from weft_web.jobs.models import Job
from weft_web.meetings.attending import attendance_set
from weft_web.meetings.binding import _with_files, bind, bound_of
from weft_web.meetings.convening import meeting_describe
from weft_web.meetings.models import Meeting, Paper, PaperFile
from weft_web.meetings.selectors import meeting_of
from weft_web.rights import Role


@pytest.fixture
def held(db: None) -> Meeting:
    """A regional workshop at which one was all the time and one never."""
    made = workshop(None)
    meeting_describe(made, {"convener": {"en": "The Secretariat"}}, made.by)
    here, _ = coming(made, "Diop"), coming(made, "Sow")
    for one in (one for one in made.sessions if one["item"]):
        attendance_set(made, one["key"], [here], [here], made.by)
    return made


def test_all_certificates_are_bound_once_asked_and_taken_by_who_holds_the_meeting(held: Meeting, as_role: Callable[..., Client]) -> None:
    client, base = as_role(Role.SECRETARIAT), f"/meetings/{held.key}"
    assert client.get(f"{base}/bound/certificates").status_code == 404
    for _ in range(3):
        assert client.post(f"{base}/bind", {"what": "certificates"}).status_code == 302
    assert client.post(f"{base}/bind", {"what": "everything"}).status_code == 404
    job = Job.objects.get(kind="bind_meeting")
    assert "Making the file" in client.get(f"{base}/certificates").content.decode()
    assert bind(job, silent)["bytes"] == bound_of(held, "certificates").size  # type: ignore[union-attr]
    answer = client.get(f"{base}/bound/certificates")
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    [name] = packed.namelist()
    assert name == "001-Awa-Diop.pdf"
    assert packed.read(name).startswith(b"%PDF")
    assert as_role(Role.FOCAL_POINT).get(f"{base}/bound/certificates").status_code == 403
    assert client.get(f"{base}/bound/folder").status_code == 404


def test_files_of_one_name_do_not_take_each_others_place(held: Meeting) -> None:
    by = person_of(Role.SECRETARIAT)
    told = {"group": "official", "original": "en", "on": held.starts_on, "title": {"en": "Note"}, "by": by, "meeting": held}
    for words in (b"first", b"second"):
        paper = Paper.objects.create(**told)
        for data in (b"old " + words, words):
            PaperFile.objects.create(paper=paper, language="en", name="note.docx", file=keep([data]), by=by)
    record, files = _with_files(held, meeting_of(held))
    assert sorted(files.values()) == [b"first", b"second"]
    assert {name for one in record.papers for name in one.files.values()} == set(files)
