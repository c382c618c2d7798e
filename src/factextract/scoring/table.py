"""The score table, as aligned text and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factextract.scoring.outcomes import DocumentOutcomes
from factextract.scoring.score import SCHEMAS, Counts, Score, order_fields, order_roles, order_types, score_document
from factextract.scoring.value_errors import MISTAKE_CLASSES

HEADLINES = (
    ("claim", "claim"),
    ("span", "span"),
    ("strict", "strict"),
    ("overlap", "overlap"),
    ("full_record", "full record"),
)


@dataclass(frozen=True)
class Table:
    """One table: a title, the names of its columns, its rows as text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def format_figure(figure: float | None) -> str:
    """Give a share with four decimals; `-` where there is none."""
    return "-" if figure is None else f"{figure:.4f}"


def list_counts(name: str, counts: Counts) -> tuple[str, ...]:
    """Give the row of one count: name, precision, recall, F1, and what they are made of."""
    figures = (counts.precision, counts.recall, counts.f1)
    return (name, *map(format_figure, figures), str(counts.gold), str(counts.predicted), str(counts.right))


def build_tables(
    score: Score, *, per_document: Sequence[DocumentOutcomes] = (), with_rules: bool = True
) -> list[Table]:
    """Make the tables of a score: overall, per type, per field, per role, then whatever else there is to tell."""
    columns = ("", "P", "R", "F1", "gold", "predicted", "right")
    tables = [Table("Claims", columns, tuple(list_counts(title, getattr(score, name)) for name, title in HEADLINES))]
    tables.append(Table("Types", columns, tuple(list_counts(name, counts) for name, counts in order_types(score))))
    fields = tuple(
        (name, format_figure(tally.accuracy), str(tally.right), str(tally.total)) for name, tally in order_fields(score)
    )
    tables.append(Table("Fields of right claims", ("", "accuracy", "right", "of"), fields))
    roles = [list_counts(name, counts) for name, counts in order_roles(score)]
    tables.append(Table("Roles of right claims, and links", columns, (*roles, list_counts("links", score.links))))
    schemas = (
        tuple(
            (
                name,
                format_figure(s.f1),
                str(s.correct),
                str(s.incorrect),
                str(s.partial),
                str(s.missing),
                str(s.spurious),
            )
            for name in SCHEMAS
            for s in (score.schemas[name],)
            if name in score.schemas
        )
        if score.schemas
        else ()
    )
    tables.append(Table("SemEval 2013 counts", ("", "F1", "COR", "INC", "PAR", "MIS", "SPU"), schemas))
    mistakes = tuple((name, str(score.mistakes[name])) for name in MISTAKE_CLASSES if name in score.mistakes)
    tables.append(Table("Wrong claims by kind of mistake", ("", "claims"), mistakes))
    tags = tuple((n, format_figure(t.accuracy), str(t.right), str(t.total)) for n, t in score.tags.items())
    tables.append(Table("Tags", ("", "recall", "right", "of"), tags))
    if with_rules:
        rules = sorted(score.rules.items(), key=lambda item: (-item[1].wrong, -item[1].fired, item[0]))
        rows = tuple((name, str(c.fired), str(c.right), str(c.wrong)) for name, c in rules)
        tables.append(Table("Rules", ("", "fired", "right", "wrong"), rows))
    documents = tuple(list_counts(d.doc_id, score_document(d).claim) for d in per_document)
    tables.append(Table("Articles", columns, documents))
    return [table for table in tables if table.rows]


def format_text_table(table: Table) -> str:
    """Give a table as aligned text under its title."""
    rows = (table.columns, *table.rows)
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    lines = [table.title]
    for row in rows:
        first, *rest = (
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join((first, *rest)).rstrip())
    return "\n  ".join(lines)


def format_markdown_table(table: Table) -> str:
    """Give a table as Markdown under its title."""
    lines = [f"### {table.title}", "", format_markdown_row(table.columns)]
    lines.append("| --- |" + " ---: |" * (len(table.columns) - 1))
    lines += [format_markdown_row(row) for row in table.rows]
    return "\n".join(lines)


def format_markdown_row(cells: Sequence[str]) -> str:
    """Give one row of a Markdown table, with nothing in a cell that could end it."""
    return "| " + " | ".join(escape_markdown(cell) for cell in cells) + " |"


def escape_markdown(text: str) -> str:
    """Make a text harmless inside a Markdown table: no bars, no line ends, no HTML."""
    for char, escaped in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("\r", " "), ("\n", " ")):
        text = text.replace(char, escaped)
    return text


def format_score_text(score: Score, *, per_document: Sequence[DocumentOutcomes] = ()) -> str:
    """Give the whole score as text."""
    head = f"{score.documents} articles, {score.claim.gold} gold claims, {score.claim.predicted} predicted"
    tables = build_tables(score, per_document=per_document)
    return "\n\n".join([head, *map(format_text_table, tables)]) + "\n"


def format_score_markdown(score: Score, *, per_document: Sequence[DocumentOutcomes] = (), title: str = "Scores") -> str:
    """Give the whole score as Markdown."""
    head = f"{score.documents} articles, {score.claim.gold} gold claims, {score.claim.predicted} predicted"
    tables = build_tables(score, per_document=per_document)
    return "\n\n".join([f"## {title}", head, *map(format_markdown_table, tables)]) + "\n"
