"""A Chromium to look at pages with: one that is there, else Debian's, else Playwright's own; none is a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Give the path of a Chromium that is installed."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install_chromium() -> str | None:
    """Install Debian's package where this process may, else Playwright's own build; give its path if it has one."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-q", "chromium"], check=False, **quiet)  # type: ignore[call-overload]
        if found := find_chromium():
            return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600)
    return None


@contextmanager
def open_browser() -> Iterator[Any]:
    """Give a running headless Chromium under Playwright; say what is missing where there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise AssertionError("playwright is not installed; install it with: pip install 'factextract[dev]'") from None
    with sync_playwright() as playwright:
        path = find_chromium() or install_chromium()
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        except Error as error:
            raise AssertionError(
                f"no Chromium runs here ({str(error).splitlines()[0]}); install one with: apt-get install chromium"
            ) from None
        yield browser
        browser.close()
