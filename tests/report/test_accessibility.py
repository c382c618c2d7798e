"""axe-core finds no serious fault in the report."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from factextract.report.page import write_report
from tests.accessibility import find_faults
from tests.report.material import load_dossier, make_finding


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_report_has_no_serious_fault(browser: Any, tmp_path: Path, scheme: str, width: int) -> None:
    dossier = load_dossier("innovation-clusters")
    claims = (dossier.claims[0].model_copy(update={"warnings": ("currency_assumed",)}), *dossier.claims[1:])
    finding = make_finding("inconsistent", "It does not add up.", claims[0], claims[1])
    one = dataclasses.replace(dossier, claims=claims, findings=(finding,))
    place = tmp_path / "report.html"
    place.write_text(write_report([one, load_dossier("trade-figures")]), "utf-8")
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(place.as_uri())
    page.locator("#a1-m2").click()
    faults = find_faults(page)
    context.close()
    assert faults == []
