"""Groups: their trainer sees how each learner stands; nobody else does."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft.records import Language
from weft_web.asking import Asked
from weft_web.courses import awarding, groups, standing
from weft_web.courses.certificate_views import name_sent
from weft_web.courses.forms import GroupForm
from weft_web.courses.models import NAME_LENGTH, Certificate, LearningGroup, Seat
from weft_web.courses.progress import standings
from weft_web.courses.setting import address
from weft_web.engine import tables, teaching
from weft_web.headers import as_download

MOST_HARD = 15


@require_http_methods(["GET", "POST"])
def mine(request: Asked) -> HttpResponse:
    """The groups that one leads and those that one learns in; a new one."""
    form = GroupForm(request.POST or None, language=request.voice.language.value)
    if request.method == "POST" and form.is_valid():
        course = teaching.course(form.cleaned_data["course"])
        assert course is not None, "the form knows the courses"  # noqa: S101 - a course that is listed is there
        made = groups.group_make(course, form.cleaned_data["name"], request.user)
        return redirect("courses:group", learninggroup=made.pk)
    led = [(one, standing.course_of(one).sheet.title) for one in standing.groups_of(request.user)]
    seats = [(one, standing.course_of(one.group).sheet.title) for one in standing.seats_of(request.user)]
    return render(request, "courses/mine.html", {"form": form, "led": led, "seats": seats})


@require_GET
def group(request: Asked, learninggroup: int) -> HttpResponse:
    """A group of one's own: learners, hard questions, how to join."""
    held = standing.group_for(request.user, learninggroup)
    course, language = standing.course_of(held), request.voice.language
    shown = {
        "group": held,
        "title": course.sheet.title,
        "units": [(one.sheet.title.said_in(language), place) for place, one in enumerate(course.units, 1)],
        "rows": standing.rows(held, course),
        "hard": standing.hard(held, course, language.value)[:MOST_HARD],
        "mark": course.sheet.pass_mark,
        "link": request.build_absolute_uri(reverse("courses:join", kwargs={"token": held.token})),
    }
    return render(request, "courses/group.html", shown)


@require_GET
def table(request: Asked, learninggroup: int) -> HttpResponse:
    """The learners of a group as CSV."""
    held = standing.group_for(request.user, learninggroup)
    course, say = standing.course_of(held), request.voice.say
    units = [one.sheet.title.said_in(request.voice.language) for one in course.units]
    head = [say(f"courses.column.{one}") for one in ("name", "passed", "score", "done", "tries", "last")]
    made = tables.as_csv([*head, *units], (_line(one, say) for one in standing.rows(held, course)))
    return as_download(HttpResponse(made, content_type="text/csv; charset=utf-8"), f"{held.name}.csv")


def _line(row: standing.Row, say: Callable[[str], str]) -> list[tables.Value]:
    first: list[tables.Value] = [
        row.seat.learner.name,
        row.passed,
        row.standing.score,
        say("courses.yes" if row.standing.passed else "courses.no"),
    ]
    units: list[tables.Value] = ["" if value is None else value for value in row.units]
    return [*first, row.tries, row.last, *units]


@require_POST
def close(request: Asked, learninggroup: int) -> HttpResponse:
    """Nobody joins any more."""
    held = standing.group_for(request.user, learninggroup)
    groups.group_close(held)
    return redirect("courses:group", learninggroup=held.pk)


@require_POST
def bring(request: Asked, learninggroup: int) -> HttpResponse:
    """Files of results of learners who were offline, or what a scanner read of their codes; each is taken or refused by itself."""
    held, say = standing.group_for(request.user, learninggroup), request.voice.say
    came = [(file.name or "", file.read()) for file in request.FILES.getlist("files")]
    if codes := request.POST.get("codes", "").strip():
        try:
            came += [(say("courses.codes"), data) for data in teaching.results_gathered(codes)]
        except InputError as error:
            messages.error(request, _refused(say, say("courses.codes"), error))
    for name, data in came:
        try:
            brought = groups.results_bring(held, standing.course_of(held), data, request.user)
            messages.success(request, say("courses.brought", file=name, name=brought.name))
        except InputError as error:
            messages.error(request, _refused(say, name, error))
    return redirect("courses:group", learninggroup=held.pk)


def _refused(say: Callable[..., str], name: str, error: InputError) -> str:
    reason = say(f"courses.problem_{error.code}", what=" ".join(error.arguments))
    return say("courses.not_brought", file=name, reason=reason)


@require_http_methods(["GET", "POST"])
def attest(request: Asked, learninggroup: int, seat: int) -> HttpResponse:
    """The trainer makes the certificate of a learner who was brought in by file; who has an account makes her own."""
    held = standing.group_for(request.user, learninggroup)
    seated = get_object_or_404(Seat.objects.select_related("learner"), pk=seat, group=held, left_at=None, learner__person=None)
    course, learner, language = standing.course_of(held), seated.learner, request.voice.language
    if request.method == "POST":
        try:
            made = awarding.certificate_give(learner, course, name_sent(request), language, request.user)
        except InputError as error:
            messages.error(request, request.voice.say(f"courses.problem_{error.code}"))
            return redirect("courses:attest", learninggroup=held.pk, seat=seated.pk)
        return redirect("courses:certificate", certificate=made.key)
    given = list(Certificate.objects.filter(learner=learner, course=course.id, edition=course.sheet.edition).order_by("given_at"))
    shown = {"group": held, "learner": learner, "sheet": course.sheet, "given": given, "longest": NAME_LENGTH}
    there = any(one.language == language.value for one in given)
    return render(request, "courses/attest.html", {**shown, "there": there, "standing": standings([learner.pk], course)[learner.pk]})


@require_http_methods(["GET", "POST"])
def join(request: Asked, token: str) -> HttpResponse:
    """A learner sees whose group it is and what is seen of her, and joins."""
    held = get_object_or_404(LearningGroup.objects.select_related("made_by"), token=token.strip().lower(), closed_at=None)
    course = standing.course_of(held)
    if request.method == "POST":
        groups.group_join(held, request.user)
        messages.success(request, request.voice.say("courses.joined", group=held.name))
        return redirect(address(course.id, Language(request.voice.language)))
    return render(request, "courses/join.html", {"group": held, "title": course.sheet.title})


@require_GET
def enter(request: Asked) -> HttpResponse:
    """By the code that was read out or stands on paper."""
    token = "".join(request.GET.get("code", "").split()).lower()
    if token and LearningGroup.objects.filter(token=token, closed_at=None).exists():
        return redirect("courses:join", token=token)
    messages.error(request, request.voice.say("courses.no_such_code"))
    return redirect("courses:mine")


@require_POST
def leave(request: Asked, seat: int) -> HttpResponse:
    """Out of a group that one learns in."""
    groups.seat_end(get_object_or_404(Seat, pk=seat, learner__person=request.user, left_at=None))
    return redirect("courses:mine")
