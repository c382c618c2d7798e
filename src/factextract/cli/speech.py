"""What the command line says on standard error: lines, and how far it is."""

from __future__ import annotations

import re
import sys
import threading
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
    """How far a run is: a bar on a terminal once a second has passed, else a line every ten seconds.

    A thread keeps the time, so that one long article is told of, too.
    """

    def __init__(self, total: int | None = None) -> None:
        self._total = total
        self._started = time.monotonic()
        self._articles = 0
        self._records = 0
        self._bar: Any = None
        self._task: Any = None
        self._lock = threading.RLock()
        self._over = threading.Event()
        threading.Thread(target=self._keep_time, daemon=True).start()

    def advance(self, *, records: int) -> None:
        """Count one article and its records."""
        with self._lock:
            self._articles += 1
            self._records += records
            if self._bar is not None:
                self._bar.update(self._task, completed=self._articles, records=f"{self._records:,}")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal while something else is printed."""
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            yield
            if self._bar is not None:
                self._bar.start()

    def close(self) -> None:
        """Take the bar away for good."""
        self._over.set()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
                self._bar = None

    def _keep_time(self) -> None:
        if sys.stderr.isatty():
            if not self._over.wait(BAR_AFTER):
                with self._lock:
                    self._open_bar()
            return
        while not self._over.wait(LINE_EVERY):
            of_total = f" of {self._total:,}" if self._total else ""
            noun = "article" if self._articles == 1 and not of_total else "articles"
            seconds = time.monotonic() - self._started
            say(f"{self._articles:,}{of_total} {noun} read, {self._records:,} found, {seconds:.0f} s")

    def _open_bar(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        if self._over.is_set():
            return
        self._bar = Bar(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("articles, {task.fields[records]} found,"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("", total=self._total, completed=self._articles, records=f"{self._records:,}")
        self._bar.start()
