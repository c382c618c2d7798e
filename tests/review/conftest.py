"""What the review's tests share: Chromium, and desks that are ended when a test is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import open_browser
from tests.review.desks import DeskProcess, start_desk


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as found:
        yield found


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., DeskProcess]]:
    running: list[DeskProcess] = []

    def start(*names: str, **more: Any) -> DeskProcess:
        running.append(start_desk(more.pop("journal", tmp_path / "j"), names=names, **more))
        return running[-1]

    yield start
    for desk in running:
        if desk.process.poll() is None:
            desk.stop()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    contexts = []

    def open_at(desk: DeskProcess, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.goto(desk.url)
        page.wait_for_selector("#card > *")
        return page

    yield open_at
    for context in contexts:
        context.close()
