"""The second stage: numbers with their units become quantities, and the rest is excluded with a reason."""

from factextract.rules.quantities.read import Found, find_quantities

__all__ = ["Found", "find_quantities"]
