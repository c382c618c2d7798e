"""The claim report: one self-contained page for one article or for many."""

from __future__ import annotations

from collections.abc import Sequence

from factextract.records import Claim, Number, Period
from factextract.report.cards import FACT_WORDS, STATE_WORDS, write_cards, write_findings
from factextract.report.chart import draw_chart
from factextract.report.dossier import Dossier, measure_doubt, sort_by_doubt
from factextract.report.html import (
    escape,
    escape_running,
    frame_page,
    link_out,
    read_asset,
    read_inline_script,
)
from factextract.report.marks import Piece, mark_copy
from factextract.report.words import (
    TYPE_FAMILIES,
    TYPE_NAMES,
    TYPE_SIGNS,
    describe_claim,
    describe_period,
    describe_reason,
    describe_warning,
    flat,
    group_digits,
    name_source,
    name_unit,
)

HEADLINE_LENGTH = 160
UNVERIFIED = "Read out of the text by machine. Nothing here has been verified unless a person’s verdict says so."


def write_report(dossiers: Sequence[Dossier]) -> str:
    """Give one page with all articles: the index first where there is more than one, the most doubtful first."""
    if len(dossiers) == 1:
        return frame_article(dossiers[0])
    ordered = sort_by_doubt(dossiers)
    links = [f"#a{place}" for place in range(1, len(ordered) + 1)]
    articles = "".join(
        write_article(dossier, prefix=f"a{place}-", anchor=f"a{place}")
        for place, dossier in enumerate(ordered, start=1)
    )
    body = f'<div class="page">{write_index(ordered, links)}{articles}</div>'
    return frame_page(
        title=f"{len(ordered)} articles: claim report",
        body=body,
        style=read_asset("report.css"),
        script=read_inline_script("offsets.js", "report.js"),
    )


def frame_article(dossier: Dossier, *, index: str | None = None) -> str:
    """Give the page of one article; `index` is where a link back to the others leads."""
    back = f'<p class="back"><a href="{escape(index)}">All articles</a></p>' if index else ""
    return frame_page(
        title=f"{dossier.title}: claim report",
        body=f'<div class="page">{back}{write_article(dossier, prefix="", anchor="article")}</div>',
        style=read_asset("report.css"),
        script=read_inline_script("offsets.js", "report.js"),
    )


def frame_index(dossiers: Sequence[Dossier], links: Sequence[str]) -> str:
    """Give the page that leads to the pages of many articles, in the order given."""
    return frame_page(
        title=f"{len(dossiers)} articles: claim reports",
        body=f'<div class="page">{write_index(dossiers, links)}</div>',
        style=read_asset("report.css"),
        script=read_inline_script("offsets.js", "report.js"),
    )


