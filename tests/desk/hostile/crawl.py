"""Every page that can be reached at a desk by following what its pages link to, its forms ask and its routes name."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

import lxml.html
from starlette.testclient import TestClient

from dateline.export.formats import FORMATS
from dateline.store import Store
from tests.desk.walk import Route

BASE = "http://127.0.0.1/"
"""Where the test's client asks."""

_TURNED = 4
"""Addresses of one route that pages link to with a question in them."""


@dataclass(frozen=True)
class Found:
    """One address and what it answered."""

    route: str
    address: str
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def kind(self) -> str:
        """What the answer says that it is."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.kind == "text/html"

    @property
    def is_saved(self) -> bool:
        """Whether a browser saves it and does not show it."""
        return self.headers.get("content-disposition", "").startswith("attachment")


def crawl(
    client: TestClient, routes: Iterable[Route], ids: dict[str, list[str]], strings: Sequence[str], most: int
) -> Iterator[Found]:
    """What each route answers: at most ``most`` addresses of one, and each hostile string in each of its questions."""
    patterns = [(_pattern(one.path), one.path) for one in routes if one.method == "GET"]
    waiting = deque(address for _, path in patterns for address in _spread(_filled(path, ids), most))
    seen: set[str] = set()
    asked: Counter[tuple[str, bool]] = Counter()
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        route = next((name for pattern, name in patterns if pattern.fullmatch(path)), None)
        turned = bool(urlsplit(address).query)
        if route is None or address in seen or asked[route, turned] >= (_TURNED if turned else most):
            continue
        seen.add(address)
        found = _ask(client, route, address)
        asked[route, turned] += found.status == 200
        yield found
        if found.is_page and found.text:
            waiting.extend(_linked(address, found.text))
            if asked[route, turned] == 1 and found.status == 200 and not turned:
                yield from (_ask(client, route, one) for one in _questions(address, found.text, strings))


def ids_of(store: Store) -> dict[str, list[str]]:
    """The ids that stand in a workspace, by a word of the parameter's name."""
    claims = list(store.claims.each())
    return {
        "report": [head.id for head in store.reports.heads()],
        "claim": [claim.id for claim in claims],
        "incident": [incident.id for incident in store.incidents.each()],
        "kind": sorted({claim.kind for claim in claims}),
        "judgement": [one.id for one in store.judgements.each()],
        "action": [one.action for one in store.judgements.each() if one.action],
        "assignment": [one.id for one in store.assignments.each()],
        "format": sorted(FORMATS),
        "name": [one.name for one in store.accounts.each()],
    }


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("".join("[^/]+" if part.startswith("{") else re.escape(part) for part in _parts(path)))


def _parts(path: str) -> list[str]:
    return re.split(r"(\{[^}]+\})", path)


def _filled(path: str, ids: dict[str, list[str]]) -> list[str]:
    """Addresses of a route, by what the words of its path say that it takes; any id where they say nothing."""
    parts = _parts(path)
    named = [number for number, part in enumerate(parts) if part.startswith("{")]
    if not named:
        return [path]
    given = {number: _taken("".join(parts[: number + 1]), ids) for number in named}
    filled = []
    for turn in range(len(given[named[0]])):
        values = {
            number: quote(found[turn % len(found)], safe="") for number, found in given.items() if found
        }
        filled.append("".join(values.get(number, part) for number, part in enumerate(parts)))
    return filled


def _spread(addresses: list[str], most: int) -> list[str]:
    """So many of them, from the first to the last."""
    return addresses[:: max(1, -(-len(addresses) // most))]


def _taken(path: str, ids: dict[str, list[str]]) -> list[str]:
    """The ids that stand at the end of a path: those of the last word in it that names any."""
    named = [(path.rfind(word), word) for word in ids if word in path]
    return ids[max(named)[1]] if named else [one for found in ids.values() for one in found[:3]]


def _linked(address: str, text: str) -> list[str]:
    """The addresses of this desk that a page names."""
    root = lxml.html.document_fromstring(text)
    named = [
        value for element in root.iter() for name in ("href", "src", "hx-get") if (value := element.get(name))
    ]
    whole = [urljoin(BASE + address.lstrip("/"), value) for value in named]
    return [one.removeprefix(BASE[:-1]).split("#")[0] for one in whole if one.startswith(BASE)]


def _ask(client: TestClient, route: str, address: str) -> Found:
    answer = client.get(address)
    return Found(route, address, answer.status_code, answer.headers, answer.text)


def _questions(address: str, page: str, strings: Sequence[str]) -> Iterator[str]:
    """The page with a text in all the questions that it or its links ask, and with one text in each by itself."""
    root = lxml.html.document_fromstring(page)
    fields = {
        str(field.get("name"))
        for form in root.iter("form")
        if (form.get("method") or "get").lower() == "get"
        for field in form.iter("input", "select", "textarea", "button")
        if field.get("name")
    }
    linked = {name for link in _linked(address, page) for name, _ in parse_qsl(urlsplit(link).query)}
    names = sorted(fields | linked | {"next", "claim", "after"})
    yield from (f"{address}?{urlencode(dict.fromkeys(names, text))}" for text in strings)
    yield from (f"{address}?{urlencode({name: strings[0]})}" for name in names)
