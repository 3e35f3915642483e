"""`weft doctor`: what this machine has for the work, and the command that brings what is missing."""

import ctypes
import os
import platform
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import msgspec

from weft.cli.exits import Exit
from weft.cli.speech import Speech
from weft.cli.workbench import Finding, workbench
from weft.runs.parts import PARQUET_REPAIR, REPORT_REPAIR, has_parquet, has_report

TRAINED = ("eng", "fra", "spa")
OCR_PACKAGES = "sudo apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa"
GIBIBYTE = 1 << 30
PROGRAM_SECONDS = 30
# Landlock's "create ruleset" call, asked only for its version; the number is the same on every architecture of Linux.
LANDLOCK_CREATE_RULESET = 444
LANDLOCK_VERSION_FLAG = 1
PR_GET_SECCOMP = 21


def doctor(speech: Speech, *, as_json: bool) -> int:
    """Exit code: PART_MISSING when something is missing that the work cannot do without."""
    findings = (*_machine(), *_programs(), *_parts(), *_protection(), *workbench())
    if as_json:
        click.echo(msgspec.json.encode(findings).decode())
    else:
        for finding in findings:
            click.echo(_line(finding, speech))
    return Exit.PART_MISSING if any(finding.needed and not finding.found for finding in findings) else Exit.DONE


def _line(finding: Finding, speech: Speech) -> str:
    if finding.problem:
        return speech.pair(f"doctor_{finding.name}", speech.says(*finding.problem))
    repair = f" ({speech.says('doctor_repair', finding.repair)})" if finding.repair else ""
    missing = f"{speech.says('doctor_missing')}{repair}"
    found = speech.says("doctor_yes") if finding.found == "yes" else finding.found
    return speech.pair(f"doctor_{finding.name}", found or missing)


def _machine() -> tuple[Finding, ...]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIBIBYTE
    return (
        Finding(name="python", found=platform.python_version(), needed=True),
        Finding(name="sqlite", found=sqlite3.sqlite_version, needed=True),
        Finding(name="memory", found=f"{memory:.1f} GiB", needed=True),
        Finding(name="processors", found=str(len(os.sched_getaffinity(0))), needed=True),
    )


def _programs() -> tuple[Finding, ...]:
    tesseract = shutil.which("tesseract") or ""
    held = _said_by(tesseract, "--list-langs").split() if tesseract else []
    trained = [language for language in TRAINED if language in held]
    return (
        Finding(name="tesseract", found=tesseract, repair=OCR_PACKAGES),
        Finding(name="tesseract_languages", found=" ".join(trained) if len(trained) == len(TRAINED) else "", repair=OCR_PACKAGES),
        Finding(name="soffice", found=shutil.which("soffice") or "", repair="sudo apt-get install libreoffice-writer-nogui"),
        Finding(name="fonts", found=_fonts(), repair="sudo apt-get install fonts-dejavu-core fonts-liberation"),
    )


def _said_by(program: str, *arguments: str) -> str:
    """What a program prints, in both its streams."""
    said = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=PROGRAM_SECONDS, check=False)
    return said.stdout + said.stderr


def _fonts() -> str:
    """How many font files the usual folders hold."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts")
    count = sum(1 for folder in folders for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".otf", ".ttc"))
    return str(count) if count else ""


def _parts() -> tuple[Finding, ...]:
    return (
        Finding(name="report", found="yes" if has_report() else "", repair=REPORT_REPAIR),
        Finding(name="parquet", found="yes" if has_parquet() else "", repair=PARQUET_REPAIR),
    )


def _protection() -> tuple[Finding, ...]:
    """Which layers around a reader hold here, and which the kernel could offer besides."""
    linux = sys.platform == "linux"
    landlock = _landlock_version() if linux else 0
    return (
        Finding(name="jail_ceilings", found="yes" if hasattr(resource, "RLIMIT_AS") else "", needed=True),
        Finding(name="jail_parent_death", found="yes" if linux else ""),
        Finding(name="jail_landlock", found=str(landlock) if landlock > 0 else ""),
        Finding(name="jail_seccomp", found="yes" if linux and ctypes.CDLL(None).prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0 else ""),
    )


def _landlock_version() -> int:
    """The version of the kernel's interface, below 1 when it has none."""
    return int(ctypes.CDLL(None).syscall(LANDLOCK_CREATE_RULESET, None, 0, LANDLOCK_VERSION_FLAG))
