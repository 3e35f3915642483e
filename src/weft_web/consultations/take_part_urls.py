"""Addresses of those who are asked for comments: all behind the secret of a personal link."""

from django.urls import path

from weft_web.consultations import part_comment_views, part_file_views, part_reply_views, part_topic_views, take_part_views

HOME = "take-part/<str:secret>/"

app_name = "take_part"
urlpatterns = [
    path(HOME, take_part_views.front, name="front"),
    path(HOME + "chapters/<str:chapter>", take_part_views.chapter, name="chapter"),
    path(HOME + "comment", part_comment_views.comment, name="comment"),
    path(HOME + "go", part_comment_views.go, name="go"),
    path(HOME + "mine", take_part_views.mine, name="mine"),
    path(HOME + "comments/<uuid:comment>/withdraw", part_comment_views.take_back, name="take_back"),
    path(HOME + "reply", part_reply_views.reply, name="reply"),
    path(HOME + "delegate", part_reply_views.delegate, name="delegate"),
    path(HOME + "topics/<uuid:topic>", part_topic_views.topic, name="topic"),
    path(HOME + "picture", part_file_views.picture, name="picture"),
    path(HOME + "form.<str:form>", part_file_views.form, name="form"),
    path(HOME + "files", part_file_views.files, name="files"),
    path(HOME + "files/<uuid:brought>", part_file_views.brought, name="brought"),
]
