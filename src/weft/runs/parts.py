"""Which optional parts of the product are installed."""

from importlib.util import find_spec

from weft.errors import MissingExtraError

REPORT_PARTS = ("docx", "typst", "xlsxwriter")
REPORT_REPAIR = "pip install 'weft[report]'"
WEB_PARTS = ("django", "gunicorn", "axes", "django_otp", "whitenoise", "PIL", "segno", "snowballstemmer")
WEB_REPAIR = "pip install 'weft[web]'"
PARQUET_REPAIR = "pip install 'weft[parquet]'"


def has_report() -> bool:
    """Whether documents can be written."""
    return all(find_spec(part) for part in REPORT_PARTS)


def has_parquet() -> bool:
    """Whether Parquet can be written."""
    return find_spec("pyarrow") is not None


def has_web() -> bool:
    """Whether the workbench can run."""
    return all(find_spec(part) for part in WEB_PARTS)


def require_report() -> None:
    """Nothing, where documents can be written: better said before an hour of reading than after it. Errors: MissingExtraError."""
    if not has_report():
        raise MissingExtraError("extra_missing", "report", REPORT_REPAIR)
