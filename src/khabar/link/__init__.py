"""Across articles: reused wording, stories, people, places and bodies."""
