"""Archives of millions of articles: work units, local workers, the Ray driver, resuming."""
