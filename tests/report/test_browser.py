"""The page in a real browser: keys, filter, sorting, ties, narrow screens, print; no fault, no request."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factextract.report.page import write_report
from tests.report.material import load_dossier
from tests.report.test_page import hostile_dossier


class Sheet:
    """A page under observation: what it asked for, what it complained of."""

    def __init__(self, context: Any) -> None:
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        self.page.on("dialog", lambda dialog: (self.faults.append("a dialog"), dialog.dismiss()))


@pytest.fixture
def open_sheet(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def open_page(content: str, **options: Any) -> Sheet:
        place = tmp_path / "report.html"
        place.write_text(content, "utf-8")
        contexts.append(browser.new_context(**options))
        sheet = Sheet(contexts[-1])
        sheet.page.goto(place.as_uri())
        return sheet

    yield open_page
    for context in contexts:
        context.close()


def seed_page() -> str:
    dossier = load_dossier("innovation-clusters")
    claims = (dossier.claims[0].model_copy(update={"warnings": ("currency_assumed",)}), *dossier.claims[1:])
    return write_report([dataclasses.replace(dossier, claims=claims)])


def test_keys_walk_the_claims_and_open_their_cards(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page())
    for key in "jjjk":
        sheet.page.keyboard.press(key)
    assert sheet.page.locator(".card.on").get_attribute("id") == "c2"
    assert sheet.page.locator(".card.on dl").is_visible()
    assert sheet.page.locator("#m2").get_attribute("aria-current") == "true"
    sheet.page.keyboard.press("Escape")
    assert sheet.page.locator(".card.on").count() == 0
    assert sheet.faults == []
    assert len(sheet.requests) == 1


def test_filter_hides_cards_rows_and_dims_marks(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page())
    sheet.page.keyboard.press("/")
    sheet.page.keyboard.type("belt road")
    shown = sheet.page.locator(".table tbody tr:visible").count()
    assert 0 < shown < 10
    assert sheet.page.locator(".card:visible").count() == shown
    assert sheet.page.locator(".shown").inner_text() == f"{shown} of 34 shown"
    assert sheet.page.locator(".mark.dim").count() == 34 - shown


def test_type_switches_and_doubtful_only(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page())
    sheet.page.locator(".chip[data-type=count]").click()
    assert sheet.page.locator(".table tbody tr[data-type=count]:visible").count() == 0
    sheet.page.keyboard.press("d")
    assert sheet.page.locator(".table tbody tr:visible").count() == 1


def test_table_sorts_by_value_as_numbers(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page())
    head = sheet.page.locator(".table thead button", has_text="value")
    head.click()
    head.click()
    assert sheet.page.locator(".table tbody tr").first.locator("td").nth(3).inner_text() == "15,300,000,000,000"
    assert sheet.page.locator("th[aria-sort=descending]").inner_text().startswith("value")


def test_ties_are_drawn_for_the_claim_in_focus(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page())
    sheet.page.locator("#m12").click()
    assert sheet.page.locator("svg.ties text").all_inner_texts() == ["a share of", "a share that is"] or (
        sheet.page.locator("svg.ties path").count() == 2
    )
    roles = sheet.page.evaluate("[...CSS.highlights.get('roles')].map(range => range.toString())")
    assert "China" in roles


def test_narrow_screen_has_no_sideways_scroll(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page(), viewport={"width": 400, "height": 800})
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 400
    sheet.page.locator("#m4").click()
    assert sheet.page.locator(".card.on").is_visible()
    box = sheet.page.locator("#m4").bounding_box()
    card = sheet.page.locator(".card.on").bounding_box()
    sheet.page.wait_for_timeout(600)
    assert box
    assert card
    assert sheet.page.locator("#m4").bounding_box()["y"] < card["y"]


def test_without_script_all_is_there(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page(), java_script_enabled=False)
    assert sheet.page.locator(".card dl").first.is_visible()
    assert sheet.page.locator(".card").count() == 34


def test_print_gives_copy_and_table_and_no_controls(open_sheet: Any) -> None:
    sheet = open_sheet(seed_page())
    sheet.page.emulate_media(media="print")
    assert not sheet.page.locator(".tools").is_visible()
    assert not sheet.page.locator(".card").first.is_visible()
    assert sheet.page.locator(".copy").is_visible()
    assert sheet.page.locator(".table tbody tr").first.is_visible()
    assert sheet.page.pdf().startswith(b"%PDF")


def test_hostile_text_does_nothing(open_sheet: Any) -> None:
    sheet = open_sheet(write_report([hostile_dossier()]))
    sheet.page.keyboard.press("j")
    sheet.page.keyboard.press("l")
    assert sheet.faults == []
    assert len(sheet.requests) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_sheet: Any, scheme: str) -> None:
    sheet = open_sheet(seed_page(), color_scheme=scheme)
    sheet.page.keyboard.press("j")
    assert sheet.page.evaluate(CONTRAST) == []


CONTRAST = """
() => {
  const read = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const color = read(getComputedStyle(node).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll(".page *")) {
    if (![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !element.checkVisibility()) continue;
    if (element.closest("svg")) continue;
    const [a, b] = [light(read(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
}
"""
