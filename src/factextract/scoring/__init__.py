"""Judging claims against gold: pairing, outcomes, scores, baselines, gates. Knows records, never spaCy."""
