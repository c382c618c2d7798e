"""Claim cards: one claim in plain words, its fields named as a reader would name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factextract.records import Citation, Claim, Finding, TextSpan
from factextract.report.dossier import CONTRADICTIONS, Dossier, Review, judge_finding
from factextract.report.html import escape, link_out
from factextract.report.words import (
    MODALITY_WORDS,
    TYPE_FAMILIES,
    TYPE_NAMES,
    TYPE_SIGNS,
    describe_change,
    describe_claim,
    describe_inverse_link,
    describe_link,
    describe_period,
    describe_warning,
    flat,
    group_digits,
    name_source,
    state_amount,
)

VERDICT_WORDS = {
    "consistent": "adds up",
    "inconsistent": "does not add up",
    "cannot_tell": "cannot be told",
    "agrees": "agrees with the table",
    "differs": "differs from the table",
    "near": "near the table's figure",
    "several_candidates": "several rows could be meant",
    "not_found": "no row found",
}
STATE_WORDS = {
    "todo": "not reviewed",
    "accepted": "reading accepted",
    "corrected": "reading corrected",
    "rejected": "rejected: no claim",
    "added": "added by a reviewer",
    "skipped": "skipped",
}
FACT_WORDS = {
    "supported": "supported",
    "contradicted": "contradicted",
    "unverifiable": "cannot be verified",
    "needs_source": "needs a source",
}


def write_cards(dossier: Dossier, prefix: str) -> str:
    """Give the cards of an article, in the order of the text; `prefix` keeps ids of several articles apart."""
    by_id = {claim.claim_id: claim for claim in dossier.claims}
    order = {claim.claim_id: place for place, claim in enumerate(dossier.claims, start=1)}
    inverse = find_inverse_links(dossier.claims)
    findings = group_findings(dossier.findings)
    cards = []
    for place, claim in enumerate(dossier.claims, start=1):
        ties = [
            *write_ties(claim, by_id, order, prefix),
            *write_inverse_ties(inverse.get(claim.claim_id, []), order, prefix),
        ]
        found = findings.get(claim.claim_id, [])
        cards.append(write_card(claim, place, prefix, by_id, ties, found, dossier.reviews.get(claim.claim_id)))
    return "".join(cards)


def find_inverse_links(claims: Sequence[Claim]) -> dict[str, list[tuple[str, Claim]]]:
    """Give for each claim the words of what other claims tie to it, with those claims."""
    by_id = {claim.claim_id for claim in claims}
    inverse: dict[str, list[tuple[str, Claim]]] = {}
    for claim in claims:
        for link in claim.links:
            if link.target in by_id:
                inverse.setdefault(link.target, []).append((describe_inverse_link(link, claim), claim))
    return inverse


def group_findings(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Give the findings of each claim."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        for claim_id in finding.claims:
            grouped.setdefault(claim_id, []).append(finding)
    return grouped


def write_ties(claim: Claim, by_id: Mapping[str, Claim], order: Mapping[str, int], prefix: str) -> Iterator[str]:
    """Give the claim's own ties as links to the other cards."""
    for link in claim.links:
        other = by_id.get(link.target)
        if other is not None:
            yield write_tie(describe_link(link, other, claim), other, order[other.claim_id], prefix)


def write_inverse_ties(pairs: Sequence[tuple[str, Claim]], order: Mapping[str, int], prefix: str) -> Iterator[str]:
    """Give the ties that point to the claim as links to the other cards."""
    for words, other in pairs:
        yield write_tie(words, other, order[other.claim_id], prefix)


def write_tie(words: str, other: Claim, place: int, prefix: str) -> str:
    """Give one tie; its number is that of the other claim."""
    return f'<a href="#{prefix}c{place}" class="tie">{escape(words)} <span class="no">{place}</span></a>'


def write_card(
    claim: Claim,
    place: int,
    prefix: str,
    by_id: Mapping[str, Claim],
    ties: Sequence[str],
    findings: Sequence[Finding],
    review: Review | None,
) -> str:
    """Give one card: headline, fields, ties, findings, doubts, and what reviewers have said."""
    family = TYPE_FAMILIES[claim.type]
    links = " ".join(f"{order}" for order in link_targets(claim, by_id))
    flags = []
    if any(judge_finding(finding) in CONTRADICTIONS for finding in findings):
        flags.append('<span class="flag bad">does not add up</span>')
    if claim.warnings:
        flags.append('<span class="flag">doubtful</span>')
    if claim.modality != "asserted":
        flags.append(f'<span class="flag soft">{escape(MODALITY_WORDS[claim.modality])}</span>')
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd{span_data(span)}>{value}</dd>" for name, value, span in list_fields(claim, ties)
    )
    notes = "".join(
        f'<p class="found v-{judge_finding(finding)}"><b>{escape(VERDICT_WORDS[judge_finding(finding)])}'
        f"</b> {escape(finding.message)}</p>"
        for finding in findings
    )
    doubts = "".join(f'<p class="doubt"><b>Doubt</b> {escape(describe_warning(name))}</p>' for name in claim.warnings)
    reviewed = write_review(review) if review is not None else ""
    trail = escape(" → ".join(claim.rules))
    rules = f"<details><summary>how it was read</summary><p>{trail}</p></details>" if trail else ""
    return (
        f'<article class="card f-{family}" id="{prefix}c{place}" data-start="{claim.start}" data-end="{claim.end}"'
        f' data-links="{links}" tabindex="-1" aria-labelledby="{prefix}h{place}">'
        f'<h3 id="{prefix}h{place}"><a class="no" href="#{prefix}m{place}" aria-label="claim {place}, to the text">'
        f'{place}</a> <span class="sign" aria-hidden="true">{escape(TYPE_SIGNS[claim.type])}</span> '
        f"{escape(describe_claim(claim, by_id))}</h3>{''.join(flags)}"
        f'<div class="more"><dl>{rows}</dl>{notes}{doubts}{reviewed}{rules}</div></article>'
    )


