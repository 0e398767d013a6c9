"""Sources to articles."""
