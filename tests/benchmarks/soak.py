"""Read generated articles, each with words of its own, for a long time; tell how the process grows.

    python tests/benchmarks/soak.py [--articles 200000] [--no-context] [--most 50]

Exit code 1 if the process grows by more than `--most` MB after the articles from whose words a pipeline learns.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from factextract.extraction import ARTICLES_LEARNT_FROM, extract_articles, hash_text
from factextract.records import Article

SYLLABLES = ("ba", "den", "kor", "li", "mar", "no", "pel", "ru", "sti", "tor", "ul", "vin", "wes", "ya", "zen")
SENTENCES = (
    "Sales at {name} Bakeries rose {part} percent to ${amount} million in {year}, {other} {name} said.",
    "About {count} of the {total} pupils of {name} came by bus, up from {part} a year earlier.",
    "{name} Council spent £{amount}m on {count} buses, {part}.{part} percent more than in {year}.",
)


def make_articles(count: int) -> Iterator[Article]:
    """Give articles with names and numbers that no other has."""
    chance = random.Random(9)
    for number in range(count):
        text = "\n\n".join(write_sentence(chance) for _ in range(3)) + "\n"
        yield Article(doc_id=f"a{number}", text=text, text_sha256=hash_text(text), published="2025-06-30")


def write_sentence(chance: random.Random) -> str:
    """Give a sentence."""
    names = ["".join(chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(2)]
    return chance.choice(SENTENCES).format(
        name=names[0],
        other=names[1],
        part=chance.randint(2, 99),
        amount=chance.randint(100, 99_999) / 10,
        count=f"{chance.randint(1000, 999_999):,}",
        total=f"{chance.randint(1_000_000, 9_999_999):,}",
        year=chance.randint(1990, 2024),
    )


def measure_size() -> float:
    """Give the megabytes that the process holds, as Linux tells."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1_000_000


def main() -> None:
    """Read, and tell the size at every tenth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--no-context", action="store_true")
    parser.add_argument("--most", type=float, default=50.0)
    chosen = parser.parse_args()
    claims, base, size, started = 0, 0.0, 0.0, time.monotonic()
    settled = max(2 * ARTICLES_LEARNT_FROM, chosen.articles // 100)
    articles = make_articles(chosen.articles)
    for number, extraction in enumerate(extract_articles(articles, context=not chosen.no_context), start=1):
        claims += len(extraction.claims)
        if number == settled:
            base = measure_size()
        if number % max(1, chosen.articles // 10) == 0:
            size = measure_size()
            rate = number / (time.monotonic() - started)
            print(f"{number:,} articles, {claims:,} claims, {rate:,.0f} articles/s, {size:,.0f} MB", flush=True)
    grown = size - base
    print(f"grown by {grown:.1f} MB since article {settled:,}; at most {chosen.most:.0f} MB are allowed")
    sys.exit(grown > chosen.most)


if __name__ == "__main__":
    main()
