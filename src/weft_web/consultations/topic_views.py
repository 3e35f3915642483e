"""Discussion: topics with questions, contributions by number, moderation with a reason, the summary that closes it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.consultations import discussing
from weft_web.consultations.comment_forms import PostForm, SummaryForm, TopicForm, fresh_key
from weft_web.consultations.desk import page
from weft_web.consultations.models import Consultation, Post, Topic
from weft_web.consultations.selectors import round_of
from weft_web.countries.models import Country
from weft_web.engine.reporting import fit

PAGE = 50


@require_http_methods(["GET", "POST"])
def topics(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The topics of a round, and one more; who may look sees them, who holds the round begins one."""
    held = round_of(country, consultation)
    form = TopicForm(country=country, voice=request.voice)
    return page(request, held, "topics.html", {"form": form, "rows": held.topics.prefetch_related("posts")})


@require_POST
def topic_begin(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """A question put up."""
    held = round_of(country, consultation)
    form = TopicForm(request.POST, country=country, voice=request.voice)
    if not form.is_valid():
        return page(request, held, "topics.html", {"form": form, "rows": held.topics.prefetch_related("posts")}, 400)
    made = discussing.topic_begin(held, fit(form.cleaned_data["title"]), fit(form.cleaned_data["questions"]), request.user)
    return redirect("consultations:topic", country=country.code, consultation=held.key, topic=made.key)


@require_GET
def topic(request: Asked, country: Country, consultation: object, topic: object) -> HttpResponse:
    """A discussion."""
    held = round_of(country, consultation)
    return _topic(request, held, topic_in(held, topic))


def topic_in(held: Consultation, key: object) -> Topic:
    """A topic of this round; 404 where there is none."""
    return get_object_or_404(Topic.objects.select_related("by", "closed_by", "consultation__country"), key=key, consultation=held)


def _topic(request: Asked, held: Consultation, row: Topic, forms: dict[str, object] | None = None) -> HttpResponse:
    begun = {"key": fresh_key(), "language": request.voice.language.value}
    paged = Paginator(row.posts.select_related("invitee", "by", "hidden_by"), PAGE)
    posts = paged.get_page(request.GET.get("page", paged.num_pages))
    shown: dict[str, object] = {
        "topic": row,
        "page": posts,
        "post_form": PostForm(country=held.country, voice=request.voice, initial=begun),
        "summary_form": SummaryForm(country=held.country, voice=request.voice),
    }
    return page(request, held, "topic.html", {**shown, **(forms or {})}, 400 if forms else 200)


@require_POST
def post(request: Asked, country: Country, consultation: object, topic: object) -> HttpResponse:
    """What the moderator says."""
    held = round_of(country, consultation)
    row, form = topic_in(held, topic), PostForm(request.POST, country=country, voice=request.voice)
    if not form.is_valid():
        return _topic(request, held, row, {"post_form": form, "form": form})
    given = form.cleaned_data
    try:
        discussing.post_make(row, given["key"], given["language"], fit(given["text"]), request.user)
    except InputError as fault:
        messages.error(request, request.voice.say(f"consultations.problem_{fault.code}"))
    return redirect("consultations:topic", country=country.code, consultation=held.key, topic=row.key)


@require_POST
def post_hide(request: Asked, country: Country, consultation: object, post: object) -> HttpResponse:
    """A contribution hidden with a reason, or shown again."""
    held = round_of(country, consultation)
    row = get_object_or_404(Post.objects.select_related("topic__consultation__country"), key=post, topic__consultation=held)
    try:
        if "show" in request.POST:
            discussing.post_show(row, request.user)
        else:
            discussing.post_hide(row, fit(request.POST.get("reason", "")), request.user)
        messages.success(request, request.voice.say("said.saved"))
    except InputError as fault:
        messages.error(request, request.voice.say(f"consultations.problem_{fault.code}"))
    return redirect("consultations:topic", country=country.code, consultation=held.key, topic=row.topic.key)


@require_POST
def topic_close(request: Asked, country: Country, consultation: object, topic: object) -> HttpResponse:
    """The discussion closed with its summary."""
    held = round_of(country, consultation)
    row, form = topic_in(held, topic), SummaryForm(request.POST, country=country, voice=request.voice)
    if not form.is_valid():
        return _topic(request, held, row, {"summary_form": form, "form": form})
    discussing.topic_close(row, fit(form.cleaned_data["summary"]), request.user)
    messages.success(request, request.voice.say("consultations.topic_closed"))
    return redirect("consultations:topic", country=country.code, consultation=held.key, topic=row.key)
