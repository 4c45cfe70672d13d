"""What is new, as Atom feeds: of a municipality, of a forum, and of a search. Only what everybody may see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from raadslag.publishing.queries.news import News, NewsEntry, news_of
from raadslag.search import queries as searching
from raadslag.search.results import Hit, Sort, Wanted
from raadslag.web import dates, labels
from raadslag.web.addresses import address, item_address
from raadslag.web.forms.search import wanted_of, years_in_order
from raadslag.web.templatetags.raadslag import version_label

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")  # what XML cannot hold


class Entries(Atom1Feed):
    """A feed that no stray character of somebody's text makes unreadable."""

    def add_item(self, title: str, link: str, description: str, **said: Any) -> None:  # type: ignore[override]  # the rest is handed on
        super().add_item(_CONTROL.sub(" ", title), link, _CONTROL.sub(" ", description), **said)


class NewsFeed(Feed):  # type: ignore[type-arg]  # Django takes no argument where it runs
    """Agendas and minutes as they are published, corrected and taken back."""

    feed_type = Entries

    def get_object(self, request: HttpRequest, body: str, forum: str = "") -> News:  # noqa: ARG002  # Django hands it over
        news = news_of(body_slug=body, forum_slug=forum)
        if news is None:
            raise Http404
        return news

    def title(self, news: News) -> str:
        return f"{news.forum.name}, {news.body.name}" if news.forum else news.body.name

    def subtitle(self, news: News) -> str:
        del news
        return _("Agendas and minutes as they are published, corrected and taken back")

    def link(self, news: News) -> str:
        return address(news.forum or news.body)

    def items(self, news: News) -> tuple[NewsEntry, ...]:
        return news.entries

    def item_title(self, item: NewsEntry) -> str:
        name = f"{version_label(item.version)}: {item.forum.name}, {dates.day(item.day)}"
        return _("Taken back: {name}").format(name=name) if item.is_retracted else name

    def item_description(self, item: NewsEntry) -> str:
        return item.version.reason

    def item_link(self, item: NewsEntry) -> str:
        return reverse("meeting", args=[item.forum.body.slug, item.forum.slug, item.slug])

    def item_guid(self, item: NewsEntry) -> str:
        state = "tilbagekaldt" if item.is_retracted else "udgivet"
        return f"{self.item_link(item)}versioner/{item.version.version}/{state}"

    def item_pubdate(self, item: NewsEntry) -> datetime:
        return item.version.published_at or item.at

    def item_updateddate(self, item: NewsEntry) -> datetime:
        return item.at


@dataclass(frozen=True, slots=True)
class Search:
    """A search, and what it finds for everybody."""

    wanted: Wanted
    query: str
    hits: tuple[Hit, ...]


class SearchFeed(Feed):  # type: ignore[type-arg]
    """The newest items that a search finds."""

    feed_type = Entries

    def get_object(self, request: HttpRequest) -> Search:
        query = years_in_order(request.GET).copy()
        query["orden"] = Sort.NEWEST.value
        query.pop("side", None)
        wanted = wanted_of(query)
        try:
            found = searching.search(AnonymousUser(), wanted)
        except searching.NoIndex:
            raise Http404 from None
        return Search(wanted, query.urlencode(), found.hits)

    def title(self, search: Search) -> str:
        text = _("Search: {text}").format(text=search.wanted.text or _("everything"))
        return _CONTROL.sub(" ", text)

    def link(self, search: Search) -> str:
        return f"{reverse('search')}?{search.query}"

    def items(self, search: Search) -> tuple[Hit, ...]:
        return search.hits

    def item_title(self, item: Hit) -> str:
        title = item.item.title or str(_("Closed item"))
        return f"{title} – {item.meeting.forum.name}, {dates.day(item.meeting.start_date)}"

    def item_description(self, item: Hit) -> str:
        return str(labels.KINDS[item.meeting.kind])

    def item_link(self, item: Hit) -> str:
        return item_address(item.meeting, item.item)

    def item_updateddate(self, item: Hit) -> datetime:
        at = datetime.combine(item.meeting.start_date, item.meeting.start_time or time.min)
        return timezone.make_aware(at)


PATHS = [
    path("nyt/soeg/", SearchFeed(), name="search_feed"),
    path("nyt/<slug:body>/", NewsFeed(), name="body_feed"),
    path("nyt/<slug:body>/<slug:forum>/", NewsFeed(), name="forum_feed"),
]
