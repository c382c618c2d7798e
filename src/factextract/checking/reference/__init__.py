"""Figures against reference tables: tables in, claims matched to their rows, findings out.

`findings.check_reference` is the door; a wrong match is worse than none, and everything here leans that way.
"""
