"""An evaluation as JUnit XML: a suite for each type, a case for each gold claim, so that CI shows what newly fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from factextract.scoring.context import find_claim_context
from factextract.scoring.evaluation import Evaluation
from factextract.scoring.outcomes import Outcome, iterate_outcomes
from factextract.scoring.text_report import say_outcome

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def format_junit(evaluation: Evaluation) -> str:
    """Give the XML.

    A claim fails when it is wrong, missed or spurious; a right claim with a wrong field passes and says so.
    """
    suites: dict[str, list[Outcome]] = {}
    for outcome in iterate_outcomes(evaluation.documents):
        suites.setdefault(outcome.type, []).append(outcome)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="factextract">']
    for name in sorted(suites):
        outcomes = suites[name]
        failed = sum(outcome.verdict in ("wrong", "missed", "spurious") for outcome in outcomes)
        skipped = sum(outcome.verdict == "ignored" for outcome in outcomes)
        counts = f'tests="{len(outcomes)}" failures="{failed}" errors="0" skipped="{skipped}"'
        lines.append(f"  <testsuite name={quote(name)} {counts}>")
        lines += [line for outcome in outcomes for line in format_case(outcome, evaluation)]
        lines.append("  </testsuite>")
    if evaluation.gates:
        failed = sum(not gate.passed for gate in evaluation.gates)
        counts = f'tests="{len(evaluation.gates)}" failures="{failed}" errors="0" skipped="0"'
        lines.append(f'  <testsuite name="gates" {counts}>')
        for gate in evaluation.gates:
            lines.append(f'    <testcase classname="gates" name={quote(gate.name)}>')
            if not gate.passed:
                lines.append(f"      <failure message={quote(gate.reason)}>{clean(gate.explain)}</failure>")
            lines.append("    </testcase>")
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def format_case(outcome: Outcome, evaluation: Evaluation) -> Iterator[str]:
    """Give the test case of one outcome."""
    claim = outcome.gold or outcome.predicted
    if claim is None:
        return
    name = f"{claim.claim_id} {claim.text}" + (" (spurious)" if outcome.verdict == "spurious" else "")
    yield f"    <testcase classname={quote(f'{outcome.doc_id}.{outcome.type}')} name={quote(name)}>"
    context = find_claim_context(claim, evaluation.texts.get(outcome.doc_id)).mark()
    if outcome.verdict == "ignored":
        yield '      <skipped message="optional in the gold"/>'
    elif outcome.verdict != "right":
        attributes = f"type={quote(outcome.verdict)} message={quote(say_outcome(outcome))}"
        yield f"      <failure {attributes}>{clean(context)}</failure>"
    elif outcome.differing:
        yield f"      <system-out>{clean(say_outcome(outcome))}\n{clean(context)}</system-out>"
    yield "    </testcase>"


def clean(text: str) -> str:
    """Give text that XML can hold: escaped, no control characters."""
    return escape(NOT_XML.sub("\ufffd", text))


def quote(text: str) -> str:
    """Give a quoted attribute value on one line."""
    return quoteattr(" ".join(NOT_XML.sub("\ufffd", text).split()))
