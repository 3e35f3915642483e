"""The workbench's settings for tests: a data folder of their own, quick passwords, PostgreSQL where WEFT_TEST_DATABASE names one."""

import os
import tempfile
from pathlib import Path

os.environ["WEFT_DATA"] = tempfile.mkdtemp(prefix="weft-tests-")
os.environ["WEFT_DATABASE"] = os.environ.get("WEFT_TEST_DATABASE", "")

from weft_web.settings import *  # noqa: F403
from weft_web.settings import DATA, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
for name, database in DATABASES.items():
    if "sqlite3" in str(database["ENGINE"]):
        database["TEST"] = {"NAME": str(Path(DATA) / f"test-{name}.sqlite3")}
