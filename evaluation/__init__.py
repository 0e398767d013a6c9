"""Scores against gold, quality floors, and what each step costs. `make eval` and `make bench`."""
