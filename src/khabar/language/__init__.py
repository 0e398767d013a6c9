"""Pure functions on strings, and the lexicons as data."""
