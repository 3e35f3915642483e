"""Addresses of instruments."""

from django.urls import path

from weft_web.instruments import acts, sending, views

app_name = "instruments"
HERE = "countries/<str:country>/instruments"
ONE = f"{HERE}/<uuid:instrument>"
TEXT = "countries/<str:country>/documents/<int:document>"

urlpatterns = [
    path(HERE, views.register, name="register"),
    path(f"{HERE}/export", views.register_export, name="register_export"),
    path(f"{HERE}/add", acts.add, name="add"),
    path(f"{HERE}/asked-for", acts.asked_for, name="asked_for"),
    path(f"{HERE}/analyse", acts.analyse, name="analyse"),
    path(f"{HERE}/corrections/<uuid:upload>", acts.corrections, name="corrections"),
    path("countries/<str:country>/uploads", sending.uploads, name="uploads"),
    path("countries/<str:country>/uploads/<uuid:upload>", sending.upload, name="upload"),
    path(ONE, views.instrument, name="instrument"),
    path(f"{ONE}/compare", views.compare, name="compare"),
    path(f"{ONE}/correct", acts.correct, name="correct"),
    path(f"{ONE}/confirm", acts.confirm, name="confirm"),
    path(f"{ONE}/lay", acts.lay, name="lay"),
    path(f"{ONE}/note", acts.note, name="note"),
    path(f"{ONE}/ask-again", acts.ask_again, name="ask_again"),
    path(f"{ONE}/part", acts.part, name="part"),
    path(f"{ONE}/version", acts.version_add, name="version_add"),
    path(f"{TEXT}/text", views.text, name="text"),
    path(f"{TEXT}/file", views.download, name="download"),
    path(f"{TEXT}/pages/<int:page>", views.page_picture, name="page_picture"),
]
