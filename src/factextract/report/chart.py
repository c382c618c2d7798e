"""The chart: what kinds of claims an article makes, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factextract.records import Claim
from factextract.report.html import escape
from factextract.report.words import TYPE_FAMILIES, TYPE_NAMES, TYPE_SIGNS, drop_article, flat

ROWS = 7
OWN_WORD = "the article itself"
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which"})


@dataclass(frozen=True)
class Voice:
    """One whom claims are credited to, and how many of each type."""

    name: str
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All claims of this voice."""
        return sum(count for _, count in self.counts)


def count_voices(claims: Sequence[Claim]) -> list[Voice]:
    """Count the claims by their source and type: the article's own word first, then the greatest."""
    names: dict[str, str] = {}
    table: dict[str, dict[str, int]] = {}
    for claim in claims:
        span = claim.source if claim.source is not None else claim.source_context
        name = OWN_WORD if span is None else flat(span.text)
        key = drop_article(name).casefold()
        names.setdefault(key, f"“{name}”" if key in PRONOUNS else name)
        row = table.setdefault(key, {})
        row[claim.type] = row.get(claim.type, 0) + 1
    voices = []
    for key, row in table.items():
        counts = tuple((kind, row[kind]) for kind in TYPE_NAMES if kind in row)
        voices.append(Voice(names[key], counts))
    return sorted(voices, key=lambda voice: (voice.name != OWN_WORD, -voice.total, voice.name))


def draw_chart(claims: Sequence[Claim]) -> str:
    """Give the chart as an HTML table of bars: one row a voice, one piece a type, the count in words beside it."""
    voices = count_voices(claims)
    if not voices:
        return ""
    shown = voices[:ROWS]
    rest = voices[ROWS:]
    if len(rest) > 1:
        merged: dict[str, int] = {}
        for voice in rest:
            for kind, count in voice.counts:
                merged[kind] = merged.get(kind, 0) + count
        counts = tuple((kind, merged[kind]) for kind in TYPE_NAMES if kind in merged)
        shown = [*shown, Voice(f"{len(rest)} more", counts)]
    else:
        shown = voices
    longest = max(voice.total for voice in shown)
    rows = []
    for voice in shown:
        rows.append(
            f'<tr><th scope="row">{escape(voice.name)}</th><td class="bar">{draw_bar(voice, longest)}</td>'
            f'<td class="num">{voice.total}</td></tr>'
        )
    return (
        '<table class="chart"><caption>What kinds of claims the article makes, and on whose word</caption>'
        '<thead class="sr"><tr><th scope="col">on whose word</th><th scope="col">kinds of claims</th>'
        f'<th scope="col">claims</th></tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def draw_bar(voice: Voice, longest: int) -> str:
    """Give one voice's bar as an SVG whose pieces are as long as their counts, each named for a screen reader."""
    label = ", ".join(f"{count} {TYPE_NAMES[kind]}" for kind, count in voice.counts)
    pieces, position = [], 0.0
    unit = 1000 / longest
    for kind, count in voice.counts:
        width = count * unit
        sign = TYPE_SIGNS[kind]
        pieces.append(
            f'<svg x="{position / 10:.2f}%" width="{width / 10:.2f}%" height="22" overflow="visible">'
            f'<rect class="f-{TYPE_FAMILIES[kind]}" x="0" y="1" width="100%" height="20" rx="2">'
            f"<title>{count} {escape(TYPE_NAMES[kind])}</title></rect>"
        )
        if width >= 34:
            text = f"{sign} {count}" if width >= 70 else sign
            pieces.append(f'<text x="50%" y="15.5" text-anchor="middle" aria-hidden="true">{escape(text)}</text>')
        pieces.append("</svg>")
        position += width
    return f'<svg class="bars" role="img" aria-label="{escape(label)}" width="100%" height="22">{"".join(pieces)}</svg>'
