"""Inside a story: what all say, what one says, what conflicts, on whose word."""
