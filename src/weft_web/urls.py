"""All addresses; each app names its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("weft_web.accounts.urls")),
    path("", include("weft_web.countries.urls")),
    path("", include("weft_web.jobs.urls")),
    path("", include("weft_web.instruments.urls")),
    path("", include("weft_web.findings.urls")),
    path("", include("weft_web.coverage.urls")),
    path("", include("weft_web.searches.urls")),
    path("", include("weft_web.institutions.urls")),
    path("", include("weft_web.observations.urls")),
    path("", include("weft_web.studies.urls")),
    path("", include("weft_web.strategies.urls")),
    path("", include("weft_web.exchange.urls")),
    path("", include("weft_web.courses.urls")),
    path("", include("weft_web.consultations.take_part_urls")),
    path("", include("weft_web.consultations.urls")),
    path("", include("weft_web.meetings.nominate_urls")),
    path("", include("weft_web.meetings.attend_urls")),
    path("", include("weft_web.meetings.urls")),
    path("", include("weft_web.meetings.many_urls")),
]

handler403 = "weft_web.faults.refused"
handler404 = "weft_web.faults.not_found"
handler500 = "weft_web.faults.broken"
