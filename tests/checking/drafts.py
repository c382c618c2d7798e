"""Generated articles: text and claims written together, so that one number can be changed in both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from factextract.records import Article, Claim

from .gold_claims import HEDGE, split_sentences

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Figure:
    """A number of a draft: how it is written, and what its record says."""

    type: str
    value: Decimal
    pattern: str = "{}"
    """The surface around the digits: `£{}m`, `{} percent`."""
    scale: Decimal = Decimal(1)
    """What one of the written digits is worth."""
    decimals: int = 0
    unit: str | None = None
    comparator: str = "="
    words: str | None = None
    """The surface itself, where it is no digits: `half`, `doubled`."""
    metric: str | None = None
    subject: str | None = None
    per: tuple[str, str] | None = None
    change: tuple[str, str] | None = None
    links: tuple[tuple[str, str], ...] = ()
    grouped: bool = True

    def write(self) -> str:
        """Give the figure as the article writes it."""
        if self.words is not None:
            return self.words
        number = self.value / self.scale
        return self.pattern.format(f"{number:,.{self.decimals}f}" if self.grouped else f"{number:.{self.decimals}f}")

    def round(self) -> Decimal:
        """Give the value as written, rounded to the digits shown."""
        step = Decimal(1).scaleb(-self.decimals)
        return (self.value / self.scale).quantize(step) * self.scale

    def change_to(self, value: Decimal) -> Figure:
        """Give the figure with another value."""
        return replace(self, value=value)


@dataclass(frozen=True)
class Relation:
    """Sentences whose figures determine each other."""

    family: str
    text: str
    figures: dict[str, Figure]
    plantable: tuple[str, ...]
    """The figures whose change breaks the relation."""
    broken_text: str | None = None
    """Sentences that break the relation by their words: a fall that is called a rise."""
    broken_figures: dict[str, Figure] | None = None
    involved: tuple[str, ...] = ()
    """The figures that a finding must name; the planted one where empty."""
    is_headline: bool = False


@dataclass
class Draft:
    """An article of several relations."""

    doc_id: str
    relations: list[Relation] = field(default_factory=list)

    def build(self) -> tuple[Article, list[Claim], dict[str, str]]:
        """Give the article, its claims, and each figure's claim_id by `relation number.key`."""
        text, spans = "", []
        for number, relation in enumerate(self.relations):
            if text:
                text += "\n\n"
            at = 0
            for match in SLOT.finditer(relation.text):
                text += relation.text[at : match.start()]
                figure = relation.figures[match.group(1)]
                spans.append((number, match.group(1), figure, len(text), len(text) + len(figure.write())))
                text += figure.write()
                at = match.end()
            text += relation.text[at:]
        sentences = split_sentences(text)
        ids = {f"{n}.{key}": f"{self.doc_id}:{start}-{end}" for n, key, _, start, end in spans}
        claims = [self._claim(text, sentences, ids, *span) for span in spans]
        article = Article(doc_id=self.doc_id, text=text, text_sha256="0" * 64)
        return article, claims, ids

    def _claim(
        self,
        text: str,
        sentences: list[tuple[int, int]],
        ids: dict[str, str],
        number: int,
        key: str,
        figure: Figure,
        start: int,
        end: int,
    ) -> Claim:
        bounds = next(pair for pair in sentences if pair[0] <= start < pair[1])
        fields: dict[str, Any] = {
            "doc_id": self.doc_id,
            "claim_id": ids[f"{number}.{key}"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "sentence": {"start": bounds[0], "end": bounds[1], "text": text[bounds[0] : bounds[1]]},
            "type": figure.type,
            "unit": figure.unit,
            "comparator": figure.comparator,
            "value": plain(figure.round() if figure.words is None else figure.value),
            "links": [{"relation": relation, "target": ids[f"{number}.{other}"]} for relation, other in figure.links],
        }
        if figure.change is not None:
            fields["change"] = {"direction": figure.change[0], "role": figure.change[1]}
        if figure.per is not None:
            fields["per"] = {"value": figure.per[0], "unit": figure.per[1]}
        for role in ("metric", "subject"):
            words = getattr(figure, role)
            if words is not None:
                place = text.index(words, bounds[0])
                fields[role] = {"start": place, "end": place + len(words), "text": words}
        hedge = HEDGE.search(text[max(0, start - 30) : start])
        if figure.comparator != "=" and hedge is not None:
            words = hedge.group().strip()
            place = max(0, start - 30) + hedge.start()
            fields["hedge"] = {"start": place, "end": place + len(words), "text": words}
        return Claim.model_validate(fields)


def plain(value: Decimal) -> str:
    """Give a decimal in plain notation."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
