"""A course as a folder that opens from disk or a stick, without a server."""

import re

from weft.courses.packages.package import Check, Package, weighed
from weft.courses.pages.setting import Setting
from weft.courses.pages.shell import ASSETS, Frame, book

INDEX, STYLE, SCRIPT, CODES = "index.html", "course.css", "course.js", "qr.js"
OUTSIDE = re.compile(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", re.IGNORECASE)
"""Addresses that a page would fetch from elsewhere."""


def folder(setting: Setting) -> Package:
    """One page with all units, its style and its script."""
    files = base(setting, (SCRIPT,))
    return Package(files=files, checks=checked(files), packed=False)


def base(setting: Setting, scripts: tuple[str, ...], told: dict[str, str] | None = None) -> dict[str, bytes]:
    """The files that every package of pages holds; scripts in the order they run, `course.js` last; others speak to a platform."""
    device = scripts == (SCRIPT,)
    scripts = (*scripts, CODES) if device else scripts
    frame = Frame(
        pages={one.id: f"#{one.id}" for one in setting.course.units},
        home="#home",
        scripts=scripts,
        resume=True,
        keeper="device" if device else "platform",
        told=told or {},
    )
    return {INDEX: book(setting, frame).encode(), **assets((STYLE, *scripts))}


def assets(names: tuple[str, ...]) -> dict[str, bytes]:
    """Styles and scripts by their names."""
    return {name: (ASSETS / name).read_bytes() for name in names}


def checked(files: dict[str, bytes]) -> tuple[Check, ...]:
    """Size, no address outside, every file that the pages name is there."""
    size = sum(map(len, files.values()))
    page = "".join(data.decode() for name, data in files.items() if name.endswith(".html"))
    named = set(re.findall(r"""(?:src|href)="([^"#:]+)""", page))
    lacking = sorted(named - set(files))
    return (
        weighed(size),
        Check(code="self_contained", good=not OUTSIDE.search(page)),
        Check(code="files", good=not lacking, found=", ".join(lacking) or str(len(files))),
    )
