"""Numeric claims of press articles as exact, checkable records."""
