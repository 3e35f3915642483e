"""Addresses of the meetings of several countries, which the Secretariat convenes."""

from django.urls import URLPattern

from weft_web.meetings.urls import under

app_name = "many_meetings"
urlpatterns: list[URLPattern] = under("meetings/")
