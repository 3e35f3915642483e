"""Which tables live in the database that may be lost."""

from typing import Any

from django.conf import settings

PASSING_APPS = frozenset({"sessions", "axes"})
PASSING_MODELS = frozenset({"progress"})


class PassingRouter:
    """Sends sessions, sign-in attempts and progress to `passing` where there is one; all else to `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Where a model is read."""
        return self._place(model._meta.app_label, model._meta.model_name)

    db_for_write = db_for_read

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool | None:
        """Relations stay within a database."""
        return self.db_for_read(type(first)) == self.db_for_read(type(second))

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool | None:
        """Each table is made in one database only."""
        if "passing" not in settings.DATABASES:
            return None
        return db == self._place(app_label, model_name)

    def _place(self, app: str, model: str | None) -> str:
        passing = app in PASSING_APPS or (model or "").lower() in PASSING_MODELS
        return "passing" if passing and "passing" in settings.DATABASES else "default"
