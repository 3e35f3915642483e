"""Addresses of studies."""

from django.urls import path, register_converter

from weft_web.studies import editing, opening, publishing, views
from weft_web.studies.addresses import TongueConverter

register_converter(TongueConverter, "tongue")

app_name = "studies"
HERE = "countries/<str:country>/study/"
OPEN = "published/<str:country>/<tongue:language>/"
urlpatterns = [
    path(HERE, views.study, name="study"),
    path(f"{HERE}versions", publishing.versions, name="versions"),
    path(f"{HERE}versions/freeze", publishing.freeze, name="freeze"),
    path(f"{HERE}versions/<int:version>/", publishing.version, name="version"),
    path(f"{HERE}versions/<int:version>/to/<str:anchor>", publishing.version_to, name="version_to"),
    path(f"{HERE}versions/<int:version>/<str:chapter>/<int:part>", publishing.version, name="version_chapter"),
    path(f"{HERE}versions/<int:version>/<str:chapter>/picture/<str:name>.svg", publishing.version_picture, name="version_picture"),
    path(f"{HERE}compare", publishing.compare, name="compare"),
    path(f"{HERE}files", publishing.export, name="export"),
    path(f"{HERE}files/<int:export>", publishing.download, name="download"),
    path(f"{HERE}<tongue:language>/", views.study, name="in_language"),
    path(f"{HERE}<tongue:language>/order", editing.arrange, name="arrange"),
    path(f"{HERE}<tongue:language>/paragraph", editing.paragraph, name="paragraph"),
    path(f"{HERE}<tongue:language>/insert", editing.insert, name="insert"),
    path(f"{HERE}<tongue:language>/history", editing.history, name="history"),
    path(f"{HERE}<tongue:language>/restore", editing.restore, name="restore"),
    path(f"{HERE}<tongue:language>/cite", editing.cite, name="cite"),
    path(f"{HERE}<tongue:language>/aside", views.aside, name="aside"),
    path(f"{HERE}<tongue:language>/at", views.at, name="at"),
    path(f"{HERE}<tongue:language>/to/<str:anchor>", views.to, name="to"),
    path(f"{HERE}<tongue:language>/<str:chapter>/<int:part>", views.chapter, name="chapter"),
    path(f"{HERE}<tongue:language>/<str:chapter>/picture/<str:name>.svg", views.picture, name="picture"),
    path("countries/<str:country>/publish", publishing.publish, name="publish"),
    path("countries/<str:country>/publish/now", publishing.make_public, name="make_public"),
    path("countries/<str:country>/publish/<int:publication>/withdraw", publishing.withdraw, name="withdraw"),
    path(OPEN, opening.public, name="public"),
    path(f"{OPEN}files/<str:kind>", opening.public_file, name="public_file"),
    path(f"{OPEN}to/<str:anchor>", opening.public_to, name="public_to"),
    path(f"{OPEN}<str:chapter>/<int:part>", opening.public, name="public_chapter"),
    path(f"{OPEN}<str:chapter>/picture/<str:name>.svg", opening.public_picture, name="public_picture"),
]
