"""Where spaCy lives: sentences, the parse, and one component for each stage."""
