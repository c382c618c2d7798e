"""The first stage: every number of the text, in digits or words, with its exact value."""

from factextract.rules.numerals.grammar import find_numerals
from factextract.rules.numerals.lexemes import Lexeme, Lexemes, cut_lexemes

__all__ = ["Lexeme", "Lexemes", "cut_lexemes", "find_numerals"]
