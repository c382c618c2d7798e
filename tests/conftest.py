"""What all tests share: the places of the sets, and one loaded pipeline."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development sets beside the repository: the test is skipped where they are not, and fails in CI."""
    if not (SHARED / "gold" / "dev").is_dir():
        if os.environ.get("CI"):
            pytest.fail("../shared is not beside the repository, and CI needs it")
        pytest.skip("../shared is not beside the repository: the tests over the development sets are left out")
    return SHARED


@pytest.fixture(scope="session")
def pipeline():
    """The pipeline with the pinned model, loaded once."""
    from factextract.extraction import load

    return load()
