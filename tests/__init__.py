"""The tests, and the commands that belong to them."""
