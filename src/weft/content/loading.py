"""Reading of content files: YAML to typed records; every fault is gathered with its file and path."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from weft.errors import ContentError

Shape = TypeVar("Shape")
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def folder() -> Path:
    """The content folder: inside the installed package, or beside `src` in a checkout."""
    packaged = Path(__file__).resolve().parent.parent / "_content"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "content"


def yaml_of(path: Path) -> Any:
    """The plain value of one YAML file; errors: ContentError content_not_yaml(file, place)."""
    try:
        return yaml.load(path.read_bytes(), Loader=SAFE_LOADER)  # noqa: S506 - the C twin of the safe loader
    except yaml.YAMLError as error:
        raise ContentError("content_not_yaml", path.name, " ".join(str(error).split())) from error


def read(path: Path, shape: type[Shape]) -> Shape:
    """One content file as a record; errors: ContentError content_shape(file, what and where)."""
    return convert(yaml_of(path), shape, path.name)


def convert(value: Any, shape: type[Shape], file: str) -> Shape:
    """A plain value as a record; errors: ContentError content_shape(file, what and where)."""
    try:
        return msgspec.convert(value, shape, strict=True)
    except msgspec.ValidationError as error:
        raise ContentError("content_shape", file, str(error)) from error


def read_all(folder_path: Path, shape: type[Shape]) -> tuple[Shape, ...]:
    """Every `*.yaml` of one folder, in order of name."""
    return tuple(read(path, shape) for path in sorted(folder_path.glob("*.yaml")))
