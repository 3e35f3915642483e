"""The product's content and engine, made ready once for all tests."""

from weft import pipeline
from weft.content import bundle
from weft.ingest import ReadSettings

CONTENT = bundle.load()
ENGINE = pipeline.prepare(CONTENT)
SETTINGS = ReadSettings(ocr=False, tesseract=None, soffice=None, languages=ENGINE.tables)
LANGUAGES = ("en", "fr", "es")
