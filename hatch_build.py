"""Build step: the content folder goes into the wheel as weft/_content; an editable install reads it from the checkout."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `content/` into wheels only: a second copy beside an editable checkout would go stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the folder to what the wheel holds."""
        if version != "editable":
            build_data["force_include"]["content"] = "weft/_content"
