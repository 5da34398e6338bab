"""A made-up story as the HTML of a news page: head, navigation, adverts, the text, teasers and foot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from random import Random

SECTIONS = (
    "World",
    "Business",
    "Sport",
    "Weather",
    "Culture",
    "Science",
    "Travel",
    "Opinion",
    "Letters",
    "Video",
)
LAYOUTS = ("article", "div", "section")


@dataclass(frozen=True)
class Story:
    """What a page tells."""

    headline: str
    standfirst: str
    author: str
    day: date
    outlet: str
    paragraphs: Sequence[str]


def markup(story: Story, random: Random, *, teasers: Sequence[str]) -> str:
    """The page; some papers name their parts by elements, some by classes."""
    layout = random.choice(LAYOUTS)
    related, read = teasers[:3], teasers[3:]
    body = _body(story.paragraphs, _aside("Related stories", related, "related"))
    parts = (
        _head(story),
        _header(story),
        f'<div class="layout"><main id="content"><{layout} class="article-body story">',
        f"<h1>{escape(story.headline)}</h1>",
        f'<p class="standfirst">{escape(story.standfirst)}</p>',
        f'<div class="meta"><span class="byline">By {escape(story.author)}</span>'
        f'<time datetime="{story.day.isoformat()}">{story.day.day} {story.day:%B %Y}</time></div>',
        _share(),
        '<figure><img src="/pictures/lead.jpg" width="960" height="540" alt="">'
        f"<figcaption>A street in the town on the day. Photograph: {escape(story.outlet)}</figcaption></figure>",
        body,
        f"</{layout}>",
        _share(),
        "</main>",
        _aside("Most read", read, "most-read"),
        _comments(random),
        "</div>",
        _footer(story),
        "</body></html>",
    )
    return "\n".join(parts)


def _head(story: Story) -> str:
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": story.day.isoformat(),
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": story.outlet},
    }
    styles = "".join(f".c{n} {{ margin: {n}px; color: #{n:06x} }} " for n in range(60))
    script = "".join(f"window.slots.push({{id: 'slot-{n}', sizes: [[300, 250]]}});" for n in range(12))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>{escape(story.headline)} | {escape(story.outlet)}</title>
<meta name="viewport" content="width=device-width"><meta property="og:site_name" content="{escape(story.outlet)}">
<meta property="og:title" content="{escape(story.headline)}">
<meta name="description" content="{escape(story.standfirst)}">
<meta property="article:published_time" content="{story.day.isoformat()}T08:00:00Z">
<script type="application/ld+json">{json.dumps(facts)}</script>
<style>{styles}</style><script>window.slots = [];{script}</script></head><body>"""


def _header(story: Story) -> str:
    links = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS)
    return f"""<header class="site-header"><a class="logo" href="/">{escape(story.outlet)}</a>
<nav aria-label="Sections"><ul class="menu">{links}</ul></nav>
<form action="/search"><input name="q"><button>Search</button></form>
<div class="cookie-banner"><p>We use cookies to make this site work. <a href="/cookies">Settings</a></p></div></header>
<div class="ad top" id="slot-0"><span>Advertisement</span></div>"""


def _body(paragraphs: Sequence[str], related: str) -> str:
    """The text, an advert after every fourth paragraph and the related stories in its middle."""
    lines = []
    for place, paragraph in enumerate(paragraphs, 1):
        lines.append(f"<p>{escape(paragraph, quote=False)}</p>")
        if place % 4 == 0:
            lines.append(f'<div class="ad" id="slot-{place}"><span>Advertisement</span></div>')
        if place == len(paragraphs) // 2:
            lines.append(related)
    return "\n".join(lines)


def _aside(title: str, headlines: Sequence[str], name: str) -> str:
    cards = "".join(
        f'<li class="card"><a href="/{name}/{n}"><img src="/thumbs/{n}.jpg" alt=""><h3>{escape(headline)}</h3></a></li>'
        for n, headline in enumerate(headlines)
    )
    return f'<aside class="{name}"><h2>{title}</h2><ul>{cards}</ul></aside>'


def _share() -> str:
    links = "".join(f'<li><a href="#{name}">{name}</a></li>' for name in ("Mail", "Print", "Share", "Save"))
    return f'<ul class="share">{links}</ul>'


def _comments(random: Random) -> str:
    remarks = (
        "Well said.",
        "I do not agree with a word of this.",
        "Who writes these headlines?",
        "More of this, please.",
    )
    said = "".join(
        f'<li class="comment"><b>reader{random.randrange(900)}</b><p>{remark}</p></li>' for remark in remarks
    )
    return f'<section class="comments"><h2>Comments</h2><ol>{said}</ol></section>'


def _footer(story: Story) -> str:
    links = "".join(
        f'<a href="/{name}">{name.title()}</a> '
        for name in ("contact", "terms", "privacy", "jobs", "archive")
    )
    return f"""<section class="newsletter"><h3>Our newsletter</h3><p>The morning briefing, before breakfast.</p>
<form><input type="email"><button>Sign up</button></form></section>
<footer>{links}<p>© {escape(story.outlet)}. All rights reserved.</p></footer>"""
