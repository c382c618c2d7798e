"""Claims and numbers as tables for the screen, readable at 80 columns."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factextract.markdown import say_value, show_controls
from factextract.records import Article, Claim, Number

LONG_NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?![\d.])")
COMPARATOR_SIGNS = {"=": "", "~": "≈ ", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}
DIRECTION_SIGNS = {"increase": "up", "decrease": "down", "none": "unchanged"}


def format_claims(article: Article, claims: Sequence[Claim], *, width: int, to_terminal: bool) -> str:
    """Give one article's claims as a table with a heading."""
    table = start_table(("claim", 14, 4), ("type", 11, 0), ("value", 14, 5), ("of what", 16, 7), ("when", 9, 3))
    for claim in claims:
        table.add_row(
            plain(claim.text),
            plain(claim.type.replace("_", " ")),
            plain(show_value(claim)),
            plain(show_roles(claim)),
            plain(show_time(claim)),
        )
    date = f", published {article.published}" if article.published else ""
    heading = f"{article.doc_id}: {len(claims):,} claim{'' if len(claims) == 1 else 's'}{date}"
    return render(heading, table if claims else None, "", width=width, to_terminal=to_terminal)


def format_numbers(article: Article, numbers: Sequence[Number], *, width: int, to_terminal: bool) -> str:
    """Give one article's ledger of numbers as a table with a heading and the sum by fate."""
    table = start_table(("number", 12, 3), ("fate", 10, 0), ("reason", 11, 0), ("in the text", 30, 8))
    for number in numbers:
        before = article.text[max(0, number.start - 24) : number.start]
        context = before + article.text[number.start : number.end + 24]
        table.add_row(
            plain(number.text), plain(number.fate), plain((number.reason or "").replace("_", " ")), plain(context)
        )
    fates = Counter(number.fate for number in numbers)
    closing = ", ".join(f"{fates[fate]:,} {fate}" for fate in ("claim", "excluded", "unresolved") if fates[fate])
    heading = f"{article.doc_id}: {len(numbers):,} number{'' if len(numbers) == 1 else 's'}"
    return render(heading, table if numbers else None, closing, width=width, to_terminal=to_terminal)


def start_table(*columns: tuple[str, int, int]) -> Table:
    """Give an empty table with columns of these names, least widths, and shares of the width that is left."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for name, least, share in columns:
        if share:
            table.add_column(name, min_width=least, ratio=share, overflow="fold")
        else:
            table.add_column(name, width=least, overflow="fold")
    return table


def plain(text: str) -> Text:
    """Give text for a cell: on one line, no markup in it, no control characters."""
    return Text(show_controls(" ".join(text.split())))


def show_value(claim: Claim) -> str:
    """Give comparator, value, unit and movement; doubts behind them."""
    words = COMPARATOR_SIGNS[claim.comparator] + scale_down(say_value(claim))
    if claim.change:
        words += f", {DIRECTION_SIGNS[claim.change.direction]} ({claim.change.role})"
    if claim.modality != "asserted":
        words += f", {claim.modality}"
    if claim.warnings:
        words += " [" + ", ".join(claim.warnings).replace("_", " ") + "]"
    return words


def scale_down(words: str) -> str:
    """Give long round numbers with a scale word, `15,300,000,000,000` as `15.3 trillion`; nothing is rounded."""
    return LONG_NUMBER.sub(lambda found: say_scaled(found.group()), words)


def say_scaled(number: str) -> str:
    """Give a number of a million or more with its scale word, where that takes no more than three decimals."""
    value = Decimal(number.replace(",", ""))
    for zeros, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        scaled = value.scaleb(-zeros)
        if abs(scaled) >= 1 and scaled == scaled.quantize(Decimal("0.001")):
            return f"{scaled.normalize():,f} {word}"
    return number


def show_roles(claim: Claim) -> str:
    """Give the metric, the subject behind a dash."""
    metric = claim.metric.text if claim.metric else ""
    return f"{metric} — {claim.subject.text}" if claim.subject else metric


def show_time(claim: Claim) -> str:
    """Give the words of the time."""
    return claim.time.text if claim.time else ""


def render(heading: str, table: Table | None, closing: str, *, width: int, to_terminal: bool) -> str:
    """Give the text of a table under its heading."""
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=to_terminal, highlight=False, emoji=False, legacy_windows=False
    )
    console.print(Text(show_controls(heading), style="bold"))
    if table is not None:
        console.print(table)
    if closing:
        console.print(Text(closing))
    console.print()
    lines = (line.rstrip() if not to_terminal else line for line in buffer.getvalue().split("\n"))
    return "\n".join(lines)
