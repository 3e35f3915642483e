"""The coded sentences of the content."""

import pytest
import yaml

from weft.content.loading import folder


@pytest.fixture(scope="session")
def messages() -> dict[str, dict[str, str]]:
    """Sentences by code and language."""
    found: dict[str, dict[str, str]] = {}
    for name in ("rules", "contradictions"):
        found |= yaml.safe_load((folder() / "messages" / f"{name}.yaml").read_text(encoding="utf-8"))
    return found
