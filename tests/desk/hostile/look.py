"""What may stand on a page of the desk, whatever was written by others: nothing that runs, loads or sends elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

import lxml.etree
import lxml.html

_NEVER = frozenset(
    {"applet", "base", "embed", "foreignobject", "frame", "frameset", "iframe", "math", "object"}
)
_NEVER_EITHER = frozenset({"marquee", "style", "template"})
_ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "background",
    "xlink:href",
    "srcset",
)
_SENDING = re.compile(r"(hx-|data-hx-)(get|post|put|patch|delete)")
_ELSEWHERE = re.compile(r"https?://[^\s\"'<>\\]+")
_AGAIN = re.compile(r"\d+")
"""What a page may say of itself: to be loaded again after so many seconds."""

_ONCE = ("html", "head", "body", "title", "main")


def faults(text: str) -> list[str]:
    """What stands on a page that should not; a part of a page may lack what every page has."""
    root = lxml.html.document_fromstring(text or "<p>")
    found = [fault for element in root.iter() for fault in _of(element)]
    tags = Counter(element.tag for element in root.iter() if isinstance(element.tag, str))
    outside = len(root.findall("head/title"))
    found += [f"{tags[tag]} <{tag}>" for tag in _ONCE if tag != "title" and tags[tag] > 1]
    found += [f"{outside} titles"] if outside > 1 else []
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    return found + [f"id {name!r} {count} times" for name, count in ids.items() if count > 1]


def faults_of_picture(text: str) -> list[str]:
    """The same of an SVG that is an address of its own."""
    root = lxml.etree.fromstring(text.encode())
    return [fault for element in root.iter() for fault in _of(element)]


def _of(element: lxml.html.HtmlElement | lxml.etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    tag = lxml.etree.QName(element).localname.lower()
    if tag in _NEVER | _NEVER_EITHER:
        yield f"<{tag}>"
    if tag == "script":
        yield from _of_script(element)
    if tag == "meta" and element.get("http-equiv") and not _AGAIN.fullmatch(element.get("content") or ""):
        yield "<meta http-equiv>"
    for name, value in element.attrib.items():
        yield from (f"<{tag} {fault}>" for fault in _of_attribute(tag, str(name).lower(), str(value)))


def _of_script(element: lxml.html.HtmlElement | lxml.etree._Element) -> Iterator[str]:
    source = element.get("src")
    if source is None and element.get("type") == "application/json":
        try:
            json.loads(element.text or "")
        except json.JSONDecodeError:
            yield "data that are no JSON"
    elif source is None or not source.startswith("/static/"):
        yield "a script that is not ours"


def _of_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    plain = name.rsplit("}", 1)[-1]
    if plain.startswith(("on", "hx-on", "data-hx-")) or plain in {"style", "srcdoc", "ping", "is"}:
        yield f"{name}={value[:60]!r}"
    if (plain in _ADDRESSES or _SENDING.fullmatch(plain)) and not _is_ours(tag, value):
        yield f"{name}={value[:60]!r}"
    if plain == "target" and value not in {"_blank", "_self"}:
        yield f"{name}={value[:60]!r}"


def _is_ours(tag: str, value: str) -> bool:
    """Whether an address is within the desk, or a link that a person may follow out of it."""
    if re.search(r"[\x00-\x20\x7f\\]", value):
        return False
    if value == "" or value[0] in "#?":
        return True
    if value.startswith("/"):
        return not value.startswith("//")
    return tag == "a" and _ELSEWHERE.fullmatch(value) is not None
