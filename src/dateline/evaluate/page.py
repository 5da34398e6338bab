"""Score the page stage: bodies and heads of HTML pages, lines of dumps, whole reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.evaluate.page_dumps import keep_all, keep_block, kept_lines, score_dumps
from dateline.evaluate.page_gold import HTML_SETS, load_dumps, load_pages, pages_folder
from dateline.evaluate.page_html import score_html
from dateline.evaluate.page_reports import check_reports
from dateline.evaluate.reports import load_reports
from dateline.page import PageReader
from dateline.page.classifier import shipped_classifier
from dateline.page.features import page_features

SEEN = (
    "The shipped line classifier was trained on the open half of dumps.jsonl: on that half these figures"
    " flatter it, and the folds by site in evals/page-folds.json are honest. On other sites these are."
)


def evaluate_page(gold: Path, *, reports: Path | None = None) -> dict[str, Any]:
    """Scores of every part of the page benchmark that ``gold`` holds; ``reports`` adds whole reports.

    ``gold`` is a folder with zyte, fundus and dumps.jsonl, or one that holds them in its folder "pages".
    Raises GoldError where it holds none of them.
    """
    folder = pages_folder(gold)
    reader = PageReader(languages=None)
    scores: dict[str, Any] = {
        name: score_html(load_pages(folder / name), reader) for name in HTML_SETS if (folder / name).is_dir()
    }
    if (folder / "dumps.jsonl").exists():
        scores["dumps"] = _score_dumps(folder / "dumps.jsonl")
    if reports is not None:
        scores["reports"] = check_reports(load_reports(reports), PageReader())
    return scores


def _score_dumps(file: Path) -> dict[str, Any]:
    """The dumps by the shipped classifier, and two baselines."""
    dumps = list(load_dumps(file))
    classifier = shipped_classifier()
    return {
        "note": SEEN,
        "page_stage": score_dumps(
            (dump, kept_lines(dump.lines, classifier(page_features(dump.lines)))) for dump in dumps
        ),
        "keep_all": score_dumps((dump, keep_all(dump.lines)) for dump in dumps),
        "best_block": score_dumps((dump, keep_block(dump.lines)) for dump in dumps),
    }
