"""From article to document: each file finds one kind of annotation."""
