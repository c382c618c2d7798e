"""Gates: what must hold for a change to pass, as the project's settings say it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import Any, get_args

from factextract.errors import UsageError
from factextract.records import ClaimType
from factextract.scoring.claims import GoldClaim
from factextract.scoring.comparison import Comparison, Move
from factextract.scoring.ledger import LedgerScore
from factextract.scoring.metrics import list_figure_names, list_figures
from factextract.scoring.outcomes import DocumentOutcomes, iterate_outcomes
from factextract.scoring.score import Score


@dataclass(frozen=True)
class Gates:
    """The gates of a project; a gate that is not set is open."""

    must_pass: tuple[str, ...] = ()
    """Claims that must be right, besides those that the gold flags."""
    min: Mapping[str, float] = field(default_factory=dict)
    """The least that a figure may be."""
    max_drop: Mapping[str, float] = field(default_factory=dict)
    """The most that a figure may lose against the baseline."""
    max_broken: int | None = None
    """The most claims that may be broken."""
    max_fields_broken: int | None = None
    """The most right claims that may lose a field, a role or a link."""
    max_new_spurious: int | None = None
    """The most predictions without gold that may be new."""
    max_unaccounted: int | None = None
    """The most numbers that the ledger may leave unaccounted for."""
    require_gold_unchanged: bool = False
    """Whether the gold must be that of the baseline."""
    significant_drop: bool = False
    """Whether a drop of claim.f1 fails whose whole interval lies below zero: for large, noisy gold."""

    @property
    def need_baseline(self) -> list[str]:
        """The gates that are set and cannot be judged without a baseline."""
        names = ("max_drop", "max_broken", "max_fields_broken", "max_new_spurious")
        switches = ("require_gold_unchanged", "significant_drop")
        return [n for n in names if getattr(self, n) not in (None, {})] + [n for n in switches if getattr(self, n)]


@dataclass(frozen=True)
class GateResult:
    """Whether one gate holds, why, and which command shows more."""

    name: str
    passed: bool
    reason: str
    explain: str = ""

    def __str__(self) -> str:
        """Give `PASS name: reason`, or `FAIL name: reason; see: command`."""
        verdict = "PASS" if self.passed else "FAIL"
        return f"{verdict}  {self.name}: {self.reason}" + (f"\n      see: {self.explain}" if self.explain else "")


def suggest(word: str, known: Iterable[str]) -> str:
    """Give the nearest known word as a question, or all of them where none is near."""
    known = sorted(known)
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else "it is one of: " + ", ".join(known[:40])


def parse_gates(table: object, *, name: str, tags: tuple[str, ...] = ()) -> Gates:
    """Read the table of gates; raise UsageError for an unknown key, an unknown figure or an unfit value."""
    if not isinstance(table, dict):
        raise UsageError(f"{name}: a table of gates is needed")
    known = [f.name for f in fields(Gates)]
    given: dict[str, Any] = {}
    for key, value in table.items():
        plain = str(key).replace("-", "_")
        if plain not in known:
            raise UsageError(f"{name}: unknown gate {key!r}; {suggest(plain, known)}")
        given[plain] = check_gate(plain, value, where=f"{name}: {key}", tags=tags)
    return Gates(**given)


def check_gate(key: str, value: Any, *, where: str, tags: tuple[str, ...]) -> Any:
    """Check the value of one gate."""
    if key == "must_pass":
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise UsageError(f'{where}: a list of claim ids is needed, such as ["bakery:25-35"]')
        return tuple(value)
    if key in ("min", "max_drop"):
        if not isinstance(value, dict):
            raise UsageError(f'{where}: a table of figures is needed, such as {{"claim.f1" = 0.9}}')
        figures = dict(flatten_table(value))
        names = list_figure_names(get_args(ClaimType), tags)
        for figure, limit in figures.items():
            if figure not in names:
                raise UsageError(f"{where}: unknown figure {figure!r}; {suggest(figure, names)}")
            if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 <= limit <= 1:
                raise UsageError(f"{where}: {figure} is {limit!r}; give a number from 0 to 1")
        return {figure: float(limit) for figure, limit in figures.items()}
    if key in ("require_gold_unchanged", "significant_drop"):
        if not isinstance(value, bool):
            raise UsageError(f"{where} is {value!r}; give true or false")
        return value
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise UsageError(f"{where} is {value!r}; give a whole number")
    return value


def flatten_table(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    """Give the entries of nested tables by their path: `claim.f1` may be written with or without quotes."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flatten_table(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def judge_gates(
    gates: Gates,
    score: Score,
    documents: Sequence[DocumentOutcomes],
    *,
    comparison: Comparison | None = None,
    ledger: LedgerScore | None = None,
    partial: bool = False,
    baseline_name: str = "",
) -> list[GateResult]:
    """Judge every gate that is set.

    A figure that was not measured fails its gate, unless only some types were asked for (`partial`).
    """
    results = [judge_must_pass(gates.must_pass, documents, partial=partial)]
    figures = list_figures(score)
    for name, least in gates.min.items():
        if name in figures:
            reason = f"{figures[name]:.4f}, at least {least:.4f} is asked"
            passed = figures[name] >= least
            results.append(GateResult(f"min {name}", passed, reason, "" if passed else "factextract score --errors 50"))
        elif not partial:
            results.append(GateResult(f"min {name}", False, "nothing was measured"))
    if gates.max_unaccounted is not None:
        results.append(judge_ledger(gates.max_unaccounted, ledger))
    if comparison is not None:
        results += judge_comparison(gates, comparison, partial=partial, baseline_name=baseline_name)
    return [result for result in results if result.reason]


