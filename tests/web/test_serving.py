"""`weft serve` where it cannot, `weft let-in`, and what the doctor says of an installation, sound and broken."""

import json
import re
import signal
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.installed import SERVER, Installation, found, until
from tests.web.on_postgres import free_port

from weft.cli.exits import Exit
from weft.cli.workbench import file_system
from weft_web.environment import DATABASE_FILE, SECRET_FILE

FIRST = """
from weft_web.accounts.services import first_person_make
first_person_make("Ana Ruiz", "ana@example.org", "a sentence to come in by", "en")
"""
SERVE = "import sys; sys.argv = ['weft', 'serve']; from weft.cli import main; main()"
OPENED = """
import json
from django.test import Client
print(json.dumps(Client(headers=dict(host="localhost")).get("{path}").status_code))
"""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = found(tmp_path_factory.mktemp("serving") / "data")
    made.says(FIRST)
    made.told["WEFT_LISTEN"] = f"127.0.0.1:{free_port()}"
    yield made
    made.close()


def answers(there: Installation) -> bool:
    try:
        with urllib.request.urlopen(f"http://{there.told['WEFT_LISTEN']}/sign-in", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def doctor(there: Installation, **told: str) -> dict[str, dict[str, Any]]:
    said = there.weft("doctor", "--json", **told)
    return {line["name"]: line for line in json.loads(said.stdout)}


@pytest.mark.parametrize(("language", "says"), [("en", "Another program"), ("fr", "Un autre programme"), ("es", "Otro programa")])
def test_an_address_in_use_is_said_with_the_way_out(language: str, says: str, there: Installation) -> None:
    host, port = there.told["WEFT_LISTEN"].split(":")
    with socket.socket() as taken:
        taken.bind((host, int(port)))
        taken.listen()
        told = there.weft("serve", language=language)
    assert told.returncode == Exit.WRONG_USE
    assert says in told.stderr
    assert f"WEFT_LISTEN={host}:{int(port) + 1}" in told.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1", "127.0.0.1:http", "127.0.0.1:70000"])
def test_an_address_that_is_none_is_said(address: str, there: Installation) -> None:
    told = there.weft("serve", WEFT_LISTEN=address)
    assert (told.returncode, address in told.stderr, "Traceback" in told.stderr) == (Exit.WRONG_USE, True, False)


def test_a_data_folder_that_cannot_be_written_is_said(there: Installation, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = there.weft("serve", WEFT_DATA=str(tmp_path / "file" / "data"))
    assert (told.returncode, "Traceback" in told.stderr) == (Exit.CANNOT_WRITE, False)
    assert str(tmp_path / "file") in told.stderr


def test_a_database_that_does_not_answer_is_said(there: Installation) -> None:
    told = there.weft("serve", WEFT_DATABASE=f"postgresql://weft:weft@127.0.0.1:{free_port()}/weft")
    assert (told.returncode, "Traceback" in told.stderr) == (Exit.WRONG_USE, False)
    assert "database does not answer" in told.stderr


def test_it_serves_until_it_is_interrupted_and_a_second_on_the_same_data_is_refused(there: Installation) -> None:
    serving = there.start("-c", SERVE)
    until(lambda: answers(there), "an answer")
    if not SERVER:
        second = there.weft("serve", WEFT_LISTEN=f"127.0.0.1:{free_port()}")
        assert (second.returncode, "runs already" in second.stderr) == (Exit.WRONG_USE, True)
    until(lambda: "UTC" in doctor(there)["worker"]["found"], "a sign of the worker", 30)
    made = [path for path in there.data.rglob("*") if path.is_file() and not path.name.startswith("log-")]
    assert {path.name for path in made if path.stat().st_mode & 0o077} == set(), "closed to others"
    serving.send_signal(signal.SIGINT)
    assert serving.wait(40) == Exit.DONE
    assert not answers(there)


def test_who_was_locked_out_of_her_own_machine_gets_a_link(there: Installation) -> None:
    assert there.weft("let-in", "nobody@example.org").returncode == Exit.WRONG_USE
    told = there.weft("let-in", "ANA@example.org", "--second-factor")
    path = re.search(r"/new-password/\d+/[\w-]+", told.stdout)
    assert path, told.stderr
    assert there.says(OPENED.format(path=path[0])) == 200


def test_a_sound_installation_has_nothing_wrong(there: Installation) -> None:
    held = doctor(there)
    assert {name: line for name, line in held.items() if line["needed"] and not line["found"]} == {}
    assert held["key"]["found"] == "0600"
    assert str(held["database"]["found"]).startswith("PostgreSQL" if SERVER else "SQLite")
    assert SERVER or held["durable"]["found"] == "WAL FULL IMMEDIATE"


@pytest.mark.parametrize(("language", "says"), [("en", "others can read"), ("fr", "d’autres peuvent lire"), ("es", "otros pueden leer")])
def test_a_key_that_others_can_read_is_said_with_the_way_out(language: str, says: str, there: Installation) -> None:
    key = there.data / SECRET_FILE
    key.chmod(0o644)
    told = there.weft("doctor", language=language)
    key.chmod(0o600)
    assert told.returncode == Exit.PART_MISSING
    assert says in told.stdout
    assert f"chmod 600 {key}" in told.stdout


def test_data_that_others_can_read_is_said_with_the_way_out(there: Installation, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / DATABASE_FILE).touch(mode=0o644)
    assert doctor(there, WEFT_DATA=str(tmp_path), WEFT_DATABASE="")["privacy"]["problem"] == [
        "doctor_data_open",
        f"chmod -R go= {tmp_path}",
    ]


def test_the_doctor_makes_nothing(there: Installation, tmp_path: Path) -> None:
    held = doctor(there, WEFT_DATA=str(tmp_path / "new"), WEFT_DATABASE="")
    assert held["data"]["problem"] == ["doctor_not_begun", str(tmp_path / "new")]
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("content", "wrong"), [(b"no database at all" * 100, "database"), (b"", "shape")])
def test_a_broken_and_an_old_database_are_told_apart(content: bytes, wrong: str, there: Installation, tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(content)
    assert doctor(there, WEFT_DATA=str(tmp_path), WEFT_DATABASE="")[wrong]["problem"]


def test_a_server_is_told_what_it_lacks(there: Installation) -> None:
    held = doctor(there, WEFT_STANDING="server")
    assert held["hosts"]["problem"] == ["doctor_no_hosts"]
    assert held["proxy"]["problem"] == ["doctor_no_proxy"]
    assert held["second_factor"]["found"] == "staff"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/srv/weft", "nfs4"), ("/srv/weft/data", "nfs4"), ("/srv/wefty", "ext4"), ("/opt/laws", "ext4"), ("/mnt/my laws", "cifs")],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/x /srv/weft nfs4 rw 0 0\n//nas/laws /mnt/my\\040laws cifs rw 0 0\n"
    assert file_system(Path(folder), mounts) == kind
