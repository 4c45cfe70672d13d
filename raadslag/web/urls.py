"""The site's addresses: Danish words, the same in both languages."""

from __future__ import annotations

from django.urls import include, path

from raadslag.web.pages import (
    about,
    account,
    calendar,
    cases,
    feeds,
    inbox,
    mail,
    meetings,
    originals,
    papers,
    public,
    review,
    search,
)

urlpatterns = [
    path("", public.front, name="front"),
    path("kommende/", public.coming, name="coming"),
    path("soeg/", search.search, name="search"),
    path("om/", about.about, name="about"),
    path("tilgaengelighed/", about.accessibility, name="accessibility"),
    path("log-ind/", account.log_in, name="login"),
    path("log-ud/", account.log_out, name="logout"),
    path("arbejdsbord/", include("raadslag.web.workbench_urls")),
    path("mine-mails/", mail.own, name="own_mail"),
    path("afmeld/<str:token>/", mail.unsubscribe, name="unsubscribe"),
    path("kalender/", calendar.own, name="own_calendar"),
    path("kalender/ny-adresse/<int:person>/", calendar.renew, name="renew_calendar"),
    path("kalender/person/<str:token>.ics", calendar.person, name="person_calendar"),
    path("kalender/opgaver/<str:token>.ics", calendar.tasks, name="task_calendar"),
    path("kalender/<slug:body>/<slug:forum>.ics", calendar.forum, name="forum_calendar"),
    path(
        "kalender/<slug:body>/<slug:forum>/<slug:meeting>.ics",
        calendar.meeting,
        name="meeting_calendar",
    ),
    path("indbakke/", inbox.inbox, name="inbox"),
    path("indbakke/modtag/", inbox.upload, name="upload"),
    path("indbakke/laes-ventende/", inbox.read_waiting, name="read_waiting"),
    path("indbakke/<int:reception>/", review.review, name="review"),
    path("indbakke/<int:reception>/original/", originals.shown, name="original"),
    path("indbakke/<int:reception>/original/fil/", originals.fetched, name="original_file"),
    path("indbakke/<int:reception>/moede/", review.mend_meeting, name="mend_meeting"),
    path("indbakke/<int:reception>/punkt/<int:item>/", review.mend_item, name="mend_item"),
    path("indbakke/<int:reception>/bekraeft/", review.confirm, name="confirm"),
    path("indbakke/<int:reception>/laeg-til-side/", review.reject, name="reject"),
    path("indbakke/<int:reception>/tag-tilbage/", review.hold_back, name="hold_back"),
    *papers.PATHS,
    *feeds.PATHS,
    path("<slug:body>/", public.body, name="body"),
    path("<slug:body>/kommende/", public.coming, name="body_coming"),
    path("<slug:body>/sager/", cases.cases, name="cases"),
    path("<slug:body>/sager/<slug:case>/", cases.case, name="case"),
    path("<slug:body>/<slug:forum>/", public.forum, name="forum"),
    path("<slug:body>/<slug:forum>/<slug:meeting>/", meetings.meeting, name="meeting"),
    path("<slug:body>/<slug:forum>/<slug:meeting>/punkt-<slug:item>/", meetings.item, name="item"),
    path(
        "<slug:body>/<slug:forum>/<slug:meeting>/versioner/<int:version>/",
        meetings.version,
        name="version",
    ),
    path(
        "<slug:body>/<slug:forum>/<slug:meeting>/versioner/<int:version>/forskelle/",
        meetings.differences,
        name="differences",
    ),
    path(
        "<slug:body>/<slug:forum>/<slug:meeting>/versioner/<int:version>/original/",
        originals.published,
        name="published_original",
    ),
]
