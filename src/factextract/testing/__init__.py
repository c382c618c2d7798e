"""What the pytest plugin is made of: gold articles as items, snapshots of claims."""
