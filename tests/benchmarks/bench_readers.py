"""Read the test pages over and over; tell pages a second and what became of their numbers, next to plain trafilatura.

python tests/benchmarks/bench_readers.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))

from traps import TRAPS, build_fidelity_page
from truth import Page, compare, load_pages, squeeze

from factextract.readers.html import read_html
from factextract.readers.source import ReadOptions, RefusedSourceError, Source
from factextract.records import Article


def read_ours(data: bytes) -> str:
    """Give the text that our reader makes of a page."""
    try:
        return "".join(r.text for r in read_html(Source("p", "p", data=data), ReadOptions()) if isinstance(r, Article))
    except RefusedSourceError:
        return ""


def read_plain(data: bytes) -> str:
    """Give the text that trafilatura makes of a page with its own settings, metadata found as ours are."""
    trafilatura.extract_metadata(data)
    return trafilatura.extract(data, include_comments=False, include_tables=True) or ""


def measure(name: str, read: Callable[[bytes], str], pages: list[Page], rounds: int) -> str:
    """Give a row of the table for one way of reading."""
    started = time.perf_counter()
    for _ in range(rounds):
        texts = [read(page.data) for page in pages]
    seconds = (time.perf_counter() - started) / rounds
    results = [compare(page, text) for page, text in zip(pages, texts, strict=True)]
    main = sum(result.main for result in results)
    kept = main - sum(len(result.lost) for result in results)
    others = sum(result.boilerplate for result in results)
    leaked = sum(sum(result.leaked.values()) for result in results)
    invented = sum(sum(result.invented.values()) for result in results)
    flat = squeeze(read(build_fidelity_page().encode()))
    traps = sum(expected in flat for _, _, expected in TRAPS)
    return (
        f"| {name} | {len(pages) / seconds:.0f} | {kept} of {main} | {leaked} of {others} | {invented} |"
        f" {traps} of {len(TRAPS)} |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    pages = load_pages()
    print("| reader | pages a second | main-text numbers kept | others let through | numbers made up | traps read |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(measure("factextract", read_ours, pages, rounds))
    print(measure("trafilatura alone", read_plain, pages, rounds))


if __name__ == "__main__":
    main()
