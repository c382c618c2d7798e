"""The diff page: one self-contained HTML file that shows every error, or every claim that moved, in its sentence."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from factextract.scoring.claims import CLOSED_FIELDS, CORE_FIELDS, ROLES, ClaimLike
from factextract.scoring.comparison import BUCKETS
from factextract.scoring.context import find_claim_context
from factextract.scoring.differences import format_field
from factextract.scoring.evaluation import Evaluation
from factextract.scoring.outcomes import Outcome, iterate_outcomes
from factextract.scoring.table import Table
from factextract.scoring.text_report import describe_causes, describe_head, describe_identities, list_tables

ERROR_BUCKETS = ("MISSED", "WRONG", "SPURIOUS", "FIELDS")
SHOWN_FIELDS = (*CORE_FIELDS, *CLOSED_FIELDS, *ROLES)
REPLACEMENTS = {chr(code): f"\\u{code:04x}" for code in (*range(9), 11, 12, *range(14, 32), 127, *range(0x80, 0xA0))}
CONTROLS = str.maketrans(REPLACEMENTS)


@dataclass(frozen=True)
class Row:
    """One row of the page: a claim, what was said of it before and now."""

    bucket: str
    doc_id: str
    claim_id: str
    type: str
    note: str
    gold: ClaimLike | None
    before: Outcome | None
    now: Outcome | None
    lost_rules: tuple[str, ...]
    new_rules: tuple[str, ...]
    with_before: bool

    @property
    def rules(self) -> tuple[str, ...]:
        """All rules that had a hand in it, before or now."""
        sides = [side.rules for side in (self.before, self.now) if side is not None]
        return tuple(sorted({rule for rules in sides for rule in rules}))


def list_rows(evaluation: Evaluation) -> list[Row]:
    """Give the rows: the claims that moved where there is a baseline, else all errors."""
    comparison = evaluation.comparison
    if comparison is not None:
        return [
            Row(
                move.bucket,
                move.doc_id,
                move.claim_id,
                move.type,
                move.note,
                (move.now.gold if move.now else None) or (move.before.gold if move.before else None),
                move.before,
                move.now,
                move.lost_rules,
                move.new_rules,
                True,
            )
            for move in comparison.moves
        ]
    rows = []
    for outcome in iterate_outcomes(evaluation.documents):
        bucket = {"missed": "MISSED", "wrong": "WRONG", "spurious": "SPURIOUS"}.get(outcome.verdict, "FIELDS")
        if outcome.verdict != "ignored" and (outcome.verdict != "right" or outcome.differing):
            rows.append(
                Row(bucket, outcome.doc_id, outcome.key, outcome.type, "", outcome.gold, None, outcome, (), (), False)
            )
    return sorted(rows, key=lambda row: ERROR_BUCKETS.index(row.bucket))


def format_page(evaluation: Evaluation) -> str:
    """Give the page as HTML; it loads nothing and runs without a network."""
    rows = list_rows(evaluation)
    buckets = Counter(row.bucket for row in rows)
    known = BUCKETS if evaluation.comparison is not None else ERROR_BUCKETS
    comparison = evaluation.comparison
    title = "Scores" if comparison is None else "Scores against the baseline"
    notes: list[str] = []
    if comparison is not None:
        notes = [*describe_causes(comparison), *describe_identities(comparison, evaluation)]
    folder = files("factextract.scoring")
    return Template((folder / "page.html").read_text("utf-8")).substitute(
        title=show(title),
        style=(folder / "page.css").read_text("utf-8"),
        script=(folder / "page.js").read_text("utf-8"),
        head="".join(f"<p>{show(line)}</p>" for line in [*describe_head(evaluation).split("\n"), *notes]),
        gates=format_gates(evaluation),
        tables="".join(format_table(table) for table in list_tables(evaluation, per_document=False)),
        buckets="".join(
            f'<button type="button" class="bucket" data-bucket="{show(name)}" aria-pressed="false">'
            f"{show(name.capitalize())} <b>{buckets[name]}</b></button>"
            for name in known
        ),
        types=format_options(sorted({row.type for row in rows})),
        rules=format_options(sorted({rule for row in rows for rule in row.rules})),
        rows="".join(format_row(row, number, evaluation) for number, row in enumerate(rows)),
        total=str(len(rows)),
    )


def show(text: str) -> str:
    """Give text for the page: escaped, control characters made visible."""
    return escape(text.translate(CONTROLS), quote=True)


def format_options(names: Sequence[str]) -> str:
    """Give the options of a choice."""
    return "".join(f'<option value="{show(name)}">{show(name)}</option>' for name in names)


def format_gates(evaluation: Evaluation) -> str:
    """Give the gates as a list, failed ones marked."""
    if not evaluation.gates:
        return ""
    items = []
    for gate in evaluation.gates:
        see = f" <code>{show(gate.explain)}</code>" if gate.explain else ""
        verdict = "passed" if gate.passed else "failed"
        items.append(f'<li class="{verdict}"><b>{verdict}</b> {show(gate.name)}: {show(gate.reason)}{see}</li>')
    return f'<ul class="gates">{"".join(items)}</ul>'


def format_table(table: Table) -> str:
    """Give a score table."""
    head = "".join(f'<th scope="col">{show(name)}</th>' for name in table.columns)
    body = "".join(
        "<tr>"
        + f'<th scope="row">{show(row[0])}</th>'
        + "".join(f"<td>{show(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="scroll"><table><caption>{show(table.title)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def format_row(row: Row, number: int, evaluation: Evaluation) -> str:
    """Give one claim: its sentence with both spans, then the fields that differ."""
    rules = " ".join(row.rules)
    chips = [f'<span class="tag">{show(row.bucket)}</span>', f'<span class="type">{show(row.type)}</span>']
    note = f'<span class="note">{show(row.note)}</span>' if row.note else ""
    return (
        f'<article class="row" tabindex="-1" id="r{number}" data-bucket="{show(row.bucket)}"'
        f' data-type="{show(row.type)}" data-rules="{show(rules)}">'
        f"<header>{''.join(chips)}<code>{show(row.claim_id)}</code>{note}</header>"
        f"{format_sentence(row, evaluation)}{format_fields(row)}{format_rules(row)}</article>"
    )


def format_sentence(row: Row, evaluation: Evaluation) -> str:
    """Give the sentence with the gold span and the predicted one marked; they may overlap."""
    outcome = row.now or row.before
    predicted = row.now.predicted if row.now else None
    if predicted is None and row.gold is None and row.before is not None:
        predicted = row.before.predicted
    claim = row.gold or predicted
    if outcome is None or claim is None:
        return ""
    spans = [(side.start, side.end, name) for side, name in ((row.gold, "gold"), (predicted, "predicted")) if side]
    context = find_claim_context(claim, evaluation.texts.get(row.doc_id))
    first = claim.start - len(context.before)
    text = context.before + context.inside + context.after
    cuts = {0, len(text)}
    for start, end, _ in spans:
        cuts |= {min(max(start - first, 0), len(text)), min(max(end - first, 0), len(text))}
    pieces = []
    ordered = sorted(cuts)
    for left, right in itertools.pairwise(ordered):
        names = [name for start, end, name in spans if start - first <= left and right <= end - first]
        piece = show(text[left:right])
        pieces.append(f'<mark class="{" ".join(names)}">{piece}</mark>' if names else piece)
    return f'<p class="sentence">{"".join(pieces)}</p>'


def list_columns(row: Row) -> list[tuple[str, ClaimLike | None]]:
    """Give the columns of a row's fields: the gold, the former and the present prediction."""
    columns: list[tuple[str, ClaimLike | None]] = [("gold", row.gold)]
    if row.with_before:
        columns.append(("before", row.before.predicted if row.before else None))
    columns.append(("now" if row.with_before else "predicted", row.now.predicted if row.now else None))
    return columns


