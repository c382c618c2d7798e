"""An evaluation for a terminal, and as Markdown for a job summary or a pull request."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

from factextract.scoring.comparison import Comparison, Move
from factextract.scoring.context import find_claim_context
from factextract.scoring.differences import (
    describe_outcome,
    format_finding,
    format_value,
    list_differences,
    list_findings,
)
from factextract.scoring.evaluation import Evaluation
from factextract.scoring.ledger import LedgerScore
from factextract.scoring.metrics import compute_f1, list_measures, tabulate_counts
from factextract.scoring.outcomes import Outcome
from factextract.scoring.score import Score
from factextract.scoring.statistics import FEWEST_ARTICLES, Interval
from factextract.scoring.table import Table, build_tables, escape_markdown, format_markdown_table, format_text_table

SHOWN_MOVES = 20


def format_text_report(evaluation: Evaluation, *, errors: int = 0, per_document: bool = False) -> str:
    """Give the evaluation as text: tables, comparison, gates, then as many errors as were asked for."""
    parts = [describe_head(evaluation)]
    parts += [format_text_table(table) for table in list_tables(evaluation, per_document=per_document)]
    comparison = evaluation.comparison
    if comparison is not None:
        parts.append(format_moves(comparison, evaluation))
    if evaluation.gates:
        parts.append("Gates\n" + "\n".join(f"  {gate}" for gate in evaluation.gates))
    if errors:
        findings = list_findings(evaluation.documents, evaluation.texts)
        parts.append(f"Errors: {min(errors, len(findings))} of {len(findings)}")
        parts += [format_finding(finding) for finding in findings[:errors]]
    return "\n\n".join(parts) + "\n"


def format_markdown_report(evaluation: Evaluation, *, errors: int = 0, per_document: bool = False) -> str:
    """Give the evaluation as Markdown."""
    parts = ["## Scores", *map(escape_markdown, describe_head(evaluation).split("\n"))]
    tables = list_tables(evaluation, per_document=per_document)
    parts += [format_markdown_table(table) for table in tables]
    comparison = evaluation.comparison
    if comparison is not None:
        parts.append("### Claims that moved")
        parts.append(format_fence(format_moves(comparison, evaluation)))
    if evaluation.gates:
        rows = tuple(("passed" if gate.passed else "**failed**", gate.name, gate.reason) for gate in evaluation.gates)
        parts.append(format_markdown_table(Table("Gates", ("", "gate", "why"), rows)))
    if errors:
        findings = list_findings(evaluation.documents, evaluation.texts)
        parts.append(f"### Errors: {min(errors, len(findings))} of {len(findings)}")
        parts.append(format_fence("\n".join(format_finding(finding) for finding in findings[:errors])))
    return "\n\n".join(parts) + "\n"


def format_fence(text: str) -> str:
    """Give a text as a Markdown code block that nothing in it can close."""
    longest = max((len(run) for run in text.replace("\n", " ").split() if set(run) == {"`"}), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def describe_head(evaluation: Evaluation) -> str:
    """Say in a line or two what was scored."""
    score = evaluation.score
    head = f"{score.documents} articles, {score.claim.gold} gold claims, {score.claim.predicted} predicted"
    if evaluation.types is not None:
        head += f"; only {', '.join(evaluation.types)}"
    identity = evaluation.identity
    made = [f"gold {identity.gold[:8]}"]
    made += [f"rules {identity.rules[:8]}"] if identity.rules else []
    made += [f"model {identity.model}"] if identity.model else []
    made += [f"{name} {version}" for name, version in sorted(identity.versions.items())]
    return f"{head}\n{', '.join(made)}"


def list_tables(evaluation: Evaluation, *, per_document: bool) -> list[Table]:
    """Give all tables of an evaluation."""
    tables = build_tables(evaluation.score, per_document=evaluation.documents if per_document else ())
    if evaluation.intervals is not None:
        tables.insert(1, build_interval_table(evaluation.score, evaluation.intervals))
    if evaluation.ledger is not None:
        tables.append(build_ledger_table(evaluation.ledger))
    if evaluation.comparison is not None:
        tables.append(build_comparison_table(evaluation.comparison))
    return tables


def build_interval_table(score: Score, intervals: Mapping[str, Interval]) -> Table:
    """Give the figures whose interval says how far they hold on other articles."""
    names = [name for name in ("claim", "span", "strict", "full_record", "links") if name in intervals]
    rows = []
    for name in names:
        f1 = float(compute_f1(tabulate_counts([score], [name])[name])[0])
        rows.append((name, f"{f1:.4f}", f"{intervals[name].low:.4f}", f"{intervals[name].high:.4f}"))
    return Table("95 % intervals over articles", ("", "F1", "from", "to"), tuple(rows))


def build_ledger_table(ledger: LedgerScore) -> Table:
    """Give what became of the numbers."""
    rows = [(fate, str(count)) for fate, count in ledger.fates.items()]
    rows.append(("unaccounted for", str(len(ledger.unaccounted))))
    rows.append(("excluded, but gold claims", str(len(ledger.wrongly_excluded))))
    return Table("Numbers", ("", "numbers"), tuple(rows))


def build_comparison_table(comparison: Comparison) -> Table:
    """Give each figure before and now, by how much it moved, and how far that would hold on other articles."""
    before, now = list_measures(comparison.before), list_measures(comparison.now)
    names = [name for name in now if name in before]
    old = tabulate_counts([comparison.before], names)
    new = tabulate_counts([comparison.now], names)
    rows = []
    for name in names:
        a, b = float(compute_f1(old[name])[0]), float(compute_f1(new[name])[0])
        if name in ("claim", "span", "strict", "full_record", "links") or a != b:
            interval = comparison.intervals.get(name) if comparison.intervals is not None else None
            shown = (
                f"{interval.low:+.4f} to {interval.high:+.4f}" if interval else f"fewer than {FEWEST_ARTICLES} articles"
            )
            rows.append((name, f"{a:.4f}", f"{b:.4f}", f"{b - a:+.4f}", shown))
    return Table("Against the baseline", ("", "before", "now", "moved by", "95 % over articles"), tuple(rows))


def format_moves(comparison: Comparison, evaluation: Evaluation) -> str:
    """Give the buckets: how many claims each holds, then the claims themselves, the broken ones first."""
    counts = comparison.count_buckets()
    lines = ["  ".join(f"{bucket} {count}" for bucket, count in counts.items())]
    lines += describe_causes(comparison)
    lines += describe_identities(comparison, evaluation)
    for bucket, count in counts.items():
        moves = comparison.list_moves(bucket)
        if count:
            lines.append("")
            lines.append(f"{bucket} {count}")
            lines += [line for move in moves[:SHOWN_MOVES] for line in describe_move(move, evaluation)]
            if count > SHOWN_MOVES:
                lines.append(f"  and {count - SHOWN_MOVES} more: -f html or -f json shows all")
    lines += suggest_explain(comparison, evaluation)
    return "\n".join(lines)


def suggest_explain(comparison: Comparison, evaluation: Evaluation) -> Iterator[str]:
    """Give the command that shows the rules at work in the first sentence that broke."""
    for move in comparison.list_moves("BROKEN", "FIELDS BROKEN", "NEW SPURIOUS")[:1]:
        claim = (move.now.gold or move.now.predicted) if move.now else None
        if claim is not None:
            sentence = find_claim_context(claim, evaluation.texts.get(move.doc_id)).mark("", "")
            yield ""
            yield f"The rules at work there: factextract explain {shlex.quote(sentence)}"


def describe_causes(comparison: Comparison) -> Iterator[str]:
    """Say what the broken claims have in common: their mistakes, the rules that left or came, the rules they share."""
    counts = comparison.count_buckets()
    yield f"McNemar, exact: p = {comparison.mcnemar:.3g} ({counts['BROKEN']} broken, {counts['FIXED']} fixed)"
    mistakes = comparison.count_mistakes()
    if mistakes:
        yield "Mistakes: " + ", ".join(f"{name} {count}" for name, count in mistakes.items())
    suspects = comparison.list_suspects()
    if suspects:
        yield "Rules that left what is broken, or came to it:"
        yield from (f"  {name}: left {lost} claims, came to {gained}" for name, lost, gained in suspects[:10])
    common = comparison.list_common_rules()
    if common:
        yield "Rules that what is broken has in common:"
        yield from (f"  {name}: {broken} broken of {fired}" for name, broken, fired in common[:5])


def describe_identities(comparison: Comparison, evaluation: Evaluation) -> Iterator[str]:
    """Say what else differs between the two runs: rules, model, versions."""
    before, now = comparison.identity.to_json_dict(), evaluation.identity.to_json_dict()
    for name in ("gold", "rules", "model"):
        if before[name] != now[name]:
            yield f"{name}: {str(before[name])[:12] or 'unknown'} before, {str(now[name])[:12] or 'unknown'} now"
    for name in sorted({*before["versions"], *now["versions"]}):
        old, new = before["versions"].get(name, "unknown"), now["versions"].get(name, "unknown")
        if old != new:
            yield f"{name}: {old} before, {new} now"


def describe_move(move: Move, evaluation: Evaluation) -> Iterator[str]:
    """Give one claim that moved in a few lines."""
    outcome = move.now or move.before
    claim = (outcome.gold or outcome.predicted) if outcome else None
    text = f" {claim.text!r}" if claim else ""
    yield f"  {move.claim_id}  {move.type}{text}{f'  {move.note}' if move.note else ''}"
    if claim is None or outcome is None:
        return
    for name, side in (("before", move.before), ("now", move.now)):
        if side is not None and move.bucket not in ("NEW SPURIOUS", "GONE SPURIOUS"):
            yield f"      {name:<7} {say_outcome(side)}"
    yield f"      {find_claim_context(claim, evaluation.texts.get(move.doc_id)).mark()}"
    rules = [f"-{name}" for name in move.lost_rules] + [f"+{name}" for name in move.new_rules]
    if rules:
        yield f"      rules   {' '.join(rules)}"


def say_outcome(outcome: Outcome) -> str:
    """Give an outcome in one line: the verdict and what differs."""
    finding = describe_outcome(outcome, None)
    if finding is None:
        return outcome.verdict
    if outcome.verdict == "missed":
        return f"missed (gold {format_value(outcome.gold)})" if outcome.gold else "missed"
    differences = "; ".join(str(difference) for difference in list_differences(outcome))
    return f"{outcome.verdict}: {differences}" if differences else outcome.verdict
