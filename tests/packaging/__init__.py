"""Packaging: what is built, what it brings, and under which licences."""
