"""The brief as one HTML file: nothing is loaded from elsewhere, and no script can run in it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from dateline.brief.figures import bounds, grouped
from dateline.brief.model import Brief, Range
from dateline.brief.phrases import load_wording
from dateline.brief.picture import Picture
from dateline.brief.show import shown

_DAY = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")


class _Calls:
    """Knows which footnotes have been called for, so that a footnote can lead back to its first call."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def first(self, number: int) -> bool:
        """Whether this is the first call for a footnote."""
        new = number not in self._seen
        self._seen.add(number)
        return new


def to_html(brief: Brief, pictures: Mapping[str, Picture]) -> str:
    """The page. ``pictures`` go by "map", "timeline" and "disputes"; any may be missing."""
    environment = Environment(
        loader=PackageLoader("dateline.brief", "templates"),
        autoescape=select_autoescape(("html", "j2"), default_for_string=True, default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters.update(figure=figure_words, source=_source, dated=_dated, grouped=grouped, noun=_noun)
    return environment.get_template("brief.html.j2").render(
        brief=brief, pictures=pictures, calls=_Calls(), style=_style(environment)
    )


def figure_words(figure: Range) -> str:
    """The figure of a heading: "12 (9 to 15)"."""
    return bounds(figure.low, figure.best, figure.high)


def _noun(figure: Range) -> str:
    return load_wording().counts[figure.what].table


def _dated(text: str) -> Markup:
    """Text whose days do not break at the end of a line."""
    return Markup(_DAY.sub(r'<span class="d">\g<0></span>', str(escape(shown(text)))))


def _finalize(value: object) -> object:
    """Every text that is put into the page, made fit to be printed; markup of our own is left alone."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _source(picture: Picture) -> str:
    """A picture as an address that holds it whole; as an image it can neither run nor load anything."""
    return f"data:image/svg+xml;base64,{b64encode(picture.svg).decode('ascii')}"


def _style(environment: Environment) -> Markup:
    """The style sheet that is shipped; it holds nothing of anybody else's."""
    loader = environment.loader
    assert loader is not None
    return Markup(loader.get_source(environment, "brief.css")[0])
