"""Who is made to say what: quotations with their cue, speaker and chain of passing on. Start reading at `find.py`."""

from khabar.annotation.quotations.find import find_quotations

__all__ = ["find_quotations"]
