"""A comparison as something to look at: terminal, page, Markdown."""
