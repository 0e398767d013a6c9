"""Which years are somebody's age, and so no time of the report."""

from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match

_OLDEST = 130  # years: what is older is no person
_AGES_REACH = 14  # tokens: «تتراوح أعمار المشاركين في الدورة بين 16 سنة و20 سنة»


def is_age(match: Match, context: Context, unit: str) -> bool:
    """Whether years are somebody's age: in brackets alone, or after words such as عمره."""
    number = match.value("n")
    if unit not in ("Y", "M") or (isinstance(number, int | float) and number > _OLDEST):
        return False
    alone = context.at(match.start - 1, "open", "dash", "comma") and context.at(
        match.end, "close", "dash", "comma", "quote"
    )
    if context.at(match.end, "en_old") or (unit == "Y" and context.text(match.start - 1) == "عن"):
        return True  # «توفي عن 80 عاما»
    after = context.text(match.end) in ("من", "في") and context.text(match.end + 1) in ("العمر", "عمره", "عمرها")
    clause = min(_AGES_REACH, match.start - context.sentence)
    ages = clause > 0 and context.before(match.start, "ages", "the_ages", reach=clause)
    return alone or after or ages or context.before(match.start, "age", reach=4)
