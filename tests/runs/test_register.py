"""Corrections from instruments.csv, duplicates by content, and the country profile."""

from pathlib import Path

import msgspec
import pytest

from weft.content.loading import folder
from weft.errors import InputError
from weft.records import DocumentResult, Problem
from weft.runs.documents import refused
from weft.runs.register import codes_in, completed, corrections_in, profile_in, profile_of

CODES = codes_in(folder())


def result(document: str, sha256: str, **fields: object) -> DocumentResult:
    plain = refused(document, sha256, Problem(code="empty_file"))
    return msgspec.structs.replace(plain, instrument=msgspec.structs.replace(plain.instrument, **fields))


@pytest.mark.parametrize(
    "written",
    [
        b"document,title,date\nlaw.txt,Loi n\xc2\xba 3,2004-05\n",
        b"\xef\xbb\xbfDocument;Title;Date\r\nlaw.txt;Loi n\xc2\xba 3;2004-05\r\n",
        b"document;title;date\r\nlaw.txt;Loi n\xba 3;2004-05\r\n",
        b"document\ttitle\tdate\tsector\nlaw.txt\tLoi n\xc2\xba 3\t2004-05\t\n",
    ],
    ids=["comma", "semicolon with mark", "Windows letters", "tab"],
)
def test_tables_of_all_spreadsheet_programs_are_read(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "instruments.csv").write_bytes(written)
    assert corrections_in(tmp_path / "instruments.csv", CODES) == {"law.txt": {"title": "Loi nº 3", "date": "2004-05"}}


@pytest.mark.parametrize(
    ("written", "code", "first"),
    [
        ("document,colour\nlaw.txt,red\n", "register_column", "colour"),
        ("title\nLoi\n", "register_column", ""),
        ("document,date\nlaw.txt,5 May 2004\n", "register_date", "law.txt"),
        ("document,title\nlaw.txt,A\nlaw.txt,B\n", "register_twice", "law.txt"),
        ("document,type\nlaw.txt,poem\n", "register_code", "law.txt"),
    ],
)
def test_what_cannot_be_understood_is_said_with_its_place(tmp_path: Path, written: str, code: str, first: str) -> None:
    (tmp_path / "instruments.csv").write_text(written)
    with pytest.raises(InputError) as raised:
        corrections_in(tmp_path / "instruments.csv", CODES)
    assert (raised.value.code, raised.value.arguments[0]) == (code, first)


def test_a_correction_replaces_the_guess_and_its_mark() -> None:
    guess = result("law.txt", "1", title="LAW", type="act", guessed=("title", "type"))
    (told,) = completed([guess], {"law.txt": {"title": "The Seeds Act", "legal_status": "in force"}})
    assert (told.instrument.title, told.instrument.legal_status, told.instrument.guessed) == ("The Seeds Act", "in force", ("type",))


def test_the_later_of_two_equal_files_names_the_earlier() -> None:
    told = completed([result("a", "1"), result("b", "2"), result("c", "1"), result("d", ""), result("e", "")], {})
    assert [(one.instrument.document, one.instrument.duplicate_of) for one in told] == [
        ("a", None),
        ("b", None),
        ("c", "a"),
        ("d", None),
        ("e", None),
    ]


def test_a_profile_says_what_it_knows_and_leaves_the_rest_open(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text("party_cpb: true\nparty_sp: false\n")
    profile = profile_in(path, "BJ")
    assert (profile.name.fr, profile.party_cpb, profile.party_sp, profile.party_cbd) == ("Bénin", True, False, None)


@pytest.mark.parametrize(
    ("written", "country", "code"),
    [
        ("party_cpb: perhaps\n", "BJ", "profile_malformed"),
        ("- a list\n", "BJ", "profile_malformed"),
        ("party_cpb: [\n", "BJ", "profile_malformed"),
        ("country: TG\n", "BJ", "profile_country"),
        ("party_cpb: true\n", "XS", "country_unknown"),
    ],
)
def test_a_profile_that_cannot_be_used_is_an_error(tmp_path: Path, written: str, country: str, code: str) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(written)
    with pytest.raises(InputError) as raised:
        profile_in(path, country)
    assert raised.value.code == code


def test_a_country_is_named_in_three_languages() -> None:
    name = profile_of("CI").name
    assert (name.fr, name.es) == ("Côte d’Ivoire", "Côte d’Ivoire")
    assert profile_of("ES").name.fr == "Espagne"
    with pytest.raises(InputError):
        profile_of("es")
