"""Times of an article: what they are called in the text and which days of the calendar they mean."""

from khabar.annotation.times.finder import find_times

__all__ = ["find_times"]
