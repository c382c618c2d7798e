"""Every rule of the house in one book, stage by stage: what the reference tells of, and what `rules list` prints."""

from __future__ import annotations

from factextract.rules.claims.link_rules import RULES as LINK_RULES
from factextract.rules.claims.metric_rules import METRIC_RULES
from factextract.rules.claims.modality_rules import MODALITY_RULES
from factextract.rules.claims.place_rules import PLACE_RULES
from factextract.rules.claims.source_context_rules import SOURCE_CONTEXT_RULES
from factextract.rules.claims.source_rules import SOURCE_RULES
from factextract.rules.claims.subject_rules import SUBJECT_RULES
from factextract.rules.claims.time_rules import TIME_RULES
from factextract.rules.modifiers.change_rules import RULES as CHANGE_RULES
from factextract.rules.modifiers.rulebook import RULES as MODIFIER_RULES
from factextract.rules.numerals.rulebook import RULES as NUMERAL_RULES
from factextract.rules.quantities.rulebook import RULES as QUANTITY_RULES
from factextract.rules.rule import RuleBook
from factextract.rules.times.find import read_patterns


def read_rules() -> RuleBook:
    """Give all rules in the order of the stages; raise RuleError where two of them have one name."""
    return RuleBook(
        *NUMERAL_RULES,
        *QUANTITY_RULES,
        *(each.rule for each in read_patterns()),
        *MODIFIER_RULES,
        *CHANGE_RULES,
        *METRIC_RULES,
        *SUBJECT_RULES,
        *TIME_RULES,
        *PLACE_RULES,
        *SOURCE_RULES,
        *SOURCE_CONTEXT_RULES,
        *MODALITY_RULES,
        *LINK_RULES,
    )
