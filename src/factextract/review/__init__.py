"""The review desk: the append-only journal of people's decisions, and the local page where they are made."""
