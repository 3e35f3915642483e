"""What the script of the learning pages asks and sends."""

from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from weft.errors import InputError
from weft_web.asking import Asked
from weft_web.courses import services
from weft_web.courses.progress import state_of
from weft_web.engine import teaching

SALT = "weft.learner"
SIGN_LENGTH = 24


@never_cache
@require_http_methods(["GET", "POST"])
def progress(request: Asked, course: str) -> HttpResponse:
    """What is kept of a learner; what is sent is laid to it first."""
    held = teaching.course(course)
    if held is None:
        raise Http404
    learner = services.learner_of(request.user)
    try:
        if request.method == "POST":
            services.progress_take(learner, held, teaching.state_read(request.body, held.id))
    except InputError as error:
        said = request.voice.say(f"courses.problem_{error.code}", what=" ".join(error.arguments))
        return JsonResponse({"error": said, "code": error.code}, status=422)
    sign = salted_hmac(SALT, str(learner.pk), algorithm="sha256").hexdigest()[:SIGN_LENGTH]
    told = {"learner": sign, "name": request.user.name, "token": get_token(request)}
    return JsonResponse({**told, "state": teaching.plain(state_of(learner, held))})