def link_targets(claim: Claim, by_id: Mapping[str, Claim]) -> Iterator[str]:
    """Give the claim's ties as `relation:start-end` for the lines that are drawn over the text."""
    for link in claim.links:
        other = by_id.get(link.target)
        if other is not None:
            yield f"{link.relation}:{other.start}-{other.end}"


def span_data(span: TextSpan | None) -> str:
    """Give the attribute by which a field finds its words in the article."""
    return "" if span is None else f' data-span="{span.start}-{span.end}"'


def list_fields(claim: Claim, ties: Sequence[str]) -> Iterator[tuple[str, str, TextSpan | None]]:
    """Give the rows of a card: name, value as HTML, and the span of the article that it rests on."""
    yield "Kind", escape(TYPE_NAMES[claim.type]), None
    yield "Amount", f"{escape(state_amount(claim))}{write_exact(claim)}", claim.hedge
    change = describe_change(claim)
    if change is not None:
        yield "Movement", escape(change), claim.change.basis if claim.change is not None else None
    for name, span in (("What", claim.metric), ("Of whom", claim.subject), ("Where", claim.place)):
        if span is not None:
            yield name, escape(flat(span.text)), span
    if claim.time is not None or claim.period is not None:
        words = escape(flat(claim.time.text)) if claim.time is not None else ""
        days = describe_period(claim.period)
        if days is not None and days not in words:
            words = f'{words} <span class="exact">{escape(days)}</span>'
        yield "When", words, claim.time
    source = claim.source or claim.source_context
    carried = ' <span class="exact">named in a sentence before</span>' if claim.source is None and source else ""
    yield "On whose word", escape(name_source(claim)) + carried, source
    yield "Put as", escape(MODALITY_WORDS[claim.modality]), None
    if ties:
        yield "Tied to", " ".join(ties), None


def write_exact(claim: Claim) -> str:
    """Give the exact value and unit, as the record holds them."""
    if claim.value is not None:
        exact = group_digits(claim.value)
    else:
        exact = f"{group_digits(claim.low or '')} to {group_digits(claim.high or '')}"
    if exact in state_amount(claim):
        return ""
    unit = f" {claim.unit}" if claim.type == "currency" else ""
    return f' <span class="exact">exactly {escape(exact + unit)}</span>'


def write_review(review: Review) -> str:
    """Give what people have said: of the reading, and of the fact."""
    who = " ".join(part for part in (review.reviewer, review.at[:10]) if part)
    lines = [f"<b>{escape(STATE_WORDS.get(review.state, review.state))}</b> {escape(review.reason)}"]
    if review.verdict:
        lines.append(f'<b class="fact">Fact: {escape(FACT_WORDS.get(review.verdict, review.verdict))}</b>')
    if review.source_url:
        lines.append(f"Source: {link_out(review.source_url, review.source_url)}")
    if review.note:
        lines.append(escape(review.note))
    if who:
        lines.append(f'<span class="exact">{escape(who)}</span>')
    return f'<p class="review s-{escape(review.state)}">{"<br>".join(lines)}</p>'


def write_findings(dossier: Dossier, prefix: str) -> str:
    """Give the findings of the checks: what does not add up first, what has been checked and holds folded away."""
    if not dossier.findings:
        return ""
    order = {claim.claim_id: place for place, claim in enumerate(dossier.claims, start=1)}
    bad = [finding for finding in dossier.findings if finding in dossier.inconsistent]
    rest = [finding for finding in dossier.findings if finding not in dossier.inconsistent]
    parts = ['<section class="findings"><h2>What the checks found</h2>']
    if bad:
        parts.append(f'<ul class="bad">{"".join(write_finding(finding, order, prefix) for finding in bad)}</ul>')
    else:
        parts.append("<p>Nothing that contradicts itself.</p>")
    if rest:
        listed = "".join(write_finding(finding, order, prefix) for finding in rest)
        parts.append(f"<details><summary>{len(rest)} other checks made</summary><ul>{listed}</ul></details>")
    parts.append("</section>")
    return "".join(parts)


def write_finding(finding: Finding, order: Mapping[str, int], prefix: str) -> str:
    """Give one finding with links to its claims."""
    places = sorted(order[claim_id] for claim_id in finding.claims if claim_id in order)
    links = " ".join(
        f'<a class="no" href="#{prefix}c{place}" aria-label="claim {place}">{place}</a>' for place in places
    )
    words = VERDICT_WORDS[judge_finding(finding)]
    sources = "; ".join(cite_row(citation) for citation in finding.citations)
    cited = f'<span class="exact">{escape(sources)}</span> ' if sources else ""
    return (
        f'<li class="v-{judge_finding(finding)}"><b>{escape(words)}</b> {escape(finding.message)} {cited}{links}</li>'
    )


def cite_row(citation: Citation) -> str:
    """Name a row of a reference table so that a reader can look it up."""
    period = describe_period(citation.period)
    figure = " ".join(part for part in (group_digits(citation.value), citation.unit or "") if part)
    parts = (
        citation.entity,
        citation.indicator,
        period,
        figure,
        citation.source,
        f"{citation.table}, row {citation.row}",
    )
    return ", ".join(part for part in parts if part)
