"""The diff page in a real browser: keys, filters, narrow screens; no fault, no request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factextract.scoring.evaluation import Evaluation, evaluate
from factextract.scoring.gold import GoldArticle
from factextract.scoring.page import format_page
from tests.chromium import open_browser

from .test_comparison import replay
from .test_reports import spoil_all


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def evaluation(articles: list[GoldArticle]) -> Evaluation:
    before = replay(articles, spoil_all(articles, 1))
    return evaluate(articles, spoil_all(articles, 2), baseline=before, samples=100)


@pytest.fixture
def page(browser: Any, evaluation: Evaluation, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "diff.html"
    path.write_text(format_page(evaluation), "utf-8")
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    page.goto(path.as_uri())
    yield page
    page.close()
    assert faults == []


def count_shown(page: Any) -> int:
    return int(page.eval_on_selector_all(".row", "rows => rows.filter(r => r.offsetParent !== null).length"))


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_keys_walk_over_the_rows_that_are_shown(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == "r1"
    top = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert top >= page.evaluate("document.querySelector('nav').getBoundingClientRect().bottom") - 1
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert focused(page) == "r0"
    page.click("button[data-bucket='FIXED']")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.bucket") == "FIXED"
    page.keyboard.press("/")
    assert focused(page) == "words"
    page.keyboard.type("jk")
    assert page.input_value("#words") == "jk"


def test_filters_leave_what_was_asked_for(page: Any, evaluation: Evaluation) -> None:
    assert evaluation.comparison is not None
    moves = evaluation.comparison.moves
    assert count_shown(page) == len(moves)
    buckets = Counter(move.bucket for move in moves)
    page.click("button[data-bucket='BROKEN']")
    assert count_shown(page) == buckets["BROKEN"]
    assert page.inner_text("#shown") == f"{buckets['BROKEN']} of {len(moves)}"
    page.select_option("#type", "count")
    assert count_shown(page) == sum(move.bucket == "BROKEN" and move.type == "count" for move in moves)
    page.click("button[data-bucket='BROKEN']")
    page.select_option("#type", "")
    page.select_option("#rule", "quantities.money")
    sides = [(move.before.rules if move.before else ()) + (move.now.rules if move.now else ()) for move in moves]
    assert count_shown(page) == sum("quantities.money" in rules for rules in sides)
    page.fill("#words", "no such words anywhere")
    assert count_shown(page) == 0
    assert page.is_visible("#nothing")


@pytest.mark.parametrize("width", [360, 1100])
def test_nothing_runs_off_the_side(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.click("summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
