"""Addresses of the learning pages."""

from django.urls import path

from weft_web.courses import certificate_views, group_views, offline, package_views, progress_views, views
from weft_web.engine.toolkit import PARTS

app_name = "courses"
urlpatterns = [
    path("learn/", views.all_, name="all"),
    path("learn/worker.js", offline.worker, name="worker"),
    path("learn/<str:language>/app.webmanifest", offline.manifest, name="manifest"),
    path("learn/groups/", group_views.mine, name="mine"),
    path("learn/groups/enter", group_views.enter, name="enter"),
    path("learn/groups/<int:learninggroup>", group_views.group, name="group"),
    path("learn/groups/<int:learninggroup>/learners.csv", group_views.table, name="table"),
    path("learn/groups/<int:learninggroup>/close", group_views.close, name="close"),
    path("learn/groups/<int:learninggroup>/results", group_views.bring, name="bring"),
    path("learn/groups/<int:learninggroup>/learners/<int:seat>/certificate", group_views.attest, name="attest"),
    path("learn/join/<str:token>", group_views.join, name="join"),
    path("learn/seats/<int:seat>/leave", group_views.leave, name="leave"),
    path("learn/certificates/", certificate_views.certificates, name="certificates"),
    path("learn/certificates/check", certificate_views.check, name="check"),
    path("learn/certificates/<uuid:certificate>", certificate_views.certificate, name="certificate"),
    path("learn/certificates/<uuid:certificate>/correct", certificate_views.correct, name="correct"),
    path("learn/certificates/<uuid:certificate>.<slug:form>", certificate_views.certificate_file, name="certificate_file"),
    path("learn/do/<slug:place>", views.do, name="do"),
    path("learn/progress/<slug:course>", progress_views.progress, name="progress"),
    path("learn/packages/<str:language>/<slug:course>/", package_views.packages, name="packages"),
    path("learn/packages/<str:language>/<slug:course>/<slug:form>/", package_views.package, name="package"),
    path("learn/packages/<str:language>/<slug:course>/<slug:form>/file", package_views.package_file, name="package_file"),
    path("learn/<str:language>/toolkit/", views.toolkit, name="toolkit"),
    *(path(f"learn/<str:language>/toolkit/{one}/", views.toolkit, {"part": one}, name=f"toolkit_{one}") for one in PARTS),
    path("learn/<str:language>/<slug:course>/", views.home, name="home"),
    path("learn/<str:language>/<slug:course>/<slug:unit>/", views.unit, name="unit"),
]
