"""The fourth stage: who, what, when, where, on whose word, and how the figures hang together."""
