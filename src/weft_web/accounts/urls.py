"""Addresses of people."""

from django.urls import path

from weft_web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("first", views.first_person, name="first_person"),
    path("first/<str:key>", views.first_person, name="first_person"),
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("speak", views.speak, name="speak"),
]
