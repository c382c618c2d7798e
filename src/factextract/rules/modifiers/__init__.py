"""The third stage: the words around a quantity that bound it, move it, or divide it."""
