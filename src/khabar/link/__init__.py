"""Across articles: reused wording, stories, people."""
