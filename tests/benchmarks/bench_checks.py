"""Plant one error in each of a few hundred articles and tell how many are found, and how many alarms are false.

    python -m tests.benchmarks.bench_checks [--articles 240] [--seed 8] [--records gold|extracted] [--misses]

Exit code 1 if fewer planted errors are found, or more alarms are false, than the project promises.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import TextIO

from tests.checking.gold_claims import read_gold
from tests.checking.planting import Planted, find_relations, generate, mutate

from factextract.checking.findings import check_claims
from factextract.records import Article, Claim, Finding

ROOT = Path(__file__).parents[2]
FACTORS = (Fraction(16, 10), Fraction(6, 10))
FOUND_LEAST = {"gold": Fraction(97, 100), "extracted": Fraction(90, 100)}
FALSE_MOST = Fraction(1, 20)
PLANTED_IN_CORPUS = {"grid-battery-project", "housing-index"}


def list_corpus(claims_of: dict[str, tuple[Article, list[Claim]]]) -> list[Planted]:
    """Give the articles of the corpus with one number of a linked relation changed by half or by two fifths."""
    planted = []
    for article, claims in claims_of.values():
        taken: set[str] = set()
        for kind, claim in find_relations(claims):
            if claim.claim_id in taken or article.doc_id in PLANTED_IN_CORPUS:
                continue
            taken.add(claim.claim_id)
            changed = mutate(article, claims, claim, FACTORS[len(taken) % 2])
            if changed is not None:
                planted.append(
                    Planted(f"corpus {kind}", changed.article, changed.claims, changed.planted, changed.spans)
                )
    return planted


def read_corpus() -> dict[str, tuple[Article, list[Claim]]]:
    """Give the articles of the corpus with their gold as records."""
    read = {}
    for path in sorted((ROOT / "gold").glob("*.json")):
        text = (ROOT / "corpus" / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        read[path.stem] = read_gold(path, text)
    return read


def find_alarms(cases: list[Planted], records: str) -> list[list[Finding]]:
    """Give, for each article, the inconsistencies that the checks see."""
    claims = [case.claims for case in cases]
    if records == "extracted":
        from factextract.extraction import extract_articles

        claims = [extraction.claims for extraction in extract_articles(case.article for case in cases)]
    found = [
        check_claims(case.article.doc_id, own, article=case.article) for case, own in zip(cases, claims, strict=True)
    ]
    return [[finding for finding in findings if finding.verdict == "inconsistent"] for findings in found]


def hits(finding: Finding, case: Planted) -> bool:
    """Tell whether a finding names a planted figure."""
    spans = [tuple(int(n) for n in name.rpartition(":")[2].split("-")) for name in finding.claims]
    return any(start < end_ and start_ < end for start, end in spans for start_, end_ in case.spans)


def run(articles: int, seed: int, records: str, *, misses: bool = False, out: TextIO = sys.stdout) -> bool:
    """Run the benchmark, print its table, and tell whether the promises hold."""
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    false_alarms: list[tuple[str, Finding]] = []
    pairs = list(generate(articles, seed))
    cleans = [clean for clean, _ in pairs]
    cases = [broken for _, broken in pairs] + list_corpus(read_corpus())
    for clean, alarms in zip(cleans, find_alarms(cleans, records), strict=True):
        false_alarms += [(clean.article.doc_id, alarm) for alarm in alarms]
    for case, alarms in zip(cases, find_alarms(cases, records), strict=True):
        planted[case.family] += 1
        if any(hits(alarm, case) for alarm in alarms):
            found[case.family] += 1
        elif misses:
            at = min(case.spans)[0]
            print(f"missed {case.family}: {case.article.text[max(0, at - 150) : at + 100]!r}", file=out)
        false_alarms += [(case.article.doc_id, alarm) for alarm in alarms if not hits(alarm, case)]
    total, hit = sum(planted.values()), sum(found.values())
    print(f"{'relation':20} planted  found", file=out)
    for family in sorted(planted):
        print(f"{family:20} {planted[family]:7d}  {found[family]:5d}", file=out)
    print(f"{'all':20} {total:7d}  {hit:5d}   {100 * hit / total:.1f} percent ({records} records)", file=out)
    looked = len(cleans) + total
    print(f"false alarms: {len(false_alarms)} in {looked} articles", file=out)
    for name, finding in false_alarms[:20] if misses else []:
        print(f"  {name}: {finding.kind}: {finding.message}", file=out)
    return Fraction(hit, total) >= FOUND_LEAST[records] and Fraction(len(false_alarms), looked) <= FALSE_MOST


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=240)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--records", choices=("gold", "extracted"), default="gold")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    return 0 if run(options.articles, options.seed, options.records, misses=options.misses) else 1


if __name__ == "__main__":
    raise SystemExit(main())
