"""Time expressions: found in the text, chosen for a claim, resolved to calendar days."""

from factextract.rules.times.choose import choose_time
from factextract.rules.times.find import find_time_expressions
from factextract.rules.times.pattern import TimeExpression
from factextract.rules.times.resolve import resolve_period

__all__ = ["TimeExpression", "choose_time", "find_time_expressions", "resolve_period"]
