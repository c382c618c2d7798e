"""`factextract explain`: which rule found what in a text, and which declined and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factextract.cli.options import Model
from factextract.errors import UsageError
from factextract.settings import load_settings


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or two, in quotes; - for standard input.")],
    model: Model = None,
) -> int:
    """Show the trace of a text: which rule found what, which rules declined and why."""
    from factextract.extraction import explain as trace_text

    settings = load_settings(Path.cwd())
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    if not text.strip():
        raise UsageError("the text is empty; give a sentence in quotes")
    trace = trace_text(text, model=model or settings.model).format()
    sys.stdout.buffer.write(trace.rstrip("\n").encode("utf-8", "backslashreplace") + b"\n")
    return 0
