"""What is shown once and kept nowhere: links just made, recovery codes. It waits in the sitting until its page is opened."""

from typing import Any

from django.http import HttpRequest

PLACE = "once"


def once_lay(request: HttpRequest, kind: str, number: int, shown: Any) -> None:
    """Something for the next page of this kind and number."""
    request.session[PLACE] = {"kind": kind, "number": number, "shown": shown}


def once_take(request: HttpRequest, kind: str, number: int) -> Any:
    """What was laid for this page, which is gone now; nothing where nothing was."""
    laid = request.session.get(PLACE)
    if not laid or (laid["kind"], laid["number"]) != (kind, number):
        return None
    del request.session[PLACE]
    return laid["shown"]
