"""Addresses of guests: all behind the secret of a personal link."""

from django.urls import path

from weft_web.meetings import nominate_views as views

HOME = "nominate/<str:secret>/"

app_name = "nominate"
urlpatterns = [
    path(HOME, views.front, name="front"),
    path(HOME + "person", views.person, name="person"),
    path(HOME + "people/<uuid:participant>/replace", views.replace, name="replace"),
    path(HOME + "people/<uuid:participant>/withdraw", views.leave, name="leave"),
    path(HOME + "letter", views.letter, name="letter"),
    path(HOME + "calendar.ics", views.calendar, name="calendar"),
]