def format_fields(row: Row) -> str:
    """Give the fields in which the sides differ, a column for each side."""
    columns = list_columns(row)
    lines = []
    for name in ("text", *SHOWN_FIELDS):
        cells = [format_field(claim, name) if claim is not None else None for _, claim in columns]
        there = {cell for cell in cells if cell is not None}
        if len(there) > 1 or (None in cells and name in ("text", "type", "value", "unit") and there - {"-"}):
            shown = "".join(f"<td>{show(cell)}</td>" if cell is not None else "<td>no claim</td>" for cell in cells)
            lines.append(f'<tr><th scope="row">{name}</th>{shown}</tr>')
    if not lines:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name, _ in columns)
    return (
        f'<div class="scroll"><table class="fields"><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def format_rules(row: Row) -> str:
    """Give the rules behind the row; those lost and gained against the baseline are marked."""
    return "".join(iterate_rules(row))


def iterate_rules(row: Row) -> Iterator[str]:
    """Give the pieces of the list of rules."""
    if not row.rules:
        return
    yield '<p class="rules">'
    for rule in row.rules:
        kind = "lost" if rule in row.lost_rules else "gained" if rule in row.new_rules else "kept"
        sign = {"lost": "−", "gained": "+", "kept": ""}[kind] if row.with_before else ""
        yield f'<code class="{kind}">{sign}{show(rule)}</code> '
    yield "</p>"
