"""A newsroom's own words."""
