"""The bridge: the only place where the workbench touches the engine's stages. Rows become the engine's records here, and come back."""

from weft_web.engine.knowing import content_version, courses_version, engine_version, entries, obligations, phrases_of, voice

__all__ = ["content_version", "courses_version", "engine_version", "entries", "obligations", "phrases_of", "voice"]
