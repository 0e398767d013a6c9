"""A story as it is shown: its headline, when and where it was told, on how many origins, who and where is named.

Sections become stories in `stream`; here a group of them gets its face, and stories their order.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from khabar.link.units import Report
from khabar.records import Place, Story

#: Names shown for a story.
SHOWN = 8

Near = Callable[[int, int], float]


def make_story(id: str, reports: Sequence[Report], near: Near, aliases: Sequence[str], copied_from: float) -> Story:
    """The story of some reports; `near` says how near two of them are by their numbers, `copied_from` when one copies."""
    dated = sorted((report.day, report.published) for report in reports if report.day is not None and report.published)
    return Story(
        id,
        reports[_middle(reports, near)].title,
        _joined(sorted(report.place for report in reports)),
        dated[0][1] if dated else None,
        dated[-1][1] if dated else None,
        tuple(sorted({report.outlet for report in reports if report.outlet})),
        _origins(reports, near, copied_from),
        _most_named(report.people for report in reports),
        _most_named(report.places for report in reports),
        tuple(sorted(aliases)),
    )


def in_order(stories: Sequence[Story]) -> list[Story]:
    """Big stories first, but each after those its second sections' articles are chiefly about."""
    opens: dict[str, tuple[int, int]] = {}
    for number, story in enumerate(stories):
        for member in story.members:
            opens[member.article] = min(opens.get(member.article, (member.start, number)), (member.start, number))
    before = [
        sorted({opens[member.article][1] for member in story.members if member.start > opens[member.article][0]})
        for story in stories
    ]
    order: list[Story] = []
    entered: set[int] = set()
    done: set[int] = set()
    waiting = sorted(range(len(stories)), key=lambda number: (-len(stories[number].members), stories[number].members))
    waiting.reverse()  # a stack: the biggest comes off first
    while waiting:
        number = waiting[-1]
        first = [other for other in before[number] if other not in entered]
        if number not in entered and first:
            entered.add(number)
            waiting += first
            continue
        waiting.pop()
        entered.add(number)
        if number not in done:
            done.add(number)
            order.append(stories[number])
    return order


def _middle(reports: Sequence[Report], near: Near) -> int:
    """The member the others are nearest to, reports with a headline before others."""
    numbers = range(len(reports))
    return max(
        numbers,
        key=lambda at: (bool(reports[at].headline), sum(near(at, other) for other in numbers if other != at), -at),
    )


def _origins(reports: Sequence[Report], near: Near, copied_from: float) -> int:
    """Groups of reports that credit one agency, that copy each other, or that one outlet wrote."""
    roots = list(range(len(reports)))

    def root(at: int) -> int:
        while roots[at] != at:
            at = roots[at]
        return at

    first: dict[str, int] = {}
    for at, report in enumerate(reports):
        for key in report.credits or ((f"outlet {report.outlet}",) if report.outlet else ()):
            roots[root(at)] = root(first.setdefault(key, at))
        for other in range(at):
            if root(other) != root(at) and near(at, other) >= copied_from:
                roots[root(at)] = root(other)
    return len({root(at) for at in roots})


def _most_named(named: Iterable[Sequence[str]]) -> tuple[str, ...]:
    counts = Counter(name for names in named for name in set(names))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:SHOWN])


def _joined(places: Sequence[Place]) -> tuple[Place, ...]:
    """Neighbouring sections of one article as one place."""
    joined: list[Place] = []
    for place in places:
        last = joined[-1] if joined else None
        if last is not None and last.article == place.article and last.end == place.start:
            joined[-1] = Place(last.article, last.start, place.end)
        else:
            joined.append(place)
    return tuple(joined)
