"""Why two sections are near, feature by feature, and why a section opened a story or joined one."""

from khabar.language.words import lexical_forms
from khabar.link import nearness as weigh
from khabar.link.window import Window
from khabar.models.encoder import Encoder
from khabar.records import Feature, Link

#: Words shown for a feature.
SHOWN = 8
#: What a judgement by hand weighs where it joins two sections: more than all the rest can take away.
JUDGED = 1.0


def explain_link(window: Window, member: int, nearest: int, encoder: Encoder, *, judged: bool) -> Link:
    """The features that bring two sections together or apart, the weightiest first, and their sum."""
    one, other = window.profiles[member], window.profiles[nearest]
    found = _alike(window, member, nearest, encoder) if one.arabic == other.arabic else []
    found = found or _across(window, member, nearest, encoder)
    if judged:
        found.append(Feature("judged", 1.0, JUDGED, "judged by hand to tell of the same happening"))
    features = sorted((f for f in found if f.value), key=lambda f: -abs(f.value * f.weight))
    score = sum(feature.value * feature.weight for feature in features)
    return Link(one.report.place, other.report.place, round(score, 4), tuple(features))


def why_born(window: Window, slot: int, line: float, *, parted: bool) -> str:
    """Why a section opened a story of its own."""
    nearest = max(window.near[slot].values(), default=0.0)
    if parted:
        return "judged by hand to tell of another happening"
    if not nearest:
        return "nothing at hand is near to it"
    if nearest < line:
        return f"the nearest report is {nearest:.2f} near, less than {line:.2f}"
    return f"a report is {nearest:.2f} near, but its story as a whole is not"


def why_joined(window: Window, slot: int, mates: list[int], *, judged: bool) -> str:
    """Why a section joined the story of its mates."""
    if judged:
        return "judged by hand to tell of the same happening"
    near = window.near[slot]
    nearest = max(mates, key=lambda mate: (near.get(mate, 0.0), -mate))
    return f"{near.get(nearest, 0.0):.2f} near {window.profiles[nearest].report.place.article}"


def _alike(window: Window, left: int, right: int, encoder: Encoder) -> list[Feature]:
    one, other = window.profiles[left], window.profiles[right]
    values = window.nearness.features(one, [other])
    sum_ = float(values.sum()[0])
    shared = _written(window, window.nearness.shared_terms(one, other).tolist())
    figures = [word for word in _written(window, window.nearness.shared_bridges(one, other).tolist()) if word[0] != "@"]
    return [
        Feature("words", float(values.words[0]), weigh.WORDS, "both tell of " + ", ".join(shared)),
        Feature("head", float(values.head[0]), weigh.HEAD, "how much of each headline and opening the other tells"),
        Feature("names", float(values.names[0]), weigh.NAMES, "how many names of each opening the other has"),
        Feature("figures", float(values.figures[0]), weigh.FIGURES, "both have " + ", ".join(figures)),
        Feature("outlet", float(values.outlet[0]), weigh.OUTLET, "one outlet seldom tells of a happening twice"),
        Feature("clash", float(values.clash[0]), weigh.CLASH, "each tells first of people or places the other lacks"),
        Feature("days", float(values.days[0]), weigh.DAY, "days between them beyond the first"),
        *_meaning(window, left, right, encoder, sum_),
    ]


def _meaning(window: Window, left: int, right: int, encoder: Encoder, sum_: float) -> list[Feature]:
    if sum_ < weigh.OPEN_FROM:
        return []
    if sum_ >= weigh.OPEN_TO:
        why = "taken as usual for reports that share so much"
        return [Feature("meaning", weigh.USUAL_MEANING, weigh.MEANING, why)]
    meaning = window.meaning(left, right, encoder)
    return [Feature("meaning", meaning, weigh.MEANING, "how alike the headlines are in meaning")]


def _across(window: Window, left: int, right: int, encoder: Encoder) -> list[Feature]:
    one, other = window.profiles[left], window.profiles[right]
    shared = _written(window, window.nearness.shared_bridges(one, other).tolist())
    value = float(window.nearness.bridged(one, [other])[0])
    days = max(0.0, weigh.days_apart(one, other) - 1)
    meaning = window.meaning(left, right, encoder)
    return [
        Feature("bridges", value, weigh.BRIDGES, "both name " + ", ".join(word.removeprefix("@") for word in shared)),
        Feature("meaning", meaning, weigh.ACROSS_MEANING, "how alike the headlines are in meaning"),
        Feature("days", days, weigh.DAY, "days between them beyond the first"),
    ]


def _written(window: Window, numbers: list[int]) -> list[str]:
    words = [word for word in window.vocabulary.written(numbers) if word]
    return [word if word[0].isdigit() or word[0] == "@" else lexical_forms(word)[0] for word in words[:SHOWN]]
