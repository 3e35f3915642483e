"""Build step: content and the sample country go into the wheel, inside weft; an editable install reads them from the checkout."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = {
    "content": "weft/_content",
    "sample/solandra": "weft/_sample/solandra",
    "sample/asked_for.yaml": "weft/_sample/asked_for.yaml",
    "sample/README.md": "weft/_sample/README.md",
}
"""What the product reads beside its code: place in the checkout -> place in the wheel. The README names the licence of the sample."""


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts them into wheels only: a second copy beside an editable checkout would go stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds them to what the wheel holds."""
        if version != "editable":
            build_data["force_include"].update(INSIDE)
