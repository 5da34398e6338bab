"""Pages of a workspace that somebody hostile wrote: whatever stands in a text stays a text on every page."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.desk.hostile.crawl import BASE, Found
from tests.desk.hostile.look import faults, faults_of_picture

REACHED = (
    "/reports/{report_id}",
    "/incidents/{incident_id}",
    "/queue/{claim_id}",
    "/codebook/{kind}",
    "/accounts/{name}",
    "/map",
    "/holdings",
    "/coding/{assignment_id}",
    "/coding/{assignment_id}/adjudicate",
)
"""Pages that show what others wrote, and that the walk must have found."""


def test_the_walk_finds_what_others_wrote(walked: list[Found]) -> None:
    pages = Counter(found.route for found in walked if found.is_page and found.status == 200)
    assert [route for route in REACHED if not pages[route]] == []
    data = Counter(
        found.route for found in walked if found.kind == "application/json" and found.status == 200
    )
    assert data["/api/v1/claims/{id}"] and data["/api/v1/incidents/{id}"] and data["/map/marks"]
    whole = "".join(found.text for found in walked if found.is_page)
    assert "&lt;script&gt;window.pwned=1&lt;/script&gt;" in whole
    assert len(walked) > 200


def test_nothing_on_any_page_runs_or_loads_or_leads_astray(walked: list[Found]) -> None:
    wrong = {found.address: faults(found.text) for found in walked if found.is_page}
    assert {address: said for address, said in wrong.items() if said} == {}


def test_templates_are_not_filled_in_by_a_page(walked: list[Found]) -> None:
    for found in walked:
        assert "#{7*7}" not in found.text or "{{7*7}} ${7*7} #{7*7}" in found.text, found.address
        assert "49 $" not in found.text and "$49" not in found.text, found.address


def test_a_picture_runs_nothing_either(walked: list[Found]) -> None:
    drawn = {
        found.address: faults_of_picture(found.text) for found in walked if found.kind == "image/svg+xml"
    }
    assert {address: said for address, said in drawn.items() if said} == {}


def test_whatever_is_no_page_is_data_or_saved(walked: list[Found]) -> None:
    for found in walked:
        if found.status == 200 and not found.is_page and not found.is_saved:
            assert found.kind in {"application/json", "image/svg+xml"}, found.address
        assert found.headers["x-content-type-options"] == "nosniff", found.address


def test_no_question_breaks_a_page(walked: list[Found]) -> None:
    assert [(found.status, found.address) for found in walked if found.status == 500] == []


def test_no_text_becomes_a_header(walked: list[Found]) -> None:
    assert [found.address for found in walked if "pwned" in found.headers.get("set-cookie", "")] == []
    away = [
        found.headers["location"].removeprefix(BASE[:-1]) for found in walked if "location" in found.headers
    ]
    assert [address for address in away if not address.startswith("/") or address.startswith("//")] == []


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick=x>",
        "<p style='color:red'>",
        "<script>x</script>",
        "<script src=//hostile.example/x></script>",
        "<iframe></iframe>",
        "<a href='javascript:x'>",
        "<a href='java\nscript:x'>",
        "<a href='//hostile.example'>",
        "<a href='/\\hostile.example'>",
        "<a href='data:text/html,x'>",
        "<img src=https://hostile.example/x>",
        "<form action=https://hostile.example/>",
        "<base href=/>",
        "<meta http-equiv=refresh content='0;url=//hostile.example'>",
        "<svg><style></style></svg>",
        "<p hx-on:click=x>",
        "<p hx-get=//hostile.example>",
        "<p id=a></p><p id=a></p>",
        "<main></main><main></main>",
    ],
)
def test_the_look_at_a_page_sees_what_is_wrong(page: str) -> None:
    assert faults(page) != []
    assert (
        faults("<p><a href='/x?y#z'>x</a><a href='https://example.org/x'>x</a><svg><title>x</title></svg>")
        == []
    )
