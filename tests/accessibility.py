"""axe-core on a page: the copy that is there, else the one that npm fetches once into out/axe."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

VERSION = "4.14.1"
ROOT = Path(__file__).parents[1]
RUN = """
async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.map((one) => ({
    impact: one.impact, id: one.id, nodes: one.nodes.slice(0, 4).map((node) => node.html.slice(0, 160)),
  }));
}
"""


def find_axe() -> str:
    """Give the source of axe-core; skip the test where it cannot be had."""
    named = os.environ.get("FACTEXTRACT_AXE")
    cached = ROOT / "out" / "axe" / "axe.min.js"
    for place in (Path(named) if named else None, ROOT / "node_modules" / "axe-core" / "axe.min.js", cached):
        if place is not None and place.is_file():
            return place.read_text("utf-8")
    if shutil.which("npm"):
        cached.parent.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", str(cached.parent)]
        done = subprocess.run(command, check=False, capture_output=True, timeout=60)
        packed = cached.parent / f"axe-core-{VERSION}.tgz"
        if done.returncode == 0 and packed.is_file():
            with tarfile.open(packed) as archive:
                member = archive.extractfile("package/axe.min.js")
                assert member is not None
                cached.write_bytes(member.read())
            return cached.read_text("utf-8")
    pytest.skip("axe-core cannot be had: no copy in FACTEXTRACT_AXE or node_modules, and npm does not fetch it")


def find_faults(page: Any) -> list[dict[str, Any]]:
    """Give the serious and critical accessibility faults that axe-core finds on a page."""
    page.evaluate(find_axe())
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return [fault for fault in found if fault["impact"] in ("serious", "critical")]