def judge_must_pass(named: Sequence[str], documents: Sequence[DocumentOutcomes], *, partial: bool) -> GateResult:
    """Judge the claims that must be right: those named, and those that the gold flags."""
    verdicts = {}
    flagged = set()
    for outcome in iterate_outcomes(documents):
        if outcome.gold is not None:
            verdicts[outcome.key] = outcome.verdict
            if isinstance(outcome.gold, GoldClaim) and outcome.gold.must_pass:
                flagged.add(outcome.key)
    wanted = sorted({*named, *flagged})
    failed = [f"{name} ({verdicts[name]})" for name in wanted if verdicts.get(name, "right") != "right"]
    if not partial:
        failed += [f"{name} (no such gold claim)" for name in wanted if name not in verdicts]
    if not wanted:
        return GateResult("must_pass", True, "")
    if failed:
        return GateResult("must_pass", False, ", ".join(failed), "factextract score --errors 50")
    return GateResult("must_pass", True, f"all {len(wanted)} right")


def judge_ledger(limit: int, ledger: LedgerScore | None) -> GateResult:
    """Judge how many numbers are unaccounted for."""
    if ledger is None:
        return GateResult("max_unaccounted", False, "no ledger of numbers was given: --numbers FILE")
    found = len(ledger.unaccounted)
    explain = "" if found <= limit else "factextract numbers corpus"
    return GateResult("max_unaccounted", found <= limit, f"{found}, at most {limit}", explain)


def judge_comparison(gates: Gates, comparison: Comparison, *, partial: bool, baseline_name: str) -> list[GateResult]:
    """Judge the gates that look at the baseline."""
    named = f" --baseline {shlex.quote(baseline_name)}" if baseline_name else ""
    explain = f"factextract score{named} -f html -o out/diff.html"
    results = []
    counts: tuple[tuple[str, int | None, list[Move]], ...] = (
        ("max_broken", gates.max_broken, comparison.list_moves("BROKEN")),
        ("max_fields_broken", gates.max_fields_broken, comparison.list_moves("FIELDS BROKEN")),
        ("max_new_spurious", gates.max_new_spurious, comparison.list_moves("NEW SPURIOUS")),
    )
    for name, limit, moves in counts:
        if limit is not None:
            shown = ", ".join(sorted({move.claim_id for move in moves})[:5]) + (", …" if len(moves) > 5 else "")
            reason = f"{len(moves)}, at most {limit}" + (f": {shown}" if moves else "")
            results.append(GateResult(name, len(moves) <= limit, reason, "" if len(moves) <= limit else explain))
    before, now = list_figures(comparison.before), list_figures(comparison.now)
    for name, most in gates.max_drop.items():
        if name in before and name in now:
            drop = before[name] - now[name]
            reason = f"{before[name]:.4f} to {now[name]:.4f}, a drop of at most {most:.4f} is allowed"
            # Figures are shares of small counts: what is equal on paper must not fail by a rounding of the last bit.
            results.append(GateResult(f"max_drop {name}", drop <= most + 1e-12, reason, explain if drop > most else ""))
        elif not partial:
            results.append(GateResult(f"max_drop {name}", False, "nothing was measured"))
    if gates.require_gold_unchanged:
        changed = comparison.list_moves("GOLD CHANGED")
        reason = f"{len(changed)} changes" if changed else "unchanged"
        results.append(GateResult("require_gold_unchanged", not changed, reason, explain if changed else ""))
    if gates.significant_drop:
        results.append(judge_significance(comparison))
    return results


def judge_significance(comparison: Comparison) -> GateResult:
    """Judge whether the claim F1 has fallen beyond doubt."""
    if comparison.intervals is None:
        return GateResult("significant_drop", False, "too few articles to tell")
    interval = comparison.intervals["claim"]
    reason = f"claim.f1 moved by {interval.low:+.4f} to {interval.high:+.4f} (95 %)"
    return GateResult("significant_drop", interval.high >= 0, reason)
