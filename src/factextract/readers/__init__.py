"""Bytes to articles: one reader a file, chosen by content, then by name; `inputs.read_inputs` is the door."""
