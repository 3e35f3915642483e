"""How long others wait to write while a large country is brought in, how long that takes, and the memory it needs.

    python -m benchmarks.moving [--from build/workbench] [--at build/moving] [--judge 5000]

Packs the country of `python -m benchmarks.workbench`, brings it into an empty installation, has people there judge so many findings
more, and brings the file of that back to where it came from (a copy). Meanwhile a process of its own writes every 200 ms, as a
colleague's judgement would.
"""

import argparse
import shutil
import time
from pathlib import Path

from tests.web.installed import Installation, found

PACK = """
import json, time
from pathlib import Path
from weft_web.countries.models import Country
from weft_web.exchange.moving.packing import Packing
begun = time.perf_counter()
with Path("{path}").open("wb") as out:
    rows = Packing(Country.objects.get(code="XS"), readings=True).write(out, lambda *_: None).rows
print(json.dumps([time.perf_counter() - begun, Path("{path}").stat().st_size, rows["findings.Finding"], rows["findings.Judgement"]]))
"""
BEGIN = """
import json
from weft.records import Profile, Text
from weft_web.accounts.services import first_person_make
from weft_web.countries.founding import country_found
person = first_person_make("Founder", "administrator@example.org", "a sentence to come in by", "en")
country_found(Profile(country="XO", name=Text(en="Other", fr="Autre", es="Otro")), person, None)
"""
BRING = """
import json, resource, time
from pathlib import Path
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.exchange import services
from weft_web.exchange.models import Arrival
from weft_web.instruments.uploading import Sent
from weft_web.jobs.models import Job
from weft_web.jobs.working import do
country = Country.objects.filter(code="XS").first()
person = Person.objects.get(email="administrator@example.org")
Job.objects.filter(state="waiting").delete()

def worked(kind):
    job = Job.objects.get(kind=kind, state="waiting")
    Job.objects.filter(pk=job.pk).update(state="running", holder="me")
    begun, worked = time.perf_counter(), time.process_time()
    do(job.pk, "me")
    return time.perf_counter() - begun, time.process_time() - worked

def read():
    with Path("{path}").open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk

arrival = services.arrival_take_in(country, Sent(name="country.weft", size=Path("{path}").stat().st_size), read(), person)
looked = worked("look_into")
arrival.refresh_from_db()
services.arrival_bring(arrival, person, "here")
brought = worked("bring_in")
arrival.refresh_from_db()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([arrival.stage, arrival.problem, looked, brought, peak]))
"""
JUDGE = """
from weft_web.accounts.models import Person
from weft_web.findings.models import Finding
from weft_web.findings.services import Opinion, finding_judge
person = Person.objects.get(email="administrator@example.org")
for one in Finding.objects.filter(country__code="XS", standing="here", standing_value="").select_related("country").order_by("pk")[:{many}]:
    finding_judge(one, Opinion(verdict="accepted"), person)
"""
WRITE = """
import sys, time
import django
django.setup()
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
country, person = Country.objects.order_by("-code").first(), Person.objects.earliest("pk")
while True:
    begun = time.perf_counter()
    try:
        deed_record(country, person, "measured", "")
        fault = ""
    except Exception as error:
        fault = str(error)
    print(time.perf_counter() - begun, fault, flush=True)
    time.sleep(0.2)
"""


def main() -> None:
    """Country moved to an empty installation and back, with its figures."""
    asked = _arguments()
    shutil.rmtree(asked.at, ignore_errors=True)
    first = Installation(asked.at / "first")
    shutil.copytree(asked.source, first.data)
    first.says("from weft.cli.serving import migrate; migrate()")
    there = found(asked.at / "there")
    there.says(BEGIN)
    _pack(first, asked.at / "out.weft")
    _measure("into an empty installation", there, asked.at / "out.weft")
    there.says(JUDGE.format(many=asked.judge), seconds=3600)
    _pack(there, asked.at / "back.weft")
    _measure(f"back again, {asked.judge:,} judgements more", first, asked.at / "back.weft")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", type=Path, default=Path("build/workbench"))
    parser.add_argument("--at", type=Path, default=Path("build/moving"))
    parser.add_argument("--judge", type=int, default=5_000)
    return parser.parse_args()


def _pack(here: Installation, path: Path) -> None:
    seconds, size, findings, judgements = here.says(PACK.format(path=path), seconds=3600)
    print(f"packed {findings:,} findings, {judgements:,} judgements: {seconds:.1f} s, {size / 1e6:.1f} MB", flush=True)


def _measure(what: str, there: Installation, path: Path) -> None:
    writer = there.start("-c", WRITE)
    log = there.data / f"log-{len(there.started) - 1}"
    time.sleep(2)
    stage, problem, looked, brought, peak = there.says(BRING.format(path=path), seconds=3600)
    writer.terminate()
    writer.wait()
    waits = sorted(float(line.split()[0]) for line in log.read_text().splitlines())
    faults = sum(len(line.split()) > 1 for line in log.read_text().splitlines())
    told = (("looked into in", looked), ("brought in in", brought))
    times = ", ".join(f"{name} {passed:.1f} s (processor {worked:.1f} s)" for name, (passed, worked) in told)
    print(f"{what}: {stage} {problem}, {times}, {peak:.0f} MB")
    tell = f"{len(waits)} writes beside it: median {waits[len(waits) // 2] * 1000:.0f} ms, 99 % {waits[len(waits) * 99 // 100]:.2f} s"
    print(f"  {tell}, longest {waits[-1]:.2f} s, given up {faults}", flush=True)


if __name__ == "__main__":
    main()