def write_index(dossiers: Sequence[Dossier], links: Sequence[str]) -> str:
    """Give the table of articles with their counts."""
    rows = []
    for dossier, link in zip(dossiers, links, strict=True):
        warnings = sum(1 for claim in dossier.claims if claim.warnings)
        cells = (
            len(dossier.claims),
            len(dossier.inconsistent),
            warnings,
            len(dossier.unresolved),
            len(dossier.set_aside),
        )
        rows.append(
            f'<tr><th scope="row"><a href="{escape(link)}">{escape(dossier.title)}</a>'
            f'<span class="exact">{escape(name_origin(dossier))}</span></th>'
            + "".join(f'<td class="num" data-sort="{count}">{count or "–"}</td>' for count in cells)
            + f'<td class="num" data-sort="{measure_doubt(dossier)}">{measure_doubt(dossier)}</td></tr>'
        )
    heads = ("article", "claims", "do not add up", "doubtful", "unresolved", "set aside", "doubt")
    return (
        f'<header class="top"><h1>{len(dossiers)} articles, '
        f"{sum(len(dossier.claims) for dossier in dossiers):,} numeric claims</h1>"
        f'<p class="unverified">{UNVERIFIED} The most doubtful article stands first.</p></header>'
        f'<div class="scroll"><table class="claims index" data-sortable><thead><tr>{write_heads(heads)}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def write_heads(names: Sequence[str]) -> str:
    """Give the heads of a table that can be sorted."""
    return "".join(
        f'<th scope="col"><button type="button" class="sort">{escape(name)}</button>'
        f'<span class="print-head" aria-hidden="true">{escape(name)}</span></th>'
        for name in names
    )


def write_article(dossier: Dossier, *, prefix: str, anchor: str) -> str:
    """Give one article's report: what was found, the marked copy with its cards, and the tables."""
    return (
        f'<section class="report" id="{anchor}" data-prefix="{prefix}">'
        f"{write_header(dossier)}"
        f'<div class="overview">{write_findings(dossier, prefix)}{draw_chart(dossier.claims)}</div>'
        f"{write_tools(dossier, prefix)}"
        '<div class="desk"><div class="copy-frame"><div class="copy" lang="en" role="document" '
        f'aria-label="the article, its numbers marked">{write_copy(dossier, prefix)}</div></div>'
        '<aside class="cards" aria-label="claim cards"><button type="button" class="close">close</button>'
        f"{write_cards(dossier, prefix) or no_claims(dossier)}</aside></div>"
        f"{write_table(dossier, prefix)}{write_rest(dossier)}{write_provenance(dossier)}</section>"
    )


def no_claims(dossier: Dossier) -> str:
    """Say that an article makes no numeric claim, and what numbers it holds all the same."""
    numbers = len(dossier.numbers)
    rest = (
        f"It holds {numbers} numbers that are none; they are listed below." if numbers else "It holds no number at all."
    )
    return f'<p class="empty">No numeric claim was found in this article. {rest}</p>'


def name_origin(dossier: Dossier) -> str:
    """Say where an article comes from: outlet, day, byline."""
    article = dossier.article
    day = name_published(article.published)
    return " · ".join(
        part for part in (article.publisher or "", day, ", ".join(article.authors), article.doc_id) if part
    )


def name_published(day: str | None) -> str:
    """Give a day in words, or nothing."""
    return describe_period(Period.model_validate({"from": day, "to": day})) or "" if day else ""


def write_header(dossier: Dossier) -> str:
    """Give title, origin, counts and the warning that nothing is verified."""
    article = dossier.article
    link = f" · {link_out(article.url, article.url)}" if article.url else ""
    counts = [plural(len(dossier.claims), "numeric claim")]
    if dossier.inconsistent:
        counts.append(f'<b class="bad">{len(dossier.inconsistent)} not adding up</b>')
    doubtful = sum(1 for claim in dossier.claims if claim.warnings)
    if doubtful:
        counts.append(f"{doubtful} doubtful")
    if dossier.numbers:
        counts.append(f"{plural(len(dossier.set_aside), 'number')} set aside")
        counts.append(f"{len(dossier.unresolved) or 'none'} unresolved")
    reviewed = [review for review in dossier.reviews.values() if review.state != "todo"]
    if reviewed:
        counts.append(f"{len(reviewed)} reviewed")
    return (
        f'<header class="top"><p class="kicker">Claim report</p><h1>{escape(dossier.title)}</h1>'
        f'<p class="origin">{escape(name_origin(dossier))}{link}</p>'
        f'<p class="counts">{" · ".join(counts)}</p><p class="unverified">{UNVERIFIED}</p></header>'
    )


def plural(count: int, noun: str) -> str:
    """Give a count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def write_tools(dossier: Dossier, prefix: str) -> str:
    """Give the row of filters: one switch a type that occurs, the doubtful alone, words, all ties drawn."""
    counts: dict[str, int] = {}
    for claim in dossier.claims:
        counts[claim.type] = counts.get(claim.type, 0) + 1
    chips = "".join(
        f'<button type="button" class="chip f-{TYPE_FAMILIES[kind]}" data-type="{kind}" aria-pressed="true">'
        f'<span aria-hidden="true" class="sign">{escape(TYPE_SIGNS[kind])}</span> '
        f"{escape(TYPE_NAMES[kind])} {counts[kind]}</button>"
        for kind in TYPE_NAMES
        if kind in counts
    )
    if not dossier.claims:
        return ""
    return (
        f'<div class="tools" role="group" aria-label="show and filter">{chips}'
        '<span class="gap"></span>'
        '<label><input type="checkbox" class="only-doubtful"> doubtful only</label>'
        '<label><input type="checkbox" class="all-links"> draw all ties</label>'
        f'<label class="find">filter <input type="search" class="words" id="{prefix}filter" '
        'placeholder="words, source, place" autocomplete="off"></label>'
        '<span class="shown" role="status" aria-live="polite"></span>'
        '<button type="button" class="help" aria-expanded="false">keys</button>'
        '<p class="keys" hidden><kbd>j</kbd> <kbd>k</kbd> next, previous claim · <kbd>/</kbd> filter · '
        "<kbd>d</kbd> doubtful only · <kbd>l</kbd> draw all ties · <kbd>Esc</kbd> let go · "
        "<kbd>?</kbd> these keys</p></div>"
    )


def write_copy(dossier: Dossier, prefix: str) -> str:
    """Give the article with every number marked, claims by number and sign, the others by how they are ruled out."""
    places = {claim.claim_id: place for place, claim in enumerate(dossier.claims, start=1)}
    lines = []
    for position, paragraph in enumerate(mark_copy(dossier.article.text, dossier.claims, dossier.numbers)):
        inside = "".join(write_piece(piece, places, prefix) for piece in paragraph.pieces)
        length = sum(len(piece.text) for piece in paragraph.pieces)
        last = paragraph.pieces[-1].text[-1:]
        headline = length <= HEADLINE_LENGTH and (position == 0 or last.isalnum())
        lines.append(f'<p data-o="{paragraph.start}"{" class=headline" if headline else ""}>{inside}</p>')
    return "".join(lines) or '<p class="empty">This article has no text.</p>'


def write_piece(piece: Piece, places: dict[str, int], prefix: str) -> str:
    """Give one piece of the copy under its mark."""
    inside = escape_running(piece.text)
    mark = piece.mark
    if mark is None:
        return inside
    if isinstance(mark, Claim):
        place = places[mark.claim_id]
        doubt = " doubtful" if mark.warnings else ""
        sign = TYPE_SIGNS[mark.type]
        return (
            f'<a class="mark f-{TYPE_FAMILIES[mark.type]}{doubt}" id="{prefix}m{place}" href="#{prefix}c{place}" '
            f'data-type="{mark.type}">{inside}<sup class="n" aria-hidden="true"><i>{escape(sign)}</i>{place}</sup>'
            f'<span class="sr"> (claim {place}, {TYPE_NAMES[mark.type]})</span></a>'
        )
    return write_number(mark, inside)


def write_number(number: Number, inside: str) -> str:
    """Give a number that is no claim, or of which nobody has said what it is."""
    if number.fate == "unresolved":
        return (
            f'<span class="open" title="unresolved: nobody has said what this number is">{inside}'
            '<sup class="n" aria-hidden="true">?</sup><span class="sr"> (unresolved number)</span></span>'
        )
    return f'<span class="aside" title="no claim: {escape(describe_reason(number.reason))}">{inside}</span>'


def write_table(dossier: Dossier, prefix: str) -> str:
    """Give the table of claims, sortable by every column."""
    if not dossier.claims:
        return ""
    by_id = {claim.claim_id: claim for claim in dossier.claims}
    reviewed = bool(dossier.reviews)
    heads = ["no.", "claim in plain words", "kind", "value", "unit", "when", "on whose word", "put as", "doubts"]
    heads += ["reading", "fact"] if reviewed else []
    flagged = {claim_id for finding in dossier.inconsistent for claim_id in finding.claims}
    rows = []
    for place, claim in enumerate(dossier.claims, start=1):
        value = claim.value if claim.value is not None else f"{claim.low} to {claim.high}"
        shown = " to ".join(group_digits(part) for part in value.split(" to "))
        doubts = [describe_warning(name) for name in claim.warnings]
        doubts += ["does not add up"] if claim.claim_id in flagged else []
        when = describe_period(claim.period) or (flat(claim.time.text) if claim.time is not None else "")
        unit = name_unit(claim.unit, "1") if claim.unit else ""
        cells = [
            f'<td class="num" data-sort="{place}"><a class="no" href="#{prefix}c{place}">{place}</a></td>',
            f'<td class="plain">{escape(describe_claim(claim, by_id))}<q class="quote">{write_quote(claim)}</q></td>',
            f'<td><span class="sign" aria-hidden="true">{escape(TYPE_SIGNS[claim.type])}</span> '
            f"{escape(TYPE_NAMES[claim.type])}</td>",
            f'<td class="num" data-sort="{escape(claim.value or claim.low or "")}">{escape(shown)}</td>',
            f"<td>{escape(unit)}</td>",
            f'<td data-sort="{escape(sort_period(claim))}">{escape(when)}</td>',
            f"<td>{escape(name_source(claim))}</td>",
            f"<td>{escape(claim.modality)}</td>",
            f'<td class="doubts">{escape("; ".join(doubts))}</td>',
        ]
        if reviewed:
            review = dossier.reviews.get(claim.claim_id)
            state, verdict = (review.state, review.verdict) if review is not None else ("todo", None)
            cells.append(f"<td>{escape(STATE_WORDS.get(state, state))}</td>")
            cells.append(f"<td>{escape(FACT_WORDS.get(verdict or '', 'not checked'))}</td>")
        doubtful = ' data-doubtful=""' if doubts else ""
        rows.append(f'<tr data-place="{place}" data-type="{claim.type}"{doubtful}>{"".join(cells)}</tr>')
    return (
        f'<section class="table"><h2 id="{prefix}table">All claims</h2>'
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{prefix}table">'
        '<table class="claims" data-sortable>'
        f"<thead><tr>{write_heads(heads)}</tr></thead><tbody>{''.join(rows)}</tbody></table></div></section>"
    )


def sort_period(claim: Claim) -> str:
    """Give the text by which the table sorts a claim's time."""
    return (claim.period.from_ or claim.period.to or "") if claim.period is not None else ""


def write_quote(claim: Claim) -> str:
    """Give the sentence with the claim marked in it."""
    sentence = claim.sentence
    start, end = claim.start - sentence.start, claim.end - sentence.start
    if not 0 <= start <= end <= len(sentence.text):
        return escape_running(flat(sentence.text))
    return (
        f"{escape_running(sentence.text[:start])}<mark>{escape_running(sentence.text[start:end])}</mark>"
        f"{escape_running(sentence.text[end:])}"
    )


def write_rest(dossier: Dossier) -> str:
    """Give the numbers that are no claims: the unresolved as open questions, the others by reason."""
    if not dossier.numbers:
        return ""
    text = dossier.article.text
    parts = ['<section class="rest"><h2>Numbers that are no claims</h2>']
    if dossier.unresolved:
        items = "".join(f"<li>{write_context(number, text)}</li>" for number in dossier.unresolved)
        parts.append(f"<h3>Unresolved: open questions</h3><ul class=open-list>{items}</ul>")
    grouped: dict[str, list[Number]] = {}
    for number in dossier.set_aside:
        grouped.setdefault(describe_reason(number.reason), []).append(number)
    if grouped:
        rows = "".join(
            f"<dt>{escape(reason)}</dt><dd>{' · '.join(escape(flat(number.text)) for number in numbers)}</dd>"
            for reason, numbers in sorted(grouped.items(), key=lambda pair: -len(pair[1]))
        )
        parts.append(f"<dl class=reasons>{rows}</dl>")
    elif not dossier.unresolved:
        parts.append("<p>None: every number of the article is part of a claim.</p>")
    parts.append("</section>")
    return "".join(parts)


def write_context(number: Number, text: str) -> str:
    """Give a number with a few words on either side."""
    start, end = max(0, number.start - 50), min(len(text), number.end + 50)
    before, after = flat(text[start : number.start]), flat(text[number.end : end])
    return f'… {escape(before)} <b class="open">{escape(number.text)}</b> {escape(after)} …'


def write_provenance(dossier: Dossier) -> str:
    """Give what was read, so that the report can be held against it later."""
    article = dossier.article
    facts = [
        ("article", article.doc_id),
        ("read from", article.source_name),
        ("fetched", article.retrieved),
        ("text", f"sha256 {article.text_sha256}"),
        ("encoding", article.encoding),
        ("notes", "; ".join(article.notes)),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    return f'<footer class="provenance"><dl>{rows}</dl><p>{UNVERIFIED}</p></footer>'
