"""The codebook's pages: kinds by family, what counts, and the words that evoke an example."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dateline.codebook import load_codebook
from dateline.codebook.wording import kinds_of
from dateline.desk.codebook.book import Held, families, held, strangers
from dateline.desk.codebook.evoking import pieces
from dateline.desk.codebook.kind import kind_view
from dateline.evaluate.card import load_card
from dateline.store import Store

BOOK = load_codebook()


def marked(text: str, *kinds: str) -> list[str]:
    """The words that are marked in a text, which must be whole again without the marks."""
    cut = pieces(text, kinds, BOOK)
    assert "".join(piece.text for piece in cut) == text
    return [piece.text for piece in cut if piece.evokes]


def test_words_that_evoke_the_kind_are_marked_and_no_others() -> None:
    text = "Shells hit the market in Dara and police arrested two men."
    assert marked(text, "arrest") == ["arrested"]
    assert "arrested" not in marked(text, "shelling")
    assert marked("Coalition airstrikes began.", "air_strike") == ["airstrikes"]
    assert marked("The two ministers met in Doha.", "bombing") == []


def test_a_verb_and_its_particle_are_marked_only_together() -> None:
    assert marked("They stood in the rain.", "arms_transfer", "concession") == []
    assert marked("The general stood down.", "concession") == ["stood"]


def test_nearly_every_example_shows_what_evokes_it() -> None:
    found = [
        any(piece.evokes for piece in pieces(example.text, kinds_of(example, kind), BOOK))
        for kind, page in BOOK.pages.items()
        for example in page.examples
        if example.claims
    ]
    assert sum(found) >= 0.98 * len(found)


def test_every_kind_stands_in_one_family() -> None:
    listed = [row.kind for family in families(BOOK, {}) for row in family.kinds]
    assert sorted(listed) == sorted(BOOK.pages)


def test_kinds_of_another_codebook_are_told() -> None:
    counts = {"siege": Held(1, 1), "smuggling": Held(2, 1)}
    assert strangers(BOOK, counts) == (("smuggling", Held(2, 1)),)


def test_what_the_workspace_holds_is_counted(store: Store) -> None:
    counts = held(store)
    assert sum(one.claims for one in counts.values()) == store.claims.count()
    assert sum(one.incidents for one in counts.values()) == store.incidents.count()


@pytest.mark.parametrize("kind", BOOK.pages)
def test_every_kind_has_its_page(kind: str, client: TestClient) -> None:
    answer = client.get(f"/codebook/{kind}")
    assert answer.status_code == 200
    view = kind_view(BOOK, kind)
    assert len(view.examples) == answer.text.count('class="quote sentence"') - len(view.counterexamples)
    assert "dateline/codebook/kinds/" in answer.text


def test_a_kind_that_is_not_there_is_told(client: TestClient) -> None:
    answer = client.get("/codebook/smuggling")
    assert answer.status_code == 404
    assert "no kind &#39;smuggling&#39;" in answer.text


def test_the_list_links_to_incidents_of_a_kind(client: TestClient, store: Store) -> None:
    kind = next(iter(store.incidents.by_kind()))
    assert f'href="/incidents?kind={kind}"' in client.get("/codebook").text


def test_the_card_shows_each_figure_beside_its_baseline_and_what_is_missing(client: TestClient) -> None:
    page = client.get("/codebook").text
    for column in load_card().columns:
        assert f">{column.name}<" in page
        assert column.missing.replace('"', "&#34;") in page
        for figure in column.figures:
            assert f"{figure.percent:.1f}" in page
            assert figure.baseline is None or f"{figure.baseline:.1f}" in page


def test_a_kind_says_how_often_it_was_found_or_that_nobody_measured_it(client: TestClient) -> None:
    scores = load_card().kinds
    told = next(kind for kind, score in scores.items() if score.gold and score.wrong)
    unseen = next(kind for kind in BOOK.pages if kind not in scores)
    assert f'<span class="figure">{scores[told].found}</span>' in client.get(f"/codebook/{told}").text
    assert "Not measured:" in client.get(f"/codebook/{unseen}").text
    answer = client.get("/api/v1/accuracy").json()
    assert answer["kinds"][told]["found"] == scores[told].found
