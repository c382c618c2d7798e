"""The door of the reference tables: one finding a claim, with the row that it was held against."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from factextract.checking.intervals import exactly, write_number
from factextract.checking.judge import make_finding
from factextract.checking.readings import Reading, read_number
from factextract.checking.reference.matching import Index, Match, match_claim
from factextract.checking.reference.rows import Row
from factextract.checking.scene import Scene, set_scene
from factextract.checking.units import convert
from factextract.checking.wording import is_currency, quote, write_figure, write_interval
from factextract.records import Citation, Claim, Finding, ReferenceOutcome, Severity, Verdict

NEAR = Fraction(2, 100)
"""A figure within so much of the table's, though not by rounding, is near it."""
GRAVE = Fraction(10, 100)
VERDICTS: dict[ReferenceOutcome, Verdict] = {
    "agrees": "consistent",
    "near": "consistent",
    "differs": "inconsistent",
    "several_candidates": "cannot_tell",
    "not_found": "cannot_tell",
}


def check_reference(doc_id: str, claims: Iterable[Claim], index: Index) -> tuple[Finding, ...]:
    """Hold every claim against the tables; claims that no row answers are among the findings, with the reason."""
    scene = set_scene(doc_id, claims)
    return tuple(tell_match(scene, claim, match_claim(claim, index)) for claim in scene.claims)


def tell_match(scene: Scene, claim: Claim, match: Match) -> Finding:
    """Give the finding on a claim and the rows found for it."""
    if len(match.rows) != 1:
        outcome: ReferenceOutcome = "several_candidates" if match.rows else "not_found"
        if match.rows:
            message = f"{quote(claim)} can be meant for {len(match.rows)} rows of the tables."
        else:
            message = f"{quote(claim)} was not compared: {match.reason}."
        return _make(scene, claim, outcome, message, match.rows)
    row = match.rows[0]
    stated, table, unit = in_row_unit(claim, row)
    outcome = compare_figures(stated, table)
    figure = write_figure(table.point, unit, digits=6)
    when = f" in {row.period.from_[:4]}" if row.period is not None and row.period.from_ is not None else ""
    source = f", by {row.source}" if row.source else ""
    start = (
        f"the article says {quote(claim)}; {row.table}, row {row.number}{source}, has {figure} for {row.entity}{when}"
    )
    ending = {"agrees": ", which agrees.", "near": ", which is near.", "differs": "."}.get(outcome, ".")
    gap = abs(stated.point - table.point) / abs(table.point) if table.point else Fraction(1)
    severity: Severity = "low" if gap < NEAR * 2 else "medium" if gap < GRAVE else "high"
    finding = _make(scene, claim, outcome, start + ending, match.rows, severity)
    return finding.model_copy(
        update={
            "equation": f"{row.indicator}: {write_interval(table.loose)}; stated {write_interval(stated.loose)}",
            "computed": table.loose.to_bounds(),
            "stated": stated.loose.to_bounds(),
        }
    )


def in_row_unit(claim: Claim, row: Row) -> tuple[Reading, Reading, str | None]:
    """Give the claim's and the row's figure in the claim's unit, both as read."""
    stated = read_number(claim)
    if claim.type == "fraction":
        stated = stated.scale(Fraction(100))
    if claim.change is not None and claim.change.role == "by" and claim.change.direction == "decrease":
        stated = stated.scale(Fraction(-1))
    unit, factor = row.measure()
    value = Fraction(row.value) * factor
    table = Reading(value, exactly(value), exactly(value), exactly(value), Fraction(0))
    target = "percent" if claim.type == "fraction" else claim.unit
    if unit is not None and target is not None and unit != target and not is_currency(unit):
        loose, point = convert(table.loose, unit, target), convert(exactly(value), unit, target)
        if loose is not None and point is not None and point.low is not None:
            table = Reading(point.low, loose, loose, loose, Fraction(0))
    return stated, table, target


def compare_figures(stated: Reading, table: Reading) -> ReferenceOutcome:
    """Give the outcome of a claim's figure against a table's."""
    if stated.bound.join(stated.loose).meets(table.loose):
        return "agrees"
    gap = stated.loose.gap(table.loose)
    distance = abs(stated.point - table.point)
    if table.point and gap / abs(table.point) <= NEAR:
        return "near"
    return "near" if distance <= stated.step and stated.step <= abs(table.point) / 10 else "differs"


def _make(
    scene: Scene,
    claim: Claim,
    outcome: ReferenceOutcome,
    message: str,
    rows: tuple[Row, ...],
    severity: Severity = "none",
) -> Finding:
    finding = make_finding(scene, "reference", (claim,), VERDICTS[outcome], message, severity=severity)
    return finding.model_copy(update={"outcome": outcome, "citations": tuple(cite(row) for row in rows)})


def cite(row: Row) -> Citation:
    """Give a row as a record."""
    return Citation(
        table=row.table,
        row=row.number,
        entity=row.entity,
        indicator=row.indicator,
        period=row.period,
        value=write_number(Fraction(row.value), digits=30),
        unit=row.unit,
        source=row.source,
    )
