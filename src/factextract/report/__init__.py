"""Records in, pages and tables out: pure functions that open no file and know no spaCy."""
