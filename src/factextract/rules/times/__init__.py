"""Time expressions: found in the text, chosen for a claim, resolved to calendar days."""

from factextract.rules.times.find import find_time_expressions
from factextract.rules.times.pattern import TimeExpression

__all__ = ["TimeExpression", "find_time_expressions"]
