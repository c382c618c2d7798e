"""Gold to and from the formats of annotation tools: offsets are checked on the way in, losses named on the way out."""
