"""What every class of answer tells the browser, and the pages of what went wrong: asserted as the server gives them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.web.installed import PROJECT, SERVER, found

from weft_web import faults
from weft_web.headers import DOWNLOAD_POLICY, as_download
from weft_web.rights import Role

LANGUAGES = ("en", "fr", "es")
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "manifest-src": "'self'",
}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = {
    "a page": ("/countries/XS/", 200),
    "the door": ("/sign-in", 200),
    "nothing there": ("/nowhere", 404),
    "another country": ("/countries/ZZ/", 404),
    "refused": ("/people", 403),
    "JSON": ("/countries/XS/jobs", 200),
    "a redirection": ("/me/recovery-codes", 302),
    "a style sheet": ("/static/weft_web/weft.css", 200),
    "a wrong method": ("/sign-out", 405),
}


def policy(answer: HttpResponse) -> dict[str, str]:
    parts = (one.strip().partition(" ") for one in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize(("path", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_answer_keeps_strangers_out(path: str, status: int, as_role: Callable[..., Client]) -> None:
    answer = as_role(Role.FOCAL_POINT).get(path)
    answer.getvalue()
    assert answer.status_code == status
    assert answer.get("X-Frame-Options", "DENY") == "DENY"
    assert policy(answer) == POLICY
    assert {name: answer[name] for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/countries/XS/", "/countries/XS/jobs", "/me"])
def test_no_page_of_a_signed_in_person_is_kept(path: str, as_role: Callable[..., Client]) -> None:
    assert as_role(Role.FOCAL_POINT).get(path)["Cache-Control"] == "no-store, private"


def test_style_sheets_are_kept_for_ever_and_lent_to_nobody(db: None) -> None:
    answer = Client().get("/static/weft_web/weft.css")
    answer.getvalue()
    assert "immutable" in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("name", ["law.html", 'a"b; filename=x.exe', "línea\r\nSet-Cookie: x=1", "法.svg"])
def test_a_download_is_saved_and_never_shown_in_our_own_origin(name: str) -> None:
    answer = as_download(HttpResponse(b"<script>alert(1)</script>", content_type="text/html"), name)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == DOWNLOAD_POLICY
    assert "sandbox" in DOWNLOAD_POLICY


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(db: None) -> None:
    client = Client()
    client.post("/sign-in", {"email": "reviewer@example.org", "password": "a sentence to come in by"})
    client.get("/me")
    for name in ("weft", "weft-form"):
        assert client.cookies[name]["httponly"], name
        assert client.cookies[name]["samesite"] == "Lax", name


AS_A_SERVER = {
    "WEFT_STANDING": "server",
    "WEFT_HOSTS": "weft.example.org",
    "WEFT_PROXY": "yes",
    "DJANGO_SETTINGS_MODULE": "weft_web.settings",
}
COOKIES = """
import django; django.setup()
from django.conf import settings
from django.test import Client
from weft.cli.serving import migrate
migrate()
answer = Client(headers={"host": "weft.example.org", "x-forwarded-proto": "https"}).get("/sign-in")
form = answer.cookies["__Host-weft-form"]
print(form["secure"], form["path"], form["domain"] == "", answer["Strict-Transport-Security"])
print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE)
print(Client(headers={"host": "weft.example.org"}).get("/sign-in")["Location"])
print(Client(headers={"host": "elsewhere.example.org", "x-forwarded-proto": "https"}).get("/sign-in").status_code)
"""


def as_a_server(tmp_path: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    held = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
    told = {**held, **AS_A_SERVER, "WEFT_DATA": str(tmp_path), "PYTHONPATH": str(PROJECT / "src")}
    return subprocess.run([sys.executable, *arguments], env=told, capture_output=True, text=True, check=False)


def test_the_settings_of_a_server_pass_djangos_own_check_without_a_warning(tmp_path: Path) -> None:
    told = as_a_server(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert told.returncode == 0, told.stderr


def test_a_server_gives_its_cookies_over_https_and_to_its_own_name_only(tmp_path: Path) -> None:
    told = as_a_server(tmp_path, "-c", COOKIES)
    assert told.stdout.splitlines() == [
        "True / True max-age=31536000; includeSubDomains",
        "__Host-weft True",
        "https://weft.example.org/sign-in",
        "400",
    ], told.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/people", 403)])
def test_what_went_wrong_is_said_in_the_persons_language(path: str, status: int, language: str, as_role: Callable[..., Client]) -> None:
    answer = as_role(Role.FOCAL_POINT, language).get(path)
    said = {
        404: {"en": "There is nothing here", "fr": "Il n’y a rien ici", "es": "Aquí no hay nada"},
        403: {"en": "Your role does not allow this", "fr": "Votre rôle ne le permet pas", "es": "Su función no lo permite"},
    }
    assert answer.status_code == status
    assert said[status][language] in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_is_too_old_is_refused_in_the_persons_language(language: str, db: None) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": language})
    answer = client.post("/sign-in", {"email": "a@example.org", "password": "x"})
    said = {"en": "The page was too old", "fr": "La page était trop ancienne", "es": "La página era demasiado antigua"}
    assert (answer.status_code, said[language] in answer.content.decode()) == (403, True)


ERRORS = [
    (OSError(28, "No space left on device"), 507, "The disk is full"),
    (OperationalError("database or disk is full"), 507, "Le disque est plein"),
    (OperationalError("could not extend file: No space left on device"), 507, "El disco está lleno"),
    (OperationalError("database is locked"), 503, "The database does not answer"),
    (OperationalError("connection refused"), 503, "La base de données ne répond pas"),
    (ValueError("our own secret"), 500, "Something went wrong here"),
]


@pytest.mark.parametrize(("error", "status", "says"), ERRORS, ids=lambda one: str(one)[:30])
def test_a_fault_says_what_it_is_and_asks_neither_database_nor_sitting(error: Exception, status: int, says: str) -> None:
    request = RequestFactory().get("/", headers={"cookie": "language=fr"})
    request.user = request.session = None  # type: ignore[assignment]  # asking them is an error
    try:
        raise error
    except type(error):
        answer = faults.broken(request)
    page = answer.content.decode()
    assert answer.status_code == status
    assert says in page
    assert page.index('<section class="stack" lang="fr">') < page.index('<section class="stack" lang="en">'), "the person's language first"
    assert "our own secret" not in page
    assert (answer.headers.get("Retry-After") == "30") is (status == 503)


FULL = """
import json
from django.db import connection
from django.test import Client
from weft_web.accounts.services import first_person_make
from weft_web.countries.founding import country_found
from weft_web.engine.naming import profile_named
from weft_web.rights import Role
person = first_person_make("Ana Ruiz", "ana@example.org", "a sentence to come in by", "en")
country = country_found(profile_named("PE"), person, Role.FOCAL_POINT)
client = Client(raise_request_exception=False, headers={"host": "localhost"})
client.force_login(person, "django.contrib.auth.backends.ModelBackend")
client.get("/me")
def room(pages):
    with connection.cursor() as cursor:
        (held,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {held + pages}")
def noted():
    answer = client.post("/countries/PE/profile/edit", {"note": "x" * 2_000_000})
    return [answer.status_code, "The disk is full" in answer.content.decode()]
room(0)
told = [noted(), client.get("/countries/PE/profile").status_code]
room(10_000)
print(json.dumps([*told, noted()]))
"""


@pytest.mark.skipif(bool(SERVER), reason="only SQLite can be told how large it may become")
def test_a_full_disk_is_said_reading_goes_on_and_so_does_writing_once_there_is_room(tmp_path: Path) -> None:
    there = found(tmp_path / "data")
    assert there.says(FULL) == [[507, True], 200, [302, False]]
