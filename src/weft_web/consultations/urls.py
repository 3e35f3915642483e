"""Addresses of consultations, for those who hold them. Those of invitees: take_part_urls.py."""

from django.urls import URLPattern, path

from weft_web.consultations import (
    bring_views,
    comment_views,
    file_views,
    follow_views,
    group_views,
    invitee_views,
    letter_views,
    round_views,
    topic_views,
)

app_name = "consultations"
ALL = "countries/<str:country>/consultations/"
ONE = f"{ALL}<uuid:consultation>/"

urlpatterns: list[URLPattern] = [
    path(ALL, round_views.all_rounds, name="all"),
    path(f"{ALL}begin", round_views.begin, name="begin"),
    path(ONE, round_views.one_round, name="round"),
    path(f"{ONE}words", round_views.describe, name="describe"),
    path(f"{ONE}open", round_views.open_round, name="open"),
    path(f"{ONE}extend", round_views.extend, name="extend"),
    path(f"{ONE}close", round_views.close, name="close"),
    path(f"{ONE}invitees", invitee_views.invitees, name="invitees"),
    path(f"{ONE}invitees/add", invitee_views.invitee_add, name="invitee_add"),
    path(f"{ONE}invitees/list", invitee_views.invitees_list, name="invitees_list"),
    path(f"{ONE}invitees/again", invitee_views.invitees_again, name="invitees_again"),
    path(f"{ONE}invitees/<uuid:invitee>", invitee_views.invitee, name="invitee"),
    path(f"{ONE}invitees/<uuid:invitee>/withdraw", invitee_views.invitee_withdraw, name="invitee_withdraw"),
    path(f"{ONE}people.xlsx", file_views.people, name="people"),
    path(f"{ONE}matrix", invitee_views.matrix, name="matrix"),
    path(f"{ONE}matrix/invite", invitee_views.body_invite, name="body_invite"),
    path(f"{ONE}letters", letter_views.letters_page, name="letters"),
    path(f"{ONE}letters/send", letter_views.send, name="letters_send"),
    path(f"{ONE}letters/make", letter_views.make, name="letters_make"),
    path(f"{ONE}letters/<uuid:invitee>", letter_views.letter, name="letter"),
    path(f"{ONE}comments", comment_views.comments, name="comments"),
    path(f"{ONE}comments/enter", comment_views.enter, name="enter"),
    path(f"{ONE}comments/bring", bring_views.bring, name="bring"),
    path(f"{ONE}brought/<uuid:brought>", bring_views.brought, name="brought"),
    path(f"{ONE}brought/<uuid:brought>/file", bring_views.brought_file, name="brought_file"),
    path(f"{ONE}files", file_views.files, name="files"),
    path(f"{ONE}process", file_views.process, name="process"),
    path(f"{ONE}files/<str:form>", file_views.file, name="file"),
    path(f"{ONE}comments/<uuid:comment>", comment_views.comment, name="comment"),
    path(f"{ONE}comments/<uuid:comment>/dispose", comment_views.dispose, name="dispose"),
    path(f"{ONE}comments/<uuid:comment>/render", comment_views.render_comment, name="render"),
    path(f"{ONE}comments/<uuid:comment>/leave", group_views.group_leave, name="group_leave"),
    path(f"{ONE}groups", group_views.groups, name="groups"),
    path(f"{ONE}groups/make", group_views.group_make, name="group_make"),
    path(f"{ONE}groups/<uuid:alike>/dispose", group_views.group_dispose, name="group_dispose"),
    path(f"{ONE}groups/<uuid:alike>/end", group_views.group_end, name="group_end"),
    path(f"{ONE}topics", topic_views.topics, name="topics"),
    path(f"{ONE}topics/begin", topic_views.topic_begin, name="topic_begin"),
    path(f"{ONE}topics/<uuid:topic>", topic_views.topic, name="topic"),
    path(f"{ONE}topics/<uuid:topic>/post", topic_views.post, name="post"),
    path(f"{ONE}topics/<uuid:topic>/close", topic_views.topic_close, name="topic_close"),
    path(f"{ONE}posts/<uuid:post>/hide", topic_views.post_hide, name="post_hide"),
    path(f"{ONE}became", follow_views.became_page, name="became"),
    path(f"{ONE}next", follow_views.next_one, name="next"),
]
