"""What a page's markup says of it: JSON-LD of schema.org first, then meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from dateline.page.dates import find_date
from dateline.page.lines import clean

ARTICLE = re.compile(r"(?i)(article|posting|report|webpage)$")
STRAY = re.compile(r"[\x00-\x1f]+")
TAGS = re.compile(r"<[^<>]{1,200}>")
MOST_DATA = 2_000_000
"""Bytes of one JSON-LD script that are still read."""


@dataclass(frozen=True)
class Embedded:
    """Values by origin ("json-ld", "meta author" …), most trusted first; nothing is guessed."""

    titles: tuple[tuple[str, str], ...] = ()
    descriptions: tuple[tuple[str, str], ...] = ()
    authors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dates: tuple[tuple[str, date], ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    body: str = ""


def read_embedded(tree: HtmlElement) -> Embedded:
    """Everything a page's markup says of its title, description, authors, date, outlet and body."""
    articles = list(_articles(tree))
    metas = dict(_metas(tree))
    return Embedded(
        titles=_texts(articles, "headline", metas, ("og:title", "twitter:title", "dc.title", "title")),
        descriptions=_texts(
            articles,
            "description",
            metas,
            ("og:description", "description", "twitter:description", "dcterms.abstract"),
        ),
        authors=tuple(_authors(articles, metas)),
        dates=tuple(_dates(articles, metas, tree)),
        outlets=tuple(_outlets(articles, metas)),
        body=max((_plain(article.get("articleBody")) for article in articles), key=len, default=""),
    )


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The JSON-LD objects that describe an article, those typed as news first."""
    found = [
        entry
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for entry in _entries(_load(script.text or ""))
        if any(ARTICLE.search(kind) for kind in _kinds(entry))
    ]
    return iter(sorted(found, key=lambda entry: all(kind.endswith("WebPage") for kind in _kinds(entry))))


def _load(source: str) -> object:
    """A script's JSON; None where it is broken beyond stray control characters."""
    if len(source) > MOST_DATA:
        return None
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(STRAY.sub(" ", source), strict=False)
    except (ValueError, RecursionError):
        return None


def _entries(value: object) -> Iterator[Mapping[str, object]]:
    """Every object at the top of a JSON-LD document, in its lists and graphs, or its main entity."""
    if isinstance(value, list):
        for item in value[:200]:
            yield from _entries(item)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), list | dict):
                yield from _entries(value[key])


def _kinds(entry: Mapping[str, object]) -> list[str]:
    kinds = entry.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Name and content of the meta elements, the first of each name last, so that a dict keeps it."""
    for element in reversed(list(tree.iter("meta"))):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = clean(element.get("content") or "")
        if name and content:
            yield name.lower(), content


def _plain(value: object) -> str:
    """A JSON-LD value as text without markup; "" for what is no string."""
    return clean(TAGS.sub(" ", value)) if isinstance(value, str) else ""


def _texts(
    articles: list[Mapping[str, object]], key: str, metas: Mapping[str, str], names: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    found = [("json-ld", _plain(article.get(key))) for article in articles]
    found += [(name, metas.get(name, "")) for name in names]
    return tuple((origin, text) for origin, text in found if text)


def _names(value: object) -> Iterator[str]:
    """The names in a JSON-LD value: strings, objects with a name, and lists of both."""
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str) and _plain(value):
        yield _plain(value)


def _authors(
    articles: list[Mapping[str, object]], metas: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for article in articles:
        names = tuple(dict.fromkeys(_names(article.get("author"))))
        if names:
            yield "json-ld", names
    for name in (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "dc.creator",
        "cxenseparse:author",
    ):
        value = metas.get(name, "")
        if value and not value.startswith(("http:", "https:", "/")):
            yield f"meta {name}", (value,)


def _dates(
    articles: list[Mapping[str, object]], metas: Mapping[str, str], tree: HtmlElement
) -> Iterator[tuple[str, date]]:
    found = [("json-ld", _plain(article.get("datePublished"))) for article in articles]
    names = (
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "sailthru.date",
        "og:article:published_time",
        "cxenseparse:recs:publishtime",
    )
    found += [(f"meta {name}", metas.get(name, "")) for name in names]
    found += [("time element", element.get("datetime") or "") for element in list(tree.iter("time"))[:1]]
    for origin, text in found:
        day = find_date(text)
        if day is not None:
            yield origin, day


def _outlets(articles: list[Mapping[str, object]], metas: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in ("og:site_name", "application-name", "dc.publisher", "cre"):
        if value := metas.get(name):
            yield name, value
    for article in articles:
        for name in _names(article.get("publisher")):
            yield "json-ld publisher", name
