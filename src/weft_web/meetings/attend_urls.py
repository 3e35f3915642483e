"""Addresses of participants: all behind the secret of a personal link."""

from django.urls import path

from weft_web.meetings import attend_more_views, attend_paper_views, attend_views

HOME = "attend/<str:secret>/"

app_name = "attend"
urlpatterns = [
    path(HOME, attend_views.front, name="front"),
    path(HOME + "reply", attend_views.reply, name="reply"),
    path(HOME + "register", attend_views.register, name="register"),
    path(HOME + "programme", attend_views.programme, name="programme"),
    path(HOME + "calendar.ics", attend_views.calendar, name="calendar"),
    path(HOME + "papers", attend_paper_views.papers, name="papers"),
    path(HOME + "papers/<uuid:paper>", attend_paper_views.paper, name="paper"),
    path(HOME + "papers/<uuid:paper>/as.<str:form>", attend_paper_views.paper_out, name="paper_out"),
    path(HOME + "papers/<uuid:paper>/files/<uuid:paperfile>", attend_paper_views.paper_file, name="paper_file"),
    path(HOME + "sheets/<str:phase>", attend_more_views.sheet, name="sheet"),
    path(HOME + "commitments", attend_more_views.commitments, name="commitments"),
    path(HOME + "commitments/<uuid:commitment>/report", attend_more_views.report, name="report"),
    path(HOME + "certificate.<str:form>", attend_more_views.certificate, name="certificate"),
]
