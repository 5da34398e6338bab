"""HTML elements by what they do to the text in them."""

from __future__ import annotations

SILENT = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "select",
        "textarea",
        "head",
        "title",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
    )
)
"""Hold nothing that a reader reads."""

BLOCK = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "ul",
    )
)
"""Start and end a line."""

SPACED = BLOCK - frozenset(("li", "td", "th", "tr", "dd", "dt", "label", "option", "button", "time"))
"""Are set off by space, as a blank line sets off a paragraph of text."""
