"""Which tables live in the database that may be lost."""

from typing import Any

from django.conf import settings

PASSING_APPS = frozenset({"axes"})
PASSING_MODELS = frozenset({"sitting", "progress", "heard", "inflow"})


class PassingRouter:
    """Sends sittings, sign-in attempts and what workers tell of themselves to `passing` where there is one; all else to `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Where a model is read."""
        return self._place_of(model)

    db_for_write = db_for_read

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool | None:
        """Relations stay within a database."""
        # The signed-in person is a lazy stand-in: its type is not her model, what it stands for is.
        return self._place_of(first) == self._place_of(second)

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool | None:
        """Each table is made in one database only."""
        if "passing" not in settings.DATABASES:
            return None
        return db == self._place(app_label, model_name)

    def _place_of(self, row: Any) -> str:
        return self._place(row._meta.app_label, row._meta.model_name)

    def _place(self, app: str, model: str | None) -> str:
        passing = app in PASSING_APPS or (model or "").lower() in PASSING_MODELS
        return "passing" if passing and "passing" in settings.DATABASES else "default"
