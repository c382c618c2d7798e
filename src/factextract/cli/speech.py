"""What the command line says on standard error: lines, and how far it is."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
BAR_AFTER = 1.0
LINE_EVERY = 10.0


def say(message: str) -> None:
    """Print one line on standard error: `factextract: NAME: what is wrong; what to do`."""
    line = UNPRINTABLE.sub(lambda found: f"<U+{ord(found.group()):04X}>", " ".join(message.split(" ")))
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    stream.write(f"factextract: {line}\n".encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


class Progress:
    """How far a run is: a bar on a terminal once a second has passed, else a line every ten seconds."""

    def __init__(self, total: int | None = None) -> None:
        self._total = total
        self._started = time.monotonic()
        self._told = self._started
        self._articles = 0
        self._records = 0
        self._bar: Any = None
        self._task: Any = None

    def advance(self, *, records: int) -> None:
        """Count one article and its records."""
        self._articles += 1
        self._records += records
        now = time.monotonic()
        if sys.stderr.isatty():
            if self._bar is None and now - self._started >= BAR_AFTER:
                self._open_bar()
            if self._bar is not None:
                self._bar.update(self._task, completed=self._articles, records=f"{self._records:,}")
        elif now - self._told >= LINE_EVERY:
            self._told = now
            of_total = f" of {self._total:,}" if self._total else ""
            noun = "article" if self._articles == 1 and not of_total else "articles"
            say(f"{self._articles:,}{of_total} {noun} read, {self._records:,} found, {now - self._started:.0f} s")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal while something else is printed."""
        if self._bar is not None:
            self._bar.stop()
        yield
        if self._bar is not None:
            self._bar.start()

    def close(self) -> None:
        """Take the bar away for good."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _open_bar(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("articles, {task.fields[records]} found,"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("", total=self._total, records="0")
        self._bar.start()
