"""`python -m tests.review.screenshots [FOLDER]`: the pictures of the report and the desk that the README shows."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.chromium import open_browser
from tests.report.material import ROOT
from tests.review.desks import start_review

ARTICLE = ROOT / "corpus" / "texts" / "innovation-clusters.txt"
DESKTOP = {"width": 1200, "height": 760}
NARROW = {"width": 400, "height": 800}


def main(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, open_browser() as browser:
        report = Path(place) / "report.html"
        command = [
            sys.executable,
            "-m",
            "factextract.cli",
            "report",
            str(ARTICLE),
            "-o",
            str(report),
            "--published",
            "2024-09-06",
        ]
        subprocess.run(command, check=True)
        take_report(browser, report, folder)
        desk = start_review(
            Path(place) / "journal", [ARTICLE], "--reviewer", "mo", "--order", "text", "--published", "2024-09-06"
        )
        try:
            take_desk(browser, desk.url, folder)
        finally:
            desk.stop()


def take_report(browser: Any, report: Path, folder: Path) -> None:
    """Take the report on a desk, in the dark, on a telephone, and on paper."""
    for name, options in (
        ("report", {"viewport": DESKTOP}),
        ("report-dark", {"viewport": DESKTOP, "color_scheme": "dark"}),
        ("report-narrow", {"viewport": NARROW}),
    ):
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto(report.as_uri())
        page.emulate_media(reduced_motion="reduce")
        if name == "report":
            page.screenshot(path=folder / "report-top.png")
        page.locator(".mark", has_text="38,000").click()
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{name}.png")
        context.close()
    context = browser.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.goto(report.as_uri())
    page.emulate_media(media="print")
    page.screenshot(path=folder / "report-print.png")
    context.close()


def take_desk(browser: Any, url: str, folder: Path) -> None:
    """Take the desk with a few decisions made, while correcting, and on a telephone."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#card h2")
    for key in ("a", "a", "a", "x", "3", "a", "a", "a", "a", "a", "1"):
        page.keyboard.press(key)
        page.wait_for_timeout(250)
    page.screenshot(path=folder / "desk.png")
    page.keyboard.press("e")
    page.wait_for_timeout(200)
    page.keyboard.type("39 thousand", delay=10)
    page.wait_for_timeout(600)
    page.screenshot(path=folder / "desk-correct.png")
    page.keyboard.press("Escape")
    page.set_viewport_size(NARROW)
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    page.screenshot(path=folder / "desk-narrow.png")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
