"""The command as its users start it: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

WEFT = Path(sys.executable).with_name("weft")


def weft(*arguments: object, language: str = "en", **environment: str) -> subprocess.CompletedProcess[str]:
    """What `weft` said and the code it ended with."""
    spoken = {"LC_ALL": f"{language}.UTF-8", "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment}
    return subprocess.run([WEFT, *map(str, arguments)], capture_output=True, text=True, env=spoken, check=False)
