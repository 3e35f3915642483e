"""A final text does not change: who wants to revise it takes it back to draft first, and every version stays."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weft.records.strategy import State
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.strategies.selectors import strategy_of

CLOSED = (State.FINAL, State.SEMINAR, State.MONITORED)
View = Callable[..., HttpResponse]


def while_open(view: View) -> View:
    """The view; what it would write into an adopted text is not written, and it is said why."""

    @wraps(view)
    def seen(request: Asked, country: Country, *arguments: object, **named: object) -> HttpResponse:
        strategy = strategy_of(country) if request.method == "POST" else None
        if strategy is not None and strategy.state in CLOSED:
            messages.error(request, request.voice.say("strategies.closed"))
            return redirect("strategies:way", country=country.code)
        return view(request, country, *arguments, **named)

    return seen
