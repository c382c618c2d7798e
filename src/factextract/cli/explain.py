"""`factextract explain`: which rule found what in a text, and which declined and why."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
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
    lines = [trace.rstrip("\n"), *tell_own_words(text, settings.lexicon)]
    sys.stdout.buffer.write("\n".join(lines).encode("utf-8", "backslashreplace") + b"\n")
    return 0


def tell_own_words(text: str, paths: Iterable[str]) -> Iterator[str]:
    """Give a line for each file of own words in force: which of them stand in the text, and how many there are."""
    from factextract.lexicon.own_words import read_word_file

    for each in map(read_word_file, paths):
        words = sorted(set(each.words()))
        met = [
            f"{word!r} ({table})"
            for word, table in words
            if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text, re.IGNORECASE)
        ]
        yield f"Own words of {each.name}: {', '.join(met) if met else f'none of its {len(words)} in this text'}"
