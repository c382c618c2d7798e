"""Numbers unaccounted for: digits that no row of the ledger holds, and gold claims that the ledger calls no claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factextract.records import Number
from factextract.scoring.claims import ClaimLike

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Loose:
    """A number that is not accounted for as it should be."""

    doc_id: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True)
class LedgerScore:
    """What became of all numbers of the articles that have gold."""

    fates: Mapping[str, int]
    unaccounted: tuple[Loose, ...]
    unresolved: tuple[Loose, ...]
    wrongly_excluded: tuple[Loose, ...]

    @property
    def total(self) -> int:
        """How many rows the ledger has."""
        return sum(self.fates.values())


def score_ledger(
    numbers: Iterable[Number], gold: Mapping[str, Sequence[ClaimLike]], texts: Mapping[str, str]
) -> LedgerScore:
    """Compare a ledger with the articles' digits and with their gold claims."""
    rows: dict[str, list[Number]] = {doc_id: [] for doc_id in texts}
    for number in numbers:
        if number.doc_id in rows:
            rows[number.doc_id].append(number)
    unaccounted, unresolved, excluded = [], [], []
    fates: Counter[str] = Counter()
    for doc_id in sorted(rows):
        held = bytearray(len(texts[doc_id]))
        for row in rows[doc_id]:
            fates[row.fate] += 1
            held[row.start : row.end] = b"\x01" * len(held[row.start : row.end])
            if row.fate == "unresolved":
                unresolved.append(Loose(doc_id, row.start, row.end, row.text, row.reason or "unresolved"))
        for match in DIGITS.finditer(texts[doc_id]):
            if not all(held[i] for i in range(*match.span()) if texts[doc_id][i].isdigit()):
                unaccounted.append(Loose(doc_id, *match.span(), match.group(), "in no row of the ledger"))
        claims = [claim for claim in gold.get(doc_id, ()) if not getattr(claim, "optional", False)]
        for row in rows[doc_id]:
            if row.fate == "excluded" and any(claim.start <= row.start and row.end <= claim.end for claim in claims):
                excluded.append(Loose(doc_id, row.start, row.end, row.text, row.reason or "excluded"))
    return LedgerScore(dict(sorted(fates.items())), tuple(unaccounted), tuple(unresolved), tuple(excluded))
